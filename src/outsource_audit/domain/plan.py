"""The action plan: which fix comes first, what it gains, when it fits (scoring.md section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from outsource_audit.domain.bank import Question
from outsource_audit.domain.condition import Value
from outsource_audit.domain.rating import RED_LINE, Floor, TwoRatings, rate_overall, total
from outsource_audit.domain.risk import EFFORT_POINTS, WORST_POINTS
from outsource_audit.domain.scorecard import Step
from outsource_audit.domain.standing import RedLineState, Standing, Standings, red_line_state

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
        red_line = standing.red_line in (RedLineState.HIT, RedLineState.OPEN)
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
    before = rate_overall(standings) if rated else None
    actions = _actions(standings)
    for action, period in zip(actions, _periods(actions, capacity), strict=True):
        standings = _once_fixed(standings, action)
        after = rate_overall(standings) if rated else None
        totals = total(standings.questions)
        yield Step(
            standing=action.standing,
            effort=action.effort,
            gain=action.gain,
            period=period,
            score_after=totals.score or Fraction(0),
            confirmed_after=totals.confirmed or Fraction(0),
            rating_after=after.until_then if after else None,
            rating_if_well_after=after.if_well if after else None,
            lifts=_floors_gone(before, after),
        )
        before = after


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


def _once_fixed(standings: Standings, action: _Action) -> Standings:
    """Return the standings with one fix done, red lines that looked at its answer included."""
    if not action.gain:
        return standings
    fixed = action.standing.question.id
    left = points_left(action.standing)
    changed = tuple(
        msgspec.structs.replace(s, points=left, answer=answer_worth(s.question, left))
        if s.question.id == fixed
        else s
        for s in standings.questions
    )
    standings = msgspec.structs.replace(standings, questions=changed)
    return msgspec.structs.replace(
        standings, questions=tuple(_red_line_again(s, standings) for s in changed)
    )


def _red_line_again(standing: Standing, standings: Standings) -> Standing:
    if standing.red_line is None:
        return standing
    own = standings.fact(standing.question.id)
    state = red_line_state(standing.question.red_line, own, standings.fact)
    return msgspec.structs.replace(standing, red_line=state)


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


def _floors_gone(before: TwoRatings | None, after: TwoRatings | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    left = {_same_floor(floor) for floor in after.floors}
    gone = [floor.cause for floor in before.floors if _same_floor(floor) not in left]
    return tuple(dict.fromkeys(gone))


def _same_floor(floor: Floor) -> tuple[object, ...]:
    """Tell floors apart: red lines by their question, pitfalls by themselves."""
    named = floor.questions if floor.cause == RED_LINE else ()
    return (floor.cause, floor.pitfall, named)
