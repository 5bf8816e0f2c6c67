"""What was answered: an audit of one business and one provider on one date.

Also whether an answer fits its question. A stored answer that no longer fits is never
thrown away; it counts as unanswered until it is confirmed.
"""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

import msgspec

from outsource_audit.domain.bank import UNKNOWN, BankSet, BankStamp, ProfileField, Question
from outsource_audit.domain.condition import Value
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.scale import NumberScale, Scale

AUDIT_FORMAT: Literal[1] = 1
LARGEST_NUMBER = 1_000_000_000

ProfileValue: TypeAlias = str | int | float | tuple[str, ...]


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Whether proof was seen, where it lies, and when it was seen (ISO date)."""

    seen: bool
    where: str = ""
    date: str = ""


class Answer(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What was said to one question: an answer or "unknown", or why it does not apply.

    `revision` is the question's revision it was given under; `given` an ISO time. An answer
    with neither `answer` nor `not_applicable` holds notes on a question still open. Whoever gets
    the report reads `note`; `internal_note` never reaches a client.
    """

    answer: str | int | float | None = None
    not_applicable: str = ""
    note: str = ""
    internal_note: str = ""
    evidence: Evidence | None = None
    revision: int = 1
    given: str = ""

    @property
    def is_given(self) -> bool:
        """Say whether the question was answered, "unknown" and "not applicable" included."""
        return self.answer is not None or bool(self.not_applicable)

    @property
    def evidence_seen(self) -> bool:
        """Say whether evidence was seen."""
        return self.evidence is not None and self.evidence.seen


class Earlier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an earlier audit said: shown beside each question, counting nowhere until kept."""

    date: str
    provider: str
    profile: dict[str, ProfileValue] = {}
    answers: dict[str, Answer] = {}


class Audit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One business, one provider, one date (ISO).

    `look_up` names the questions and profile fields marked "I will look this up"; they stay
    unanswered. `remediation` is what becomes of the findings, by question id. `earlier` is the
    audit this one follows, if it does.
    """

    format: Literal[1] = AUDIT_FORMAT
    business: str
    provider: str
    date: str
    answered_by: str = ""
    profile: dict[str, ProfileValue] = {}
    answers: dict[str, Answer] = {}
    in_full: tuple[str, ...] = ()
    banks: tuple[BankStamp, ...] = ()
    look_up: tuple[str, ...] = ()
    remediation: dict[str, Remediation] = {}
    earlier: Earlier | None = None


def with_profile(audit: Audit, field: str, value: ProfileValue) -> Audit:
    """Return the audit with one profile answer set; the field is then no longer to look up."""
    profile = {**audit.profile, field: value}
    return msgspec.structs.replace(without_look_up(audit, field), profile=profile)


def with_answer(audit: Audit, question: str, answer: Answer) -> Audit:
    """Return the audit with one answer set; a question answered is no longer to look up."""
    if answer.is_given:
        audit = without_look_up(audit, question)
    return msgspec.structs.replace(audit, answers={**audit.answers, question: answer})


def with_look_up(audit: Audit, item: str) -> Audit:
    """Return the audit with a question or profile field marked "I will look this up"."""
    if item in audit.look_up:
        return audit
    return msgspec.structs.replace(audit, look_up=(*audit.look_up, item))


def without_look_up(audit: Audit, item: str) -> Audit:
    """Return the audit with that mark taken off."""
    left = tuple(one for one in audit.look_up if one != item)
    return msgspec.structs.replace(audit, look_up=left)


def with_remediation(audit: Audit, action: str, remediation: Remediation) -> Audit:
    """Return the audit with what becomes of one action set; `action` is a question's id."""
    return msgspec.structs.replace(audit, remediation={**audit.remediation, action: remediation})


def profile_misfit(field: ProfileField, value: ProfileValue) -> str:
    """Say why a profile answer does not fit its field; the empty text when it fits."""
    if value == UNKNOWN:
        return ""
    if field.scale is Scale.SEVERAL:
        return _several_misfit(field, value)
    if isinstance(value, tuple):
        return "takes one answer, not a list"
    return value_misfit(field, value)


def answer_misfit(question: Question, answer: Answer) -> str:
    """Say why an answer does not fit its question; the empty text when it fits.

    An answer that says both a value and "not applicable", or neither, does not fit.
    """
    if answer.not_applicable:
        if answer.answer is not None:
            return "has both an answer and a reason why it does not apply; keep one"
        return "" if question.not_applicable_when else 'does not offer "not applicable"'
    if answer.answer is None:
        return "has no answer"
    return "" if answer.answer == UNKNOWN else value_misfit(question, answer.answer)


def counts(question: Question, answer: Answer | None) -> bool:
    """Say whether a stored answer counts: given, fitting, and not waiting to be confirmed."""
    return (
        answer is not None
        and answer.is_given
        and answer.revision == question.revision
        and not answer_misfit(question, answer)
    )


def must_confirm(question: Question, answer: Answer | None) -> bool:
    """Say whether an answer was given but must be confirmed, its question having changed."""
    return answer is not None and answer.is_given and not counts(question, answer)


def answers_without_question(audit: Audit, bank_set: BankSet) -> list[str]:
    """Return the ids of answers whose question is gone; they are kept and count nowhere."""
    return [key for key in audit.answers if key not in bank_set.questions]


def _several_misfit(field: ProfileField, value: ProfileValue) -> str:
    if not isinstance(value, tuple):
        return value_misfit(field, value)
    if not value:
        return "needs at least one answer"
    for item in value:
        if misfit := value_misfit(field, item):
            return misfit
    if len(set(value)) < len(value):
        return "names the same answer twice"
    alone = next((c.id for c in field.choices if c.alone and c.id in value), None)
    return f"{alone!r} cannot stand beside another answer" if alone and len(value) > 1 else ""


def value_misfit(item: Question | ProfileField, value: Value) -> str:
    """Say why a single value does not fit a question or field; empty when it fits."""
    if item.choice(value) is not None:
        return ""
    if item.number is not None and not isinstance(value, str):
        return _number_misfit(item.number, value)
    offered = ", ".join(choice.id for choice in item.choices)
    if item.number is not None:
        return f"{value!r} is no number" + (f" and not {offered}" if offered else "")
    return f"{value!r} is no answer here; it takes {offered} or {UNKNOWN}"


def _number_misfit(number: NumberScale, value: float) -> str:
    if not math.isfinite(value):
        return "that is no number to count with"
    if abs(value) > LARGEST_NUMBER:
        return "is larger than any number asked for"
    if value < number.lowest:
        return f"{value:g} is below {number.lowest:g}"
    if number.highest is not None and value > number.highest:
        return f"{value:g} is above {number.highest:g}"
    if round(value, number.decimals) != value:
        decimals = f"at most {number.decimals} decimal{'s' if number.decimals > 1 else ''}"
        digits = "whole numbers" if number.decimals == 0 else decimals
        return f"{value:g} is too fine; it takes {digits}"
    return ""
