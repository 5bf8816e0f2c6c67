"""The action plan on the screen: what to find out, every step by periods, and what stays."""

from __future__ import annotations

from itertools import groupby

import msgspec

from outsource_audit.domain.action_plan import (
    ActionPlan,
    FormerAction,
    PlannedAction,
    WhyFormer,
    whats_left,
)
from outsource_audit.domain.number_wording import numbers_text
from outsource_audit.domain.plan_wording import (
    DONE_WITH_GAP,
    FORMER_WORDS,
    after_sentence,
    left_sentences,
    lifts_sentence,
    marked_done,
    no_step_sentence,
    remediation_parts,
    remediation_sentence,
    totals_sentence,
    until_sentence,
)
from outsource_audit.domain.rating_wording import NO_SCORE_YET, rating_line
from outsource_audit.domain.remediation import Status, is_overdue
from outsource_audit.domain.risk import Rating, shown
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.wording import counted
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.rating_styles import STYLES

LATE = STYLES[Rating.HIGH]


class PlanFrame(msgspec.Struct, frozen=True):
    """What a plan is shown against.

    Today's date (ISO), the effort points a period takes, and the audit's file as it is typed
    on a command line.
    """

    today: str
    capacity: int
    file: str


def show_plan(screen: Screen, scorecard: Scorecard, plan: ActionPlan, frame: PlanFrame) -> None:
    """Print the whole plan. What was set is shown at each step, what is late in words."""
    _show_head(screen, scorecard, plan, frame)
    _show_find_out(screen, scorecard, plan)
    for days, steps in groupby(plan.steps, key=lambda action: action.step.period):
        _show_period_head(screen, days, own := list(steps), frame)
        for action in own:
            _show_step(screen, scorecard, action, frame)
    _show_former(screen, plan.former, frame)
    _show_end(screen, scorecard, plan, frame)


def _show_head(screen: Screen, scorecard: Scorecard, plan: ActionPlan, frame: PlanFrame) -> None:
    audit, overall = scorecard.audit, scorecard.overall
    screen.say(f"Action plan: {audit.business} and {audit.provider}, {audit.date}", style="bold")
    screen.say()
    if overall.score is None or overall.confirmed is None:
        screen.say(NO_SCORE_YET)
    else:
        screen.say(f"Today: {numbers_text(overall.score, overall.confirmed)}.")
        screen.say(rating_line(scorecard))
    if plan.until is not None:
        screen.say(until_sentence(plan.until), style="bold")
    if plan.steps:
        if totals := totals_sentence(plan, frame.today):
            screen.say(totals)
    elif plan.until is None or not plan.until.reached:
        screen.say(no_step_sentence(scorecard, f"outsource-audit run {frame.file}"))


def _show_find_out(screen: Screen, scorecard: Scorecard, plan: ActionPlan) -> None:
    if not plan.find_out:
        return
    _heading(screen, "Find out first: this costs nothing to fix, and may change the plan")
    for key in plan.find_out:
        screen.hang("- ", f"{key}: {scorecard.bank_set.item(key).ask}", indent=2)


def _show_period_head(
    screen: Screen, days: int | None, steps: list[PlannedAction], frame: PlanFrame
) -> None:
    effort = sum(action.step.effort for action in steps)
    number = counted(len(steps), "step")
    if days is None:
        _heading(screen, f"Later: {number}, {counted(effort, 'effort point')}")
    else:
        by = f" (by {steps[0].suggested_due})" if steps[0].suggested_due else ""
        took = f"{effort} of {frame.capacity} effort points"
        _heading(screen, f"Within {days} days{by}: {number}, {took}")


def _show_step(
    screen: Screen, scorecard: Scorecard, action: PlannedAction, frame: PlanFrame
) -> None:
    step, question = action.step, action.step.standing.question
    lead = f"{action.number:>{len(str(len(scorecard.plan)))}}. "
    under = " " * len(lead)
    if question.action:
        screen.hang(lead, question.action, indent=1, style="bold")
    screen.hang(under if question.action else lead, question.fix, indent=1)
    gain = f"gains {shown(step.gain)}" if step.gain else "does not move the score yet"
    pitfall = f"pitfall {scorecard.bank_set.by_id[question.pitfall].pitfall}, {question.pitfall}"
    effort = f"{question.effort} effort ({step.effort})"
    screen.hang(under, f"{question.id}; {pitfall}; {effort}; {gain}", indent=1)
    screen.hang(under, after_sentence(step), indent=1)
    if step.lifts:
        screen.hang(under, lifts_sentence(step.lifts), indent=1)
    if action.is_set:
        late = LATE if is_overdue(action.remediation, frame.today) else "bold"
        told = remediation_sentence(action.remediation, frame.today)
        screen.hang(under, told, indent=1, style=late)
    if action.remediation.status is Status.DONE:
        screen.hang(under, DONE_WITH_GAP, indent=1, style=LATE)


def _show_former(screen: Screen, former: tuple[FormerAction, ...], frame: PlanFrame) -> None:
    if not former:
        return
    _heading(screen, "No longer in the plan")
    for action in former:
        told = "; ".join(remediation_parts(action.remediation))
        screen.hang("- ", f"{action.id}: {FORMER_WORDS[action.why]} ({told}).", indent=2)
    fixed = [
        action.id
        for action in former
        if action.why is WhyFormer.FIXED and action.remediation.status is not Status.DONE
    ]
    if fixed:
        screen.say("To mark what is fixed as done:")
        screen.command(f"outsource-audit plan set {frame.file} {' '.join(fixed)} --status done")


def _show_end(screen: Screen, scorecard: Scorecard, plan: ActionPlan, frame: PlanFrame) -> None:
    left = whats_left(scorecard, plan)
    if left is not None:
        _heading(screen, "What stays")
        screen.say(left_sentences(left, plan))
    done = marked_done(plan)
    if done:
        screen.say()
        them = "it" if len(done) == 1 else "them"
        told = counted(len(done), "step is marked done.", "steps are marked done.")
        screen.say(f"{told} Answer {them} again so that the score sees it:")
        screen.command(f"outsource-audit run {frame.file}")


def _heading(screen: Screen, text: str) -> None:
    screen.say()
    screen.say(text, style="bold")
