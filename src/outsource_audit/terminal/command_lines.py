"""A command to type as the lines it takes: a shell reads them as one, and no name is broken."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

PROGRAM = "outsource-audit"
GOES_ON = " \\"
_INDENT, _UNDER = "  ", "    "


def command_lines(command: str, width: int) -> list[str]:
    """Return a command in lines of at most `width` columns, each to be typed as it is.

    A line ends in a backslash where the next one goes on. What is no command of this program,
    and a name that is too long for any line, stays whole: a terminal breaks it where it likes.
    """
    words = _words(command)
    if len(_INDENT + command) <= width or not words:
        return [_INDENT + command]
    return list(_broken(words, width))


def _words(command: str) -> list[str]:
    """Return the words as they are typed; none where it cannot be taken apart safely."""
    if not command.startswith(f"{PROGRAM} "):
        return []
    try:
        words = [shlex.quote(word) for word in shlex.split(command)]
    except ValueError:
        return []
    return words if " ".join(words) == command else []


def _broken(words: list[str], width: int) -> Iterator[str]:
    line, rest = _INDENT + words[0], words[1:]
    for place, word in enumerate(rest, start=1):
        last = place == len(rest)
        longer = f"{line} {word}"
        if len(longer) + (0 if last else len(GOES_ON)) <= width:
            line = longer
            continue
        yield line + GOES_ON
        line = _UNDER + word
    yield line
