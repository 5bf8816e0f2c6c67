"""YAML read as text with positions: the only module that knows PyYAML.

PyYAML gives the events (its C parser, where it is built in); how a plain value reads is
decided here, by the core schema of YAML 1.2, in which `yes`, `no` and `on` are text. What
makes a file mean something else than what it shows is refused: duplicate keys, aliases and
anchors, tags, merge keys, several documents, control characters.
"""

from __future__ import annotations

import re
from itertools import islice

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from outsource_audit.errors import Problem
from outsource_audit.storage.source_text import MOST_LEVELS, MOST_NODES, decoded, position
from outsource_audit.storage.tree import Mapping, Node, Scalar, Sequence, as_number
from outsource_audit.storage.yaml_syntax import in_plain_words

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_OTHER_WHOLE = re.compile(r"0o[0-7]{1,40}|0x[0-9a-fA-F]{1,40}")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_NUMBER_STARTS = frozenset("+-.0123456789")

# What no editor shows, or what ends a line in YAML and nowhere else. A tab and the line
# breaks stay; U+FEFF is refused inside a text only: at its start it is a byte order mark.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_CONTROL_IN_VALUE = re.compile(_CONTROL.pattern + "|\r")
_MOST_CONTROLS_LISTED = 20


class _UnreadableError(Exception):
    """Nothing can be read past the problem that was noted last."""


def parse_yaml(data: bytes | str, file: str) -> tuple[Node | None, list[Problem]]:
    """Read YAML into a tree, collecting what is wrong with it as text.

    The tree is None where a problem leaves nothing that could be checked further; a
    duplicate key, a tag or an anchor leaves it whole. Never raises for anything in `data`.
    """
    text, problems = decoded(data, file)
    problems = problems or _control_characters(text, file)
    if problems:
        return None, problems
    reader = _Reader(text, file)
    tree = reader.document()
    return tree, reader.problems


def core_value(text: str) -> str | int | float | bool | None:
    """Return what a plain scalar reads as by the core schema of YAML 1.2."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _NUMBER.fullmatch(text):
        return as_number(text)
    if _OTHER_WHOLE.fullmatch(text):
        return int(text, 0)
    return float(text.replace(".", "")) if _NOT_FINITE.fullmatch(text) else text


def _control_characters(text: str, file: str) -> list[Problem]:
    found = islice(_CONTROL.finditer(text), _MOST_CONTROLS_LISTED)
    return [
        Problem(file, *position(text, match.start()), "", _control_named(match[0]), "delete it")
        for match in found
    ]


def _control_named(character: str) -> str:
    return f"the control character U+{ord(character):04X} is not allowed"


def _place(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Reader:
    """Builds the tree of one file from its events."""

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._text = text
        self._loader = _Loader(text)
        self._next = self._loader.get_event
        self._nodes = 0
        self._whole = True

    def document(self) -> Node | None:
        """Return the tree of the only document, or None; problems are noted."""
        try:
            return self._document()
        except _UnreadableError:
            return None
        except yaml.MarkedYAMLError as error:
            line, column, what, hint = in_plain_words(error, self._text)
            self.problems.append(Problem(self._file, line, column, "", what, hint))
            return None
        except yaml.YAMLError as error:
            # Only the reader raises these, for characters that were refused before.
            self.problems.append(Problem(self._file, 1, 1, "", f"is no YAML: {error}"))
            return None
        finally:
            self._loader.dispose()

    def _document(self) -> Node | None:
        self._next()
        if isinstance(self._next(), StreamEndEvent):
            self.problems.append(Problem(self._file, 1, 1, "", "the file is empty"))
            return None
        tree = self._node(self._next(), 1)
        self._next()
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            self._refuse(after, "a second document begins here", "keep one document in a file")
        return tree if self._whole else None

    def _note(self, event: Event, what: str, hint: str = "") -> None:
        self.problems.append(Problem(self._file, *_place(event), "", what, hint))

    def _refuse(self, event: Event, what: str, hint: str = "") -> None:
        """Note a problem after which the tree does not say what the file meant."""
        self._note(event, what, hint)
        self._whole = False

    def _node(self, event: Event, level: int) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._refuse(event, f"the file holds more than {MOST_NODES:,} values")
            raise _UnreadableError
        line, column = _place(event)
        if isinstance(event, AliasEvent):
            self._refuse(event, f"the alias *{event.anchor} is not allowed", "write it out")
            return Scalar("", None, True, line, column)
        self._check_properties(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, line, column)
        if level > MOST_LEVELS:
            self._refuse(event, f"is nested deeper than {MOST_LEVELS} levels")
            raise _UnreadableError
        if isinstance(event, SequenceStartEvent):
            return Sequence(self._items(level), line, column)
        return self._mapping(level, line, column)

    def _check_properties(self, event: Event) -> None:
        if isinstance(event, NodeEvent) and event.anchor is not None:
            self._note(event, f"the anchor &{event.anchor} is not allowed", "delete it")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._note(event, f"the tag {tag} is not allowed", "delete it")

    def _scalar(self, event: ScalarEvent, line: int, column: int) -> Scalar:
        text, plain = event.value, event.implicit[0]
        if plain:
            return Scalar(text, core_value(text), True, line, column)
        if found := _CONTROL_IN_VALUE.search(text):
            self._note(event, _control_named(found[0]), "delete its escape")
        return Scalar(text, text, False, line, column)

    def _items(self, level: int) -> list[Node]:
        items = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._node(event, level + 1))
        return items

    def _mapping(self, level: int, line: int, column: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._node(event, level + 1)
            value = self._node(self._next(), level + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, "a key must be a single word", "put the text in quotes")
            elif key.text == "<<" and key.plain:
                self._refuse(event, "the merge key << is not allowed", "write the keys out")
            elif key.text in entries:
                first = keys[key.text][0]
                self._note(
                    event, f"the key {key.text!r} stands here twice", f"first on line {first}"
                )
            else:
                entries[key.text] = value
                keys[key.text] = (key.line, key.column)
        return Mapping(entries, keys, line, column)
