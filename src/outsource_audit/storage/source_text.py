"""Bytes from outside made text, or refused with the place: the first door of every file."""

from __future__ import annotations

import re

from outsource_audit.errors import Problem

MOST_BYTES = 2_000_000
MOST_LEVELS = 32
MOST_NODES = 200_000

_LINE_BREAK = re.compile(r"\r\n?|\n")
_BYTE_ORDER_MARK = "\ufeff"


def decoded(data: bytes | str, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a file, without a byte order mark, and why it cannot be read.

    Refused are more than 2,000,000 bytes, bytes that are not UTF-8, and files without text.
    """
    # "surrogatepass": halves of surrogate pairs are refused later, with their place.
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    if len(raw) > MOST_BYTES:
        hint = f"the largest file that is read has {MOST_BYTES:,} bytes"
        return "", [Problem(file, 1, 1, "", f"the file has {len(raw):,} bytes", hint)]
    if isinstance(data, str):
        text = data
    else:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            return "", [_not_utf8(raw, error.start, file)]
    text = text.removeprefix(_BYTE_ORDER_MARK)
    if not text.strip():
        return "", [Problem(file, 1, 1, "", "the file is empty")]
    return text, []


def line_starts(text: str) -> list[int]:
    """Return the index of the first character of every line."""
    return [0, *(found.end() for found in _LINE_BREAK.finditer(text))]


def position(text: str, index: int) -> tuple[int, int]:
    """Return line and column, counted from 1, of a character of a text."""
    starts = line_starts(text[:index])
    return len(starts), index - starts[-1] + 1


def _not_utf8(raw: bytes, start: int, file: str) -> Problem:
    before = raw[:start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    line, column = position(before, len(before))
    what = f"byte 0x{raw[start]:02x} is not UTF-8 text"
    return Problem(file, line, column, "", what, "save the file in the encoding UTF-8")
