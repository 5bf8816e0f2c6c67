"""What an audit does not ask, and because of what. Nothing disappears silently."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from outsource_audit.domain.audit import Audit
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
from outsource_audit.domain.overview import Entry, entries, has_answer
from outsource_audit.domain.standing import State, stand
from outsource_audit.domain.wording import value_text


class Unasked(msgspec.Struct, frozen=True):
    """A question or profile field that is not asked.

    `pitfall` is its bank's id, None for a profile field. `because` says in words what rules
    it out, a reason each; it is empty for a question that is asked when its pitfall is taken
    in full. `kept_aside` where an answer to it is stored, which counts nowhere.
    """

    id: str
    ask: str
    pitfall: str | None
    because: tuple[str, ...]
    kept_aside: bool = False


def unasked(bank_set: BankSet, audit: Audit) -> list[Unasked]:
    """Return what an audit does not ask, in asking order."""
    standings = stand(bank_set, audit)
    return [
        Unasked(
            id=entry.id,
            ask=entry.item.ask,
            pitfall=entry.pitfall,
            because=_because(entry, bank_set, standings.fact),
            kept_aside=has_answer(entry.item, audit),
        )
        for entry in entries(standings)
        if not entry.is_asked
    ]


def _because(entry: Entry, bank_set: BankSet, fact: Facts) -> tuple[str, ...]:
    if entry.state is State.NOT_ASKED:
        return ()
    failing = dict.fromkeys(_failing(entry.item.show_if, fact))
    return tuple(_reason(key, bank_set, fact) for key in failing)


def _failing(condition: Condition | None, fact: Facts) -> Iterable[str]:
    """Yield the keys whose answers rule a condition out; of an `any_of`, those of every way."""
    for part in condition.parts if condition else ():
        if truth(Condition((part,)), fact) is Truth.FAILS:
            yield from _failing_keys(part, fact)


def _failing_keys(part: OneOf | InRange | AnyOf, fact: Facts) -> Iterable[str]:
    if not isinstance(part, AnyOf):
        yield part.key
        return
    for way in part.conditions:
        yield from _failing(way, fact)


def _reason(key: str, bank_set: BankSet, fact: Facts) -> str:
    item = bank_set.item(key)
    value = fact(key)
    if isinstance(value, Absence):
        return f"{key} does not apply"
    told = "; ".join(value_text(item, one) for one in value)
    return f'"{item.ask}" was answered: {told}'
