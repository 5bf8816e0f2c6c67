"""A situation in which given conditions come out as wanted, or the proof that there is none.

Profile fields and questions are answered in asking order, each with the answers that the
conditions can tell apart, and whatever cannot lead there any more is given up at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from outsource_audit.domain.audit import Answer, ProfileValue
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition import (
    Absence,
    AnyOf,
    Condition,
    Fact,
    InRange,
    OneOf,
    Truth,
    keys,
    truth,
)
from outsource_audit.domain.sample_values import Item, Sample, leaf_parts, samples

Given: TypeAlias = dict[str, Sample | None]
Facts: TypeAlias = dict[str, Fact]


class Wanted(msgspec.Struct, frozen=True):
    """How a condition is to come out: no worse than `least`, no better than `most`."""

    condition: Condition | None
    least: Truth = Truth.FAILS
    most: Truth = Truth.HOLDS


class Situation(msgspec.Struct, frozen=True):
    """Answers to some of the profile and some of the questions; the rest makes no difference."""

    profile: dict[str, ProfileValue] = {}
    answers: dict[str, Answer] = {}


class _Search(msgspec.Struct, frozen=True):
    items: Sequence[Item]
    offered: Mapping[str, Sequence[Sample]]
    wanted: Sequence[Wanted]


def applies(item: Item) -> Wanted:
    """Return the wish that an item is asked, be it because something is unknown."""
    return Wanted(item.show_if, least=Truth.OPEN)


def find_situation(
    bank_set: BankSet, wanted: Sequence[Wanted], pinned: Mapping[str, Sample] | None = None
) -> Situation | None:
    """Return a situation in which all that is wanted is so; None where there is none.

    `pinned` gives the answers to some items, which must be asked then. Answers that are
    known are tried before "don't know".
    """
    pinned = pinned or {}
    wanted = [*wanted, *(applies(bank_set.item(key)) for key in pinned)]
    items = _in_asking_order(bank_set, wanted, pinned)
    parts = [part for one in wanted for part in leaf_parts(one.condition)]
    parts += [part for item in items for part in leaf_parts(item.show_if)]
    offered = {
        item.id: [pinned[item.id]] if item.id in pinned else samples(item, parts, every_set=True)
        for item in items
    }
    found = _given(_Search(items, offered, wanted), 0, {})
    return None if found is None else _situation(found)


def truth_range(condition: Condition | None, facts: Mapping[str, Fact]) -> tuple[Truth, Truth]:
    """Return the least and the most a condition can come to while some keys have no fact yet."""
    ranges = [_part_range(part, facts) for part in condition.parts] if condition else []
    lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
    return min(lows, default=Truth.HOLDS), min(highs, default=Truth.HOLDS)


def _part_range(part: OneOf | InRange | AnyOf, facts: Mapping[str, Fact]) -> tuple[Truth, Truth]:
    if isinstance(part, AnyOf):
        ranges = [truth_range(inner, facts) for inner in part.conditions]
        lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
        return max(lows, default=Truth.FAILS), max(highs, default=Truth.FAILS)
    if part.key not in facts:
        return Truth.FAILS, Truth.HOLDS
    found = truth(Condition((part,)), facts.__getitem__)
    return found, found


def _in_asking_order(
    bank_set: BankSet, wanted: Iterable[Wanted], pinned: Iterable[str]
) -> list[Item]:
    """Return what the conditions look at, and all that decides whether that is asked."""
    needed = set(pinned)
    waiting = [key for one in wanted for key in keys(one.condition)] + list(needed)
    while waiting:
        key = waiting.pop()
        needed.add(key)
        waiting += [each for each in keys(bank_set.item(key).show_if) if each not in needed]
    order = (*bank_set.fields, *bank_set.questions)
    return [bank_set.item(key) for key in order if key in needed]


def _given(search: _Search, number: int, facts: Facts) -> Given | None:
    """Answer the items from `number` on; None where that cannot give what is wanted."""
    if not all(_can_be(one, facts) for one in search.wanted):
        return None
    if number == len(search.items):
        return {}
    item = search.items[number]
    is_asked = truth(item.show_if, facts.__getitem__) is not Truth.FAILS
    choices = search.offered[item.id] if is_asked else [None]
    for sample in choices:
        fact = sample.fact if sample else Absence.HIDDEN
        rest = _given(search, number + 1, {**facts, item.id: fact})
        if rest is not None:
            return {item.id: sample, **rest}
    return None


def _can_be(wanted: Wanted, facts: Mapping[str, Fact]) -> bool:
    low, high = truth_range(wanted.condition, facts)
    return high >= wanted.least and low <= wanted.most


def _situation(given: Given) -> Situation:
    values = {key: sample.given for key, sample in given.items() if sample}
    return Situation(
        profile={k: v for k, v in values.items() if not isinstance(v, Answer)},
        answers={k: v for k, v in values.items() if isinstance(v, Answer)},
    )
