"""A condition as it is written, turned into the domain's condition.

Keys are profile fields or questions, so no fixed names; only `any_of` is a word of the
format. Whether the keys and values exist is the business of `condition_rules`.
"""

from __future__ import annotations

from collections.abc import Callable

from outsource_audit.domain.condition import AnyOf, Condition, InRange, OneOf
from outsource_audit.storage import misfits
from outsource_audit.storage.field_types import LimitsFile as LimitsFile  # noqa: PLC0414
from outsource_audit.storage.tree import Mapping, Node, Path, Scalar, Sequence

ANY_OF = "any_of"
_VALUES = "values belong here as a list, or the limits of a number"
_FORM = "write {field: [value, value]}, {field: {at_least: 1}} or {any_of: [{...}, {...}]}"


def read(
    node: Node,
    path: Path,
    limits: Callable[[Node, Path], object],
    find: Callable[[Path, str, str], object],
) -> Condition:
    """Return the condition; what is wrong goes to `find`, and then the result means nothing.

    `limits` reads the mapping of a number's limits.
    """
    if not isinstance(node, Mapping) or not node.entries:
        what = "is an empty condition" if isinstance(node, Mapping) else "a condition belongs here"
        find(path, what, _FORM)
        return Condition()
    parts: list[OneOf | InRange | AnyOf] = []
    for key, below in node.entries.items():
        under = (*path, key)
        if key == ANY_OF:
            items = _items(below, under, find)
            inner = (read(each, (*under, i), limits, find) for i, each in enumerate(items))
            parts.append(AnyOf(tuple(inner)))
        elif isinstance(below, Mapping):
            clean = limits(below, under)
            parts.append(InRange(key, **clean) if isinstance(clean, dict) else InRange(key))
        else:
            items = _items(below, under, find)
            values = (_value(each, (*under, i), find) for i, each in enumerate(items))
            parts.append(OneOf(key, tuple(values)))
    return Condition(tuple(parts))


def _items(node: Node, path: Path, find: Callable[[Path, str, str], object]) -> list[Node]:
    if not isinstance(node, Sequence):
        typed = isinstance(node, Scalar) and node.text
        find(path, _VALUES, f"write [{typed}]" if typed else _FORM)
        return []
    if not node.items:
        find(path, "is an empty list, so this never holds", "")
    return node.items


def _value(node: Node, path: Path, find: Callable[[Path, str, str], object]) -> str:
    if isinstance(node, Scalar) and (node.value is not None and node.text):
        return node.text
    what = "is empty" if isinstance(node, Scalar) else misfits.kind(node) + " cannot stand here"
    find(path, what, "")
    return ""
