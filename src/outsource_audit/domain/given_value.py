"""A value as somebody gave it, in a file, at a prompt or in a command, as an audit stores it."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.audit import ProfileValue
from outsource_audit.domain.bank import UNKNOWN, ProfileField, Question
from outsource_audit.domain.condition import Value
from outsource_audit.domain.scale import Scale


def stored_value(item: Question | ProfileField, value: Value) -> Value:
    """Return one answer as it is stored: a level as a number, a choice as its id."""
    choice = item.choice(value)
    if choice is None:
        return value
    return int(choice.id) if item.scale is Scale.MATURITY else choice.id


def stored_profile_value(
    field: ProfileField, value: str | float | Sequence[str | int]
) -> ProfileValue:
    """Return a profile answer as it is stored: choices as their ids, several as a tuple."""
    if not isinstance(value, str | int | float):
        return tuple(str(each) for each in value)
    if field.scale is Scale.SEVERAL and value != UNKNOWN:
        return (str(value),)
    return str(value) if field.choice(value) else value


def typed_number(text: str) -> Value | None:
    """Return the number that was typed, with a decimal comma or "%" too; None for no number."""
    try:
        number = float(text.replace(",", ".").removesuffix("%").strip())
    except ValueError:
        return None
    return int(number) if number.is_integer() else number
