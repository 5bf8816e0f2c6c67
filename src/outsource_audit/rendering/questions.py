"""Every question of an audit and what became of it, as JSON."""

from __future__ import annotations

from typing import Literal

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.overview import overview
from outsource_audit.domain.plain_text import escape_json
from outsource_audit.domain.unasked import unasked


class QuestionJson(msgspec.Struct, frozen=True, kw_only=True):
    """One question, or a profile field (`pitfall` is null), and why it is not asked.

    `state` is answered, unknown, not-applicable, unanswered, hidden or not-asked.
    """

    id: str
    ask: str
    pitfall: str | None
    state: str
    look_up: bool
    because: tuple[str, ...]
    kept_aside: bool


class QuestionsJson(msgspec.Struct, frozen=True, kw_only=True):
    """All questions, in asking order."""

    format: Literal[1] = 1
    business: str
    provider: str
    questions: tuple[QuestionJson, ...]


def questions_json(bank_set: BankSet, audit: Audit) -> bytes:
    """Return every question with its state as indented JSON, ending with a line break."""
    left_out = {one.id: one for one in unasked(bank_set, audit)}
    questions = tuple(
        QuestionJson(
            id=entry.id,
            ask=entry.item.ask,
            pitfall=entry.pitfall,
            state=entry.state.value,
            look_up=entry.id in audit.look_up,
            because=left_out[entry.id].because if entry.id in left_out else (),
            kept_aside=entry.id in left_out and left_out[entry.id].kept_aside,
        )
        for entry in overview(bank_set, audit)
    )
    listed = QuestionsJson(business=audit.business, provider=audit.provider, questions=questions)
    text = msgspec.json.format(msgspec.json.encode(listed), indent=2).decode()
    return f"{escape_json(text)}\n".encode()
