"""The screen drawn on: only lines that changed are written, in one go."""

from __future__ import annotations

import os
from functools import cache

from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.styles import DEFAULT_ATTRS, Attrs

from outsource_audit.terminal.keys.picture import ASCII, LIGHT, Glyphs, Picture, Row

# Names of the terminal's own palette, so that they suit a light and a dark theme.
NOTICE_COLOUR = "ansiyellow"


class Canvas:
    """Draws pictures on an output of prompt_toolkit."""

    def __init__(self, output: Output) -> None:
        """Keep the output; nothing is drawn yet."""
        self._output = output
        self._rows: list[Row] = []
        self._cursor: tuple[int, int] | None = None
        self._size = (0, 0)
        self._depth = _depth(output)
        self.glyphs = _glyphs(output.encoding())

    def size(self) -> tuple[int, int]:
        """Return the columns and rows there are now."""
        size = self._output.get_size()
        return max(size.columns, 1), max(size.rows, 1)

    def forget(self) -> None:
        """Draw everything anew the next time."""
        self._size = (0, 0)

    def draw(self, picture: Picture, size: tuple[int, int]) -> None:
        """Bring the screen to show a picture that was made for this size."""
        output = self._output
        if size != self._size:
            output.reset_attributes()
            output.erase_screen()
            self._rows, self._size = [], size
        rows = list(picture.rows[: size[1]])
        if rows == self._rows and picture.cursor == self._cursor:
            return
        output.hide_cursor()
        for number in range(max(len(rows), len(self._rows))):
            row = rows[number] if number < len(rows) else ()
            if number >= len(self._rows) or row != self._rows[number]:
                self._write(number, row)
        self._rows, self._cursor = rows, picture.cursor
        if picture.cursor is not None:
            output.cursor_goto(picture.cursor[0] + 1, picture.cursor[1] + 1)
            output.show_cursor()
        output.flush()

    def _write(self, number: int, row: Row) -> None:
        output = self._output
        output.cursor_goto(number + 1, 1)
        # Before writing: after the last column it would erase the character there.
        output.erase_end_of_line()
        for style, text in row:
            output.set_attributes(_attrs(style), self._depth)
            output.write(text)
        output.reset_attributes()


@cache
def _attrs(style: str) -> Attrs:
    words = set(style.split())
    attrs = DEFAULT_ATTRS._replace(
        color=NOTICE_COLOUR if "notice" in words else DEFAULT_ATTRS.color,
        bold="bold" in words,
        underline="underline" in words,
        reverse="reverse" in words,
    )
    # The oldest prompt_toolkit that will do cannot draw dim.
    return attrs._replace(dim="dim" in words) if "dim" in Attrs._fields else attrs


def _depth(output: Output) -> ColorDepth:
    if os.environ.get("NO_COLOR"):
        return ColorDepth.DEPTH_1_BIT
    return output.get_default_color_depth()


def _glyphs(encoding: str) -> Glyphs:
    try:
        (LIGHT.across + LIGHT.down + LIGHT.corners + LIGHT.cut).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return LIGHT
