"""One value held against one type: text, number, true or false, or a word of a list."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from enum import Enum
from typing import Any, Final, TypeAlias

import msgspec
from msgspec import inspect

from outsource_audit.storage import misfits
from outsource_audit.storage.tree import Node, Scalar

Extra: TypeAlias = dict[str, Any]


class Misfit(msgspec.Struct, frozen=True):
    """Why a value does not fit."""

    what: str
    hint: str = ""


def read_text(node: Node, type_: inspect.StrType, extra: Extra) -> object:
    """Return the text; where `extra` says `as_typed`, of whatever was typed."""
    if not isinstance(node, Scalar):
        return Misfit(f"text belongs here, not {misfits.kind(node)}")
    if node.plain and not isinstance(node.value, str):
        if node.value is None:
            return Misfit("is empty", "write a text, or leave the key out")
        if "as_typed" not in extra:
            return Misfit(misfits.not_text(node), f'{misfits.QUOTE_IT}: "{node.text}"')
    text = node.text
    if wrong := _wrong_length(text, type_):
        return Misfit(wrong)
    if type_.pattern and not _matches(type_.pattern, text):
        what, hint = extra.get("misfit", (f"does not match {type_.pattern}", ""))
        return Misfit(f"{misfits.shown(text)} {what}" if text.strip() else what, hint)
    return text


def read_number(node: Node, type_: inspect.IntType | inspect.FloatType, _: Extra) -> object:
    """Return the number; a whole one where the type asks for it."""
    value = node.value if isinstance(node, Scalar) and node.plain else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Misfit(misfits.not_number(node, type_))
    if not math.isfinite(value):
        return Misfit(f"{value} is no finite number")
    if isinstance(type_, inspect.IntType):
        if value != int(value):
            return Misfit(misfits.not_number(node, type_))
        value = int(value)
    if type_.ge is not None and value < type_.ge:
        return Misfit(f"{value:g} is below {type_.ge:g}", misfits.range_of(type_))
    if type_.le is not None and value > type_.le:
        return Misfit(f"{value:g} is above {type_.le:g}", misfits.range_of(type_))
    return value


def read_truth(node: Node, _: inspect.BoolType, __: Extra) -> object:
    """Return true or false."""
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return node.value
    return Misfit(*misfits.not_truth(node))


def read_literal(node: Node, type_: inspect.LiteralType, _: Extra) -> object:
    """Return the one of the allowed values that stands here."""
    return read_one_of(node, [value for value in type_.values if isinstance(value, str | int)])


def read_enum(node: Node, type_: inspect.EnumType, _: Extra) -> object:
    """Return the value of the enumeration that stands here."""
    members: list[Enum] = list(type_.cls)
    return read_one_of(node, [member.value for member in members])


def read_one_of(node: Node, values: list[str | int]) -> object:
    """Return the value among `values` that stands here."""
    value = node.value if isinstance(node, Scalar) else None
    for allowed in values:
        if value == allowed and not isinstance(value, bool):
            return allowed
    return Misfit(*misfits.not_one_of(node, values))


# The readers by the type they are for; all other types hold values of their own.
READERS: Final[dict[type[inspect.Type], Callable[[Node, Any, Extra], object]]] = {
    inspect.StrType: read_text,
    inspect.IntType: read_number,
    inspect.FloatType: read_number,
    inspect.BoolType: read_truth,
    inspect.LiteralType: read_literal,
    inspect.EnumType: read_enum,
}


def _wrong_length(text: str, type_: inspect.StrType) -> str:
    if len(text) < (type_.min_length or 0):
        return "is empty"
    if type_.max_length is not None and len(text) > type_.max_length:
        return f"has {len(text)} characters, and {type_.max_length} are the most"
    return ""


def _matches(pattern: str, text: str) -> bool:
    # "$" would let a line break pass at the end.
    if pattern.endswith("$") and text.endswith("\n"):
        return False
    return re.search(pattern, text) is not None
