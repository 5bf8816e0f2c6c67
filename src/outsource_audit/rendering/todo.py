"""What is to be looked up, as Markdown to paste into a message, or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import WhoKnows
from outsource_audit.domain.look_up import ToLookUp, by_person
from outsource_audit.domain.plain_text import escape_json
from outsource_audit.domain.wording import who_text
from outsource_audit.rendering.markdown_text import escape


class ToLookUpJson(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to find out; `ask_whom` is `who` in words."""

    id: str
    ask: str
    help: str
    who: WhoKnows
    ask_whom: str
    evidence: str
    choices: tuple[str, ...]
    note: str
    state: Literal["to look up", "unknown"]


class TodoJson(msgspec.Struct, frozen=True, kw_only=True):
    """All that is to be found out, by whom to ask."""

    format: Literal[1] = 1
    business: str
    provider: str
    items: tuple[ToLookUpJson, ...]


def todo_markdown(audit: Audit, found: Sequence[ToLookUp]) -> str:
    """Return a list to tick off under each person to ask, ending with a line break."""
    lines = [f"# To find out: {escape(f'{audit.business} and {audit.provider}')}"]
    for who, own in by_person(found):
        lines += ["", f"## Ask {escape(who_text(who, audit.provider))}", ""]
        for one in own:
            lines += _item_lines(one)
    return "\n".join(lines) + "\n"


def todo_json(audit: Audit, found: Sequence[ToLookUp]) -> bytes:
    """Return the same as indented JSON, ending with a line break."""
    items = tuple(_item_json(one, audit) for one in found)
    todo = TodoJson(business=audit.business, provider=audit.provider, items=items)
    text = msgspec.json.format(msgspec.json.encode(todo), indent=2).decode()
    return f"{escape_json(text)}\n".encode()


def _item_lines(one: ToLookUp) -> Iterable[str]:
    asked = escape(f"{one.ask} {one.help}")
    answers = f" — What would answer it: {escape(one.evidence)}" if one.evidence else ""
    yield f"- [ ] **{escape(one.id)}** {asked}{answers}"
    yield f"  - Answers: {' / '.join(map(escape, one.choices))}"
    if one.note:
        yield f"  - Note: {escape(one.note)}"


def _item_json(one: ToLookUp, audit: Audit) -> ToLookUpJson:
    return ToLookUpJson(
        id=one.id,
        ask=one.ask,
        help=one.help,
        who=one.who,
        ask_whom=who_text(one.who, audit.provider),
        evidence=one.evidence,
        choices=one.choices,
        note=one.note,
        state="unknown" if one.not_known else "to look up",
    )
