"""Texts that a spreadsheet would run as a formula, made plain text; and back again.

A cell that begins with one of `= + - @` (or their wide forms), a tab or a carriage return is
computed by Excel, LibreOffice and Google Sheets when the file is opened. An apostrophe before
it makes it text. What is no formula is never touched.
"""

from __future__ import annotations

import re

_MARK = "'"
# Apostrophes before it count too: a text that begins with one of its own gets another, so
# that exactly one is taken off on the way back.
_RUNS = re.compile(r"['\s]*+[=+\-@\uff1d\uff0b\uff0d\uff20]|['\x20]*+[\t\r]")


def guarded(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would run it."""
    return _MARK + text if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    plain = text.removeprefix(_MARK)
    return plain if plain != text and _RUNS.match(plain) else text
