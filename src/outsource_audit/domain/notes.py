"""The two notes on a question: one the report shows, one for the auditing side alone."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from outsource_audit.domain.audit import Answer

INTERNAL_MARK = "!"


class NoteKind(StrEnum):
    """Who reads a note: whoever reads the report, or never a client."""

    SHARED = "shared"
    INTERNAL = "internal"


def note_of(answer: Answer, kind: NoteKind) -> str:
    """Return that note on an answer; the empty text where there is none."""
    return answer.internal_note if kind is NoteKind.INTERNAL else answer.note


def with_note(answer: Answer, kind: NoteKind, text: str) -> Answer:
    """Return the answer with that note set; an empty text removes it, the other one stays."""
    if kind is NoteKind.INTERNAL:
        return msgspec.structs.replace(answer, internal_note=text)
    return msgspec.structs.replace(answer, note=text)


def note_name(question: str, kind: NoteKind) -> str:
    """Return the name a note goes by: the question's id, or its id and a mark no id holds."""
    return question + INTERNAL_MARK if kind is NoteKind.INTERNAL else question


def name_told(name: str) -> str:
    """Return a note's name as a person reads it: "data-05 (internal)"."""
    question = name.removesuffix(INTERNAL_MARK)
    return name if question == name else f"{question} (internal)"
