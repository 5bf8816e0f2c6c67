"""A text being written: the characters, and where the next one goes."""

from __future__ import annotations

from collections.abc import Callable

from outsource_audit.domain.plain_text import clean
from outsource_audit.terminal.keys.wrapping import cells, spans


class Entry:
    """One line, or several where `lines` is true, edited by keys."""

    def __init__(self, text: str = "", *, lines: bool = False, offered: bool = False) -> None:
        """Begin with a text, its control characters made visible, at its end.

        One that is only `offered` is replaced by what is typed, until another key edits it.
        """
        self.lines = lines
        self.offered = offered
        self.text = clean(text, newlines=lines)
        self.at = len(self.text)

    def press(self, key: str, width: int = 1000) -> bool:
        """Take a key; say whether it did something. Lines are as wide as `width` cells."""
        if len(key) == 1:
            self.insert(key)
            return True
        self.offered = False
        if key in _MOVES:
            self.at = _MOVES[key](self.text, self.at)
        elif key in _CUTS:
            self._cut(*_CUTS[key](self.text, self.at))
        elif self.lines and key == "enter":
            self.insert("\n")
        elif self.lines and key in ("up", "down", "pageup", "pagedown"):
            self._climb({"up": -1, "down": 1, "pageup": -10, "pagedown": 10}[key], width)
        else:
            return False
        return True

    def insert(self, text: str) -> None:
        """Put a text where the cursor is; what would steer a terminal becomes visible."""
        text = clean(text, newlines=self.lines)
        if self.offered:
            self.text, self.at, self.offered = "", 0, False
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)

    def layout(self, width: int) -> list[tuple[int, int]]:
        """Return where each line on the screen begins and ends, none wider than the width."""
        rows: list[tuple[int, int]] = []
        begin = 0
        for part in self.text.split("\n"):
            rows += [(begin + start, begin + end) for start, end in spans(part, width)]
            begin += len(part) + 1
        return rows

    def cursor(self, layout: list[tuple[int, int]], width: int) -> tuple[int, int]:
        """Return the row and the cell of the cursor in a layout of this width."""
        row = max(number for number, (start, _) in enumerate(layout) if start <= self.at)
        return row, min(cells(self.text[layout[row][0] : self.at]), width - 1)

    def _cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.at = start

    def _climb(self, rows: int, width: int) -> None:
        layout = self.layout(width)
        row, cell = self.cursor(layout, width)
        target = min(max(row + rows, 0), len(layout) - 1)
        start, end = layout[target]
        last = end if target + 1 == len(layout) or layout[target + 1][0] > end else end - 1
        at = start
        while at < last and cells(self.text[start : at + 1]) <= cell:
            at += 1
        self.at = at


def _word_left(text: str, at: int) -> int:
    while at and not text[at - 1].isalnum():
        at -= 1
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _word_right(text: str, at: int) -> int:
    while at < len(text) and not text[at].isalnum():
        at += 1
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


_MOVES: dict[str, Callable[[str, int], int]] = {
    "left": lambda _text, at: max(at - 1, 0),
    "right": lambda text, at: min(at + 1, len(text)),
    "home": _line_start,
    "c-a": _line_start,
    "end": _line_end,
    "c-e": _line_end,
    "c-left": _word_left,
    "c-right": _word_right,
    "c-home": lambda _text, _at: 0,
    "c-end": lambda text, _at: len(text),
}
_CUTS: dict[str, Callable[[str, int], tuple[int, int]]] = {
    "backspace": lambda _text, at: (max(at - 1, 0), at),
    "delete": lambda text, at: (at, min(at + 1, len(text))),
    "c-d": lambda text, at: (at, min(at + 1, len(text))),
    "c-w": lambda text, at: (_word_left(text, at), at),
    "c-u": lambda text, at: (_line_start(text, at), at),
    "c-k": lambda text, at: (at, _line_end(text, at)),
}
