"""The heat map as a drawing: where each cell and each pitfall's number stands.

All lengths are in the drawing's own units, as text. The drawing is `WIDTH` x `HEIGHT`.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from outsource_audit.domain.risk import HIGHEST_EXPOSURE, HIGHEST_LIKELIHOOD
from outsource_audit.rendering.heat_map import HeatMap, HeatRow

WIDTH, HEIGHT = 348, 322
_LEFT, _TOP = 28, 4
_CELL_WIDTH, _CELL_HEIGHT = 64, 56
_GAP = 2


class DrawnCell(msgspec.Struct, frozen=True):
    """One cell: its corner, its size, the colour of its rating and that rating's word."""

    x: str
    y: str
    width: str
    height: str
    tone: str
    word: str
    word_x: str
    word_y: str


class DrawnPitfall(msgspec.Struct, frozen=True):
    """A pitfall's number in a circle, by its middle and radius."""

    x: str
    y: str
    radius: str
    number: int
    title: str


class DrawnLabel(msgspec.Struct, frozen=True):
    """A word beside an axis."""

    x: str
    y: str
    text: str


class HeatChart(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing, and what it says to who cannot see it."""

    width: str
    height: str
    middle_x: str
    middle_y: str
    says: str
    cells: tuple[DrawnCell, ...]
    pitfalls: tuple[DrawnPitfall, ...]
    likelihoods: tuple[DrawnLabel, ...]
    impacts: tuple[DrawnLabel, ...]


def heat_chart(heat: HeatMap) -> HeatChart:
    """Return the drawing of a heat map."""
    return HeatChart(
        width=str(WIDTH),
        height=str(HEIGHT),
        middle_x=str(_LEFT + HIGHEST_EXPOSURE * _CELL_WIDTH // 2),
        middle_y=str(_TOP + HIGHEST_LIKELIHOOD * _CELL_HEIGHT // 2),
        says=_says(heat),
        cells=tuple(
            _cell(row, index, column, rated=heat.rated)
            for index, row in enumerate(heat.rows)
            for column in range(len(row.cells))
        ),
        pitfalls=tuple(
            drawn
            for index, row in enumerate(heat.rows)
            for column in range(len(row.cells))
            for drawn in _pitfalls(row, index, column)
        ),
        likelihoods=tuple(
            DrawnLabel(str(_LEFT - 8), str(_middle(index) + 4), str(row.likelihood))
            for index, row in enumerate(heat.rows)
        ),
        impacts=tuple(
            DrawnLabel(
                str(_LEFT + column * _CELL_WIDTH + _CELL_WIDTH // 2),
                str(_TOP + len(heat.rows) * _CELL_HEIGHT + 15),
                str(impact),
            )
            for column, impact in enumerate(heat.impacts)
        ),
    )


def _middle(row: int) -> int:
    return _TOP + row * _CELL_HEIGHT + _CELL_HEIGHT // 2


def _cell(row: HeatRow, index: int, column: int, *, rated: bool) -> DrawnCell:
    x, y = _LEFT + column * _CELL_WIDTH, _TOP + index * _CELL_HEIGHT
    mark = row.cells[column].mark
    return DrawnCell(
        x=str(x),
        y=str(y),
        width=str(_CELL_WIDTH - _GAP),
        height=str(_CELL_HEIGHT - _GAP),
        tone=mark.tone,
        word=mark.word if rated else "",
        word_x=str(x + 5),
        word_y=str(y + 12),
    )


class _Packing(NamedTuple):
    """How numbers share a cell: circles of this radius, so many a line, so far apart."""

    radius: int
    in_line: int
    step: int
    lines_apart: int


_FEW, _MANY, _ALL = _Packing(9, 3, 20, 19), _Packing(7, 4, 15, 15), _Packing(6, 4, 15, 13)
_FEW_AT_MOST, _MANY_AT_MOST = 6, 8
_MIDDLE_BELOW_WORD = 34


def _pitfalls(row: HeatRow, index: int, column: int) -> list[DrawnPitfall]:
    """Place the numbers of one cell in lines, smaller where there are many."""
    placed = row.cells[column].pitfalls
    packing = _packing(len(placed))
    lines = -(-len(placed) // packing.in_line)
    drawn = []
    for number, pitfall in enumerate(placed):
        line, place = divmod(number, packing.in_line)
        in_line = min(packing.in_line, len(placed) - line * packing.in_line)
        x = _LEFT + column * _CELL_WIDTH + (_CELL_WIDTH - _GAP) / 2
        x += (place - (in_line - 1) / 2) * packing.step
        above = (line - (lines - 1) / 2) * packing.lines_apart
        y = _TOP + index * _CELL_HEIGHT + _MIDDLE_BELOW_WORD + above
        drawn.append(
            DrawnPitfall(f"{x:g}", f"{y:g}", str(packing.radius), pitfall.number, pitfall.title)
        )
    return drawn


def _packing(count: int) -> _Packing:
    if count <= _FEW_AT_MOST:
        return _FEW
    return _MANY if count <= _MANY_AT_MOST else _ALL


def _says(heat: HeatMap) -> str:
    told = [
        f"Pitfall {pitfall.number} at likelihood {row.likelihood}, impact {impact}"
        + (f": {cell.mark.word}" if heat.rated else "")
        for row in heat.rows
        for impact, cell in zip(heat.impacts, row.cells, strict=True)
        for pitfall in cell.pitfalls
    ]
    return f"{'; '.join(told)}." if told else "No pitfall has a place on the map yet."
