"""Lists of what did not count: not applicable, not known, left over from older banks."""

from __future__ import annotations

import msgspec

from outsource_audit import __version__
from outsource_audit.domain.findings import blind_spots, edition_changes, not_applicable
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import Standing
from outsource_audit.domain.wording import plain_number
from outsource_audit.rendering.subjects import Subject, subject
from outsource_audit.rendering.wording import NOT_ANSWERED, NOT_KNOWN, stored_answer


class NotApplicable(msgspec.Struct, frozen=True):
    """A question marked not applicable: the reason given, and when the bank allows it."""

    subject: Subject
    reason: str
    allowed_when: str


class Spot(msgspec.Struct, frozen=True):
    """A blind spot: what it is about and what there is to say."""

    subject: Subject
    says: str


class LeftOver(msgspec.Struct, frozen=True):
    """An answer whose question is gone from the banks."""

    id: str
    answer: str
    note: str


class BlindSpotsView(msgspec.Struct, frozen=True):
    """Everything nobody knows, in five lists, any of which may be empty."""

    fields: tuple[Spot, ...]
    unknown: tuple[Spot, ...]
    unanswered: tuple[Spot, ...]
    confirm_again: tuple[Spot, ...]
    left_over: tuple[LeftOver, ...]
    are_none: bool


class Edition(msgspec.Struct, frozen=True):
    """The edition of one bank this report was made with."""

    id: str
    version: str
    sha256: str


class Editions(msgspec.Struct, frozen=True):
    """The program's version, the editions of this report, and how those of the answers differ."""

    program: str
    banks: tuple[Edition, ...]
    changes: tuple[str, ...]


def not_applicable_register(scorecard: Scorecard) -> tuple[NotApplicable, ...]:
    """Return every question marked not applicable by hand, with its reason."""
    return tuple(
        NotApplicable(
            subject=subject(scorecard, standing.question.id),
            reason=scorecard.audit.answers[standing.question.id].not_applicable,
            allowed_when=standing.question.not_applicable_when,
        )
        for standing in not_applicable(scorecard)
    )


def blind_spots_view(scorecard: Scorecard) -> BlindSpotsView:
    """Return everything nobody knows."""
    spots = blind_spots(scorecard)
    return BlindSpotsView(
        fields=tuple(
            Spot(
                subject(scorecard, field.field.id),
                NOT_KNOWN if field.told_unknown else NOT_ANSWERED,
            )
            for field in spots.fields
        ),
        unknown=tuple(_with_note(scorecard, standing) for standing in spots.unknown),
        unanswered=tuple(_with_note(scorecard, standing) for standing in spots.unanswered),
        confirm_again=tuple(_old_answer(scorecard, standing) for standing in spots.confirm_again),
        left_over=tuple(_left_over(scorecard, item) for item in spots.without_question),
        are_none=spots.are_none,
    )


def editions(scorecard: Scorecard) -> Editions:
    """Return the banks of this report, and each that differs from the one answered under."""
    changes = []
    for change in edition_changes(scorecard):
        if change.reported is None:
            changes.append(f"{change.id}: answered, but not among the banks of this report.")
        elif change.answered is None:
            changes.append(f"{change.id}: not there yet when the questions were answered.")
        elif change.answered.version == change.reported.version:
            changes.append(f"{change.id}: same version, but its text was changed since.")
        else:
            old, new = change.answered.version, change.reported.version
            changes.append(f"{change.id}: answered under version {old}, reported under {new}.")
    stamps = scorecard.bank_set.stamps
    return Editions(
        __version__, tuple(Edition(s.id, s.version, s.sha256) for s in stamps), tuple(changes)
    )


def _with_note(scorecard: Scorecard, standing: Standing) -> Spot:
    answer = scorecard.audit.answers.get(standing.question.id)
    return Spot(subject(scorecard, standing.question.id), answer.note if answer else "")


def _old_answer(scorecard: Scorecard, standing: Standing) -> Spot:
    question = standing.question
    old = stored_answer(question, scorecard.audit.answers.get(question.id))
    return Spot(subject(scorecard, question.id), old)


def _left_over(scorecard: Scorecard, item: str) -> LeftOver:
    answer = scorecard.audit.answers[item]
    if answer.answer is None:
        value = (
            f"Not applicable: {answer.not_applicable}" if answer.not_applicable else NOT_ANSWERED
        )
    else:
        value = answer.answer if isinstance(answer.answer, str) else plain_number(answer.answer)
    internal = f"Internal note: {answer.internal_note}" if answer.internal_note else ""
    return LeftOver(item, value, "\n".join(filter(None, (answer.note, internal))))
