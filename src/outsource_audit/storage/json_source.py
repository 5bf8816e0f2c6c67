"""JSON read into the same tree as YAML: what the standard library accepts, with places.

Stricter than the standard library in what makes a file ambiguous or unwritable: duplicate
keys, NaN and infinities, halves of surrogate pairs, deep nesting.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from typing import NoReturn

from outsource_audit.errors import Problem
from outsource_audit.storage.source_text import MOST_LEVELS, MOST_NODES, decoded, line_starts
from outsource_audit.storage.tree import Mapping, Node, Scalar, Sequence, as_number

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORD = re.compile(r"-?[A-Za-z]+")
_INSIDE_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*')
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_CUT_OFF = "it may be a copy that was cut off"


class _SyntaxError(Exception):
    """The text stops being JSON at an index."""

    def __init__(self, index: int, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.index, self.what, self.hint = index, what, hint


def parse_json(data: bytes | str, file: str) -> tuple[Node | None, list[Problem]]:
    """Read JSON into a tree, collecting what is wrong with it as text.

    The tree is None where the text stops being JSON; a duplicate key leaves it whole. Never
    raises for anything in `data`.
    """
    text, problems = decoded(data, file)
    if problems:
        return None, problems
    reader = _Reader(text, file)
    tree = reader.document()
    return tree, reader.problems


class _Reader:
    """Scans one text; methods take the index where something begins and return its end."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._file = file
        self._starts = line_starts(text)
        self._nodes = 0

    def document(self) -> Node | None:
        """Return the tree, or None; problems are noted."""
        try:
            tree, end = self._value(self._skip(0), 1)
            end = self._skip(end)
            if end < len(self._text):
                self._fail(end, "the JSON ends before this")
        except _SyntaxError as error:
            self._note(error.index, error.what, error.hint)
            return None
        return tree

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def _note(self, index: int, what: str, hint: str = "") -> None:
        self.problems.append(Problem(self._file, *self._place(index), "", what, hint))

    def _fail(self, index: int, what: str, hint: str = "") -> NoReturn:
        if index >= len(self._text):
            raise _SyntaxError(index, "the file ends in the middle", _CUT_OFF)
        raise _SyntaxError(index, what, hint)

    def _skip(self, index: int) -> int:
        found = _SPACE.match(self._text, index)
        return found.end() if found else index

    def _value(self, index: int, level: int) -> tuple[Node, int]:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._fail(index, f"the file holds more than {MOST_NODES:,} values")
        first = self._text[index : index + 1]
        if first in ("{", "["):
            if level > MOST_LEVELS:
                self._fail(index, f"is nested deeper than {MOST_LEVELS} levels")
            return self._mapping(index, level) if first == "{" else self._sequence(index, level)
        if first == '"':
            value, end = self._string(index)
            return Scalar(value, value, False, *self._place(index)), end
        return self._plain(index)

    def _plain(self, index: int) -> tuple[Node, int]:
        word = _WORD.match(self._text, index)
        if word and word[0] in _CONSTANTS:
            return Scalar(word[0], _CONSTANTS[word[0]], True, *self._place(index)), word.end()
        if word:
            self._fail(index, f"{word[0]!r} is no JSON value", "put it in double quotes")
        found = _NUMBER.match(self._text, index)
        if not found:
            self._fail(index, "a value belongs here", _hint_at(self._text[index : index + 1]))
        number = as_number(found[0])
        if not math.isfinite(number):
            self._fail(index, "this number is too large")
        return Scalar(found[0], number, True, *self._place(index)), found.end()

    def _string(self, index: int) -> tuple[str, int]:
        found = _STRING.match(self._text, index)
        if not found:
            self._fail_in_string(index)
        literal = found[0]
        try:
            value = json.loads(literal) if "\\" in literal else literal[1:-1]
        except json.JSONDecodeError as error:
            hint = "write \\\\ for a backslash"
            self._fail(index + error.pos, "this escape is not known to JSON", hint)
        if _HALF_PAIR.search(value):
            self._fail(index, "half of a surrogate pair is no character", "delete its escape")
        return value, found.end()

    def _fail_in_string(self, index: int) -> NoReturn:
        inside = _INSIDE_STRING.match(self._text, index)
        stop = inside.end() if inside else index
        if self._text[stop:] in ("", "\\"):
            self._fail(len(self._text), "")
        hint = "close the quote, or write \\n for a line break and \\t for a tab"
        self._fail(stop, "a text cannot hold a line break or control character", hint)

    def _sequence(self, index: int, level: int) -> tuple[Node, int]:
        items: list[Node] = []
        place = self._place(index)
        at = self._skip(index + 1)
        while not (at < len(self._text) and self._text[at] == "]" and not items):
            item, at = self._value(at, level + 1)
            items.append(item)
            at, closed = self._separator(at, "]")
            if closed:
                return Sequence(items, *place), at
        return Sequence(items, *place), at + 1

    def _mapping(self, index: int, level: int) -> tuple[Node, int]:
        mapping = Mapping({}, {}, *self._place(index))
        at = self._skip(index + 1)
        while not (at < len(self._text) and self._text[at] == "}" and not mapping.entries):
            at = self._entry(mapping, at, level)
            at, closed = self._separator(at, "}")
            if closed:
                return mapping, at
        return mapping, at + 1

    def _entry(self, mapping: Mapping, at: int, level: int) -> int:
        if self._text[at : at + 1] != '"':
            self._fail(at, "a key belongs here", "write it in double quotes")
        key, colon = self._string(at)
        colon = self._skip(colon)
        if self._text[colon : colon + 1] != ":":
            self._fail(colon, "a colon belongs here, between key and value")
        value, end = self._value(self._skip(colon + 1), level + 1)
        if key in mapping.entries:
            line = mapping.keys[key][0]
            self._note(at, f"the key {key!r} stands here twice", f"first on line {line}")
        else:
            mapping.entries[key] = value
            mapping.keys[key] = self._place(at)
        return end

    def _separator(self, at: int, closing: str) -> tuple[int, bool]:
        """Return the index after a comma or the closing bracket, and which it was."""
        at = self._skip(at)
        found = self._text[at : at + 1]
        if found == closing:
            return at + 1, True
        if found != ",":
            self._fail(at, f"a comma or {closing} belongs here")
        after = self._skip(at + 1)
        if self._text[after : after + 1] == closing:
            self._fail(at, "nothing follows this comma", "delete the comma")
        return after, False


def _hint_at(character: str) -> str:
    return "JSON takes double quotes" if character == "'" else ""
