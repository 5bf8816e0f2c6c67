"""What to do: what to find out first, then the action plan by periods."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import msgspec

from outsource_audit.domain.action_name import action_name
from outsource_audit.domain.dates import days_later
from outsource_audit.domain.plan_wording import (
    DONE_WITH_GAP,
    STATUS_WORDS,
    lifts_sentence,
    remediation_sentence,
)
from outsource_audit.domain.remediation import Remediation, Status, is_late
from outsource_audit.domain.scorecard import Scorecard, Step
from outsource_audit.domain.standing import RedLineState
from outsource_audit.domain.wording import counted
from outsource_audit.rendering.figures import score_text
from outsource_audit.rendering.subjects import Subject, subject
from outsource_audit.rendering.wording import Mark, effort_text, mark


class ToFindOut(msgspec.Struct, frozen=True):
    """One thing nobody knows, why it comes first and what would answer it."""

    subject: Subject
    because: str
    answered_by: str


class StepView(msgspec.Struct, frozen=True):
    """One step of the plan, and how things stand once it is done.

    `brief` is the short name of the fix, or its first sentence; `action` is empty where the
    bank gives no short name. Two marks: if what is not known turns out well, and until then.
    `tracked` is how far it is (`status`), who does it (`owner`) and until when (`due`), each
    empty where nothing was set. `late` says that it was due before the day of the audit.
    """

    number: int
    action: str
    fix: str
    brief: str
    question: str
    place: str
    effort: str
    gain: str
    score: str
    confirmed: str
    mark_if_well: Mark
    mark: Mark
    lifts: str
    clears: str
    owner: str
    due: str
    status: str
    late: bool
    tracked: str


class PeriodView(msgspec.Struct, frozen=True):
    """The steps of one period and the effort points they take.

    `ends` is the day it ends, counted from the audit; empty for what comes later.
    """

    title: str
    ends: str
    effort: str
    steps: tuple[StepView, ...]


def to_find_out(scorecard: Scorecard, most: int | None = None) -> tuple[ToFindOut, ...]:
    """Return what to find out first, all of it or the first few, as the scorecard has it."""
    red_lines = {s.question.id: s.red_line for s in scorecard.standings.questions}
    return tuple(
        _to_find_out(scorecard, item, red_lines.get(item)) for item in scorecard.find_out[:most]
    )


def plan_periods(scorecard: Scorecard, written: Callable[[str], str]) -> tuple[PeriodView, ...]:
    """Return the action plan by periods, in order; `written` puts an ISO date in words."""
    numbered = enumerate(scorecard.plan, start=1)
    periods = groupby(numbered, key=lambda item: item[1].period)
    return tuple(_period(scorecard, written, days, list(steps)) for days, steps in periods)


def _to_find_out(scorecard: Scorecard, item: str, red_line: RedLineState | None) -> ToFindOut:
    field = scorecard.bank_set.fields.get(item)
    if field is not None:
        because = "It decides how much is at stake, or whether a red line is hit."
        return ToFindOut(subject(scorecard, item), because, field.help or field.why)
    question = scorecard.bank_set.questions[item]
    because = "A red line depends on it." if red_line is RedLineState.OPEN else ""
    return ToFindOut(subject(scorecard, item), because, question.evidence)


def _period(
    scorecard: Scorecard,
    written: Callable[[str], str],
    days: int | None,
    steps: list[tuple[int, Step]],
) -> PeriodView:
    effort = sum(step.effort for _, step in steps)
    return PeriodView(
        title="Later" if days is None else f"Within {days} days",
        ends=written(days_later(scorecard.audit.date, days)) if days else "",
        effort=f"{counted(len(steps), 'step')}, {counted(effort, 'effort point')}",
        steps=tuple(step_view(scorecard, written, number, step) for number, step in steps),
    )


def step_view(
    scorecard: Scorecard, written: Callable[[str], str], number: int, step: Step
) -> StepView:
    """Return one step of the plan by its number."""
    question = step.standing.question
    remediation = scorecard.audit.remediation.get(question.id)
    due = remediation.due if remediation else ""
    return StepView(
        number=number,
        action=question.action,
        fix=question.fix,
        brief=action_name(question),
        question=question.id,
        place=subject(scorecard, question.id).place,
        effort=effort_text(question.effort),
        gain=score_text(step.gain),
        score=score_text(step.score_after),
        confirmed=score_text(step.confirmed_after),
        mark_if_well=mark(step.rating_if_well_after),
        mark=mark(step.rating_after),
        lifts=", ".join(step.lifts),
        clears=lifts_sentence(step.lifts),
        owner=remediation.owner if remediation else "",
        due=written(due) if due else "",
        status=STATUS_WORDS[remediation.status] if remediation else "",
        late=remediation is not None and is_late(remediation, scorecard.audit.date),
        tracked=tracked(remediation, written),
    )


def tracked(remediation: Remediation | None, written: Callable[[str], str]) -> str:
    """Say how far an action is; the empty text where nothing was set.

    `written` puts an ISO date in words. Its note is there for the internal audience alone.
    """
    if remediation is None:
        return ""
    told = remediation_sentence(remediation, written=written)
    return f"{told} {DONE_WITH_GAP}" if remediation.status is Status.DONE else told
