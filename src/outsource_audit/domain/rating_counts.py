"""What decides the rating of a pitfall, as counts that one changed answer changes by itself.

The rules are those of `rating`, which also tells every floor; counts are for who asks often.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from outsource_audit.domain.rating import (
    OF_CRITICAL_GAP,
    OF_RED_LINE,
    Totals,
    is_critical_gap,
    pitfall_cause,
    pitfall_level,
    two_numbers,
)
from outsource_audit.domain.risk import Rating, heat_map_cell, likelihood
from outsource_audit.domain.standing import SERIOUS, RedLineState, Standing


class Counts(msgspec.Struct):
    """The sums and floors of one pitfall's questions that count.

    `open_` floors are those that hold only as long as something is not known.
    """

    score_points: int = 0
    confirmed_points: int = 0
    weight: int = 0
    questions: int = 0
    red_lines: int = 0
    open_red_lines: int = 0
    gaps: int = 0
    open_gaps: int = 0

    @property
    def hits(self) -> int:
        """Return how many red lines are hit for certain."""
        return self.red_lines - self.open_red_lines

    @property
    def totals(self) -> Totals:
        """Return the whole numbers behind both numbers."""
        return Totals(self.score_points, self.confirmed_points, self.weight, self.questions)

    def count(self, standing: Standing, times: Literal[1, -1]) -> None:
        """Put a question in, or take it out with -1. One that counts nowhere changes nothing."""
        if not standing.in_fraction:
            return
        weight = times * standing.share_weight
        self.score_points += weight * standing.score_points
        self.confirmed_points += weight * standing.confirmed_points
        self.weight += weight
        self.questions += times
        if standing.red_line in SERIOUS:
            self.red_lines += times
            self.open_red_lines += times * (standing.red_line is RedLineState.OPEN)
        if is_critical_gap(standing):
            self.gaps += times
            self.open_gaps += times * (standing.points is None)


class Levels(msgspec.Struct, frozen=True):
    """The two ratings of a pitfall, and the floors it puts under the two of the whole.

    A floor is None, and `cause` with the first of them, where it puts none.
    """

    until_then: Rating
    if_well: Rating
    floor: Rating | None
    floor_if_well: Rating | None
    cause: str | None


def levels(counts: Counts, exposure: int) -> Levels:
    """Rate a pitfall by its counts, of at least one question; `exposure` is 1 to 5."""
    score, confirmed = two_numbers(counts.totals)
    until_then = heat_map_cell(likelihood(score), exposure)
    if_well = heat_map_cell(likelihood(confirmed), exposure)
    if counts.red_lines:
        until_then = max(until_then, OF_RED_LINE)
    if counts.hits:
        if_well = max(if_well, OF_RED_LINE)
    if counts.gaps:
        until_then = max(until_then, OF_CRITICAL_GAP)
    if counts.gaps > counts.open_gaps:
        if_well = max(if_well, OF_CRITICAL_GAP)
    floor = pitfall_level(until_then, counts.questions)
    return Levels(
        until_then=until_then,
        if_well=if_well,
        floor=floor,
        floor_if_well=pitfall_level(if_well, counts.questions),
        cause=pitfall_cause(until_then) if floor else None,
    )


def added(counts: Iterable[Counts]) -> Totals:
    """Return the whole numbers of several pitfalls together."""
    kept = [one.totals for one in counts]
    return Totals(
        score_points=sum(one.score_points for one in kept),
        confirmed_points=sum(one.confirmed_points for one in kept),
        weight=sum(one.weight for one in kept),
        questions=sum(one.questions for one in kept),
    )
