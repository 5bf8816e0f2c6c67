"""The interview as a state machine: which question is next, and what each action does to it.

The loop around it is: current, ask, apply, save. Nothing here prints or reads.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from outsource_audit.domain.audit import (
    Answer,
    Audit,
    Evidence,
    ProfileValue,
    with_answer,
    with_profile,
)
from outsource_audit.domain.bank import BankSet, ProfileField, Question
from outsource_audit.domain.condition import Absence, Value
from outsource_audit.domain.standing import IN_SCOPE, State, stand

Item: TypeAlias = ProfileField | Question


class Give(msgspec.Struct, frozen=True):
    """Answer a question, "unknown" included. The value must fit it."""

    value: Value


class GiveProfile(msgspec.Struct, frozen=True):
    """Answer a profile field, "unknown" included. The value must fit it."""

    value: ProfileValue


class NotApplicable(msgspec.Struct, frozen=True):
    """Say that the question does not apply, and why (not empty)."""

    reason: str


class Note(msgspec.Struct, frozen=True):
    """Set the note on the question, and stay on it; an empty text removes the note."""

    text: str


class Seen(msgspec.Struct, frozen=True):
    """Set the evidence of the question, and stay on it."""

    evidence: Evidence


class Keep(msgspec.Struct, frozen=True):
    """Leave the answer as it is and go on."""


class Skip(msgspec.Struct, frozen=True):
    """Leave the question unanswered and go on; it is not asked again in this sitting."""


class Back(msgspec.Struct, frozen=True):
    """Go to the question before this one."""


class Leave(msgspec.Struct, frozen=True):
    """Stop here; everything is saved."""


Action: TypeAlias = Give | GiveProfile | NotApplicable | Note | Seen | Keep | Skip | Back | Leave


class Interview(msgspec.Struct, frozen=True):
    """A sitting: the audit so far, where the person is, and what they skipped."""

    bank_set: BankSet
    audit: Audit
    here: str | None
    skipped: frozenset[str] = frozenset()
    left: bool = False


class Progress(msgspec.Struct, frozen=True):
    """Where the person is. `pitfall` is 1 to `pitfalls`, or None in the profile.

    `number` counts the questions of this part from 1 to `of`; `open` counts everything
    that still waits for an answer, this question included.
    """

    title: str
    pitfall: int | None
    pitfalls: int
    number: int
    of: int
    open: int


def begin(bank_set: BankSet, audit: Audit) -> Interview:
    """Start or continue an audit at its first question without an answer."""
    first = next(iter(open_items(bank_set, audit)), None)
    return Interview(bank_set, audit, first)


def current(interview: Interview) -> Item | None:
    """Return the question to ask now; None when the sitting is over."""
    if interview.here is None or interview.left:
        return None
    bank_set = interview.bank_set
    return bank_set.fields.get(interview.here) or bank_set.questions[interview.here]


def apply(interview: Interview, action: Action, now: str) -> Interview:
    """Return the interview after an action; `now` is the ISO time an answer is given at."""
    match action:
        case Give() | NotApplicable() | Note() | Seen():
            return _answered(interview, action, now)
        case GiveProfile(value):
            audit = with_profile(interview.audit, _here(interview), value)
            return _forward(msgspec.structs.replace(interview, audit=audit))
        case Keep():
            return _forward(interview)
        case Skip():
            skipped = interview.skipped | {_here(interview)}
            return _forward(msgspec.structs.replace(interview, skipped=skipped))
        case Back():
            return msgspec.structs.replace(interview, here=_before(interview))
        case Leave():
            return msgspec.structs.replace(interview, left=True)


def items(bank_set: BankSet, audit: Audit) -> list[tuple[str, bool]]:
    """Return what this audit asks, in order: (id, whether it still waits for an answer)."""
    standings = stand(bank_set, audit)
    fields = [
        (field.field.id, field.is_open and not field.told_unknown)
        for field in standings.fields
        if field.fact is not Absence.HIDDEN
    ]
    return fields + [
        (standing.question.id, standing.state is State.UNANSWERED)
        for standing in standings.questions
        if standing.state in IN_SCOPE
    ]


def open_items(bank_set: BankSet, audit: Audit) -> list[str]:
    """Return the ids of what still waits for an answer, in asking order."""
    return [item for item, is_open in items(bank_set, audit) if is_open]


def progress(interview: Interview) -> Progress:
    """Say where the person is."""
    bank_set, here = interview.bank_set, _here(interview)
    asked = [item for item, _ in items(bank_set, interview.audit)]
    question = bank_set.questions.get(here)
    if question is None:
        title, pitfall = "About your business and this provider", None
        part = [item for item in asked if item in bank_set.fields]
    else:
        bank = bank_set.by_id[question.pitfall]
        title, pitfall = bank.title, list(bank_set.by_id).index(bank.id) + 1
        own = {q.id for q in bank.questions}
        part = [item for item in asked if item in own]
    return Progress(
        title=title,
        pitfall=pitfall,
        pitfalls=len(bank_set.banks),
        number=part.index(here) + 1 if here in part else 1,
        of=len(part),
        open=len(open_items(bank_set, interview.audit)),
    )


def _answered(
    interview: Interview, action: Give | NotApplicable | Note | Seen, now: str
) -> Interview:
    question = interview.bank_set.questions[_here(interview)]
    stored = interview.audit.answers.get(question.id, Answer())
    changed = _changed(stored, action)
    if isinstance(action, Give | NotApplicable):
        changed = msgspec.structs.replace(changed, given=now, revision=question.revision)
    audit = with_answer(interview.audit, question.id, changed)
    interview = msgspec.structs.replace(interview, audit=audit)
    return _forward(interview) if isinstance(action, Give | NotApplicable) else interview


def _changed(stored: Answer, action: Give | NotApplicable | Note | Seen) -> Answer:
    match action:
        case Give(value):
            return msgspec.structs.replace(stored, answer=value, not_applicable="")
        case NotApplicable(reason):
            return msgspec.structs.replace(stored, answer=None, not_applicable=reason)
        case Note(text):
            return msgspec.structs.replace(stored, note=text)
        case Seen(evidence):
            return msgspec.structs.replace(stored, evidence=evidence)


def _here(interview: Interview) -> str:
    if interview.here is None:
        raise ValueError("the interview is over")
    return interview.here


def _forward(interview: Interview) -> Interview:
    """Go to the next open question after this one, or to the first one passed over."""
    order = items(interview.bank_set, interview.audit)
    here = _here(interview)
    ids = [item for item, _ in order]
    start = ids.index(here) + 1 if here in ids else 0
    waiting = [
        item
        for item, is_open in order[start:] + order[:start]
        if is_open and item not in interview.skipped and item != here
    ]
    return msgspec.structs.replace(interview, here=next(iter(waiting), None))


def _before(interview: Interview) -> str:
    ids = [item for item, _ in items(interview.bank_set, interview.audit)]
    here = _here(interview)
    position = ids.index(here) if here in ids else 0
    return ids[max(position - 1, 0)]
