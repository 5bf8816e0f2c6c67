"""A question and its answers as lines, for the interview and for `bank show`."""

from __future__ import annotations

from typing import TypeAlias

from outsource_audit.domain.bank import Choice, NumberScale, ProfileField, Question, Scale
from outsource_audit.domain.wording import choice_text
from outsource_audit.terminal.console import Screen

Item: TypeAlias = Question | ProfileField

WORDED_KEY = "w"


def choice_keys(item: Item) -> dict[str, Choice]:
    """Return the key to type for each choice, in the order they are shown.

    Levels are typed as themselves, 0 to 4; the worded answer beside a number is `w`; all
    other choices are numbered from 1.
    """
    if item.scale is Scale.MATURITY:
        return {choice.id: choice for choice in reversed(item.choices)}
    if item.number is not None:
        return dict(zip(WORDED_KEY, item.choices, strict=False))
    return {str(number): choice for number, choice in enumerate(item.choices, start=1)}


def number_text(number: NumberScale) -> str:
    """Return what may be typed: "a number: percent of orders, 0 to 100"."""
    top = f" to {number.highest:g}" if number.highest is not None else " or more"
    grid = "a whole number" if number.decimals == 0 else "a number"
    return f"{grid}: {number.unit}, {number.lowest:g}{top}"


def show_question(screen: Screen, item: Item) -> None:
    """Print the question, its help and its answers, without a line after them."""
    screen.say(item.ask, style="bold")
    if item.help:
        screen.say(item.help, style="italic", indent=2)
    screen.say()
    if item.number is not None:
        screen.hang("#  ", number_text(item.number), indent=2)
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
