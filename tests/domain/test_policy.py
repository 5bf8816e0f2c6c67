"""A policy: how bounds are written, and one policy put over another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from outsource_audit.domain.policy import (
    RATINGS,
    Policy,
    Share,
    contested,
    days,
    most_unknown,
    number_to_hundred,
    overridden,
    percentage,
)
from outsource_audit.domain.risk import Rating


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Fraction(0)),
        ("40", Fraction(40)),
        ("24.95", Fraction(2495, 100)),
        ("0.000001", Fraction(1, 1_000_000)),
        ("100", Fraction(100)),
        ("100.000000", Fraction(100)),
    ],
)
def test_a_number_is_taken_exactly_as_typed(text: str, number: Fraction) -> None:
    """What was typed is the bound, to its last digit."""
    assert number_to_hundred(text) == number


NO_NUMBERS = (
    *("", " ", "-1", "+1", "101", "100.1", "1e1", "nan", "inf", ".5", "5.", "4,5", "٤"),
    *("0.0000001", "1 ", "0x1", "1/2", "1_0", "\n1", "1\n"),
)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_anything_else_is_no_number(text: str) -> None:
    """What is below 0, above 100, too fine or no plain decimal is refused."""
    assert number_to_hundred(text) is None
    assert percentage(f"{text}%") is None


def test_a_percentage_takes_its_sign() -> None:
    """90 and 90% are the same; two signs are none."""
    assert percentage("90") == percentage("90%") == 90
    assert percentage("90%%") is None


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("0", 0),
        ("5", 5),
        ("10000", 10_000),
        ("2.5%", Share(Fraction(5, 2))),
        ("0%", Share(Fraction(0))),
    ],
)
def test_what_may_be_unknown_is_a_count_or_a_share(text: str, most: int | Share) -> None:
    """A whole number counts questions; a per cent sign makes it a share of them."""
    assert most_unknown(text) == most


@pytest.mark.parametrize("text", ["2.5", "-1", "10001", "101%", "%", "", "many", "1e3"])
def test_anything_else_is_neither(text: str) -> None:
    """Half a question and more than all of them are refused."""
    assert most_unknown(text) is None


def test_days_are_whole_and_not_beyond_a_century() -> None:
    """A number of days runs from 0 to 36500."""
    assert [days(text) for text in ("0", "30", "36500")] == [0, 30, 36_500]
    assert [days(text) for text in ("36501", "-1", "1.0", "30 days", "")] == [None] * 5


def test_critical_is_no_bound() -> None:
    """Everything is at most critical, so that cannot be asked for."""
    assert RATINGS == {"low": Rating.LOW, "moderate": Rating.MODERATE, "high": Rating.HIGH}


def test_a_policy_without_bounds_is_empty() -> None:
    """A bound of 0, and one at the rating low, is a bound."""
    assert Policy().is_empty
    assert Policy(no_red_lines=False, pitfalls={}).is_empty
    for policy in (
        Policy(max_score=Fraction(0)),
        Policy(max_confirmed=Fraction(0)),
        Policy(max_rating=Rating.LOW),
        Policy(pitfalls={"data": Fraction(0)}),
        Policy(no_red_lines=True),
        Policy(max_unknown=0),
        Policy(min_complete=Fraction(0)),
        Policy(max_age=0),
    ):
        assert not policy.is_empty


POLICY = Policy(
    max_score=Fraction(50),
    pitfalls={"data": Fraction(40), "comms": Fraction(60)},
    max_unknown=5,
    max_age=90,
)


def test_the_bounds_of_one_policy_go_over_those_of_another() -> None:
    """What the second asks wins, pitfall by pitfall and down to 0; the rest stays."""
    by = Policy(max_score=Fraction(0), pitfalls={"data": Fraction(30)}, no_red_lines=True)
    assert overridden(POLICY, by) == Policy(
        max_score=Fraction(0),
        pitfalls={"data": Fraction(30), "comms": Fraction(60)},
        no_red_lines=True,
        max_unknown=5,
        max_age=90,
    )
    assert overridden(POLICY, Policy()) == POLICY
    assert overridden(Policy(), POLICY) == POLICY


def test_bounds_on_which_two_policies_differ_are_named() -> None:
    """Only where both ask, and not the same."""
    by = Policy(
        max_score=Fraction(0),
        max_confirmed=Fraction(10),
        pitfalls={"data": Fraction(30), "comms": Fraction(60), "integ": Fraction(1)},
        max_age=90,
        max_unknown=Share(Fraction(5)),
    )
    assert contested(POLICY, by) == ["max_score", "max_unknown", "pitfalls.data"]
    assert contested(POLICY, Policy()) == []
