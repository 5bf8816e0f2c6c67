"""What is passed on of a browser's own messages: one line, the one that tells why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.plain_text import clean
from outsource_audit.exchange.last_words import MOST_OF_A_LINE, lacks_sandbox, last_words

LOG = b"""[1:1:1123/162837.554184:FATAL:chrome/browser/x.cc:315] Socket path too long: /tmp/x
[1:9:1123/162837.565651:ERROR:dbus/bus.cc:405] Failed to connect to the bus
[1:1:1123/162837.606901:ERROR:content/zygote/zygote_linux.cc:662] write: Broken pipe (32)
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (b"", ""),
        (b"\n \n", ""),
        (b"first\nlast\n\n", "last"),
        (LOG, "Socket path too long: /tmp/x"),
        (LOG.replace(b"FATAL", b"INFO"), "write: Broken pipe (32)"),
        (b"why\n[1:1:1/2.3:ERROR:dbus/bus.cc:405] no bus\n", "why"),
        (b"red \x1b[31mtext\x07 \xff", "red ␛[31mtext␇ \N{REPLACEMENT CHARACTER}"),
    ],
)
def test_the_line_that_tells_why_is_passed_on(said: bytes, told: str) -> None:
    """The fatal line, else the last; without the mark of the log, and steering no terminal."""
    assert last_words(said) == told


@given(st.binary(max_size=400))
def test_it_is_always_one_short_line(said: bytes) -> None:
    """Whatever is said, one line of at most 160 letters, safe to show, is passed on."""
    told = last_words(said)
    assert len(told) <= MOST_OF_A_LINE
    assert clean(told) == told


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        (b"[1:1:1/2:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you", True),
        (b"The SUID sandbox helper binary was found, but is not configured correctly", True),
        (b"Failed to move to new namespace: PID namespaces supported", True),
        (LOG, False),
    ],
)
def test_a_missing_sandbox_is_told_apart(said: bytes, lacks: bool) -> None:
    """Chrome's messages of a system that lets it make no sandbox are known."""
    assert lacks_sandbox(said) is lacks
