"""Scores in hundredths: rounded like the headline, never across an edge."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.risk import band, hundredths, hundredths_shown, likelihood

EDGES = (20, 25, 40, 50, 60, 75, 80, 100)


@pytest.mark.parametrize(
    ("score", "text"),
    [
        ("0", "0.00"),
        ("100", "100.00"),
        ("0.0001", "0.01"),
        ("99.9999", "99.99"),
        ("24.996", "24.99"),
        ("25", "25.00"),
        ("33.335", "33.34"),
        ("33.3349", "33.33"),
        ("5.05", "5.05"),
    ],
)
def test_a_score_is_rounded_half_up_and_never_across_an_edge(score: str, text: str) -> None:
    """24.996 is shown as 24.99; 0.00 only for 0 and 100.00 only for 100."""
    assert hundredths_shown(hundredths(Fraction(score))) == text


@given(st.fractions(0, 100), st.sampled_from((0, *EDGES)), st.integers(-120, 120))
def test_what_is_shown_lies_in_the_same_bands(score: Fraction, edge: int, away: int) -> None:
    """Near an edge too, and never more than a hundredth off."""
    near = max(Fraction(0), min(Fraction(100), edge + Fraction(away, 10_000)))
    for number in (score, near):
        seen = Fraction(hundredths(number), 100)
        assert band(seen) is band(number)
        assert likelihood(seen) == likelihood(number)
        assert (seen == 0) == (number == 0)
        assert abs(seen - number) <= Fraction(1, 100)
