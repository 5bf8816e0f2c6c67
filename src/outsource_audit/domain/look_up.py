"""What is to be looked up: from whom, and what would answer it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import msgspec

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet, Question, WhoKnows
from outsource_audit.domain.overview import Entry, overview
from outsource_audit.domain.standing import State
from outsource_audit.domain.wording import choice_text


class ToLookUp(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to find out. `id` is a question's or a profile field's.

    `evidence` is what would answer it (empty for a profile field), `choices` the answers to
    choose from, in words. `not_known` where it was answered "don't know"; otherwise it is
    marked to look up.
    """

    id: str
    ask: str
    who: WhoKnows
    evidence: str
    help: str
    choices: tuple[str, ...]
    note: str
    not_known: bool


def to_look_up(bank_set: BankSet, audit: Audit, *, unknown: bool) -> list[ToLookUp]:
    """Return what is marked to look up and still applies, by whom to ask, in asking order.

    With `unknown`, also what was answered "don't know".
    """
    found = [
        _to_look_up(entry, audit)
        for entry in overview(bank_set, audit)
        if _is_marked(entry, audit) or (unknown and entry.state is State.UNKNOWN)
    ]
    order = list(WhoKnows)
    return sorted(found, key=lambda one: order.index(one.who))


def by_person(found: Iterable[ToLookUp]) -> list[tuple[WhoKnows, list[ToLookUp]]]:
    """Return what `to_look_up` found as one list a person."""
    return [(who, list(own)) for who, own in groupby(found, key=lambda one: one.who)]


def unknown_count(bank_set: BankSet, audit: Audit) -> int:
    """Return how many questions and profile fields were answered "don't know"."""
    return sum(1 for entry in overview(bank_set, audit) if entry.state is State.UNKNOWN)


def _is_marked(entry: Entry, audit: Audit) -> bool:
    return entry.state is State.UNANSWERED and entry.id in audit.look_up


def _to_look_up(entry: Entry, audit: Audit) -> ToLookUp:
    item = entry.item
    return ToLookUp(
        id=item.id,
        ask=item.ask,
        who=item.who_knows,
        evidence=item.evidence if isinstance(item, Question) else "",
        help=item.help,
        choices=tuple(_choices(item)),
        note=audit.answers.get(item.id, Answer()).note,
        not_known=entry.state is State.UNKNOWN,
    )


def _choices(item: Item) -> Iterable[str]:
    if item.number is not None:
        yield f"a number ({item.number.unit})"
    for choice in item.choices:
        yield choice_text(item, choice)
