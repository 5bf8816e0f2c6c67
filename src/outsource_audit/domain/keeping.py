"""What Enter keeps at a question: its own answer, one to confirm again, or an earlier audit's."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from outsource_audit.domain.audit import (
    Answer,
    Audit,
    ProfileValue,
    answer_misfit,
    counts,
    profile_misfit,
)
from outsource_audit.domain.bank import ProfileField, Question


class Source(StrEnum):
    """Where an answer that can be kept comes from."""

    OWN = "own"
    CONFIRM = "confirm"
    EARLIER = "earlier"


class Kept(msgspec.Struct, frozen=True):
    """An answer to keep, its source, and when it was given (ISO; empty when not known).

    `answer` is set for a question, `value` for a profile field.
    """

    source: Source
    given: str
    answer: Answer | None = None
    value: ProfileValue | None = None


def kept(item: Question | ProfileField, audit: Audit) -> Kept | None:
    """Return what Enter keeps at a question; None where an answer must be typed.

    An answer whose question has changed is kept by confirming it, as long as it still fits;
    the answer of an earlier audit is offered where there is none yet.
    """
    return _kept_value(item, audit) if isinstance(item, ProfileField) else _kept(item, audit)


def _kept_value(field: ProfileField, audit: Audit) -> Kept | None:
    value = audit.profile.get(field.id)
    if value is not None:
        return None if profile_misfit(field, value) else Kept(Source.OWN, "", value=value)
    earlier = audit.earlier
    value = earlier.profile.get(field.id) if earlier else None
    if earlier is None or value is None or profile_misfit(field, value):
        return None
    return Kept(Source.EARLIER, earlier.date, value=value)


def _kept(question: Question, audit: Audit) -> Kept | None:
    stored = audit.answers.get(question.id)
    if stored is not None and stored.is_given:
        if counts(question, stored):
            return Kept(Source.OWN, stored.given, stored)
        return (
            None if answer_misfit(question, stored) else Kept(Source.CONFIRM, stored.given, stored)
        )
    earlier = audit.earlier
    told = earlier.answers.get(question.id) if earlier else None
    if earlier is None or told is None or answer_misfit(question, told):
        return None
    return Kept(Source.EARLIER, told.given or earlier.date, told)
