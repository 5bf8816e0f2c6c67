"""Text in the cells of a terminal: how wide it is, and where its lines break."""

from __future__ import annotations

import re

from prompt_toolkit.utils import get_cwidth

_WORD_AND_BLANKS = re.compile("[^ ]+ *| +")


def cells(text: str) -> int:
    """Return how many cells a text takes; wide characters take two, combining ones none."""
    return len(text) if text.isascii() else get_cwidth(text)


def spans(text: str, width: int) -> list[tuple[int, int]]:
    """Return where each line of a text without line breaks begins and ends.

    Lines break after blanks, and inside a word only where it is wider than a line. Blanks at
    the end of a line may reach over its edge. No character is left out.
    """
    rows: list[tuple[int, int]] = []
    start = used = 0
    for found in _WORD_AND_BLANKS.finditer(text):
        word = found[0].rstrip(" ")
        wide = cells(word)
        if used and used + wide > width:
            rows.append((start, found.start()))
            start, used = found.start(), 0
        if wide > width:
            inside, used = _inside(word, found.start(), width)
            rows += inside
            start = inside[-1][1]
        else:
            used += wide
        used += len(found[0]) - len(word)
    return [*rows, (start, len(text))]


def _inside(word: str, begin: int, width: int) -> tuple[list[tuple[int, int]], int]:
    """Return the full lines of a word that is too wide, and the cells of what is left."""
    rows: list[tuple[int, int]] = []
    start, used = begin, 0
    for position, character in enumerate(word, begin):
        wide = cells(character)
        if used + wide > width:
            rows.append((start, position))
            start, used = position, 0
        used += wide
    return rows, used


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text without line breaks, none wider than the width."""
    return [text[start:end].rstrip(" ") for start, end in spans(text, width)]


def cut(text: str, width: int, sign: str = "...") -> str:
    """Return the text, its end replaced by the sign where it is too wide."""
    if cells(text) <= width:
        return text
    kept, used = [], cells(sign)
    for character in text:
        used += cells(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + sign
