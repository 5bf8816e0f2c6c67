"""A tree held against a msgspec type: plain data that fits it, and every place where it does not.

msgspec itself stops at the first misfit and knows no lines, so it only converts what has
passed here. A broken value breaks what holds it, up to a struct that names a stand-in for
it, or an item of a list marked `separate`, which is left out. What is left is still
converted, so that one slip does not hide what else is wrong in a file; a value with
findings is good for further checks and for nothing else.
"""

from __future__ import annotations

from collections.abc import Hashable
from collections.abc import Mapping as Keys
from functools import cache
from typing import Final, Generic, TypeVar

import msgspec
from msgspec import inspect

from outsource_audit.errors import Problem
from outsource_audit.storage import condition_shape, misfits
from outsource_audit.storage.scalar_shape import READERS, Extra, Misfit, read_one_of
from outsource_audit.storage.tree import (
    Finding,
    Mapping,
    Node,
    Path,
    Scalar,
    Sequence,
    problems_at,
)

T = TypeVar("T")
BROKEN: Final = object()
_NO_EXTRA: Final[Extra] = {}
_NO_KEYS: Final[dict[str, str]] = {}


class Shaped(msgspec.Struct, Generic[T], frozen=True):
    """What a tree became: the value, None where too much is broken, and all misfits.

    `kept` tells, for lists from which broken items were left out, the items that stayed.
    """

    value: T | None
    findings: list[Finding]
    kept: dict[Path, list[int]]

    def path_in_file(self, path: Path) -> Path:
        """Return the path in the tree of a path in the value."""
        found: Path = ()
        for step in path:
            kept = self.kept.get(found)
            found = (*found, kept[step] if kept and isinstance(step, int) else step)
        return found


def fit(tree: Node, type_: type[T]) -> Shaped[T]:
    """Turn a tree into a value of a msgspec type, collecting every misfit with its path."""
    walk = _Walk()
    clean = walk.node(tree, _information(type_), ())  # type: ignore[arg-type]  # classes hash
    value = None if clean is BROKEN else msgspec.convert(clean, type_)
    return Shaped(value, walk.findings, walk.kept)


def shape_problems(tree: Node, type_: type[T], file: str) -> list[Problem]:
    """Return every place of a file where its tree does not fit a type."""
    return problems_at(file, tree, fit(tree, type_).findings)


@cache
def _information(type_: Hashable) -> inspect.Type:
    return inspect.type_info(type_)


class _Walk:
    """One pass over a tree; every method returns plain data, or BROKEN after a finding."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.kept: dict[Path, list[int]] = {}
        self._fields: dict[type, dict[str, inspect.Field]] = {}

    def find(self, path: Path, what: str, hint: str = "", *, on_key: bool = False) -> object:
        """Note a misfit."""
        self.findings.append(Finding(path, what, hint, on_key))
        return BROKEN

    def node(self, node: Node, type_: inspect.Type, path: Path) -> object:
        """Hold one node against one type."""
        extra = _NO_EXTRA
        if isinstance(type_, inspect.Metadata):
            extra, type_ = type_.extra or _NO_EXTRA, type_.type
        if reader := READERS.get(type(type_)):
            return self._checked(reader(node, type_, extra), path)
        if isinstance(type_, inspect.AnyType) and "condition" in extra:
            return self._condition(node, path)
        return self._nested(node, type_, path, extra)

    def _nested(self, node: Node, type_: inspect.Type, path: Path, extra: Extra) -> object:
        match type_:
            case inspect.StructType():
                return self._struct(node, type_, path)
            case inspect.ListType() | inspect.VarTupleType():
                return self._list(node, type_, path, separate="separate" in extra)
            case inspect.UnionType():
                return self._union(node, type_, path)
            case inspect.DictType():
                return self._dict(node, type_, path)
        raise TypeError(f"no rule for {type_} at {path}")

    def _checked(self, value: object, path: Path) -> object:
        return self.find(path, value.what, value.hint) if isinstance(value, Misfit) else value

    def _list(
        self,
        node: Node,
        type_: inspect.ListType | inspect.VarTupleType,
        path: Path,
        *,
        separate: bool,
    ) -> object:
        if not isinstance(node, Sequence):
            return self.find(path, *misfits.not_a_list(node))
        size, fewest, most = len(node.items), type_.min_length or 0, type_.max_length
        if size < fewest or (most is not None and size > most):
            self.find(path, *misfits.wrong_length(size, fewest, most))
        item = type_.item_type
        clean = [self.node(below, item, (*path, i)) for i, below in enumerate(node.items)]
        good = [i for i, value in enumerate(clean) if value is not BROKEN]
        if len(good) < fewest or (most is not None and len(good) > most):
            return BROKEN
        if len(good) < size:
            if not separate:
                return BROKEN
            self.kept[path] = good
            clean = [clean[i] for i in good]
        return clean

    def _dict(self, node: Node, type_: inspect.DictType, path: Path) -> object:
        if not isinstance(node, Mapping):
            return self.find(path, f"keys and values belong here, not {misfits.kind(node)}")
        clean = {
            key: self.node(value, type_.value_type, (*path, key))
            for key, value in node.entries.items()
        }
        return {key: value for key, value in clean.items() if value is not BROKEN}

    def _struct(
        self,
        node: Node,
        type_: inspect.StructType,
        path: Path,
        tag: str | None = None,
        other_keys: Keys[str, str] = _NO_KEYS,
    ) -> object:
        """Hold keys and values against a struct; `other_keys` are known elsewhere, with a hint."""
        if not isinstance(node, Mapping):
            return self.find(path, f"keys and values belong here, not {misfits.kind(node)}")
        fields = self._fields_of(type_)
        clean: dict[str, object] = {tag: type_.tag} if tag else {}
        for key, below in node.entries.items():
            field = fields.get(key)
            if field is not None:
                clean[key] = self.node(below, field.type, (*path, key))
            elif key != tag and type_.forbid_unknown_fields:
                what, hint = misfits.unknown_key(key, fields)
                self.find((*path, key), what, other_keys.get(key, hint), on_key=True)
        for key, field in fields.items():
            if field.required and key not in node.entries:
                clean[key] = self.find(path, f"the key {key!r} is missing")
        if getattr(type_.cls, "needs_one_key", False) and not node.entries:
            return self.find(path, f"needs {' or '.join(fields)}")
        return _without_broken(clean, type_.cls)

    def _fields_of(self, type_: inspect.StructType) -> dict[str, inspect.Field]:
        found = self._fields.get(type_.cls)
        if found is None:
            found = self._fields[type_.cls] = {field.encode_name: field for field in type_.fields}
        return found

    def _union(self, node: Node, type_: inspect.UnionType, path: Path) -> object:
        types = [each for each in type_.types if not isinstance(each, inspect.NoneType)]
        if isinstance(node, Scalar) and node.value is None and len(types) < len(type_.types):
            return None
        if len(types) == 1:
            return self.node(node, types[0], path)
        structs = [each for each in types if isinstance(each, inspect.StructType)]
        if len(structs) == len(types):
            return self._tagged(node, structs, path)
        fitting = misfits.type_for(node, types)
        if fitting is None:
            return self.find(path, *misfits.fits_none(node, types))
        return self.node(node, fitting, path)

    def _tagged(self, node: Node, structs: list[inspect.StructType], path: Path) -> object:
        tag = str(structs[0].tag_field)
        if not isinstance(node, Mapping):
            return self.find(path, f"keys and values belong here, not {misfits.kind(node)}")
        if tag not in node.entries:
            near = misfits.closest(tag, node.entries)
            return self.find(path, f"the key {tag!r} is missing", near)
        by_tag = {str(struct.tag): struct for struct in structs}
        chosen = self._checked(read_one_of(node.entries[tag], list(by_tag)), (*path, tag))
        if chosen is BROKEN:
            return BROKEN
        others = {
            field: f"it belongs to {tag}: {name}"
            for name, struct in by_tag.items()
            for field in self._fields_of(struct)
        }
        return self._struct(node, by_tag[str(chosen)], path, tag, others)

    def _condition(self, node: Node, path: Path) -> object:
        before = len(self.findings)
        limits = _information(condition_shape.LimitsFile)
        condition = condition_shape.read(
            node, path, lambda below, under: self.node(below, limits, under), self.find
        )
        return condition if len(self.findings) == before else BROKEN


def _without_broken(clean: dict[str, object], struct: type) -> object:
    """Return what is left of a struct: all of it, or what its stand-ins make whole."""
    broken = [key for key, value in clean.items() if value is BROKEN]
    if not broken:
        return clean
    stand_ins: dict[str, object] | None = getattr(struct, "stand_ins", None)
    if stand_ins is None or any(key not in stand_ins for key in broken):
        return BROKEN
    rest = {key: value for key, value in clean.items() if value is not BROKEN}
    filled = {key: stand_ins[key] for key in broken if stand_ins[key] is not msgspec.UNSET}
    return rest | filled
