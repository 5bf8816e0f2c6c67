"""Bars of scores in characters: the confirmed part and the part not known differ in shape."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import msgspec

from outsource_audit.domain.risk import BAND_EDGES, Rating
from outsource_audit.terminal.console import Line, Screen


class Ink(msgspec.Struct, frozen=True):
    """What a bar is drawn with: a character for each of its parts."""

    confirmed: str
    not_known: str
    rest: str

    @property
    def key(self) -> str:
        """Return what the parts mean."""
        return f"{self.confirmed} confirmed, {self.not_known} not known"


_BLOCKS = Ink("█", "▒", "·")
_LETTERS = Ink("#", "+", ".")


def ink(screen: Screen) -> Ink:
    """Return what to draw with: blocks, or plain characters where the screen has no blocks."""
    return _BLOCKS if screen.can_show("".join(_parts(_BLOCKS))) else _LETTERS


def bar(score: Fraction, confirmed: Fraction, cells: int, drawn_with: Ink, style: str = "") -> Line:
    """Return the bar of a score from 0 to 100 and its confirmed part, `cells` wide.

    What is not 0 takes a cell at least, where there is one, and only 100 fills the bar.
    """
    sure = _cells(confirmed, cells)
    open_ = max(_cells(score, cells) - sure, int(score > confirmed and sure + 1 < cells))
    return [
        (drawn_with.confirmed * sure, style),
        (drawn_with.not_known * open_, style),
        (drawn_with.rest * (cells - sure - open_), "dim"),
    ]


def scale(cells: int) -> str:
    """Return the bands of a score, each word under its part of a bar `cells` wide.

    At least 36 cells, a multiple of 4.
    """
    edges = [edge * cells // 100 for edge in (0, *BAND_EDGES, 100)]
    widths = [end - start for start, end in pairwise(edges)]
    marked = (f"|{rating.word}".ljust(width) for rating, width in zip(Rating, widths, strict=True))
    return "".join(marked).rstrip()


def _cells(number: Fraction, cells: int) -> int:
    return max(int(number * cells / 100), int(number > 0))


def _parts(drawn_with: Ink) -> tuple[str, str, str]:
    return (drawn_with.confirmed, drawn_with.not_known, drawn_with.rest)
