"""What a browser said before it failed, cut down to the one line that tells why."""

from __future__ import annotations

import re

from outsource_audit.domain.plain_text import clean

MOST_OF_A_LINE = 160

_READ = 20_000
# "[4711:4711:1123/162837.554184:FATAL:a/file.cc:315] ", as every line of its log begins.
_LOG_MARK = re.compile(r"^\[[^\]]*\]\s*")
# Said on every machine without a desktop, and never the reason.
_NOISE = re.compile(r"ERROR:dbus/|ERROR:gpu/|dconf-CRITICAL|/sys/devices/")
_NO_SANDBOX = re.compile(
    rb"No usable sandbox|SUID sandbox helper|move to new namespace|credentials\.cc.*denied"
)


def last_words(said: bytes) -> str:
    """Return the last line that tells something, at most 160 letters, safe to show; or nothing."""
    lines = said[-_READ:].decode("utf-8", "replace").splitlines()
    telling = [line for line in lines if line.strip() and not _NOISE.search(line)]
    fatal = [line for line in telling if ":FATAL:" in line]
    line = next(reversed(fatal or telling), "")
    return clean(_LOG_MARK.sub("", line)).strip()[:MOST_OF_A_LINE]


def lacks_sandbox(said: bytes) -> bool:
    """Say whether the browser ended because the system does not let it make a sandbox."""
    return _NO_SANDBOX.search(said) is not None
