"""Values as they are given, and as an audit stores them."""

from __future__ import annotations

import math

import pytest

from builders import a_field, a_question
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import ProfileValue
from outsource_audit.domain.condition import Value
from outsource_audit.domain.given_value import stored_profile_value, stored_value, typed_number
from outsource_audit.domain.scale import Choice, NumberScale, Scale

LEVELS = tuple(Choice(str(level), f"level {level}", 4 - level) for level in range(5))


@pytest.mark.parametrize(
    ("item", "given", "stored"),
    [
        (a_question("a"), "yes", "yes"),
        (a_question("a"), "maybe", "maybe"),
        (a_question("a", scale=Scale.MATURITY, choices=LEVELS), "3", 3),
        (a_question("a", scale=Scale.MATURITY, choices=LEVELS), 3, 3),
        (a_question("a", scale=Scale.CHOICE, choices=LEVELS), 3, "3"),
        (a_question("a", choices=(), number=NumberScale("days")), 3, 3),
    ],
)
def test_a_choice_is_stored_as_its_id_and_a_level_as_a_number(
    item: Item, given: Value, stored: Value
) -> None:
    """What fits no choice is stored as it was given."""
    found = stored_value(item, given)
    assert (found, type(found)) == (stored, type(stored))


@pytest.mark.parametrize(
    ("scale", "given", "stored"),
    [
        (Scale.SEVERAL, ["eu", 1], ("eu", "1")),
        (Scale.SEVERAL, "eu", ("eu",)),
        (Scale.SEVERAL, "unknown", "unknown"),
        (Scale.CHOICE, 1, "1"),
        (Scale.CHOICE, "eu", "eu"),
        (Scale.CHOICE, 7, 7),
    ],
)
def test_a_profile_answer_is_stored_as_ids(
    scale: Scale, given: str | int | list[str | int], stored: ProfileValue
) -> None:
    """Several answers as a tuple, one where several may be given too; "unknown" stays alone."""
    assert stored_profile_value(a_field("a", "eu", "1", scale=scale), given) == stored


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("3.0", 3), ("-2", -2), ("4,5", 4.5), ("12 %", 12), ("12.5%", 12.5), (" 7 ", 7)],
)
def test_a_number_may_have_a_decimal_comma_and_a_percent_sign(text: str, number: float) -> None:
    """A whole number is a whole number, however it was typed."""
    found = typed_number(text)
    assert (found, type(found)) == (number, type(number))


@pytest.mark.parametrize("text", ["", "%", "a lot", "1.2.3", "3 days", "0x10"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Anything else is no number."""
    assert typed_number(text) is None


def test_what_cannot_be_counted_with_is_left_to_the_question() -> None:
    """Infinite and undefined numbers are numbers that no question takes."""
    assert typed_number("inf") == math.inf
    assert typed_number("1e999") == math.inf
    found = typed_number("nan")
    assert isinstance(found, float)
    assert math.isnan(found)
