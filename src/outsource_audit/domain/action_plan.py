"""The action plan with its people and dates, and how far it has to be carried out.

The steps and their order are those of scoring.md section 5. Who does what until when comes
from the audit and moves no score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.dates import days_later
from outsource_audit.domain.rating import red_lines
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import Scorecard, Step
from outsource_audit.domain.standing import Standing, State


class PlannedAction(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the plan with who does it and until when.

    `number` counts from 1 in the order of the plan; `is_set` says whether anything was ever
    set, `remediation` is empty where not. `suggested_due` is the ISO date on which the step's
    period ends, empty for a step that comes later.
    """

    number: int
    step: Step
    remediation: Remediation
    is_set: bool
    suggested_due: str

    @property
    def id(self) -> str:
        """Return the id of the action, which is its question's."""
        return self.step.standing.question.id


class WhyFormer(StrEnum):
    """Why an action that was set is no step of the plan any more."""

    FIXED = "fixed"
    OPEN = "open"
    DOES_NOT_APPLY = "does not apply"
    GONE = "gone"


class FormerAction(msgspec.Struct, frozen=True):
    """An action that was set and is no step of the plan any more, and why.

    Fixed: the answer leaves no gap now. Open: there is no answer now. Gone: no question has
    this id any more.
    """

    id: str
    remediation: Remediation
    why: WhyFormer


class WhyNotReached(StrEnum):
    """What keeps a plan from reaching a rating."""

    NOT_RATED = "not rated"
    PROFILE = "red line in the profile"
    OPEN = "open questions"
    LEFT = "what the fixes leave"


class Until(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes to reach a rating: the steps up to the first after which it holds.

    `effort` is in effort points, `period` that of the last step (None for later, or without
    a step). Where the whole plan does not reach it, the steps are all of them, `why` says
    what is in the way, and `keeps` names the profile fields or questions that are; where those
    are open, `steps_if_well` is how many steps it takes if they turn out well.
    """

    target: Rating
    reached: bool
    steps: int
    effort: int
    period: int | None
    why: WhyNotReached | None = None
    keeps: tuple[str, ...] = ()
    steps_if_well: int | None = None


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """How things stand once the steps of a plan are done.

    `confirmed` is what the fixes leave; what `score` has beyond it, nobody knows yet. Ratings
    are None where the audit is not rated.
    """

    score: Fraction
    confirmed: Fraction
    rating: Rating | None
    rating_if_well: Rating | None


class ActionPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The plan: its steps, what it no longer holds, and the ids of what to find out before.

    With `until`, the steps are those up to the rating asked for.
    """

    steps: tuple[PlannedAction, ...]
    former: tuple[FormerAction, ...]
    find_out: tuple[str, ...]
    until: Until | None = None


def action_plan(scorecard: Scorecard, start: str = "", target: Rating | None = None) -> ActionPlan:
    """Return the plan of a scored audit, up to the first step that reaches `target`.

    Suggested due dates count from `start`, an ISO date; from the audit's date without one.
    """
    needed = None if target is None else until(scorecard, target)
    steps = scorecard.plan if needed is None else scorecard.plan[: needed.steps]
    begin = start or scorecard.audit.date
    return ActionPlan(
        steps=tuple(
            _planned(number, step, scorecard.audit, begin)
            for number, step in enumerate(steps, start=1)
        ),
        former=tuple(_former(scorecard)),
        find_out=scorecard.find_out,
        until=needed,
    )


def until(scorecard: Scorecard, target: Rating) -> Until:
    """Return what it takes until the rating until then is at most `target`."""
    overall, plan = scorecard.overall, scorecard.plan
    needed = _first_within(target, (overall.rating, *(step.rating_after for step in plan)))
    if needed is not None:
        return _until(scorecard, target, needed)
    every = _until(scorecard, target, len(plan))
    if_well = (overall.rating_if_well, *(step.rating_if_well_after for step in plan))
    why, keeps = _obstacle(scorecard, target, if_well[-1])
    return msgspec.structs.replace(
        every, reached=False, why=why, keeps=keeps, steps_if_well=_first_within(target, if_well)
    )


def whats_left(scorecard: Scorecard, plan: ActionPlan) -> Left | None:
    """Return how things stand once every step of the plan is done; None without a score."""
    overall = scorecard.overall
    if plan.steps:
        last = plan.steps[-1].step
        return Left(
            score=last.score_after,
            confirmed=last.confirmed_after,
            rating=last.rating_after,
            rating_if_well=last.rating_if_well_after,
        )
    if overall.score is None or overall.confirmed is None:
        return None
    return Left(
        score=overall.score,
        confirmed=overall.confirmed,
        rating=overall.rating,
        rating_if_well=overall.rating_if_well,
    )


def _until(scorecard: Scorecard, target: Rating, count: int) -> Until:
    steps = scorecard.plan[:count]
    return Until(
        target=target,
        reached=True,
        steps=count,
        effort=sum(step.effort for step in steps),
        period=steps[-1].period if steps else None,
    )


def _obstacle(
    scorecard: Scorecard, target: Rating, if_well: Rating | None
) -> tuple[WhyNotReached, tuple[str, ...]]:
    if scorecard.overall.rating is None:
        return WhyNotReached.NOT_RATED, ()
    lines = red_lines(scorecard.standings)
    profile = tuple(line.item for line in lines if line.pitfall is None and not line.open)
    if profile and target < Rating.HIGH:
        return WhyNotReached.PROFILE, profile
    if _is_within(if_well, target):
        unknown = _open(scorecard)
        # One red line that cannot be ruled out is in the way, whatever else nobody knows.
        open_lines = tuple(line.item for line in lines if line.open and line.item in unknown)
        return WhyNotReached.OPEN, (open_lines if target < Rating.HIGH else ()) or unknown
    return WhyNotReached.LEFT, ()


def _first_within(target: Rating, ratings: Sequence[Rating | None]) -> int | None:
    """Return how many steps it takes; `ratings` are today's and the one after each step."""
    return next((count for count, each in enumerate(ratings) if _is_within(each, target)), None)


def _is_within(rating: Rating | None, target: Rating) -> bool:
    return rating is not None and rating <= target


def _open(scorecard: Scorecard) -> tuple[str, ...]:
    """Return what nobody knows: what to find out first, then what nobody answered yet."""
    questions = scorecard.standings.questions
    unanswered = (s.question.id for s in questions if s.state is State.UNANSWERED)
    return (*scorecard.find_out, *unanswered)


def _planned(number: int, step: Step, audit: Audit, start: str) -> PlannedAction:
    action = step.standing.question.id
    return PlannedAction(
        number=number,
        step=step,
        remediation=audit.remediation.get(action, Remediation()),
        is_set=action in audit.remediation,
        suggested_due="" if step.period is None else days_later(start, step.period),
    )


def _former(scorecard: Scorecard) -> Iterator[FormerAction]:
    planned = {step.standing.question.id for step in scorecard.plan}
    standings = {s.question.id: s for s in scorecard.standings.questions}
    for action, remediation in scorecard.audit.remediation.items():
        if action not in planned:
            yield FormerAction(action, remediation, _why_former(standings.get(action)))


def _why_former(standing: Standing | None) -> WhyFormer:
    if standing is None:
        return WhyFormer.GONE
    return {
        State.ANSWERED: WhyFormer.FIXED,
        State.HIDDEN: WhyFormer.DOES_NOT_APPLY,
        State.NOT_APPLICABLE: WhyFormer.DOES_NOT_APPLY,
    }.get(standing.state, WhyFormer.OPEN)
