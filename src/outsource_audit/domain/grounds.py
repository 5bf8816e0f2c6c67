"""Because of which answers a condition holds, fails or is open, in words."""

from __future__ import annotations

from collections.abc import Iterable

from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition import (
    Absence,
    AnyOf,
    Condition,
    Facts,
    InRange,
    OneOf,
    Truth,
    truth,
)
from outsource_audit.domain.wording import value_text


def grounds(condition: Condition | None, bank_set: BankSet, fact: Facts) -> tuple[str, ...]:
    """Return what decides a condition, a sentence without its full stop for each answer.

    Where it fails, the answers that rule it out, of an `any_of` those of every way; where it
    holds, the answers it holds by; where it is open, what is not known. None for no condition.
    """
    deciding = dict.fromkeys(_deciding(condition, fact))
    return tuple(_told(key, bank_set, fact) for key in deciding)


def _deciding(condition: Condition | None, fact: Facts) -> Iterable[str]:
    decided = truth(condition, fact)
    for part in condition.parts if condition else ():
        if truth(Condition((part,)), fact) is decided:
            yield from _keys(part, decided, fact)


def _keys(part: OneOf | InRange | AnyOf, decided: Truth, fact: Facts) -> Iterable[str]:
    if not isinstance(part, AnyOf):
        yield part.key
        return
    for way in part.conditions:
        if truth(way, fact) is decided:
            yield from _deciding(way, fact)


def _told(key: str, bank_set: BankSet, fact: Facts) -> str:
    item = bank_set.item(key)
    value = fact(key)
    if value is Absence.UNKNOWN:
        return f'the answer to "{item.ask}" is not known'
    if value is Absence.HIDDEN:
        return f"{key} does not apply"
    told = "; ".join(value_text(item, one) for one in value)
    return f'"{item.ask}" was answered: {told}'
