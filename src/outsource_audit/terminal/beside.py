"""Two things compared: beside each other where there is room, beneath each other elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import msgspec
from rich.cells import cell_len
from rich.text import Text

from outsource_audit.domain.plain_text import clean
from outsource_audit.terminal.console import Screen

WIDE = 80
WIDEST_LABEL = 27
GAP = 2


class Row(msgspec.Struct, frozen=True):
    """One line of a comparison: what it is, and what stands on either side."""

    label: str
    left: str
    right: str


def show_beside(screen: Screen, left: str, right: str, rows: Sequence[Row]) -> None:
    """Print rows under the two headings, or each row's sides beneath each other.

    Without a column for both, below 80 columns, the headings stand before each side.
    """
    if not is_wide(screen):
        for row in rows:
            screen.say(row.label, indent=2)
            _show_beneath(screen, {left: row.left, right: row.right})
        return
    label = min(WIDEST_LABEL, max(cell_len(clean(row.label)) for row in rows))
    side = (screen.console.width - label - 3 * GAP) // 2
    _show_row(screen, Row("", left, right), (label, side), style="bold")
    for row in rows:
        _show_row(screen, row, (label, side))


def is_wide(screen: Screen) -> bool:
    """Say whether there is room for two columns."""
    return screen.console.width >= WIDE


def _show_beneath(screen: Screen, sides: dict[str, str]) -> None:
    width = max(map(cell_len, sides)) + 1
    for heading, text in sides.items():
        screen.hang(f"{heading}:".ljust(width) + " ", text, indent=4)


def _show_row(screen: Screen, row: Row, widths: tuple[int, int], style: str = "") -> None:
    label, side = widths
    cells = (
        _wrapped(screen, row.label, label),
        _wrapped(screen, row.left, side),
        _wrapped(screen, row.right, side),
    )
    for name, left, right in zip_longest(*cells, fillvalue=""):
        lead = _padded(name, label + GAP) + _padded(left, side + GAP)
        screen.say(f"{lead}{right}".rstrip(), indent=GAP, style=style)


def _wrapped(screen: Screen, text: str, width: int) -> list[str]:
    return [line.plain.rstrip() for line in Text(clean(text)).wrap(screen.console, width)]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
