"""The answers that conditions can tell apart: one sample of each kind.

Two answers that every condition treats alike would only repeat each other in a simulation.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

import msgspec

from outsource_audit.domain.audit import Answer, ProfileValue, value_misfit
from outsource_audit.domain.bank import UNKNOWN, ProfileField, Question, RedLine
from outsource_audit.domain.condition import (
    Absence,
    AnyOf,
    Condition,
    Fact,
    InRange,
    OneOf,
    Truth,
    Value,
    truth,
)
from outsource_audit.domain.scale import Band, NumberScale, Scale

Part: TypeAlias = OneOf | InRange
Item: TypeAlias = ProfileField | Question

NO_REASON = "a reason"
# Up to so many answers, every set of them is looked at; beyond, the sets that matter most.
MOST_IN_ALL_SETS = 8


class Sample(msgspec.Struct, frozen=True):
    """One answer to a profile field (a value) or a question, and what conditions see of it."""

    given: ProfileValue | Answer
    fact: Fact


def leaf_parts(condition: Condition | None) -> Iterator[Part]:
    """Yield the parts of a condition that look at a key, those inside `any_of` included."""
    for part in condition.parts if condition else ():
        if isinstance(part, AnyOf):
            for inner in part.conditions:
                yield from leaf_parts(inner)
        else:
            yield part


def red_line_parts(key: str, red_line: RedLine | None) -> Iterator[Part]:
    """Yield what a red line names of its own answers, as parts of a condition."""
    if red_line and red_line.choices:
        yield OneOf(key, red_line.choices)
    if red_line and red_line.band:
        yield InRange(key, red_line.band.at_least, red_line.band.at_most)


def samples(item: Item, parts: Iterable[Part], *, every_set: bool = False) -> list[Sample]:
    """Return one sample of each kind of answer to an item, "don't know" last.

    `parts` are all that look at it. A question that may be not applicable has that as a kind
    of its own. Of a field with several answers these are each answer alone, all together, and
    the most that a part does not name; with `every_set`, one set for each way the parts can
    come out, so that nothing is missed.
    """
    own = list(dict.fromkeys(part for part in parts if part.key == item.id))
    found = [_sample(item, fact) for fact in _told_apart(_facts(item, own, every_set), own)]
    if isinstance(item, ProfileField):
        return [*found, Sample(UNKNOWN, Absence.UNKNOWN)]
    if item.not_applicable_when:
        reason = Answer(not_applicable=NO_REASON, revision=item.revision)
        found.append(Sample(reason, Absence.HIDDEN))
    return [*found, Sample(Answer(answer=UNKNOWN, revision=item.revision), Absence.UNKNOWN)]


def single_values(item: Item, parts: Iterable[Part] = ()) -> list[Value]:
    """Return every choice of an item, and for a number those at each limit and beside it.

    The limits are those of the parts and of the item's own bands.
    """
    choices: list[Value] = [choice.id for choice in item.choices]
    if item.scale is Scale.MATURITY:
        choices = [int(choice.id) for choice in item.choices]
    if item.number is None:
        return choices
    limits = [each for part in parts if isinstance(part, InRange) for each in _limits(part)]
    numbers = _numbers(item.number, limits)
    return [*(number for number in numbers if not value_misfit(item, number)), *choices]


def _sample(item: Item, fact: tuple[Value, ...]) -> Sample:
    if isinstance(item, Question):
        return Sample(Answer(answer=fact[0], revision=item.revision), fact)
    if item.scale is Scale.SEVERAL:
        return Sample(tuple(str(value) for value in fact), fact)
    return Sample(fact[0], fact)


def _facts(item: Item, parts: Sequence[Part], every_set: bool) -> Iterator[tuple[Value, ...]]:
    yield from ((value,) for value in single_values(item, parts))
    if item.scale is not Scale.SEVERAL:
        return
    together = [choice.id for choice in item.choices if not choice.alone]
    yield tuple(together)
    for named in [part.values for part in parts if isinstance(part, OneOf)]:
        yield tuple(each for each in together if each not in named)
    if every_set and len(together) <= MOST_IN_ALL_SETS:
        for size in range(2, len(together)):
            yield from combinations(together, size)


def _told_apart(
    facts: Iterable[tuple[Value, ...]], parts: Sequence[Part]
) -> list[tuple[Value, ...]]:
    """Return the first of the facts that come out alike under all the parts."""
    kinds: dict[tuple[bool, ...], tuple[Value, ...]] = {}
    for fact in facts:
        if fact:
            kinds.setdefault(tuple(_holds(part, fact) for part in parts), fact)
    return list(kinds.values())


def _holds(part: Part, fact: Fact) -> bool:
    return truth(Condition((part,)), lambda _: fact) is Truth.HOLDS


def _limits(part: InRange | Band) -> list[float]:
    return [limit for limit in (part.at_least, part.at_most) if limit is not None]


def _numbers(number: NumberScale, limits: Iterable[float]) -> list[Value]:
    """Return the numbers of the grid at each limit and one step to each side, ascending."""
    bands = [band for band in (number.best, number.worst) if band]
    edges = [*limits, *(limit for band in bands for limit in _limits(band)), number.lowest]
    edges += [number.highest] if number.highest is not None else []
    scale = 10**number.decimals
    steps = {math.floor(edge * scale) + beside for edge in edges for beside in (-1, 0, 1)}
    return [step if scale == 1 else round(step / scale, number.decimals) for step in sorted(steps)]
