"""A question and its answers as lines, for the interview and for `bank show`."""

from __future__ import annotations

from outsource_audit.domain.bank import Question
from outsource_audit.domain.scale import Scale
from outsource_audit.domain.wording import choice_text
from outsource_audit.terminal.answer_keys import Item, choice_keys, number_text
from outsource_audit.terminal.console import Screen


def show_question(screen: Screen, item: Item) -> None:
    """Print the question, its help and its answers, without a line after them."""
    screen.say(item.ask, style="bold")
    if item.help:
        screen.say(item.help, style="italic", indent=2)
    screen.say()
    if item.number is not None:
        screen.say(f"Type {number_text(item.number)}", indent=2)
    for key, choice in choice_keys(item).items():
        screen.hang(f"{key}  ", choice_text(item, choice), indent=2)
    if item.scale is Scale.SEVERAL:
        screen.say()
        screen.say("More than one may be true: type them with commas, such as 1,3", indent=2)


def show_reasons(screen: Screen, item: Item) -> None:
    """Print why a question is asked and, of a bank's question, what would show it."""
    if item.why:
        screen.hang("Why: ", item.why, indent=2)
    if isinstance(item, Question):
        screen.hang("Evidence: ", item.evidence, indent=2)
        if item.not_applicable_when:
            screen.hang("Not applicable when: ", item.not_applicable_when, indent=2)
    screen.say()
