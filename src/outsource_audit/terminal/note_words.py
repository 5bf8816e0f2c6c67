"""What is told of the two notes on a question, the same by keys and by lines."""

from __future__ import annotations

from outsource_audit.domain.actions import Note
from outsource_audit.domain.notes import NoteKind

LABELS = {NoteKind.SHARED: "Note", NoteKind.INTERNAL: "Internal note"}
KEYS = {NoteKind.SHARED: "n", NoteKind.INTERNAL: "n!"}
READERS = {
    NoteKind.SHARED: "the report shows it",
    NoteKind.INTERNAL: "never in a client's report",
}
_A_NOTE = {NoteKind.SHARED: "A note", NoteKind.INTERNAL: "An internal note"}


def note_title(kind: NoteKind) -> str:
    """Return which note it is and who reads it: "Note: the report shows it"."""
    return f"{LABELS[kind]}: {READERS[kind]}"


def draft_text(kind: NoteKind, goes_on: str) -> str:
    """Return that a note waits unfinished, and its key; `goes_on` says what that key does."""
    return f"{_A_NOTE[kind]} you were writing is kept; {KEYS[kind]} {goes_on}."


def saved_text(note: Note) -> str:
    """Return what became of a note that was given."""
    label = LABELS[note.kind]
    return f"The {label[:1].lower()}{label[1:]} is {'saved' if note.text else 'removed'}."
