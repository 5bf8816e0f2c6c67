"""How to talk to whoever is there: by keys on a whole screen, or line by line."""

from __future__ import annotations

import os
import sys

PLAIN_VARIABLE = "OUTSOURCE_AUDIT_PLAIN"


def is_plain(*, asked: bool) -> bool:
    """Say whether to ask line by line.

    So it is when it was asked for, by option or by environment variable, and wherever no
    screen can be drawn: without a terminal on both ends, or on one that can do nothing.
    """
    if asked or os.environ.get(PLAIN_VARIABLE, "0") not in ("", "0"):
        return True
    if any(stream is None or not stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return True
    # Windows draws without being told what terminal it is.
    return os.environ.get("TERM", "dumb" if os.name == "posix" else "") == "dumb"


def is_piped() -> bool:
    """Say whether the lines come from a file or another program, not from a person."""
    return sys.stdin is None or not sys.stdin.isatty()
