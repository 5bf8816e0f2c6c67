"""What was typed as an answer: the value it stands for, or what to type instead."""

from __future__ import annotations

from collections.abc import Iterable

from outsource_audit.domain.actions import Give, GiveProfile
from outsource_audit.domain.audit import ProfileValue, profile_misfit, value_misfit
from outsource_audit.domain.bank import UNKNOWN, ProfileField
from outsource_audit.domain.condition import Value
from outsource_audit.domain.given_value import stored_value, typed_number
from outsource_audit.domain.scale import Scale
from outsource_audit.terminal.answer_keys import Item, choice_keys


def typed_value(item: Item, typed: str) -> tuple[ProfileValue | None, str]:
    """Return the answer that was typed, or None and what to type instead."""
    if typed == UNKNOWN:
        return UNKNOWN, ""
    keys = choice_keys(item)
    if item.scale is Scale.SEVERAL:
        return _several(item, [part.strip() for part in typed.split(",")])
    if typed.lower() in keys:
        return stored_value(item, keys[typed.lower()].id), ""
    if item.number is None:
        return None, f"Type {_first_to_last(keys)}, or a letter (h lists them)."
    value = typed_number(typed)
    if value is None:
        return None, "Type a number, or a letter (h lists them)."
    wrong = _number_wrong(item, value)
    return (None, wrong) if wrong else (value, "")


def _several(item: Item, parts: list[str]) -> tuple[ProfileValue | None, str]:
    keys = choice_keys(item)
    if not all(part in keys for part in parts):
        return None, f"Type {_first_to_last(keys)}, with commas between them."
    value = tuple(dict.fromkeys(keys[part].id for part in parts))
    wrong = profile_misfit(item, value) if isinstance(item, ProfileField) else ""
    return (None, f"That cannot be: {wrong}.") if wrong else (value, "")


def _number_wrong(item: Item, value: Value) -> str:
    misfit = value_misfit(item, value)
    return f"{misfit[:1].upper()}{misfit[1:]}." if misfit else ""


def _first_to_last(keys: Iterable[str]) -> str:
    listed = list(keys)
    return f"a number from {listed[0]} to {listed[-1]}"


def giving(item: Item, value: ProfileValue) -> Give | GiveProfile:
    """Return the action that gives an answer to a question or a profile field."""
    if isinstance(item, ProfileField):
        return GiveProfile(value)
    if isinstance(value, tuple):
        raise TypeError("a bank's question takes one answer")
    return Give(value)
