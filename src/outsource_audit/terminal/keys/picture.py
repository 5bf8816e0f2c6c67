"""A picture of the screen: lines of styled text in a calm frame, computed from its size.

A style is a few words: bold, dim, reverse, underline, notice. Nothing is told by style alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import msgspec

from outsource_audit.domain.plain_text import clean
from outsource_audit.terminal.keys.wrapping import cells, cut, wrapped

Row: TypeAlias = tuple[tuple[str, str], ...]

WIDEST = 100
NARROWEST = 8
FRAME_CELLS = 4
# A frame of one height stays still from question to question; a longer one makes it grow.
USUAL_ROWS = 16
ROOMY = 18
BLANK: Row = ()


class Glyphs(NamedTuple):
    """What the frame is drawn with."""

    across: str
    down: str
    corners: str
    cut: str


LIGHT = Glyphs("─", "│", "┌┐└┘", "…")
ASCII = Glyphs("-", "|", "++++", "...")


class Hint(NamedTuple):
    """A key and what it does: in a word or two for the footer, in full for the panel of keys.

    The lowest `rank` stays longest in a narrow footer; 0 is not shown there.
    """

    key: str
    word: str
    rank: int = 0
    full: str = ""


class Page(msgspec.Struct, frozen=True):
    """What a screen shows, wrapped already: `head` stays, `body` is scrolled.

    `focus` are the first and last body row to keep in sight, `top` the first one otherwise.
    Where `from_focus`, a focus that is out of sight comes to the top, nothing cut before it.
    `cursor` is a row and a cell, in the body or, where `cursor_in_head`, in the head.
    """

    title: str
    body: Sequence[Row]
    head: Sequence[Row] = ()
    message: str = ""
    hints: Sequence[Hint] = ()
    focus: tuple[int, int] | None = None
    top: int = 0
    cursor: tuple[int, int] | None = None
    cursor_in_head: bool = False
    from_focus: bool = False


class Picture(NamedTuple):
    """The lines of a screen from its top, where the cursor blinks, and the body's first row."""

    rows: tuple[Row, ...]
    cursor: tuple[int, int] | None
    top: int = 0


def inner_width(columns: int) -> int:
    """Return how many cells the text inside the frame may take."""
    return max(min(columns, WIDEST) - FRAME_CELLS, NARROWEST)


def hang(lead: str, text: str, width: int, style: str = "", *, newlines: bool = False) -> list[Row]:
    """Return a text as rows after a lead such as "1  ", its other lines set under it."""
    lead = clean(lead)
    room = max(width - cells(lead), 1)
    rows: list[Row] = []
    for part in clean(text, newlines=newlines).split("\n"):
        for line in wrapped(part, room):
            before = lead if not rows else " " * cells(lead)
            rows.append(((style, before + line),) if before + line else BLANK)
    return rows


def paragraph(text: str, width: int, style: str = "", indent: int = 0) -> list[Row]:
    """Return a text as rows under an indent; its line breaks are kept."""
    return hang(" " * indent, text, width, style, newlines=True)


def framed(page: Page, columns: int, rows: int, glyphs: Glyphs = LIGHT) -> Picture:
    """Return the picture of a page on a screen of this size, its footer on the last line."""
    width = inner_width(columns)
    head = _head(page, width, rows, glyphs)
    message = paragraph(page.message, width, "bold notice") if page.message else []
    message = message[: max(rows - 4, 1)]
    view = max(rows - 3 - len(head) - len(message), 1)
    top = _first_row(page, view)
    shown = list(page.body[top : top + view])
    height = min(view, max(len(shown), USUAL_ROWS))
    shown += [BLANK] * (height - len(shown))
    more = _more(above=top > 0, below=top + view < len(page.body))
    lines = [_border(glyphs, width, cut(clean(page.title), width - 2, glyphs.cut), "bold")]
    lines += [_side(glyphs, row, width) for row in (*head, *shown, *message)]
    lines += [_border(glyphs, width, more, "dim", bottom=True), footer(page.hints, columns)]
    return Picture(tuple(lines), _cursor(page, len(head), top, view), top)


def footer(hints: Sequence[Hint], columns: int) -> Row:
    """Return the commands that fit one line, the last one always among them."""
    *others, last = hints or (Hint("h", "all keys"),)
    room = columns - _cells_of(last)
    chosen: set[Hint] = set()
    for hint in sorted((h for h in others if h.rank), key=lambda h: h.rank):
        if _cells_of(hint) + 2 <= room:
            chosen.add(hint)
            room -= _cells_of(hint) + 2
    row: list[tuple[str, str]] = []
    for hint in [h for h in others if h in chosen] + [last]:
        row += [("", "  ")] if row else []
        row += [("bold", hint.key), ("", f" {hint.word}")]
    return tuple(row)


def _cells_of(hint: Hint) -> int:
    return cells(hint.key) + 1 + cells(hint.word)


def _head(page: Page, width: int, rows: int, glyphs: Glyphs) -> list[Row]:
    head = list(page.head)
    title = clean(page.title)
    if cut(title, width - 2, glyphs.cut) != title and rows >= ROOMY:
        head = [*paragraph(title, width, "bold"), *head]
    head = head[: max(rows - 5, 0)]
    return [*head, BLANK] if head and rows >= ROOMY else head


def _first_row(page: Page, view: int) -> int:
    top = max(min(page.top, len(page.body) - view), 0)
    if page.focus is None:
        return top
    first, last = page.focus
    if page.from_focus and last >= top + view:
        return min(first, len(page.body) - view)
    return max(min(first, max(top, last - view + 1)), 0)


def _more(*, above: bool, below: bool) -> str:
    places = [word for word, there in (("above", above), ("below", below)) if there]
    return f"more {' and '.join(places)}" if places else ""


def _cursor(page: Page, head: int, top: int, view: int) -> tuple[int, int] | None:
    if page.cursor is None:
        return None
    row, cell = page.cursor
    if page.cursor_in_head:
        # A long title may stand above the page's own head, and a blank row below it.
        before = head - len(page.head) - (1 if head > len(page.head) else 0)
        return 1 + max(before, 0) + row, 2 + cell
    return (1 + head + row - top, 2 + cell) if top <= row < top + view else None


def _border(glyphs: Glyphs, width: int, text: str, style: str, *, bottom: bool = False) -> Row:
    left, right = tuple(glyphs.corners[2:] if bottom else glyphs.corners[:2])
    if not text:
        return (("dim", left + glyphs.across * (width + 2) + right),)
    rest = glyphs.across * (width - 1 - cells(text))
    return (("dim", f"{left}{glyphs.across} "), (style, text), ("dim", f" {rest}{right}"))


def _side(glyphs: Glyphs, row: Row, width: int) -> Row:
    blank = " " * (width - sum(cells(text) for _, text in row))
    return (("dim", f"{glyphs.down} "), *row, ("", blank), ("dim", f" {glyphs.down}"))


def as_text(picture: Picture) -> str:
    """Return a picture as plain text, blanks at the ends of lines cut."""
    return "".join("".join(text for _, text in row).rstrip() + "\n" for row in picture.rows)
