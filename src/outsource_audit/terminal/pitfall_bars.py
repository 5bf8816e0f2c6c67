"""The pitfalls as bars, one below the other: score, what of it is confirmed, both ratings."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.risk import shown
from outsource_audit.domain.scorecard import PitfallScore, Scorecard
from outsource_audit.terminal.bars import Ink, bar
from outsource_audit.terminal.console import Line, Piece
from outsource_audit.terminal.rating_styles import LETTERS, style_of

ROOM_FOR_TITLES = 72
WIDEST_BAR = 50
LONGEST_ID = 8
_NOTHING = "not asked or not applicable"
_SHORT_HEAD = "score, confirmed, rating"
_SHORT_FIGURES = len("44.8 40.1 M/C")
_SPLIT_KEY = (
    ("  M/C: moderate if what is not known", "dim"),
    ("  turns out well, critical until then", "dim"),
)


def pitfall_bars(scorecard: Scorecard, width: int, ink: Ink) -> list[Line]:
    """Return the bars in the article's order; no line is wider than `width`, 40 or more.

    With room their titles are shown, below 72 columns their ids, and ratings by their letters.
    """
    key: list[Line] = [[(f"  {ink.key}", "dim")]]
    if width < ROOM_FOR_TITLES:
        return key + _short(scorecard, width, ink)
    return key + _titled(scorecard, width, ink)


def _short(scorecard: Scorecard, width: int, ink: Ink) -> list[Line]:
    cells = min(width - len("  1 ") - LONGEST_ID - 2 - _SHORT_FIGURES, WIDEST_BAR)
    whole = len("  1 ") + LONGEST_ID + cells + 2 + _SHORT_FIGURES
    lines: list[Line] = [[(_SHORT_HEAD.rjust(whole), "dim")]]
    for pitfall in scorecard.pitfalls:
        name = f"  {pitfall.bank.pitfall} {_fit(pitfall.bank.id, LONGEST_ID)} "
        lines.append([(name, ""), *_bar(pitfall, cells, ink), *_short_figures(pitfall)])
    if any(p.rating is not p.rating_if_well for p in scorecard.pitfalls):
        lines += [[piece] for piece in _SPLIT_KEY]
    return lines


def _titled(scorecard: Scorecard, width: int, ink: Ink) -> list[Line]:
    room = width - len("    ") - 1 - max(map(_figures_width, scorecard.pitfalls))
    lines: list[Line] = []
    for pitfall in scorecard.pitfalls:
        title = _fit(pitfall.bank.title, width - len("  1 ")).rstrip()
        lines.append([(f"  {pitfall.bank.pitfall} {title}", "")])
        drawn = _bar(pitfall, min(room, WIDEST_BAR), ink)
        lines.append([("    ", ""), *drawn, *_figures(pitfall)])
    return lines


def _bar(pitfall: PitfallScore, cells: int, ink: Ink) -> Line:
    if pitfall.score is None or pitfall.confirmed is None:
        return []
    return bar(pitfall.score, pitfall.confirmed, cells, ink, style_of(pitfall.rating))


def _figures(pitfall: PitfallScore) -> Iterator[Piece]:
    """Yield what stands after a bar, the first blank included where there is one."""
    if pitfall.score is None or pitfall.confirmed is None:
        yield _NOTHING, "dim"
        return
    yield f" {shown(pitfall.score):>4}, {shown(pitfall.confirmed):>4} confirmed", ""
    if pitfall.rating is not None:
        yield f"  {_ratings(pitfall)}", style_of(pitfall.rating)


def _figures_width(pitfall: PitfallScore) -> int:
    return sum(len(text) for text, _ in _figures(pitfall))


def _short_figures(pitfall: PitfallScore) -> Iterator[Piece]:
    if pitfall.score is None or pitfall.confirmed is None:
        yield _NOTHING, "dim"
        return
    yield f" {shown(pitfall.score):>4} {shown(pitfall.confirmed):>4} ", ""
    yield _letters(pitfall), style_of(pitfall.rating)


def _ratings(pitfall: PitfallScore) -> str:
    if pitfall.rating is None or pitfall.rating_if_well is None:
        return ""
    if pitfall.rating is pitfall.rating_if_well:
        return pitfall.rating.word
    return f"{pitfall.rating_if_well.word}; {pitfall.rating.word} until then"


def _letters(pitfall: PitfallScore) -> str:
    if pitfall.rating is None or pitfall.rating_if_well is None:
        return ""
    both = (LETTERS[pitfall.rating_if_well], LETTERS[pitfall.rating])
    return "/".join(dict.fromkeys(both))


def _fit(text: str, width: int) -> str:
    """Return a text in exactly so many columns, cut with dots where it is longer."""
    told = clean(text)
    if cell_len(told) > width:
        told = f"{set_cell_size(told, width - 2).rstrip()}.."
    return set_cell_size(told, width)
