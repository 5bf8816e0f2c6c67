"""The interview as a state machine: which question is next, and what each action does to it.

The loop around it is: current, ask, apply, save. Nothing here prints or reads.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from outsource_audit.domain.actions import (
    Action,
    Answering,
    Give,
    GiveProfile,
    GoToReview,
    Keep,
    Leave,
    LookUp,
    Move,
    NotApplicable,
    Note,
    Seen,
    Skip,
)
from outsource_audit.domain.agenda import Item, items, moved, open_items
from outsource_audit.domain.audit import (
    Answer,
    Audit,
    with_answer,
    with_look_up,
    with_profile,
)
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.keeping import Kept, Source, kept
from outsource_audit.domain.notes import with_note


class Interview(msgspec.Struct, frozen=True):
    """A sitting: the audit so far, where the person is, and what they skipped.

    `only` restricts what is asked (`--todo`, `--deepen`); `changed` holds what got another
    answer in this sitting, `confirmed` what was looked at again and kept. On an `errand` one
    question is opened from the review, which comes back after it.
    """

    bank_set: BankSet
    audit: Audit
    here: str | None
    skipped: frozenset[str] = frozenset()
    left: bool = False
    only: frozenset[str] | None = None
    changed: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    errand: bool = False


def begin(bank_set: BankSet, audit: Audit, only: Iterable[str] | None = None) -> Interview:
    """Start or continue an audit at its first question without an answer.

    What is marked to look up is passed over. `only` are ids of questions and profile fields:
    nothing else is asked then, and these are, marked or not.
    """
    if only is None:
        # It goes on where it was left; what is marked to look up waits for `--todo`.
        return _at_first_open(Interview(bank_set, audit, None, frozenset(audit.look_up)))
    return _at_first_open(Interview(bank_set, audit, None, only=frozenset(only)))


def current(interview: Interview) -> Item | None:
    """Return the question to ask now; None when there is none left, or the person left."""
    if interview.here is None or interview.left:
        return None
    bank_set = interview.bank_set
    return bank_set.item(interview.here)


def apply(interview: Interview, action: Action, now: str) -> Interview:
    """Return the interview after an action; `now` is the ISO time an answer is given at."""
    match action:
        case Give() | GiveProfile() | NotApplicable() | Note() | Seen():
            return _answered(interview, action, now)
        case Keep():
            return _kept(interview, now)
        case Skip() | LookUp():
            return _passed_over(interview, action)
        case Leave():
            return msgspec.structs.replace(interview, left=True)
        case GoToReview():
            return msgspec.structs.replace(interview, here=None, errand=False)
        case _:
            return _moved(interview, action)


def open_from_review(interview: Interview, item: str) -> Interview:
    """Return the interview at one question, from which it comes back to the review."""
    return msgspec.structs.replace(interview, here=item, errand=True)


def go_on(interview: Interview) -> Interview:
    """Return the interview at its first open question, those skipped before included."""
    return _at_first_open(
        msgspec.structs.replace(interview, skipped=frozenset(), only=None, errand=False)
    )


def deepened(interview: Interview, pitfalls: Iterable[str]) -> Interview:
    """Return the interview with some pitfalls taken in full, at the first question that adds.

    `pitfalls` are bank ids. Where nothing is added, the interview has nothing to ask.
    """
    in_full = tuple(dict.fromkeys((*interview.audit.in_full, *pitfalls)))
    audit = msgspec.structs.replace(interview.audit, in_full=in_full)
    return _at_first_open(msgspec.structs.replace(interview, audit=audit, errand=False))


def waiting(interview: Interview) -> list[str]:
    """Return the ids this sitting will still ask: open, not skipped, and not left aside."""
    return [
        item
        for item in open_items(interview.bank_set, interview.audit)
        if item not in interview.skipped and _is_asked(interview, item)
    ]


def _answered(interview: Interview, action: Answering, now: str) -> Interview:
    here, before = _here(interview), interview.audit
    if isinstance(action, GiveProfile):
        audit = with_profile(before, here, action.value)
        is_change = before.profile.get(here, action.value) != action.value
    else:
        question = interview.bank_set.questions[here]
        stored = before.answers.get(here, Answer())
        answer = _changed(stored, action)
        if isinstance(action, Give | NotApplicable):
            answer = msgspec.structs.replace(answer, given=now, revision=question.revision)
        audit = with_answer(before, here, answer)
        if isinstance(action, Note | Seen):
            # A note on an answer that waits to be confirmed does not look anything up.
            audit = msgspec.structs.replace(audit, look_up=before.look_up)
        is_change = stored.is_given and _said(stored) != _said(answer)
    changed = interview.changed | {here} if is_change else interview.changed
    interview = msgspec.structs.replace(interview, audit=audit, changed=changed)
    return interview if isinstance(action, Note | Seen) else _forward(interview)


def _changed(stored: Answer, action: Give | NotApplicable | Note | Seen) -> Answer:
    match action:
        case Give(value):
            return msgspec.structs.replace(stored, answer=value, not_applicable="")
        case NotApplicable(reason):
            return msgspec.structs.replace(stored, answer=None, not_applicable=reason)
        case Note(text, kind):
            return with_note(stored, kind, text)
        case _:
            return msgspec.structs.replace(stored, evidence=action.evidence)


def _said(answer: Answer) -> tuple[object, str]:
    return answer.answer, answer.not_applicable


def _kept(interview: Interview, now: str) -> Interview:
    """Keep what Enter keeps; an answer to confirm, or of an earlier audit, is given anew."""
    here = _here(interview)
    keeps = kept(_item(interview, here), interview.audit)
    if keeps is not None:
        interview = msgspec.structs.replace(interview, confirmed=interview.confirmed | {here})
        if keeps.source is not Source.OWN:
            interview = msgspec.structs.replace(interview, audit=_taken(interview, keeps, now))
    return _forward(interview)


def _taken(interview: Interview, keeps: Kept, now: str) -> Audit:
    here, audit = _here(interview), interview.audit
    if keeps.value is not None:
        return with_profile(audit, here, keeps.value)
    told = keeps.answer or Answer()
    own = audit.answers.get(here, Answer())
    answer = msgspec.structs.replace(
        told,
        # A note written before Enter was pressed is newer than the earlier audit's.
        note=own.note or told.note,
        internal_note=own.internal_note or told.internal_note,
        evidence=own.evidence or told.evidence,
        revision=interview.bank_set.questions[here].revision,
        given=now,
    )
    return with_answer(audit, here, answer)


def _passed_over(interview: Interview, action: Skip | LookUp) -> Interview:
    here = _here(interview)
    if isinstance(action, LookUp):
        audit = with_look_up(interview.audit, here)
        interview = msgspec.structs.replace(interview, audit=audit)
    skipped = interview.skipped | {here}
    return _forward(msgspec.structs.replace(interview, skipped=skipped))


def _item(interview: Interview, item: str) -> Item:
    return interview.bank_set.item(item)


def _here(interview: Interview) -> str:
    if interview.here is None:
        raise ValueError("the interview is over")
    return interview.here


def _is_asked(interview: Interview, item: str) -> bool:
    return interview.only is None or item in interview.only


def _at_first_open(interview: Interview) -> Interview:
    first = next(iter(waiting(interview)), None)
    return msgspec.structs.replace(interview, here=first)


def _forward(interview: Interview) -> Interview:
    """Go to the next open question after this one, or to the first one passed over."""
    if interview.errand:
        return msgspec.structs.replace(interview, here=None, errand=False)
    ids = [item for item, _ in items(interview.bank_set, interview.audit)]
    here = _here(interview)
    start = ids.index(here) + 1 if here in ids else 0
    left = [item for item in waiting(interview) if item != here]
    after = [item for item in left if item in ids[start:]]
    return msgspec.structs.replace(interview, here=next(iter(after + left), None))


def _moved(interview: Interview, move: Move) -> Interview:
    here = moved(interview.bank_set, interview.audit, _here(interview), move)
    return msgspec.structs.replace(interview, here=here)
