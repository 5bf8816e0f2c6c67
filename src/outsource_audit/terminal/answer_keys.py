"""The one key for each answer, the same on a screen of keys and line by line."""

from __future__ import annotations

from typing import TypeAlias

from outsource_audit.domain.bank import ProfileField, Question
from outsource_audit.domain.scale import Choice, NumberScale, Scale

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
