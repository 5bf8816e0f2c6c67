"""A score and its confirmed part in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.number_wording import confirmed_text, numbers_text
from outsource_audit.domain.risk import shown

SCORES = st.fractions(min_value=0, max_value=100)


@pytest.mark.parametrize(
    ("score", "confirmed", "told"),
    [
        (Fraction(451, 10), Fraction(125, 10), "Score 45.1, of which 12.5 is confirmed"),
        (Fraction(100), Fraction(0), "Score 100, of which 0 is confirmed"),
        (Fraction(459, 10), Fraction(459, 10), "Score 45.9, all of it confirmed"),
        (Fraction(4593, 100), Fraction(4590, 100), "Score 45.9, nearly all of it confirmed"),
        (Fraction(0), Fraction(0), "Score 0"),
    ],
)
def test_a_number_is_not_said_twice(score: Fraction, confirmed: Fraction, told: str) -> None:
    """Where both are shown alike, words say how much of it is confirmed."""
    assert numbers_text(score, confirmed) == told


@given(SCORES, SCORES)
def test_all_of_it_is_confirmed_only_where_nothing_is_open(
    first: Fraction, second: Fraction
) -> None:
    """And the smaller number is told wherever the eye can tell the two apart."""
    score, confirmed = max(first, second), min(first, second)
    told = confirmed_text(score, confirmed)
    assert (told == "all of it confirmed") == (score == confirmed and score > 0)
    assert (shown(confirmed) in told) == (shown(score) != shown(confirmed))
