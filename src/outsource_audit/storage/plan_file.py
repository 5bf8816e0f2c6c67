"""What `plan --json` prints: the action plan with its people and dates.

Fractions turn into floats here, in full precision. Fields may be added within a format, never
changed.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from outsource_audit.domain.action_plan import (
    ActionPlan,
    FormerAction,
    Left,
    PlannedAction,
    Until,
    whats_left,
)
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.storage.json_text import encoded
from outsource_audit.storage.score_file import WORDS, RatingWord, StepJson, score_json


class RemediationJson(msgspec.Struct, frozen=True, kw_only=True):
    """What was set for an action; a date is null where there is none."""

    status: Literal["planned", "in-progress", "done", "accepted"]
    owner: str
    due: str | None
    note: str
    reason: str
    review: str | None
    changed: str | None


class ActionJson(StepJson, frozen=True, kw_only=True):
    """One step of the plan as `score --json` has it, and what becomes of it.

    `number` counts from 1; `suggested_due` is null for later, `remediation` where nothing was
    set.
    """

    number: int
    pitfall: str
    fix: str
    suggested_due: str | None
    remediation: RemediationJson | None


class FormerJson(msgspec.Struct, frozen=True, kw_only=True):
    """An action that was set and is no step of the plan any more, and why."""

    question: str
    why: Literal["fixed", "open", "does not apply", "gone"]
    remediation: RemediationJson


class UntilJson(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes to reach a rating; `why` says what is in the way, null where nothing is."""

    target: RatingWord
    reached: bool
    steps: int
    effort: int
    period: int | None
    why: (
        Literal["not rated", "red line in the profile", "open questions", "what the fixes leave"]
        | None
    )
    keeps: tuple[str, ...]
    steps_if_well: int | None


class LeftJson(msgspec.Struct, frozen=True, kw_only=True):
    """How things stand, or will once the steps are done; null where there is no number."""

    score: float
    confirmed: float
    rating: RatingWord | None
    rating_if_well: RatingWord | None


class PlanJson(msgspec.Struct, frozen=True, kw_only=True):
    """The action plan. `today` and `left` are null where nothing can be scored."""

    format: Literal[1] = 1
    business: str
    provider: str
    date: str
    capacity: int
    today: LeftJson | None
    find_out: tuple[str, ...]
    steps: tuple[ActionJson, ...]
    former: tuple[FormerJson, ...]
    until: UntilJson | None
    left: LeftJson | None


def encode_plan(scorecard: Scorecard, plan: ActionPlan, capacity: int) -> bytes:
    """Return the plan as indented JSON, ending with a line break.

    `capacity` is the effort points of a period the plan was made for.
    """
    return encoded(plan_json(scorecard, plan, capacity))


def plan_json(scorecard: Scorecard, plan: ActionPlan, capacity: int) -> PlanJson:
    """Return the plan as it leaves the program."""
    audit, steps = scorecard.audit, score_json(scorecard).plan
    nothing_done = msgspec.structs.replace(plan, steps=())
    return PlanJson(
        business=audit.business,
        provider=audit.provider,
        date=audit.date,
        capacity=capacity,
        today=_left(whats_left(scorecard, nothing_done)),
        find_out=plan.find_out,
        steps=tuple(_action(steps[action.number - 1], action) for action in plan.steps),
        former=tuple(map(_former, plan.former)),
        until=None if plan.until is None else _until(plan.until),
        left=_left(whats_left(scorecard, plan)),
    )


def _action(step: StepJson, action: PlannedAction) -> ActionJson:
    question = action.step.standing.question
    return ActionJson(
        **msgspec.structs.asdict(step),
        number=action.number,
        pitfall=question.pitfall,
        fix=question.fix,
        suggested_due=action.suggested_due or None,
        remediation=remediation_json(action.remediation) if action.is_set else None,
    )


def _former(action: FormerAction) -> FormerJson:
    return FormerJson(
        question=action.id, why=action.why.value, remediation=remediation_json(action.remediation)
    )


def remediation_json(remediation: Remediation) -> RemediationJson:
    """Return what was set for an action as it leaves the program, every field of it."""
    return RemediationJson(
        status=remediation.status.value,
        owner=remediation.owner,
        due=remediation.due or None,
        note=remediation.note,
        reason=remediation.reason,
        review=remediation.review or None,
        changed=remediation.changed or None,
    )


def _until(until: Until) -> UntilJson:
    return UntilJson(
        target=WORDS[until.target],
        reached=until.reached,
        steps=until.steps,
        effort=until.effort,
        period=until.period,
        why=until.why.value if until.why else None,
        keeps=until.keeps,
        steps_if_well=until.steps_if_well,
    )


def _left(left: Left | None) -> LeftJson | None:
    if left is None:
        return None
    return LeftJson(
        score=float(left.score),
        confirmed=float(left.confirmed),
        rating=None if left.rating is None else WORDS[left.rating],
        rating_if_well=None if left.rating_if_well is None else WORDS[left.rating_if_well],
    )
