"""A file as a tree of nodes that know where they stand, whatever it was written in.

YAML and JSON are both read into these nodes; everything that is checked afterwards names a
node by its path from the root, and the place is looked up only where something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Items
from typing import TypeAlias

import msgspec

from outsource_audit.errors import Problem

Path: TypeAlias = tuple[str | int, ...]

# Beyond so many digits an integer is no number a person typed, and reading it takes long.
_MOST_DIGITS = 300
# Items of these lists have ids that are unique in the product: their id says enough.
_NAMED_BY_ID = ("practices", "questions", "fields")
_WHOLE_NUMBER = re.compile(r"[-+]?[0-9]+")


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """One value. `text` is what was typed; `value` is what it reads as.

    `plain` where nothing marks it as text, so that `1` is a number and `"1"` is not. Lines
    and columns count from 1.
    """

    text: str
    value: str | int | float | bool | None
    plain: bool
    line: int
    column: int


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: list[Node]
    line: int
    column: int


class Mapping(msgspec.Struct, frozen=True):
    """Keys and values in file order; `keys` holds where each key stands."""

    entries: dict[str, Node]
    keys: dict[str, tuple[int, int]]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping


class Finding(msgspec.Struct, frozen=True):
    """Something wrong at a path of a tree; `on_key` where the key is meant, not its value."""

    path: Path
    what: str
    hint: str = ""
    on_key: bool = False


def as_number(digits: str) -> int | float:
    """Return the number that a text in JSON's or YAML's decimal form stands for.

    A number too large for a float comes back as infinity.
    """
    if len(digits) <= _MOST_DIGITS and _WHOLE_NUMBER.fullmatch(digits):
        return int(digits)
    return float(digits)


def as_data(node: Node) -> object:
    """Return the tree as plain lists, dictionaries and values."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [as_data(item) for item in node.items]
    return {key: as_data(value) for key, value in node.entries.items()}


def child(node: Node, step: str | int) -> Node | None:
    """Return what stands under a key or an index, or None."""
    if isinstance(node, Mapping):
        return node.entries.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def place(root: Node, path: Path, *, on_key: bool = False) -> tuple[int, int]:
    """Return line and column of the node at a path; of its parent where it is missing."""
    node = root
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        if last and on_key and isinstance(node, Mapping) and step in node.keys:
            return node.keys[str(step)]
        below = child(node, step)
        if below is None:
            break
        node = below
    return node.line, node.column


def where(root: Node, path: Path) -> str:
    """Name a path for a reader: `data-05: red_line: answers`, or `practices[0]`."""
    parts: list[str] = []
    node: Node | None = root
    for depth, step in enumerate(path):
        node = child(node, step) if node is not None else None
        if isinstance(step, str):
            parts.append(step)
            continue
        name = _id_of(node)
        if name is None:
            parts[-1:] = [f"{parts[-1] if parts else ''}[{step}]"]
        elif path[depth - 1] in _NAMED_BY_ID:
            parts = [name]
        else:
            parts.append(name)
    return ": ".join(parts)


def problems_at(file: str, root: Node, findings: Items[Finding]) -> list[Problem]:
    """Return the findings as problems of a file, with their places and names."""
    return [
        Problem(
            file,
            *place(root, finding.path, on_key=finding.on_key),
            where(root, finding.path[:-1] if finding.on_key else finding.path),
            finding.what,
            finding.hint,
        )
        for finding in findings
    ]


def _id_of(node: Node | None) -> str | None:
    found = child(node, "id") if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) and found.text else None
