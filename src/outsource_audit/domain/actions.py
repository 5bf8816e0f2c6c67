"""What a person can do at a question. The interview says what each of these leads to."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from outsource_audit.domain.audit import Evidence, ProfileValue
from outsource_audit.domain.condition import Value
from outsource_audit.domain.notes import NoteKind


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
    """Set a note on the question, and stay on it; an empty text removes the note."""

    text: str
    kind: NoteKind = NoteKind.SHARED


class Seen(msgspec.Struct, frozen=True):
    """Set the evidence of the question, and stay on it."""

    evidence: Evidence


class Keep(msgspec.Struct, frozen=True):
    """Keep the answer there is (`keeping.kept`) and go on; without one, pass over."""


class Skip(msgspec.Struct, frozen=True):
    """Leave the question unanswered and go on; it is not asked again in this sitting."""


class LookUp(msgspec.Struct, frozen=True):
    """Mark the question "I will look this up", leave it unanswered and go on."""


class Back(msgspec.Struct, frozen=True):
    """Go to the question before this one, answered or not."""


class Forward(msgspec.Struct, frozen=True):
    """Go to the question after this one, answered or not; after the last, to the review."""


class PreviousPitfall(msgspec.Struct, frozen=True):
    """Go to the first question of the pitfall before this one."""


class NextPitfall(msgspec.Struct, frozen=True):
    """Go to the first question of the pitfall after this one; after the last, to the review."""


class GoTo(msgspec.Struct, frozen=True):
    """Go to any question or profile field this audit asks, by its id."""

    item: str


class GoToReview(msgspec.Struct, frozen=True):
    """Go to the review of all answers now."""


class Leave(msgspec.Struct, frozen=True):
    """Stop here; everything is saved."""


Answering: TypeAlias = Give | GiveProfile | NotApplicable | Note | Seen
Move: TypeAlias = Back | Forward | PreviousPitfall | NextPitfall | GoTo
Action: TypeAlias = Answering | Keep | Skip | LookUp | Move | GoToReview | Leave
