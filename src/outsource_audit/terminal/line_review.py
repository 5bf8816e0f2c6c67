"""How a sitting ends in lines: more questions where they tell most, and the review."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.review import Group, Review, ReviewEntry
from outsource_audit.terminal.console import EndOfInput, Screen
from outsource_audit.terminal.line_conversation import Conversation
from outsource_audit.terminal.person import Finish, GoBack, GoOn, LeaveReview, Open, ReviewChoice
from outsource_audit.terminal.question_words import minutes_text

HEADINGS = {
    Group.RED_LINE: "Red lines to confirm",
    Group.UNANSWERED: "Unanswered",
    Group.LOOK_UP: "To look up",
    Group.UNKNOWN: "Not known",
    Group.NOT_APPLICABLE: "Not applicable",
    Group.CHANGED: "Changed",
    Group.CARRIED_OVER: "Carried over from the earlier audit",
    Group.STALE: "Older than twelve months",
}
STILL_OPEN = (Group.UNANSWERED, Group.LOOK_UP)


def offer(talk: Conversation, offers: Sequence[Deepening]) -> tuple[str, ...]:
    """Offer pitfalls to deepen; return the bank ids taken up, none where the input ends.

    Raises UsageError where a piped line is no choice.
    """
    if not offers:
        return ()
    talk.screen.say()
    talk.screen.say("More questions would tell most here:", style="bold")
    for number, one in enumerate(offers, start=1):
        talk.screen.hang(f"{number}  ", offer_text(one), indent=2)
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


def offer_text(one: Deepening) -> str:
    """Return an offer in words: how many questions, on what, how long, and why there."""
    because = f": {one.because.removesuffix('.')}." if one.because else "."
    return f"{one.more} more on {one.title}, about {minutes_text(one.minutes)}{because}"


def ask_review(talk: Conversation, review: Review, news: Sequence[str]) -> ReviewChoice:
    """Show everything worth a second look and return what to do; the end of input finishes.

    Raises UsageError where a piped line is no choice.
    """
    _show_review(talk.screen, review, news)
    is_open = any(entry.group in STILL_OPEN for entry in review.entries)
    listed = _choices_text(len(review.entries), is_open=is_open)
    talk.screen.say()
    talk.screen.say(listed)
    while True:
        try:
            typed = talk.hear().lower()
        except EndOfInput:
            return Finish()
        choice = _choice(typed, review.entries, is_open=is_open)
        if choice is not None:
            return choice
        talk.ask_again("review", listed)


def _show_review(screen: Screen, review: Review, news: Sequence[str]) -> None:
    screen.say()
    for line in news:
        screen.say(line, style="yellow")
    screen.say("Before the end, a second look.", style="bold")
    screen.say(f"{review.answered} of {review.asked} answered.")
    if review.answered == review.asked:
        screen.say("Nothing is left open.")
    before = None
    for number, entry in enumerate(review.entries, start=1):
        if entry.group is not before:
            before = entry.group
            _show_heading(screen, review, before)
        screen.hang(f"{number}  ", entry_text(entry), indent=2)


def entry_text(entry: ReviewEntry) -> str:
    """Return a question of the review with what was said to it."""
    if entry.group in STILL_OPEN:
        return entry.ask
    again = " You looked at it again." if entry.confirmed else ""
    return f"{entry.ask} Your answer: {entry.said.removesuffix('.')}.{again}"


def _show_heading(screen: Screen, review: Review, group: Group) -> None:
    number = sum(1 for entry in review.entries if entry.group is group)
    screen.say()
    screen.say(f"{HEADINGS[group]}, {number}:", style="bold")


def _choices_text(entries: int, *, is_open: bool) -> str:
    if not entries:
        return "Press Enter to finish, or type b for the last one, q to leave."
    go_on = "a for what is open, " if is_open else ""
    return f"Type a number to open it, {go_on}b for the last one, Enter to finish, q to leave."


def _offered_text(offers: int) -> str:
    if offers == 1:
        return "Type 1, or Enter for later."
    return f"Type numbers from 1 to {offers} with commas between them, or Enter for later."


def _choice(typed: str, entries: Sequence[ReviewEntry], *, is_open: bool) -> ReviewChoice | None:
    if typed in ("", "q"):
        return LeaveReview() if typed else Finish()
    if typed == "a" and is_open:
        return GoOn()
    if typed == "b":
        return GoBack()
    numbers = {str(number): entry for number, entry in enumerate(entries, start=1)}
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
