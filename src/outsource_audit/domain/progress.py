"""Where the person is: pitfall k of nine, questions left, minutes left at their own pace."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from outsource_audit.domain.agenda import items, part_of, part_title
from outsource_audit.domain.condition import Condition, Facts, Truth, keys, truth
from outsource_audit.domain.interview import Interview, waiting
from outsource_audit.domain.standing import stand

# What a question takes before anything is known of this person, and how many of their own
# answers it takes to count as much as that.
USUAL_SECONDS = 25.0
USUAL_COUNTS_AS = 5
# Whoever takes longer than this was interrupted, or looked something up.
LONGEST_SECONDS = 120.0


class Progress(msgspec.Struct, frozen=True):
    """Where the person is. `pitfall` is 1 to `pitfalls`, or None in the profile.

    `number` counts the questions of this part from 1 to `of`; `left` is about how many
    questions this sitting still asks, this one included, and `minutes` how long they take
    at this person's pace, rounded up.
    """

    title: str
    pitfall: int | None
    pitfalls: int
    number: int
    of: int
    left: int
    minutes: int


def pace(seconds: Sequence[float]) -> float:
    """Return the seconds this person takes for a question, from what they took so far."""
    taken = [min(max(one, 0.0), LONGEST_SECONDS) for one in seconds]
    usual = USUAL_SECONDS * USUAL_COUNTS_AS
    return (usual + sum(taken)) / (USUAL_COUNTS_AS + len(taken))


def minutes(questions: int, seconds_each: float) -> int:
    """Return how many minutes some questions take, rounded up."""
    return math.ceil(questions * seconds_each / 60)


def progress(interview: Interview, seconds_each: float = USUAL_SECONDS) -> Progress:
    """Say where the person is; `seconds_each` is their pace."""
    bank_set, here = interview.bank_set, interview.here or ""
    asked = [item for item, _ in items(bank_set, interview.audit)]
    part = part_of(bank_set, here)
    own = [item for item in asked if part_of(bank_set, item) == part]
    left = expected_left(interview)
    return Progress(
        title=part_title(bank_set, here),
        pitfall=part or None,
        pitfalls=len(bank_set.banks),
        number=own.index(here) + 1 if here in own else 1,
        of=len(own),
        left=left,
        minutes=minutes(left, seconds_each),
    )


def expected_left(interview: Interview) -> int:
    """Return about how many questions this sitting still asks.

    A question counts half as long as an answer still to come can rule it out. Counted whole
    they would frighten people away at the start, where the profile has ruled out nothing yet.
    Where the answer that could rule it out is "don't know", it will be asked, and counts whole.
    """
    bank_set = interview.bank_set
    fact = stand(bank_set, interview.audit).fact
    to_come = waiting(interview)
    conditions = [bank_set.item(i).show_if for i in to_come]
    pending = frozenset(to_come)
    halves = sum(1 if _can_be_ruled_out(one, fact, pending) else 2 for one in conditions)
    return math.ceil(halves / 2)


def _can_be_ruled_out(condition: Condition | None, fact: Facts, to_come: frozenset[str]) -> bool:
    return truth(condition, fact) is Truth.OPEN and not to_come.isdisjoint(keys(condition))
