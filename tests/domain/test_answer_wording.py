"""Answers, evidence, references and numbers in words, as a person would read them back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOT_APPLICABLE, UNKNOWN_ANSWER, a_field, a_question, answer
from outsource_audit.domain.audit import Answer, Evidence
from outsource_audit.domain.bank import Reference
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scale import Choice, NumberScale, Scale
from outsource_audit.domain.wording import (
    answer_text,
    choice_text,
    counted,
    evidence_text,
    plain_number,
    profile_text,
    rating_sentence,
    reference_text,
    sentence,
    sentence_case,
    value_text,
)

YES_NO = a_question("a")
LEVELS = a_question(
    "level",
    scale=Scale.MATURITY,
    choices=tuple(Choice(str(level), f"as in {level}") for level in range(5)),
)
DAYS = a_question("days", scale=Scale.NUMBER, choices=(), number=NumberScale("days", decimals=1))
COLOURS = a_question("colour", scale=Scale.CHOICE, choices=(Choice("red", "a warm red"),))
FIELD = a_field("data", "none", "orders")


def test_a_yes_or_no_is_said_before_what_it_means() -> None:
    """Elsewhere the choice says it all, and only an answer begins with a capital letter."""
    read = [choice_text(YES_NO, choice) for choice in YES_NO.choices]
    assert read == ["Yes: it is in place", "Partly: some of it is", "No: none of it is"]
    assert choice_text(COLOURS, COLOURS.choices[0]) == "a warm red"
    assert value_text(COLOURS, "red") == "A warm red"


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        (answer("partial"), "Partly: some of it is"),
        (UNKNOWN_ANSWER, "don't know"),
        (NOT_APPLICABLE, "not applicable: We hand nothing over"),
        (Answer(note="Ask on Friday"), "no answer yet"),
        (answer("perhaps"), "perhaps"),
    ],
)
def test_every_state_of_an_answer_has_its_words(stored: Answer, read: str) -> None:
    """What no longer fits the question is read back as it was typed."""
    assert answer_text(YES_NO, stored) == read


def test_a_level_says_which_is_the_highest() -> None:
    """Five levels are counted from 0 to 4."""
    assert value_text(LEVELS, 3) == "Level 3 of 4: as in 3"


@pytest.mark.parametrize(("value", "read"), [(2, "2 days"), (2.5, "2.5 days"), ("x", "x days")])
def test_a_number_is_read_with_its_unit(value: float | str, read: str) -> None:
    """In the digits that were typed, whatever was typed."""
    assert value_text(DAYS, value) == read


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("hours", "1 hour"),
        ("days, usual case", "1 day, usual case"),
        ("working days, slowest list", "1 working day, slowest list"),
        ("full shared hours a day", "1 full shared hour a day"),
        ("times a week", "1 time a week"),
        ("%", "1 %"),
        ("pass", "1 pass"),
    ],
)
def test_one_is_not_told_as_many(unit: str, one: str) -> None:
    """Whatever stands around the word; a unit that is not one of time stays as it is."""
    asked = a_question("n", scale=Scale.NUMBER, choices=(), number=NumberScale(unit, decimals=1))
    told = [value_text(asked, value) for value in (1, 1.0, 0, 1.5, 2, 11)]
    assert told == [one, one, *(f"{number} {unit}" for number in ("0", "1.5", "2", "11"))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on our own systems", "On our own systems."),
        ("on our own systems.", "On our own systems."),
        ("why not?", "Why not?"),
        ("stop!", "Stop!"),
    ],
)
def test_a_sentence_ends_once(text: str, told: str) -> None:
    """With the mark somebody typed, or with a full stop of ours."""
    assert sentence(text) == told


def test_a_number_where_a_choice_is_wanted_is_read_as_it_is() -> None:
    """It has no unit there, and no empty decimals."""
    assert value_text(YES_NO, 7.0) == "7"


def test_several_answers_of_the_profile_are_read_in_one_line() -> None:
    """In the order they were given, what is not known included."""
    assert profile_text(FIELD, ("orders", "unknown", "none")) == "Orders; don't know; None"
    assert profile_text(FIELD, "unknown") == "don't know"


@pytest.mark.parametrize(
    ("evidence", "read"),
    [
        (Evidence(seen=False, where="A folder", date="2026-11-01"), "not seen"),
        (Evidence(seen=True), "seen"),
        (Evidence(seen=True, where="A folder"), "seen: A folder"),
        (Evidence(seen=True, date="2026-11-01"), "seen on 2026-11-01"),
        (
            Evidence(seen=True, where="A folder", date="2026-11-01"),
            "seen on 2026-11-01: A folder",
        ),
    ],
)
def test_evidence_says_where_and_when_it_was_seen(evidence: Evidence, read: str) -> None:
    """As far as somebody noted it; what was not seen lies nowhere."""
    assert evidence_text(evidence) == read


def test_two_ratings_are_told_apart_and_one_is_told_once() -> None:
    """The good case first; where nothing is open, nothing can turn out otherwise."""
    assert rating_sentence(Rating.HIGH, Rating.LOW, all_known=False) == (
        "Low if what you do not know turns out well; high until then."
    )
    assert rating_sentence(Rating.HIGH, Rating.HIGH, all_known=False) == (
        "High, however the open questions turn out."
    )
    assert rating_sentence(Rating.HIGH, Rating.HIGH, all_known=True) == "High."


@pytest.mark.parametrize(
    ("reference", "read"),
    [
        (Reference("ISO 37500", "text", "6.2"), "ISO 37500 6.2 (checked in the text)"),
        (Reference("ISO 37500", "secondary"), "ISO 37500 (checked in a secondary source)"),
        (Reference("ISO 37500", "title"), "ISO 37500 (known by its title only)"),
        (Reference("DORA", "analogy"), "DORA (an analogy: it was written for others)"),
    ],
)
def test_a_reference_says_how_far_it_was_checked(reference: Reference, read: str) -> None:
    """Nobody is led to believe that more was read than was."""
    assert reference_text(reference) == read


def test_a_count_agrees_with_its_noun() -> None:
    """One is one, everything else is many; an odd plural is given."""
    assert [counted(number, "step") for number in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]
    assert counted(1, "reply", "replies") == "1 reply"
    assert counted(2, "reply", "replies") == "2 replies"


def test_only_the_first_letter_is_raised() -> None:
    """Names keep their own letters, and an empty text stays empty."""
    assert sentence_case("ask IT first") == "Ask IT first"
    assert sentence_case("") == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (40, "40"),
        (40.0, "40"),
        (0.5, "0.5"),
        (12.25, "12.25"),
        (1e-7, "0"),
        (-1e-7, "0"),
        (-0.5, "-0.5"),
        (1e21, "1000000000000000000000"),
        (10**30, "1" + "0" * 30),
        (math.inf, "inf"),
        (math.nan, "nan"),
    ],
)
def test_a_number_is_shown_as_a_person_types_it(value: float, text: str) -> None:
    """Without an exponent, without empty decimals, and nothing is never minus nothing."""
    assert plain_number(value) == text


@given(st.floats(-1e12, 1e12))
def test_a_number_is_shown_within_a_millionth(value: float) -> None:
    """And in digits, a point and a minus only."""
    text = plain_number(value)
    assert set(text) <= set("0123456789.-")
    assert math.isclose(float(text), value, rel_tol=0, abs_tol=1e-6)
