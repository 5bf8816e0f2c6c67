"""Figures beside a limit: the order shown is the order there is, and the parts add up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.digits import PERCENT_EDGES, SCORE_EDGES, apart, rounded
from outsource_audit.domain.risk import percent, shown

SCORES = st.fractions(0, 100, max_denominator=5000)
TYPED = st.integers(0, 100_000_000).map(lambda millionths: Fraction(millionths, 1_000_000))


@pytest.mark.parametrize(
    ("measured", "limit", "texts"),
    [
        ("58.3333", "40", ("58.3", "40", "18.3")),
        ("24.96", "24.9", ("24.96", "24.9", "0.06")),
        ("24.96", "20", ("24.9", "20", "4.9")),
        ("24.996", "24.99", ("24.996", "24.99", "0.006")),
        ("24.86", "24.89", ("24.86", "24.89", "0.03")),
        ("53", "40", ("53.0", "40", "13.0")),
        ("100", "99.5", ("100", "99.5", "0.5")),
        ("100", "40", ("100", "40", "60")),
        ("99.999", "99.9", ("99.99", "99.9", "0.09")),
        ("0.001", "0", ("0.1", "0", "0.1")),
        ("0", "0", ("0", "0", "0")),
        ("24.95", "24.95", ("24.95", "24.95", "0.00")),
        ("24.9", "24.9", ("24.9", "24.9", "0.0")),
    ],
)
def test_as_many_digits_as_it_takes(measured: str, limit: str, texts: tuple[str, ...]) -> None:
    """A figure has one decimal, and more where the limit is near."""
    assert apart(Fraction(measured), Fraction(limit)) == texts


@given(measured=SCORES, limit=TYPED)
def test_the_order_shown_is_the_order_there_is(measured: Fraction, limit: Fraction) -> None:
    """No figure above its limit is shown as the limit or below it, and the other way round."""
    told = apart(measured, limit)
    one, other = Fraction(told.measured), Fraction(told.limit)
    assert (one > other, one == other) == (measured > limit, measured == limit)
    assert other == limit
    assert abs(one - other) == Fraction(told.by)


@given(measured=SCORES, limit=SCORES)
def test_two_rounded_figures_keep_their_order_too(measured: Fraction, limit: Fraction) -> None:
    """Where neither was typed, both are rounded alike and still add up."""
    told = apart(measured, limit, typed=False)
    one, other = Fraction(told.measured), Fraction(told.limit)
    assert (one > other, one == other) == (measured > limit, measured == limit)
    assert abs(one - other) == Fraction(told.by)


@given(score=SCORES)
def test_far_from_its_limit_a_score_is_shown_as_everywhere(score: Fraction) -> None:
    """The figure is the one that `score` prints."""
    limit = Fraction(0) if score > 1 else Fraction(100)
    assert apart(score, limit).measured == shown(score)


@given(share=st.fractions(0, 1, max_denominator=200))
def test_a_percentage_is_shown_as_everywhere(share: Fraction) -> None:
    """Completeness has the whole per cent that `score` prints."""
    near = rounded(100 * share, 0, PERCENT_EDGES)
    assert f"{near}%" == percent(share)


@given(score=SCORES, decimals=st.integers(0, 6))
def test_no_edge_is_reached_by_rounding(score: Fraction, decimals: int) -> None:
    """A figure below a band's edge stays below it, and one above 0 stays above 0."""
    near = rounded(score, decimals, SCORE_EDGES)
    assert [near >= edge for edge in SCORE_EDGES] == [score >= edge for edge in SCORE_EDGES]
    assert bool(near) is bool(score)


def test_nothing_and_all_are_whole_numbers_however_they_came_about() -> None:
    """A figure that was worked out to 0 or 100 has no decimals, and the difference has some."""
    assert apart(Fraction(5), Fraction(0), typed=False) == ("5.0", "0", "5.0")
    assert apart(Fraction(5), Fraction(100), typed=False) == ("5.0", "100", "95.0")


def test_a_difference_that_is_told_is_close_to_the_one_there_is() -> None:
    """58.75668 is above 58.75 by 0.007, not by the 0.05 that one decimal would make of it."""
    measured, limit = Fraction(5875668, 100000), Fraction(5875, 100)
    assert apart(measured, limit) == ("58.8", "58.75", "0.05")
    assert apart(measured, limit, close=True) == ("58.757", "58.75", "0.007")


@given(st.fractions(0, 100), st.integers(0, 10**6))
def test_a_close_difference_is_off_by_a_tenth_of_itself_at_most(
    measured: Fraction, limit: int
) -> None:
    """Whatever the figures, and the shown ones still add up."""
    told = Fraction(limit, 10**4)
    shown = apart(measured, told, close=True)
    exact = abs(measured - told)
    assert abs(Fraction(shown.by) - exact) <= exact / 10
    assert abs(Fraction(shown.measured) - Fraction(shown.limit)) == Fraction(shown.by)
