"""How a sitting ends in lines: more questions where they tell most, and the review."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.review import Review, ReviewEntry
from outsource_audit.terminal.console import EndOfInput, Screen
from outsource_audit.terminal.line_conversation import Conversation
from outsource_audit.terminal.person import Finish, GoBack, GoOn, LeaveReview, Open, ReviewChoice
from outsource_audit.terminal.review_words import (
    SECOND_LOOK,
    STILL_OPEN,
    answered_text,
    heading_text,
    is_open,
    offer_text,
)


def offer(talk: Conversation, offers: Sequence[Deepening]) -> tuple[str, ...]:
    """Offer pitfalls to deepen; return the bank ids taken up, none where the input ends.

    Raises UsageError where a piped line is no choice.
    """
    if not offers:
        return ()
    talk.screen.say()
    talk.screen.say("More questions would tell most here:", style="bold")
    for number, one in enumerate(offers, start=1):
        talk.screen.hang(f"{number}  ", _with_reason(one), indent=2)
    talk.screen.say("Type numbers with commas to take some up now, or Enter for later.")
    while True:
        try:
            typed = talk.hear()
        except EndOfInput:
            return ()
        chosen = _chosen(typed, offers)
        if chosen is not None:
            return chosen
        talk.ask_again("more questions", _offered_text(len(offers)))


def _with_reason(one: Deepening) -> str:
    because = f": {one.because.removesuffix('.')}." if one.because else "."
    return f"{offer_text(one)}{because}"


def ask_review(talk: Conversation, review: Review, news: Sequence[str]) -> ReviewChoice:
    """Show everything worth a second look and return what to do; the end of input finishes.

    Raises UsageError where a piped line is no choice.
    """
    _show_review(talk.screen, review, news)
    listed = _choices_text(review)
    talk.screen.say()
    talk.screen.say(listed)
    while True:
        try:
            typed = talk.hear().lower()
        except EndOfInput:
            return Finish()
        choice = _choice(typed, review)
        if choice is not None:
            return choice
        talk.ask_again("review", listed)


def _show_review(screen: Screen, review: Review, news: Sequence[str]) -> None:
    screen.say()
    for line in news:
        screen.say(line, style="yellow")
    screen.say(f"{SECOND_LOOK}.", style="bold")
    screen.say(answered_text(review))
    before = None
    for number, entry in enumerate(review.entries, start=1):
        if entry.group is not before:
            before = entry.group
            screen.say()
            screen.say(f"{heading_text(review, before)}:", style="bold")
        screen.hang(f"{number}  ", entry_text(entry), indent=2)


def entry_text(entry: ReviewEntry) -> str:
    """Return a question of the review with what was said to it."""
    if entry.group in STILL_OPEN:
        return entry.ask
    again = " You looked at it again." if entry.confirmed else ""
    return f"{entry.ask} Your answer: {entry.said.removesuffix('.')}.{again}"


def _choices_text(review: Review) -> str:
    if not review.entries:
        return "Press Enter to finish, or type b for the last one, q to leave."
    go_on = "a for what is open, " if is_open(review) else ""
    return f"Type a number to open it, {go_on}b for the last one, Enter to finish, q to leave."


def _offered_text(offers: int) -> str:
    if offers == 1:
        return "Type 1, or Enter for later."
    return f"Type numbers from 1 to {offers} with commas between them, or Enter for later."


def _choice(typed: str, review: Review) -> ReviewChoice | None:
    if typed in ("", "q"):
        return LeaveReview() if typed else Finish()
    if typed == "a" and is_open(review):
        return GoOn()
    if typed == "b":
        return GoBack()
    numbers = {str(number): entry for number, entry in enumerate(review.entries, start=1)}
    return Open(numbers[typed].item) if typed in numbers else None


def _chosen(typed: str, offers: Sequence[Deepening]) -> tuple[str, ...] | None:
    """Return the pitfalls typed, in the order typed; None where it is no list of numbers."""
    if not typed:
        return ()
    numbers = {str(number): one.pitfall for number, one in enumerate(offers, start=1)}
    parts = [part.strip() for part in typed.split(",")]
    if not all(part in numbers for part in parts):
        return None
    return tuple(dict.fromkeys(numbers[part] for part in parts))
