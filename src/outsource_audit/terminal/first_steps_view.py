"""What to do on Monday: what to find out first, and the first steps of the plan."""

from __future__ import annotations

from outsource_audit.domain.bank import Question
from outsource_audit.domain.plan_wording import (
    DONE_WITH_GAP,
    after_sentence,
    no_step_sentence,
    remediation_brief,
)
from outsource_audit.domain.remediation import Status
from outsource_audit.domain.risk import shown
from outsource_audit.domain.scorecard import Scorecard, Step
from outsource_audit.domain.wording import counted, sentence_case
from outsource_audit.terminal.console import Screen

STEPS_SHOWN = 5
FOUND_OUT_FIRST = 5


def show_find_out(screen: Screen, scorecard: Scorecard) -> None:
    """Print what nobody knows and is to be found out first, with what would show it."""
    for key in scorecard.find_out[:FOUND_OUT_FIRST]:
        item = scorecard.bank_set.item(key)
        how = f" What would show it: {item.evidence}" if isinstance(item, Question) else ""
        screen.hang("- ", f"{item.ask} ({key}){how}", indent=2)
    if rest := scorecard.find_out[FOUND_OUT_FIRST:]:
        screen.hang("- ", f"and {len(rest)} more: {', '.join(rest)}", indent=2)


def show_first_steps(screen: Screen, scorecard: Scorecard) -> None:
    """Print the first five steps of the plan in its order, and what each leads to."""
    if not scorecard.plan:
        screen.say(no_step_sentence(scorecard), indent=2)
        return
    screen.say(
        "Red lines come first, then what gains most for its effort. Each result counts the steps"
        " above it as done.",
        indent=2,
    )
    for number, step in enumerate(scorecard.plan[:STEPS_SHOWN], start=1):
        _show_step(screen, scorecard, number, step)
    if (more := len(scorecard.plan) - STEPS_SHOWN) > 0:
        screen.say(f"The plan goes on with {counted(more, 'more step')}.", indent=2)


def _show_step(screen: Screen, scorecard: Scorecard, number: int, step: Step) -> None:
    question = step.standing.question
    name = question.action or question.fix
    screen.hang(f"{number}. ", f"{name} ({question.id})", indent=2, style="bold")
    if question.action:
        screen.say(question.fix, indent=5)
    gain = f"takes {shown(step.gain)} off the score" if step.gain else "does not move the score yet"
    effort = sentence_case(question.effort)
    screen.say(f"{effort} effort, {gain}. {after_sentence(step)}", indent=5)
    remediation = scorecard.audit.remediation.get(question.id)
    if remediation is not None:
        done = f" {DONE_WITH_GAP}" if remediation.status is Status.DONE else ""
        screen.say(f"{remediation_brief(remediation)}{done}", indent=5, style="bold")
