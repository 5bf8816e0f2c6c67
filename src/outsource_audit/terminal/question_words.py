"""What is told around a question: where one is, what Enter keeps, what goes with it."""

from __future__ import annotations

from collections.abc import Iterator

from outsource_audit.domain.age import is_stale
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.keeping import Kept, Source, kept
from outsource_audit.domain.notes import NoteKind, note_of
from outsource_audit.domain.progress import Progress
from outsource_audit.domain.wording import answer_text, counted, evidence_text, profile_text
from outsource_audit.terminal.note_words import KEYS, LABELS

LONGEST_NOTE_SHOWN = 300
MOST_NOTE_LINES = 4
ANSWERED_ALREADY = (
    "This has an answer already. If you are not sure of it, u changes it to don't know."
)


def title_text(at: Progress) -> str:
    """Return the part a question belongs to."""
    return f"Pitfall {at.pitfall} of {at.pitfalls}: {at.title}" if at.pitfall else at.title


def place_text(at: Progress) -> str:
    """Return where the person is within a part, and what is left of the whole."""
    here = "here" if at.pitfall else "about you"
    place = f"Question {at.number} of {at.of} {here}"
    if not at.left:
        return f"{place}, nothing else to ask"
    # What the profile still decides can only be estimated.
    left = f"{at.left} left" if at.pitfall else f"about {at.left} left in all"
    return f"{place}, {left}, about {minutes_text(at.minutes)}"


def is_answered(keeps: Kept | None) -> bool:
    """Say whether a question has an answer of its own that counts."""
    return keeps is not None and keeps.source is Source.OWN


def minutes_text(minutes: int) -> str:
    """Return minutes in words."""
    return counted(minutes, "minute")


def so_far(item: Item, audit: Audit, today: str) -> Iterator[tuple[str, str]]:
    """Return what was said to a question as leads and texts, what Enter keeps first."""
    keeps = kept(item, audit)
    if keeps is not None:
        yield "", kept_text(item, audit, keeps, today)
    elif misfit := _misfit_text(item, audit):
        yield "", misfit
    if keeps is not None and keeps.source is Source.EARLIER and keeps.answer is not None:
        yield from _beside(keeps.answer, " then")
    yield from _beside(audit.answers.get(item.id, Answer()), "")
    if item.id in audit.look_up:
        yield "", "You marked this to look up later."


def kept_text(item: Item, audit: Audit, keeps: Kept, today: str) -> str:
    """Return in words what Enter keeps, where it comes from, and whether it is old."""
    said, is_old = _said(item, keeps), is_stale(keeps.given, today)
    if keeps.source is Source.OWN:
        old = " (more than twelve months old)" if is_old else ""
        return f"Your answer so far{old}: {said}. Enter keeps it."
    if keeps.source is Source.CONFIRM:
        old = " (more than twelve months ago)" if is_old else ""
        return f"Before this question changed you answered{old}: {said}. Enter confirms it."
    date = audit.earlier.date if audit.earlier else ""
    old = f" ({_earlier_age(date, today)})" if is_old else ""
    return f"In the audit of {date or 'an earlier day'}{old}: {said}. Enter keeps it."


def _earlier_age(date: str, today: str) -> str:
    """Return what is old: the earlier audit or, where that is not, its answer alone."""
    if is_stale(date, today):
        return "more than twelve months ago"
    return "answered more than twelve months ago"


def _said(item: Item, keeps: Kept) -> str:
    if isinstance(item, ProfileField):
        said = "" if keeps.value is None else profile_text(item, keeps.value)
    else:
        said = answer_text(item, keeps.answer or Answer())
    return said.removesuffix(".")


def _misfit_text(item: Item, audit: Audit) -> str:
    """Return what to say of an answer that is stored and cannot be kept."""
    if isinstance(item, ProfileField):
        value = audit.profile.get(item.id)
        if value is None:
            return ""
        given = profile_text(item, value)
        return f"Your answer so far: {given}. It does not fit this question; please answer again."
    if not audit.answers.get(item.id, Answer()).is_given:
        return ""
    return "This question changed since you answered it. Please answer again."


def _beside(answer: Answer, then: str) -> Iterator[tuple[str, str]]:
    for kind in NoteKind:
        if note := note_of(answer, kind):
            yield f"{LABELS[kind]}{then}: ", note_shown(note, KEYS[kind])
    if answer.evidence:
        yield f"Evidence{then}: ", evidence_text(answer.evidence)


def note_shown(note: str, key: str) -> str:
    """Return a note as it is read beside its question: whole, or its beginning and its length.

    `key` is what shows it whole.
    """
    beginning = "\n".join(note.split("\n", MOST_NOTE_LINES)[:MOST_NOTE_LINES])
    beginning = beginning[:LONGEST_NOTE_SHOWN]
    if beginning == note:
        return note
    return f"{beginning.rstrip()} ... ({counted(len(note), 'letter')} in all; {key} shows it whole)"
