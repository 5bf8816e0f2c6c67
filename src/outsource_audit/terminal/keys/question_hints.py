"""The keys at a question: for its footer, and in full for the panel that lists them all."""

from __future__ import annotations

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.bank import Question
from outsource_audit.domain.scale import Scale
from outsource_audit.terminal.answer_keys import choice_keys
from outsource_audit.terminal.keys.picture import Hint
from outsource_audit.terminal.keys.scene import HELP_HINT

LOOK_UP = Hint("l", "look it up", 6, "I will look this up: it stays open and is listed at the end")
SKIP = Hint("s", "skip", 8, "skip it for now")
ABOUT_ANSWER = (
    Hint("?", "why", 5, "why this is asked, and what would show it"),
    Hint("n", "note", 7, "a note on your answer; the report shows it"),
    Hint("!", "internal note", 13, "an internal note, never in a client's report (also n, then !)"),
    Hint("e", "evidence", 9, "evidence: whether you saw it, where, when"),
)
MOVING = (
    Hint("b", "back", 2, "back to the question before (also left)"),
    Hint("f", "forward", 11, "forward to the next question, answered or not (also right)"),
    Hint("[", "", 0, "to the pitfall before (also Page Up)"),
    Hint("]", "", 0, "to the next pitfall (also Page Down)"),
    Hint("g", "go to", 10, "go to any question, from a list (also /)"),
    Hint("r", "review", 12, "review all answers"),
    Hint("Ctrl-L", "", 0, "draw the screen again"),
    Hint("q", "leave", 3, "save and leave"),
    HELP_HINT,
)


def question_hints(item: Item) -> list[Hint]:
    """Return the keys of a question, in the order of the panel that shows them all."""
    keys = [*_answering(item), Hint("u", "don't know", 1)]
    if not isinstance(item, Question):
        return [*keys, LOOK_UP, SKIP, Hint("?", "why", 5, "why this is asked"), *MOVING]
    if item.not_applicable_when:
        keys.append(Hint("x", "not applicable", 4, "not applicable, and why"))
    return [*keys, LOOK_UP, SKIP, *ABOUT_ANSWER, *MOVING]


def _answering(item: Item) -> list[Hint]:
    what = "the selected answer"
    first = Hint(_first_to_last(list(choice_keys(item))), "", 0, "answer at once")
    if item.scale is Scale.SEVERAL:
        what = "what is ticked"
        first = Hint("Space", "", 0, "tick the selected answer; so do the numbers")
    elif item.number is not None:
        what = "the number"
        first = Hint("0-9", "", 0, "type the number")
    return [
        first,
        Hint("Up, Down", "", 0, "select an answer (also k and j)"),
        Hint("Enter", "", 0, f"take {what}, or keep the answer so far"),
        Hint("Home", "", 0, "show the question from its beginning; End, to its end"),
    ]


def _first_to_last(keys: list[str]) -> str:
    return f"{keys[0]}-{keys[-1]}" if keys else ""
