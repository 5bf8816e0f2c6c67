"""What does not fit, in plain words: the sentences of `storage.shape`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from collections.abc import Sequence as Items

from msgspec import inspect

from outsource_audit.domain.wording import counted
from outsource_audit.storage.tree import Mapping, Node, Scalar, Sequence

QUOTE_IT = "put it in quotes"
_MOST_SHOWN = 40
_ALMOST_TRUTH = {"yes": "true", "on": "true", "no": "false", "off": "false"}

_TYPES_OF: dict[type, tuple[type[inspect.Type], ...]] = {
    str: (inspect.StrType,),
    bool: (inspect.BoolType,),
    int: (inspect.IntType, inspect.FloatType),
    float: (inspect.FloatType,),
}


def shown(text: str) -> str:
    """Return a text in quotes, cut where it is long."""
    cut = text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 3] + "..."
    return repr(cut)


def kind(node: Node) -> str:
    """Name what stands here, with its article."""
    if isinstance(node, Mapping):
        return "keys and values"
    if isinstance(node, Sequence):
        return "a list"
    if node.plain and node.value is None:
        return "nothing"
    return shown(node.text)


def closest(word: str, words: Iterable[str]) -> str:
    """Return `did you mean ...?`, or the empty text where no word is near."""
    near = difflib.get_close_matches(word, list(words), 1)
    return f"did you mean {near[0]!r}?" if near else ""


def not_text(node: Scalar) -> str:
    """Say that a plain value reads as something else than text."""
    reads = "true or false" if isinstance(node.value, bool) else "a number"
    return f"text belongs here, and {node.text} reads as {reads}"


def not_number(node: Node, type_: inspect.IntType | inspect.FloatType) -> str:
    """Say that a number is missing."""
    wanted = "a whole number" if isinstance(type_, inspect.IntType) else "a number"
    return f"{wanted} belongs here, not {kind(node)}"


def range_of(type_: inspect.IntType | inspect.FloatType) -> str:
    """Return the range of a number where it has two ends."""
    both = type_.ge is not None and type_.le is not None
    return f"it runs from {type_.ge:g} to {type_.le:g}" if both else ""


def not_truth(node: Node) -> tuple[str, str]:
    """Say that true or false is missing."""
    instead = _ALMOST_TRUTH.get(node.text.lower()) if isinstance(node, Scalar) else None
    return f"true or false belongs here, not {kind(node)}", f"write {instead}" if instead else ""


def not_one_of(node: Node, values: Items[str | int]) -> tuple[str, str]:
    """Say which values are allowed."""
    offered = ", ".join(str(value) for value in values)
    if len(values) == 1:
        return f"{offered} belongs here, not {kind(node)}", ""
    near = closest(node.text, [str(v) for v in values]) if isinstance(node, Scalar) else ""
    return f"{kind(node)} is not one of {offered}", near


def not_a_list(node: Node) -> tuple[str, str]:
    """Say that a list is missing."""
    typed = isinstance(node, Scalar) and node.text
    return f"a list belongs here, not {kind(node)}", f"write [{typed}]" if typed else ""


def wrong_length(size: int, fewest: int, most: int | None) -> tuple[str, str]:
    """Say how many items a list needs."""
    if fewest == most:
        return f"needs exactly {fewest} entries and has {size}", ""
    if size < fewest:
        return f"needs at least {counted(fewest, 'entry', 'entries')}", ""
    return f"has {size} entries, and {most} are the most", ""


def unknown_key(key: str, fields: Iterable[str]) -> tuple[str, str]:
    """Say that a key is no key here."""
    keys = list(fields)
    return f"unknown key {key!r}", closest(key, keys) or f"the keys here are {', '.join(keys)}"


def type_for(node: Node, types: Iterable[inspect.Type]) -> inspect.Type | None:
    """Return the type of a union that a node is meant to have, or None."""
    for type_ in types:
        if _could_be(node, type_):
            return type_
    return None


def fits_none(node: Node, types: Iterable[inspect.Type]) -> tuple[str, str]:
    """Say what a union would take."""
    wanted = list(dict.fromkeys(_name(type_) for type_ in types))
    texts = "text" in wanted and isinstance(node, Scalar) and node.text
    what = f"{' or '.join(wanted)} belongs here, not {kind(node)}"
    return what, f'{QUOTE_IT}: "{node.text}"' if texts and isinstance(node, Scalar) else ""


def _could_be(node: Node, type_: inspect.Type) -> bool:
    extra = {}
    if isinstance(type_, inspect.Metadata):
        extra, type_ = type_.extra or {}, type_.type
    if isinstance(node, Mapping):
        return isinstance(type_, inspect.StructType | inspect.DictType)
    if isinstance(node, Sequence):
        return isinstance(type_, inspect.ListType | inspect.VarTupleType)
    if "as_typed" in extra:
        return node.value is not None
    return isinstance(type_, _TYPES_OF.get(type(node.value), ()))


def _name(type_: inspect.Type) -> str:
    match type_.type if isinstance(type_, inspect.Metadata) else type_:
        case inspect.StrType():
            return "text"
        case inspect.IntType() | inspect.FloatType():
            return "a number"
        case inspect.BoolType():
            return "true or false"
        case inspect.ListType() | inspect.VarTupleType():
            return "a list"
    return "keys and values"
