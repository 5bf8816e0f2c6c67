"""Words of the report alone: states, ratings as marks, evidence, severities."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import UNKNOWN, Question
from outsource_audit.domain.risk import WEIGHTS, Effort, Rating, Severity
from outsource_audit.domain.standing import FieldStanding, Standing, State
from outsource_audit.domain.wording import value_text

NOT_KNOWN = "Not known"
NOT_ANSWERED = "Not answered yet"

_STATES = {
    State.ANSWERED: "Answered",
    State.UNKNOWN: NOT_KNOWN,
    State.NOT_APPLICABLE: "Not applicable",
    State.UNANSWERED: NOT_ANSWERED,
    State.HIDDEN: "Does not apply",
    State.NOT_ASKED: "Not asked",
}


class Mark(msgspec.Struct, frozen=True):
    """A rating as a word, and its tone: the name of its colour, the same in every view."""

    word: str
    tone: str


NOT_RATED = Mark("Not rated", "none")


def mark(rating: Rating | None) -> Mark:
    """Return a rating's word and tone; "Not rated" where there is none."""
    return NOT_RATED if rating is None else Mark(rating.word.capitalize(), rating.word)


def stored_answer(question: Question, answer: Answer | None) -> str:
    """Return what an audit stores for a question, whether or not it counts."""
    if answer is None or not answer.is_given:
        return NOT_ANSWERED
    if answer.answer is None:
        return f"Not applicable: {answer.not_applicable}"
    return NOT_KNOWN if answer.answer == UNKNOWN else value_text(question, answer.answer)


def standing_answer(standing: Standing) -> str:
    """Return the answer that counts for a question, or why there is none."""
    if standing.answer is None:
        return state_text(standing)
    return value_text(standing.question, standing.answer)


def state_text(standing: Standing) -> str:
    """Return the state of a question in words."""
    return "To be confirmed again" if standing.confirm_again else _STATES[standing.state]


def field_answer(standing: FieldStanding) -> str:
    """Return the answer to a visible profile field, or that it is not known or not given."""
    if isinstance(standing.fact, tuple):
        return "; ".join(value_text(standing.field, value) for value in standing.fact)
    return NOT_KNOWN if standing.told_unknown else NOT_ANSWERED


def evidence_text(answer: Answer | None, written: Callable[[str], str]) -> str:
    """Return whether evidence was seen, where and when; `written` puts a date in words."""
    if answer is None or not answer.evidence_seen or answer.evidence is None:
        return "Self-reported"
    evidence = answer.evidence
    where = f": {evidence.where}" if evidence.where else ""
    return f"Seen{where}{f' ({written(evidence.date)})' if evidence.date else ''}"


def severity_text(standing: Standing) -> str:
    """Return a question's severity, and that the profile raised it where it did."""
    own, now = standing.question.severity, _severity_now(standing)
    return now.capitalize() if now is own else f"{now.capitalize()}, raised from {own}"


def severity_tone(standing: Standing) -> str:
    """Return the colour of a severity, by the name of a rating's tone."""
    now = _severity_now(standing)
    return "moderate" if now is Severity.MEDIUM else now.value


def _severity_now(standing: Standing) -> Severity:
    return next(severity for severity in Severity if WEIGHTS[severity] == standing.weight)


def effort_text(effort: Effort) -> str:
    """Return an effort in one word."""
    return effort.capitalize()
