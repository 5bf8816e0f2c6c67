"""The story of a scored audit on the screen, as page one of its report: how bad, why, what first.

It reads without colour and from 40 columns up. Where there is room, the heat map stands beside
the bars.
"""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap

from rich.cells import cell_len

from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.terminal.bars import ink
from outsource_audit.terminal.console import Line, Screen
from outsource_audit.terminal.first_steps_view import show_find_out, show_first_steps
from outsource_audit.terminal.headline_view import show_headline
from outsource_audit.terminal.heat_map_view import (
    CELL,
    NARROW_CELL,
    heat_map_lines,
    heat_map_notes,
    heat_map_width,
)
from outsource_audit.terminal.pitfall_bars import ROOM_FOR_TITLES, pitfall_bars
from outsource_audit.terminal.red_lines_view import show_red_lines

GAP = 4
BARS_BESIDE = 90


def show_score(screen: Screen, scorecard: Scorecard) -> None:
    """Print whose audit it is, of which day, and its story."""
    audit = scorecard.audit
    screen.say(f"{audit.business} and {audit.provider}, {audit.date}", style="bold")
    screen.say()
    show_story(screen, scorecard)


def show_story(screen: Screen, scorecard: Scorecard) -> None:
    """Print headline, heat map, bars, red lines, what to find out and what to do first."""
    show_headline(screen, scorecard, drawn=True)
    if scorecard.overall.score is not None:
        _show_pitfalls(screen, scorecard)
    _heading(screen, "Red lines: answers that alone can sink a business")
    show_red_lines(screen, scorecard)
    if scorecard.find_out:
        _heading(screen, "What to find out first")
        show_find_out(screen, scorecard)
    _heading(screen, "What to do first")
    show_first_steps(screen, scorecard)


def _show_pitfalls(screen: Screen, scorecard: Scorecard) -> None:
    """Print the heat map and the bars, beside each other where both have room."""
    beside = screen.room - heat_map_width(CELL) - GAP
    if beside >= BARS_BESIDE:
        _draw_beside(
            screen,
            _heat_map(scorecard, CELL, heat_map_width(CELL)),
            _bars(screen, scorecard, beside),
        )
        return
    width = screen.console.width
    for block in (
        _heat_map(scorecard, NARROW_CELL if width < ROOM_FOR_TITLES else CELL, width),
        _bars(screen, scorecard, width),
    ):
        screen.say()
        for line in block:
            screen.draw(line)


def _heat_map(scorecard: Scorecard, cell: int, width: int) -> list[Line]:
    notes = wrap(heat_map_notes(scorecard), width - 2)
    told: list[Line] = [[(f"  {note}", "")] for note in notes]
    return [[("Heat map", "bold")], *heat_map_lines(scorecard, cell), *told]


def _bars(screen: Screen, scorecard: Scorecard, width: int) -> list[Line]:
    return [[("The nine pitfalls", "bold")], *pitfall_bars(scorecard, width, ink(screen))]


def _draw_beside(screen: Screen, left: list[Line], right: list[Line]) -> None:
    screen.say()
    for one, other in zip_longest(left, right, fillvalue=()):
        used = sum(cell_len(text) for text, _ in one)
        screen.draw([*one, (" " * (heat_map_width(CELL) + GAP - used), ""), *other])


def _heading(screen: Screen, text: str) -> None:
    screen.say()
    screen.say(text, style="bold")
