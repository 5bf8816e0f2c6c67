"""Going to any question by lines: by its id, or by a word and then a number."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.actions import GoTo
from outsource_audit.domain.interview import Interview
from outsource_audit.domain.wording import counted
from outsource_audit.terminal.jump_targets import Target, matching, targets
from outsource_audit.terminal.line_conversation import Conversation

MOST_LISTED = 20
JUMP_PROMPT = "go to> "


def ask_where_to(talk: Conversation, interview: Interview) -> GoTo | None:
    """Ask which question to go to; None to stay.

    Raises EndOfInput, and UsageError where lines are piped in and one finds nothing.
    """
    talk.screen.say("Type a word of the question, or its id. Enter alone stays here.")
    everything = targets(interview)
    ids = {one.item.lower(): one.item for one in everything}
    listed: list[Target] = []
    while typed := talk.hear(JUMP_PROMPT):
        if listed and typed.isdecimal():
            numbers = {str(number): one for number, one in enumerate(listed, start=1)}
            if typed in numbers:
                return GoTo(numbers[typed].item)
            talk.ask_again("go to", f"Type a number from 1 to {len(listed)}, or another word.")
            continue
        if typed.lower() in ids:
            return GoTo(ids[typed.lower()])
        listed = _listed(talk, matching(everything, typed))
    return None


def _listed(talk: Conversation, found: Sequence[Target]) -> list[Target]:
    """Tell what was found; return it, or nothing where another word is needed."""
    if not found:
        talk.ask_again("go to", "No question of this audit matches. Type another word.")
        return []
    matched = counted(len(found), "question matches", "questions match")
    if len(found) > MOST_LISTED:
        talk.ask_again("go to", f"{matched}, too many to list. Type another word.")
        return []
    talk.screen.say(f"{matched}:")
    for number, one in enumerate(found, start=1):
        talk.screen.hang(f"{number}  ", f"{one.item}, {one.mark}: {one.ask}", indent=2)
    talk.screen.say("Type its number, or another word. Enter alone stays here.")
    return list(found)
