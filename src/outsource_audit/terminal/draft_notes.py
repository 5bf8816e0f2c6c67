"""Notes that were left unfinished: what is kept of them, and whether one waits."""

from __future__ import annotations

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.notes import NoteKind, note_name, note_of
from outsource_audit.domain.plain_text import clean
from outsource_audit.terminal.person import Drafts


def read_draft(drafts: Drafts, name: str) -> str:
    """Return an unfinished note, harmless and without empty lines around it."""
    return trimmed(clean(drafts.read(name), newlines=True))


def keep_draft(drafts: Drafts, name: str, text: str) -> bool:
    """Keep an unfinished note; say whether that worked: a full disk takes none."""
    drafts.keep(name, text)
    return drafts.read(name) == text


def waiting_drafts(drafts: Drafts, item: Item, audit: Audit) -> set[NoteKind]:
    """Return which notes wait unfinished; a draft whose note was saved meanwhile is dropped."""
    if isinstance(item, ProfileField):
        return set()
    stored = audit.answers.get(item.id, Answer())
    return {
        kind for kind in NoteKind if _waits(drafts, note_name(item.id, kind), note_of(stored, kind))
    }


def _waits(drafts: Drafts, name: str, stored: str) -> bool:
    if read_draft(drafts, name) not in ("", stored):
        return True
    drafts.drop(name)
    return False


def trimmed(text: str) -> str:
    """Return a note as it is saved, without empty lines around it."""
    return text.strip("\n").rstrip()
