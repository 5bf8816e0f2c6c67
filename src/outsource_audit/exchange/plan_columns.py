"""The columns of a plan file: what each holds of a step, and which of them are read back."""

from __future__ import annotations

from outsource_audit.domain.action_name import action_name
from outsource_audit.domain.action_plan import PlannedAction
from outsource_audit.domain.bank import Question
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.risk import CRITICAL_WEIGHT, WEIGHTS, Severity, shown
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import RedLineState, Standing
from outsource_audit.domain.wording import sentence_case
from outsource_audit.exchange.status_words import STATUS_WORDS

ACTION, NAME, DESCRIPTION, PROVIDER = "Action", "Name", "Description", "Provider"
STATUS, OWNER, DUE, SUGGESTED = "Status", "Owner", "Due date", "Suggested date"
NOTE, REASON, REVIEW = "Note", "Reason", "Review date"
COLUMNS = (
    ACTION,
    NAME,
    DESCRIPTION,
    "Pitfall",
    PROVIDER,
    STATUS,
    OWNER,
    DUE,
    SUGGESTED,
    "Priority",
    "Period",
    "Effort points",
    "Gain",
    "Score after",
    "Rating after",
    NOTE,
    REASON,
    REVIEW,
)
READ_BACK = {
    STATUS: "status",
    OWNER: "owner",
    DUE: "due",
    NOTE: "note",
    REASON: "reason",
    REVIEW: "review",
}
DATES = (DUE, SUGGESTED, REVIEW)
WORDED_BY_BANK = (NAME, DESCRIPTION)

# Jira takes no more in a summary, and the others show less.
_LONGEST_NAME = 250


def step_cells(scorecard: Scorecard, action: PlannedAction) -> dict[str, str]:
    """Return what the file says of a step, by column."""
    step, question = action.step, action.step.standing.question
    rating = step.rating_after
    return bank_cells(scorecard, action.id) | {
        ACTION: action.id,
        "Pitfall": plain(scorecard.bank_set.by_id[question.pitfall].title),
        PROVIDER: plain(scorecard.audit.provider),
        **remediation_cells(action.remediation, action.suggested_due),
        SUGGESTED: action.suggested_due,
        "Priority": _priority(step.standing),
        "Period": "Later" if step.period is None else f"Within {step.period} days",
        "Effort points": str(step.effort),
        "Gain": shown(step.gain),
        "Score after": shown(step.score_after),
        "Rating after": "" if rating is None else sentence_case(rating.word),
    }


def bank_cells(scorecard: Scorecard, action: str) -> dict[str, str]:
    """Return the two columns in which the question bank words an action.

    The description ends with the id: not every tool has a field for it.
    """
    question = scorecard.bank_set.questions[action]
    told = (
        question.fix,
        f"Why: {question.why}",
        f"What would show it: {question.evidence}",
        f"Action: {action}",
    )
    return {NAME: task_name(question), DESCRIPTION: "\n\n".join(plain(each) for each in told)}


def remediation_cells(remediation: Remediation, suggested: str) -> dict[str, str]:
    """Return the columns that are read back.

    `suggested` stands in for a due date not set, where there is something left to do.
    """
    return {
        STATUS: STATUS_WORDS[remediation.status],
        OWNER: clean(remediation.owner).strip(),
        DUE: remediation.due or ("" if remediation.is_closed else suggested),
        NOTE: plain(remediation.note),
        REASON: plain(remediation.reason),
        REVIEW: remediation.review,
    }


def task_name(question: Question) -> str:
    """Return the name of an action, on one line and short enough for the title of a task."""
    name = clean(action_name(question)).strip()
    if len(name) <= _LONGEST_NAME:
        return name
    return name[: _LONGEST_NAME - 3].rstrip() + "..."


def plain(text: str) -> str:
    """Return a text as it stands in a cell: nothing in it acts, and no spaces around it."""
    return clean(text, newlines=True).strip()


def _priority(standing: Standing) -> str:
    """Return one of the priorities that Jira has from the start."""
    on_red_line = standing.red_line in (RedLineState.HIT, RedLineState.OPEN)
    if on_red_line or standing.weight >= CRITICAL_WEIGHT:
        return "Highest"
    if standing.weight >= WEIGHTS[Severity.HIGH]:
        return "High"
    return "Medium" if standing.weight >= WEIGHTS[Severity.MEDIUM] else "Low"
