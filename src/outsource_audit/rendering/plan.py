"""The action plan as Markdown: a table for each period, to paste where the work is planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from outsource_audit.domain.action_plan import ActionPlan, FormerAction, PlannedAction, whats_left
from outsource_audit.domain.number_wording import numbers_text
from outsource_audit.domain.plan_wording import (
    DONE_WITH_GAP,
    FORMER_WORDS,
    STATUS_WORDS,
    left_sentences,
    lifts_sentence,
    no_step_sentence,
    remediation_parts,
    totals_sentence,
    until_sentence,
)
from outsource_audit.domain.rating_wording import rating_line
from outsource_audit.domain.remediation import Remediation, Status, is_overdue
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.wording import counted, sentence_case
from outsource_audit.rendering.figures import score_text
from outsource_audit.rendering.markdown_text import escape
from outsource_audit.rendering.wording import mark

_HEAD = (
    "Step",
    "What to do",
    "Action",
    "Effort",
    "Gain",
    "Score after",
    "Confirmed after",
    "Rating after",
    "Owner",
    "Due",
    "Status",
)
# pandoc makes columns as wide as their dashes say.
_WIDTHS = (-7, 30, 12, 10, -7, -8, -12, 14, 12, 14, 16)
_RULE = "| " + " | ".join("-" * abs(w) + ":" * (w < 0) for w in _WIDTHS) + " |"


def plan_markdown(scorecard: Scorecard, plan: ActionPlan, today: str) -> str:
    """Return the plan as Markdown; `today` (ISO) flags what is late. Ends with a line break."""
    audit = scorecard.audit
    blocks = [
        f"# Action plan: {escape(f'{audit.business} and {audit.provider}')}",
        escape(_lead(scorecard, plan, today)),
        *_find_out(scorecard, plan),
    ]
    for days, steps in groupby(plan.steps, key=lambda action: action.step.period):
        blocks += _period(days, list(steps), today)
    blocks += _former(plan.former)
    left = whats_left(scorecard, plan)
    if left is not None:
        blocks += ["## What stays", escape(left_sentences(left, plan))]
    return "\n\n".join(blocks) + "\n"


def _lead(scorecard: Scorecard, plan: ActionPlan, today: str) -> str:
    overall = scorecard.overall
    told = [f"From the audit of {scorecard.audit.date}."]
    if overall.score is not None and overall.confirmed is not None:
        numbers = numbers_text(overall.score, overall.confirmed)
        told.append(f"{numbers} (0 is best, 100 is worst).")
        told.append(rating_line(scorecard))
    if plan.until is not None:
        told.append(until_sentence(plan.until))
    if plan.steps:
        told.append(sentence_case(totals_sentence(plan, today)))
    elif plan.until is None or not plan.until.reached:
        told.append(no_step_sentence(scorecard))
    return " ".join(filter(None, told))


def _find_out(scorecard: Scorecard, plan: ActionPlan) -> Iterator[str]:
    if plan.find_out:
        yield "## Find out first"
        yield "This costs nothing to fix, and may change the plan."
        asked = ((key, scorecard.bank_set.item(key).ask) for key in plan.find_out)
        yield "\n".join(f"- **{escape(key)}** {escape(ask)}" for key, ask in asked)


def _period(days: int | None, steps: list[PlannedAction], today: str) -> list[str]:
    effort = sum(action.step.effort for action in steps)
    took = f"{counted(len(steps), 'step')}, {counted(effort, 'effort point')}"
    by = f", by {steps[0].suggested_due}" if steps[0].suggested_due else ""
    rows = [_row(_HEAD), _RULE, *(_row(_cells(action, today)) for action in steps)]
    return [
        "## Later" if days is None else f"## Within {days} days{by}",
        f"{took}.",
        "\n".join(rows),
    ]


def _cells(action: PlannedAction, today: str) -> Iterator[str]:
    step, question, remediation = action.step, action.step.standing.question, action.remediation
    lifted = f" **{lifts_sentence(step.lifts)}**" if step.lifts else ""
    yield str(action.number)
    named = f"**{escape(question.action)}.** " if question.action else ""
    yield f"{named}{escape(question.fix)}{lifted}"
    yield escape(question.id)
    yield f"{question.effort} ({step.effort})"
    yield score_text(step.gain)
    yield score_text(step.score_after)
    yield score_text(step.confirmed_after)
    yield _ratings(action)
    yield escape(remediation.owner)
    yield _due(remediation, today)
    yield escape(_state(remediation)) if action.is_set else ""


def _ratings(action: PlannedAction) -> str:
    step = action.step
    until_then, well = mark(step.rating_after).word, mark(step.rating_if_well_after).word
    return (
        until_then if until_then == well else f"{until_then}; {well.lower()} if all turns out well"
    )


def _due(remediation: Remediation, today: str) -> str:
    accepted = remediation.status is Status.ACCEPTED
    told = f"review on {remediation.review}" if accepted else remediation.due
    return f"{escape(told)} **overdue**" if is_overdue(remediation, today) else escape(told)


def _state(remediation: Remediation) -> str:
    told = STATUS_WORDS[remediation.status]
    told += f": {remediation.reason}" if remediation.reason else ""
    told += f"\nNote: {remediation.note}" if remediation.note else ""
    told += f"\n{DONE_WITH_GAP}" if remediation.status is Status.DONE else ""
    return sentence_case(told)


def _former(former: tuple[FormerAction, ...]) -> Iterator[str]:
    if former:
        yield "## No longer in the plan"
        yield "\n".join(
            f"- **{escape(action.id)}** {FORMER_WORDS[action.why]}"
            f" ({escape('; '.join(remediation_parts(action.remediation)))})"
            for action in former
        )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
