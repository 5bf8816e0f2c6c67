"""How a sitting begins in lines: which audit, whose, and yes or no to what was found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from outsource_audit.domain.plain_text import clean
from outsource_audit.errors import UsageError
from outsource_audit.terminal.console import EndOfInput
from outsource_audit.terminal.line_conversation import NO, YES, Conversation
from outsource_audit.terminal.person import Begun, begun_texts


def choose_audit(talk: Conversation, begun: Sequence[Begun]) -> Path | None:
    """Let the person continue an audit that lies here; None for a new one.

    Raises UsageError where the input ends, or a piped line is no choice.
    """
    if not begun:
        return None
    talk.screen.say("Audits in this folder:", style="bold")
    for number, text in enumerate(begun_texts(begun), start=1):
        talk.screen.hang(f"{number}  ", text, indent=2)
    talk.screen.hang("n  ", "begin a new audit", indent=2)
    numbers = {str(number): one for number, one in enumerate(begun, start=1)}
    while True:
        typed = _heard(talk, "> ").lower()
        if typed == "n":
            return None
        if typed in numbers:
            return numbers[typed].path
        talk.ask_again("the audits here", f"Type a number from 1 to {len(begun)}, or n.")


def ask_names(talk: Conversation, business: str, provider: str) -> tuple[str, str]:
    """Ask for the business and the provider; Enter keeps what is given, neither may be empty.

    Raises UsageError where the input ends, or a piped line is empty.
    """
    talk.screen.say("A new audit looks at one provider. Which one would hurt most if it failed?")
    return _name(talk, "Your business", business), _name(talk, "The provider", provider)


def agree(talk: Conversation, told: Sequence[str], question: str) -> bool:
    """Tell something and ask yes or no; Enter and the end of the input are no.

    Raises UsageError where a piped line is neither.
    """
    for line in told:
        talk.screen.say(line)
    talk.screen.say(f"{question} y or n. Enter is no.")
    while True:
        try:
            typed = talk.hear().lower()
        except EndOfInput:
            return False
        if typed in (*YES, *NO, ""):
            return typed in YES
        talk.ask_again(question, "Type y or n.")


def _name(talk: Conversation, asked: str, given: str) -> str:
    prompt = f"{asked} (Enter keeps {clean(given)}): " if given else f"{asked}: "
    while True:
        typed = _heard(talk, prompt) or given
        if typed:
            return typed
        talk.ask_again(asked.lower(), "Type a name.")


def _heard(talk: Conversation, prompt: str) -> str:
    try:
        return talk.hear(prompt)
    except EndOfInput:
        how = "the input ended" if talk.piped else "stopped"
        raise UsageError(f"{how} before an audit was begun; nothing was written") from None
