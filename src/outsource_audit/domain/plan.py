"""The action plan: which fix comes first, what it gains, when it fits (scoring.md section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from outsource_audit.domain.bank import Question
from outsource_audit.domain.condition import Value
from outsource_audit.domain.plan_course import Course
from outsource_audit.domain.rating import total
from outsource_audit.domain.risk import EFFORT_POINTS, WORST_POINTS
from outsource_audit.domain.scorecard import Step
from outsource_audit.domain.standing import SERIOUS, Standing, Standings

DEFAULT_CAPACITY = 10
PERIOD_DAYS = 30
LAST_PERIOD_DAYS = 90


class _Action(msgspec.Struct, frozen=True):
    standing: Standing
    gain: Fraction

    @property
    def effort(self) -> int:
        return EFFORT_POINTS[self.standing.question.effort]

    @property
    def order(self) -> tuple[object, ...]:
        standing = self.standing
        red_line = standing.red_line in SERIOUS
        return (
            self.gain == 0,
            not red_line,
            self.effort if red_line else 0,
            -self.gain / self.effort,
            self.effort,
            -self.gain,
            -standing.weight,
            standing.question.id,
        )


def plan_steps(standings: Standings, capacity: int, *, rated: bool) -> Iterator[Step]:
    """Yield the plan in order, with what each step changes (section 5).

    `capacity` is effort points a period of 30 days. The applicable questions are held
    fixed; where the audit is not `rated`, the steps carry no ratings.
    """
    course, actions = Course(standings), _actions(standings)
    for action, period in zip(actions, _periods(actions, capacity), strict=True):
        lifts = _fix(course, action)
        totals = course.totals
        until_then, if_well = course.ratings() if rated else (None, None)
        yield Step(
            standing=action.standing,
            effort=action.effort,
            gain=action.gain,
            period=period,
            score_after=totals.score or Fraction(0),
            confirmed_after=totals.confirmed or Fraction(0),
            rating_after=until_then,
            rating_if_well_after=if_well,
            lifts=lifts if rated else (),
        )


def points_left(standing: Standing) -> int:
    """Return the risk points (0 to 4) of an answered question once its fix is done."""
    return min(standing.question.fix_leaves, standing.points or 0)


def _actions(standings: Standings) -> list[_Action]:
    weight = total(standings.questions).weight
    actions = [
        _Action(
            standing,
            Fraction(
                100 * standing.share_weight * (standing.points - points_left(standing)),
                WORST_POINTS * weight,
            ),
        )
        for standing in standings.questions
        if standing.points
    ]
    return sorted(actions, key=lambda action: action.order)


def _periods(actions: list[_Action], capacity: int) -> list[int | None]:
    """Fill periods up to the capacity; nothing goes back into an earlier period."""
    periods: list[int | None] = []
    days, used = PERIOD_DAYS, 0
    for action in actions:
        if used and used + action.effort > capacity:
            days, used = days + PERIOD_DAYS, 0
        used += action.effort
        periods.append(days if days <= LAST_PERIOD_DAYS else None)
    return periods


def _fix(course: Course, action: _Action) -> tuple[str, ...]:
    """Do one fix; return the causes of the floors that are gone with it."""
    if not action.gain:
        return ()
    question, left = action.standing.question, points_left(action.standing)
    return course.fix(question.id, answer_worth(question, left), left)


def answer_worth(question: Question, points: int) -> Value:
    """Return the worst answer that costs no more than the points given, 0 to 4."""
    if question.number is None or question.number.best is None:
        return max((c for c in question.choices if c.points <= points), key=lambda c: c.points).id
    best = question.number.best
    grid = 10**-question.number.decimals
    edge, just_outside = (
        (best.at_least, -grid) if best.at_least is not None else (best.at_most or 0, grid)
    )
    middle = round(edge + just_outside, question.number.decimals)
    return middle if 0 < question.number.points(middle) <= points else edge
