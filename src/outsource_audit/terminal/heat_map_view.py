"""The heat map in characters: five rows of likelihood, five columns of impact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from outsource_audit.domain.risk import (
    HIGHEST_EXPOSURE,
    HIGHEST_LIKELIHOOD,
    LOWEST_EXPOSURE,
    Rating,
    heat_map_cell,
)
from outsource_audit.domain.scorecard import PitfallScore, Scorecard
from outsource_audit.terminal.console import Line, Piece
from outsource_audit.terminal.rating_styles import GROUNDS, LETTERS, LETTERS_KEY

NARROW_CELL, CELL = 6, 11
_LEAD = "     "
_NOT_RATED = "."
_READ = (
    "Each number is a pitfall. The more is not shown to be in place, the higher its likelihood;"
    " the more is at stake, the higher its impact."
)


def heat_map_width(cell: int) -> int:
    """Return how many columns the map takes, with cells `cell` wide and one blank between."""
    return len(_LEAD) + len(_impacts()) * (cell + 1)


def heat_map_lines(scorecard: Scorecard, cell: int) -> list[Line]:
    """Return the map, most likely first, with the pitfalls by number; cells `cell` wide.

    From `CELL` up the ratings are words, with the numbers below them; else letters.
    """
    lines: list[Line] = [[("  likelihood", "dim")]]
    for level in range(HIGHEST_LIKELIHOOD, 0, -1):
        lines += _row(scorecard, level, cell)
    numbers = "".join(f" {impact}".ljust(cell + 1) for impact in _impacts())
    lines.append([(f"{_LEAD}{numbers}".rstrip(), "")])
    lines.append([("impact".rjust(heat_map_width(cell) - 1), "dim")])
    if scorecard.overall.rating is not None and cell < CELL:
        lines.append([(f"  {LETTERS_KEY}", "dim")])
    return lines


def heat_map_notes(scorecard: Scorecard) -> str:
    """Return how the map is read, in a few sentences."""
    told = [_READ]
    if scorecard.overall.rating is None:
        told.append("The audit is not rated yet, so the map carries no ratings.")
    elif any(map(_is_lifted, scorecard.pitfalls)):
        told.append("A rating can be worse than its cell: a red line or a critical gap lifts it.")
    return " ".join(told)


def _is_lifted(pitfall: PitfallScore) -> bool:
    if pitfall.rating is None or pitfall.likelihood is None:
        return False
    return pitfall.rating > heat_map_cell(pitfall.likelihood, pitfall.exposure.level)


def _impacts() -> range:
    return range(LOWEST_EXPOSURE, HIGHEST_EXPOSURE + 1)


def _row(scorecard: Scorecard, level: int, cell: int) -> Iterator[Line]:
    """Yield one row, as many lines high as its fullest cell needs."""
    rated = scorecard.overall.rating is not None
    ratings = [heat_map_cell(level, impact) if rated else None for impact in _impacts()]
    texts = [
        _cell_lines(rating, _numbers(scorecard, level, impact), cell)
        for rating, impact in zip(ratings, _impacts(), strict=True)
    ]
    lead = f"  {level}  "
    for parts in zip_longest(*texts, fillvalue=("", "")):
        line: list[Piece] = [(lead, "")]
        for rating, (name, numbers) in zip(ratings, parts, strict=True):
            ground = "" if rating is None else GROUNDS[rating]
            rest = numbers.ljust(cell - len(name))
            line += [(name, ground), (rest, f"bold {ground}".strip()), (" ", "")]
        yield line
        lead = _LEAD


def _cell_lines(rating: Rating | None, numbers: Sequence[str], cell: int) -> list[tuple[str, str]]:
    """Return the lines of one cell: the name of its rating, and the numbers of its pitfalls."""
    if rating is not None and cell >= CELL:
        lines, margin = [(f" {rating.word}", ""), ("", "")], ""
    else:
        letter = f" {_NOT_RATED if rating is None else LETTERS[rating]}"
        lines, margin = [(letter, "")], " " * len(letter)
    for number in numbers:
        first, told = lines[-1]
        if len(first) + len(told) + 1 + len(number) > cell:
            lines.append((margin, ""))
            first, told = lines[-1]
        lines[-1] = (first, f"{told} {number}")
    return lines


def _numbers(scorecard: Scorecard, level: int, impact: int) -> list[str]:
    return [
        str(pitfall.bank.pitfall)
        for pitfall in scorecard.pitfalls
        if pitfall.likelihood == level and pitfall.exposure.level == impact
    ]
