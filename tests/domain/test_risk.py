"""Bands, the heat map, and how a score is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outsource_audit.domain.risk import (
    EFFORT_POINTS,
    WEIGHTS,
    Effort,
    Rating,
    Severity,
    band,
    heat_map_cell,
    likelihood,
    one_step_up,
    percent,
    shown,
)

JUST_BELOW = Fraction(1, 10**12)
EDGES = (20, 25, 40, 50, 60, 75, 80, 100)
SCORES = st.fractions(0, 100) | st.builds(
    lambda edge, away: max(Fraction(0), min(Fraction(100), edge + Fraction(away, 1000))),
    st.sampled_from((0, *EDGES)),
    st.integers(-120, 120),
)

# As scoring.md prints it: a row a likelihood, a column an impact.
HEAT_MAP = """
low low low low low
low low low moderate moderate
low low moderate moderate high
low moderate moderate high critical
moderate moderate high critical critical
"""
CELLS = [
    (row, column, word)
    for row, line in enumerate(HEAT_MAP.split("\n")[1:-1], start=1)
    for column, word in enumerate(line.split(), start=1)
]


@pytest.mark.parametrize(
    ("edge", "below", "from_there"),
    [
        (25, Rating.LOW, Rating.MODERATE),
        (50, Rating.MODERATE, Rating.HIGH),
        (75, Rating.HIGH, Rating.CRITICAL),
    ],
)
def test_a_band_begins_at_its_edge(edge: int, below: Rating, from_there: Rating) -> None:
    """Exactly at the edge is the worse band; a hair below is the better one."""
    assert band(Fraction(edge)) is from_there
    assert band(edge - JUST_BELOW) is below


def test_the_ends_of_the_scale_are_low_and_critical() -> None:
    """0 is low and 100 is critical."""
    assert (band(Fraction(0)), band(Fraction(100))) == (Rating.LOW, Rating.CRITICAL)


@pytest.mark.parametrize(("edge", "reached"), [(20, 2), (40, 3), (60, 4), (80, 5)])
def test_a_likelihood_begins_at_its_edge(edge: int, reached: int) -> None:
    """Exactly at the edge is the higher likelihood; a hair below is the lower one."""
    assert likelihood(Fraction(edge)) == reached
    assert likelihood(edge - JUST_BELOW) == reached - 1


def test_the_ends_of_the_likelihood_are_1_and_5() -> None:
    """Nothing missing is 1, all missing is 5."""
    assert (likelihood(Fraction(0)), likelihood(Fraction(100))) == (1, 5)


@pytest.mark.parametrize(("level", "impact", "word"), CELLS)
def test_every_cell_of_the_heat_map_is_as_specified(level: int, impact: int, word: str) -> None:
    """All 25 cells, one by one."""
    assert heat_map_cell(level, impact).word == word


def test_the_heat_map_has_25_cells() -> None:
    """None was forgotten above."""
    assert len(CELLS) == 25


def test_severities_weigh_1_3_5_and_8_and_efforts_1_3_and_8() -> None:
    """The weights of the method."""
    assert [WEIGHTS[severity] for severity in Severity] == [1, 3, 5, 8]
    assert [EFFORT_POINTS[effort] for effort in Effort] == [1, 3, 8]


def test_a_severity_rises_one_step_and_not_above_critical() -> None:
    """Low becomes medium and so on; critical stays."""
    raised = [one_step_up(severity) for severity in Severity]
    assert raised == [Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL, Severity.CRITICAL]


@pytest.mark.parametrize(
    ("score", "text"),
    [
        ("0", "0"),
        ("100", "100"),
        ("0.001", "0.1"),
        ("99.999", "99.9"),
        ("24.96", "24.9"),
        ("24.95", "24.9"),
        ("25", "25.0"),
        ("25.04", "25.0"),
        ("33.25", "33.3"),
        ("33.249", "33.2"),
        ("19.99", "19.9"),
        ("79.95", "79.9"),
        ("12.05", "12.1"),
    ],
)
def test_a_score_is_shown_half_up_and_never_across_an_edge(score: str, text: str) -> None:
    """24.96 is shown as 24.9; 0 only for 0 and 100 only for 100."""
    assert shown(Fraction(score)) == text


@given(SCORES)
@example(Fraction(2496, 100))
def test_what_is_shown_lies_in_the_same_bands(score: Fraction) -> None:
    """No reader takes a score for one of another band or likelihood, or for none or all."""
    seen = Fraction(shown(score))
    assert band(seen) is band(score)
    assert likelihood(seen) == likelihood(score)
    assert (seen == 0) == (score == 0)
    assert (seen == 100) == (score == 100)


@given(SCORES)
def test_a_score_is_rounded_half_up_where_no_edge_is_near(score: Fraction) -> None:
    """The figure is the nearest tenth, except where that would cross an edge."""
    half_up = Fraction((score * 10 + Fraction(1, 2)) // 1, 10)
    crosses = any(score < edge <= half_up for edge in EDGES) or (half_up == 0 and score > 0)
    seen = Fraction(shown(score))
    assert crosses or seen == half_up
    assert abs(seen - score) <= Fraction(1, 10)


@given(SCORES, SCORES)
def test_a_lower_score_is_never_shown_as_the_higher_one(one: Fraction, other: Fraction) -> None:
    """The order of two scores survives rounding."""
    low, high = sorted((one, other))
    assert Fraction(shown(low)) <= Fraction(shown(high))


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("0", "0%"),
        ("0.001", "1%"),
        ("0.124", "12%"),
        ("0.125", "13%"),
        ("0.129", "13%"),
        ("0.795", "79%"),
        ("0.8", "80%"),
        ("0.999", "99%"),
        ("1", "100%"),
    ],
)
def test_a_share_is_shown_in_whole_per_cent_and_never_across_an_edge(share: str, text: str) -> None:
    """80% is shown only where a rating is allowed, 0% and 100% only for nothing and all."""
    assert percent(Fraction(share)) == text


@given(st.fractions(0, 1))
def test_a_share_is_off_by_less_than_one_per_cent(share: Fraction) -> None:
    """And 80% or more is shown if, and only if, it is 80% or more."""
    seen = Fraction(percent(share).rstrip("%")) / 100
    assert abs(seen - share) <= Fraction(1, 100)
    assert (seen >= Fraction(8, 10)) == (share >= Fraction(8, 10))
    assert (seen in (0, 1)) == (share in (0, 1))
