"""Notes that were left unfinished: what is kept of them, and whether one waits."""

from __future__ import annotations

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.plain_text import clean
from outsource_audit.terminal.person import Drafts


def read_draft(drafts: Drafts, question: str) -> str:
    """Return the unfinished note on a question, harmless and without empty lines around it."""
    return trimmed(clean(drafts.read(question), newlines=True))


def keep_draft(drafts: Drafts, question: str, text: str) -> bool:
    """Keep an unfinished note; say whether that worked: a full disk takes none."""
    drafts.keep(question, text)
    return drafts.read(question) == text


def draft_waits(drafts: Drafts, item: Item, audit: Audit) -> bool:
    """Say whether an unfinished note waits; one that was saved meanwhile is dropped."""
    if isinstance(item, ProfileField):
        return False
    if read_draft(drafts, item.id) not in ("", audit.answers.get(item.id, Answer()).note):
        return True
    drafts.drop(item.id)
    return False


def trimmed(text: str) -> str:
    """Return a note as it is saved, without empty lines around it."""
    return text.strip("\n").rstrip()
