"""Which way to ask: on a whole screen only where one can be drawn and nobody objects."""

from __future__ import annotations

import sys
from typing import TextIO

import pytest

from outsource_audit.terminal.manner import PLAIN_VARIABLE, is_piped, is_plain


class Stream:
    """A stream that says whether it is a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        """Keep the answer."""
        self._terminal = terminal

    def isatty(self) -> bool:
        """Say whether it is a terminal."""
        return self._terminal


def sit_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit at a terminal that can do everything."""
    # No fixture: pytest puts its own streams in place between a fixture and its test.
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(sys, name, Stream(terminal=True))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv(PLAIN_VARIABLE, raising=False)


def test_a_terminal_gets_key_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where both ends are a terminal that can draw."""
    sit_at_a_terminal(monkeypatch)
    assert not is_plain(asked=False)
    assert not is_piped()


def test_plain_is_had_for_the_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """On any terminal."""
    sit_at_a_terminal(monkeypatch)
    assert is_plain(asked=True)


@pytest.mark.parametrize("value", ["1", "yes", "true"])
def test_the_environment_can_ask_for_plain(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """For somebody who always needs it."""
    sit_at_a_terminal(monkeypatch)
    monkeypatch.setenv(PLAIN_VARIABLE, value)
    assert is_plain(asked=False)


@pytest.mark.parametrize("value", ["", "0"])
def test_the_environment_can_say_no_too(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Empty and 0 ask for nothing."""
    sit_at_a_terminal(monkeypatch)
    monkeypatch.setenv(PLAIN_VARIABLE, value)
    assert not is_plain(asked=False)


def test_a_dumb_terminal_is_asked_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """It could not draw."""
    sit_at_a_terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    assert is_plain(asked=False)


def test_a_terminal_that_says_nothing_of_itself_is_a_dumb_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As under cron or in some editors."""
    sit_at_a_terminal(monkeypatch)
    monkeypatch.delenv("TERM")
    assert is_plain(asked=False)


@pytest.mark.parametrize("name", ["stdin", "stdout"])
@pytest.mark.parametrize("stream", [None, Stream(terminal=False)])
def test_both_ends_must_be_a_terminal(
    monkeypatch: pytest.MonkeyPatch, name: str, stream: TextIO | None
) -> None:
    """Keys that come from a file, or screens that go into one, help nobody."""
    sit_at_a_terminal(monkeypatch)
    monkeypatch.setattr(sys, name, stream)
    assert is_plain(asked=False)


@pytest.mark.parametrize("stream", [None, Stream(terminal=False)])
def test_lines_come_from_a_file_where_the_input_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: TextIO | None
) -> None:
    """Closed input counts as an empty file."""
    sit_at_a_terminal(monkeypatch)
    monkeypatch.setattr(sys, "stdin", stream)
    assert is_piped()
