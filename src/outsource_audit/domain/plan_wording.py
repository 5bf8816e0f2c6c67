"""The action plan in words: states of actions, what a rating takes, and what stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from outsource_audit.domain.action_plan import (
    ActionPlan,
    Left,
    PlannedAction,
    Until,
    WhyFormer,
    WhyNotReached,
)
from outsource_audit.domain.changes import named
from outsource_audit.domain.number_wording import confirmed_text
from outsource_audit.domain.rating import CRITICAL_PITFALL, HIGH_PITFALL, RED_LINE
from outsource_audit.domain.remediation import Remediation, Status, is_overdue
from outsource_audit.domain.risk import shown
from outsource_audit.domain.scorecard import Scorecard, Step
from outsource_audit.domain.wording import counted, rating_sentence, sentence

STATUS_WORDS = {
    Status.PLANNED: "planned",
    Status.IN_PROGRESS: "in progress",
    Status.DONE: "done",
    Status.ACCEPTED: "accepted risk",
}
FORMER_WORDS = {
    WhyFormer.FIXED: "fixed: its answer leaves no gap now",
    WhyFormer.OPEN: "open: its question has no answer now",
    WhyFormer.DOES_NOT_APPLY: "its question does not apply now",
    WhyFormer.GONE: "no question has this id any more",
}
_LIFTED = {
    RED_LINE: "clears a red line",
    CRITICAL_PITFALL: "a pitfall is no longer critical",
    HIGH_PITFALL: "a pitfall is no longer high",
}
DONE_WITH_GAP = "Marked done, but its answer still leaves a gap."


def remediation_parts(
    remediation: Remediation, today: str = "", written: Callable[[str], str] = str
) -> Iterator[str]:
    """Yield what was set for an action, the status first, each part to stand alone.

    `today` (ISO) flags what is late; `written` puts an ISO date in the words of the page.
    """
    late = bool(today) and is_overdue(remediation, today)
    accepted = remediation.status is Status.ACCEPTED
    yield STATUS_WORDS[remediation.status]
    if remediation.owner:
        yield f"owner {remediation.owner}"
    if remediation.due:
        yield f"due {written(remediation.due)}{' (overdue)' if late and not accepted else ''}"
    if remediation.reason:
        yield f"reason: {remediation.reason}"
    if remediation.review:
        past = " (that day is past)" if late and accepted else ""
        yield f"review on {written(remediation.review)}{past}"
    if remediation.note:
        yield f"note: {remediation.note}"


def remediation_sentence(
    remediation: Remediation, today: str = "", written: Callable[[str], str] = str
) -> str:
    """Return what was set for an action as one sentence; see `remediation_parts`."""
    return sentence("; ".join(remediation_parts(remediation, today, written)))


def remediation_brief(remediation: Remediation) -> str:
    """Return how far an action is, who does it and until when, and no more, as one sentence."""
    return remediation_sentence(replace(remediation, reason="", review="", note=""))


def after_sentence(step: Step) -> str:
    """Return how things stand once a step, and all before it, is done."""
    sure = _confirmed(step.score_after, step.confirmed_after)
    told = f"After it: score {shown(step.score_after)}{sure}"
    if step.rating_after is None or step.rating_if_well_after is None:
        return f"{told}."
    if step.rating_after is step.rating_if_well_after:
        return f"{told}, rating {step.rating_after.word}."
    well = step.rating_if_well_after.word
    return f"{told}, rating {step.rating_after.word}, or {well} if all turns out well."


def lifts_sentence(causes: Sequence[str]) -> str:
    """Return what no longer counts against the rating after a step, by the causes of the floors.

    The empty text where it takes nothing away.
    """
    return sentence("; ".join(_LIFTED[cause] for cause in causes)) if causes else ""


def until_sentence(until: Until) -> str:
    """Return what it takes to reach a rating, or what is in the way."""
    word = until.target.word
    if not until.reached:
        return _not_reached(until)
    if not until.steps:
        return f"To reach {word}: no step is needed, the rating is that good already."
    within = f"within {until.period} days" if until.period else "in more than 90 days"
    steps, effort = counted(until.steps, "step"), counted(until.effort, "effort point")
    return f"To reach {word}: {steps}, {effort}, {within}."


def left_sentences(left: Left, plan: ActionPlan) -> str:
    """Return how things stand once the plan is done, its numbers adding up as they are shown."""
    every = plan.until is None or not plan.until.reached
    told = _left(left) if every else confirmed_text(left.score, left.confirmed)
    score = f"score {shown(left.score)}{', ' if told else ''}{told}."
    if left.rating is None or left.rating_if_well is None:
        return f"{_once_done(plan, every=every)} {score}"
    all_known = left.score == left.confirmed
    rating = rating_sentence(left.rating, left.rating_if_well, all_known=all_known)
    return f"{_once_done(plan, every=every)} {score} Rating then: {rating}"


def totals_sentence(plan: ActionPlan, today: str) -> str:
    """Return how many steps the plan has, how much effort, and how far they are.

    `today` is an ISO date. What `until_sentence` says is not said again; the empty text where
    nothing is left to say.
    """
    told = [f"{number} {what}" for what, number in _tallies(plan, today).items() if number]
    if plan.until is None or not plan.until.reached:
        effort = sum(action.step.effort for action in plan.steps)
        steps = counted(len(plan.steps), "step")
        told = [steps, counted(effort, "effort point"), *told]
    return f"{', '.join(told)}." if told else ""


def marked_done(plan: ActionPlan) -> list[PlannedAction]:
    """Return the steps that are marked done though their answers still leave a gap."""
    return [action for action in plan.steps if action.remediation.status is Status.DONE]


def _confirmed(score: Fraction, confirmed: Fraction) -> str:
    if not score:
        return ""
    told = "all of it" if score == confirmed else shown(confirmed)
    return f" ({told} confirmed)"


def _tallies(plan: ActionPlan, today: str) -> dict[str, int]:
    every = [action.remediation for action in plan.steps]
    states = [remediation.status for remediation in every]
    return {
        "with an owner": sum(1 for each in every if each.owner),
        "in progress": states.count(Status.IN_PROGRESS),
        "marked done": states.count(Status.DONE),
        "accepted": states.count(Status.ACCEPTED),
        "overdue": sum(1 for each in every if is_overdue(each, today)),
    }


def _not_reached(until: Until) -> str:
    start = f"The plan does not reach {until.target.word}"
    ids = named(until.keeps)
    match until.why:
        case WhyNotReached.NOT_RATED:
            return f"{start}: the audit is not rated yet. Answer the open questions first."
        case WhyNotReached.PROFILE:
            return f"{start}: the red line of {ids} comes from the profile, and no step changes it."
        case WhyNotReached.OPEN:
            well = f"If all of it turns out well, {_takes(until.steps_if_well or 0)}."
            return f"{start}: what nobody knows yet is in the way. Find out first: {ids}. {well}"
    return f"{start}: even with every step done, some fixes only begin to close their gap."


def _takes(steps: int) -> str:
    if not steps:
        return "no step is needed for that"
    return f"{counted(steps, 'step')} {'reaches' if steps == 1 else 'reach'} it"


def no_step_sentence(scorecard: Scorecard, ask: str = "") -> str:
    """Say why a plan is empty; `ask` is the command that asks the questions, where known."""
    if scorecard.audit.answers:
        return "No action: no answer leaves a gap."
    asks = f" {ask} asks the questions." if ask else ""
    return f"No action yet: nothing is answered.{asks}"


def _once_done(plan: ActionPlan, *, every: bool) -> str:
    number = len(plan.steps)
    if not number:
        return "As things are:"
    if number == 1:
        return "Once this step is done:"
    return f"Once {'all' if every else 'these'} {number} steps are done:"


def _left(left: Left) -> str:
    """Say what the number is made of; the two figures add up to it as shown."""
    fixes, open_ = left.confirmed, left.score - left.confirmed
    if not fixes:
        return "all of it because nobody knows yet" if open_ else ""
    if not open_:
        return "all of it what the fixes leave"
    rest = Decimal(shown(left.score)) - Decimal(shown(fixes))
    told = f"{rest:.1f}" if rest else "less than 0.1"
    return f"of which {shown(fixes)} is what the fixes leave and {told} is not known yet"
