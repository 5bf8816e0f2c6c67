"""When a question applies: conditions as data, and how they are decided.

A condition joins its parts by *and*. What is unknown is neither true nor false here but
*open*, so that a caller can tell "holds" from "holds as long as nobody knows better".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, IntEnum
from typing import TypeAlias

import msgspec


class Absence(Enum):
    """Why a key has no value: nobody knows it (yet), or it was rightly not asked."""

    UNKNOWN = "unknown"
    HIDDEN = "hidden"


Value: TypeAlias = str | int | float
Fact: TypeAlias = tuple[Value, ...] | Absence
Facts: TypeAlias = Callable[[str], Fact]


class Truth(IntEnum):
    """Ordered so that *and* is the minimum and *or* the maximum."""

    FAILS = 0
    OPEN = 1
    HOLDS = 2


class OneOf(msgspec.Struct, frozen=True):
    """The key has one of the values; a field with several answers needs one of them listed."""

    key: str
    values: tuple[str, ...]


class InRange(msgspec.Struct, frozen=True):
    """The key is a number within the limits, both included."""

    key: str
    at_least: float | None = None
    at_most: float | None = None


class AnyOf(msgspec.Struct, frozen=True):
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]


class Condition(msgspec.Struct, frozen=True):
    """All parts hold. A condition without parts always holds."""

    parts: tuple[OneOf | InRange | AnyOf, ...] = ()


def truth(condition: Condition | None, facts: Facts) -> Truth:
    """Decide a condition (scoring.md section 1); no condition holds.

    An unknown key leaves its part open; a hidden or not-applicable key fails it.
    """
    if condition is None:
        return Truth.HOLDS
    return min((_part_truth(part, facts) for part in condition.parts), default=Truth.HOLDS)


def keys(condition: Condition | None) -> Iterator[str]:
    """Yield every key a condition looks at, in order, those inside `any_of` included."""
    for part in condition.parts if condition else ():
        if isinstance(part, AnyOf):
            for inner in part.conditions:
                yield from keys(inner)
        else:
            yield part.key


def _part_truth(part: OneOf | InRange | AnyOf, facts: Facts) -> Truth:
    if isinstance(part, AnyOf):
        return max((truth(inner, facts) for inner in part.conditions), default=Truth.FAILS)
    fact = facts(part.key)
    if fact is Absence.UNKNOWN:
        return Truth.OPEN
    if fact is Absence.HIDDEN:
        return Truth.FAILS
    return Truth.HOLDS if any(_matches(part, value) for value in fact) else Truth.FAILS


def _matches(part: OneOf | InRange, value: Value) -> bool:
    if isinstance(part, OneOf):
        return str(value) in part.values
    return not isinstance(value, str) and in_limits(value, part.at_least, part.at_most)


def in_limits(value: float, at_least: float | None, at_most: float | None) -> bool:
    """Say whether a number lies within limits that are both included; `None` is no limit."""
    return (at_least is None or value >= at_least) and (at_most is None or value <= at_most)
