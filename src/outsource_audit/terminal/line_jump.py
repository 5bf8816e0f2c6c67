"""Going to any question by lines: by its id, or by a word and then a number."""

from __future__ import annotations

from outsource_audit.domain.actions import GoTo
from outsource_audit.domain.agenda import Item, items
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet, Question
from outsource_audit.domain.interview import Interview
from outsource_audit.domain.overview import has_answer
from outsource_audit.terminal.line_conversation import Conversation

MOST_LISTED = 20
JUMP_PROMPT = "go to> "


def ask_where_to(talk: Conversation, interview: Interview) -> GoTo | None:
    """Ask which question to go to; None to stay.

    Raises EndOfInput, and UsageError where lines are piped in and one finds nothing.
    """
    talk.screen.say("Type a word of the question, or its id. Enter alone stays here.")
    listed: list[Item] = []
    while typed := talk.hear(JUMP_PROMPT):
        if listed and typed.isdecimal():
            numbers = {str(number): item for number, item in enumerate(listed, start=1)}
            if typed in numbers:
                return GoTo(numbers[typed].id)
            talk.ask_again("go to", f"Type a number from 1 to {len(listed)}, or another word.")
            continue
        found = matches(typed, interview.bank_set, interview.audit)
        if found and found[0].id.lower() == typed.lower():
            return GoTo(found[0].id)
        listed = _listed(talk, found, interview)
    return None


def matches(typed: str, bank_set: BankSet, audit: Audit) -> list[Item]:
    """Return the questions this audit asks that hold every word typed, in asking order.

    Capital letters make no difference. A word may stand in the id, in the question or in the
    title of its pitfall. A whole id finds that question alone.
    """
    asked = [_item(bank_set, item) for item, _ in items(bank_set, audit)]
    exact = [item for item in asked if item.id.lower() == typed.lower()]
    words = typed.casefold().split()
    return exact or [
        item for item in asked if all(word in _searched(bank_set, item) for word in words)
    ]


def _listed(talk: Conversation, found: list[Item], interview: Interview) -> list[Item]:
    """Tell what was found; return it, or nothing where another word is needed."""
    if not found:
        talk.ask_again("go to", "No question of this audit matches. Type another word.")
        return []
    if len(found) > MOST_LISTED:
        many = f"{len(found)} questions match, too many to list. Type another word."
        talk.ask_again("go to", many)
        return []
    match = "1 question matches:" if len(found) == 1 else f"{len(found)} questions match:"
    talk.screen.say(match)
    for number, item in enumerate(found, start=1):
        answered = _mark(item, interview.audit)
        talk.screen.hang(f"{number}  ", f"{item.id}, {answered}: {item.ask}", indent=2)
    talk.screen.say("Type its number, or another word. Enter alone stays here.")
    return found


def _mark(item: Item, audit: Audit) -> str:
    if has_answer(item, audit):
        return "answered"
    return "to look up" if item.id in audit.look_up else "open"


def _item(bank_set: BankSet, item: str) -> Item:
    return bank_set.item(item)


def _searched(bank_set: BankSet, item: Item) -> str:
    title = bank_set.by_id[item.pitfall].title if isinstance(item, Question) else ""
    return f"{item.id} {item.ask} {title}".casefold()
