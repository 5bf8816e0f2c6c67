"""A figure as an author types it agrees with an exact one, or is told what it is instead."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.figure import FIGURE, agrees, figure_text
from outsource_audit.domain.risk import shown

SCORES = st.fractions(0, 100, max_denominator=10_000)


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("80.4", Fraction(7400, 92)),
        ("80.435", Fraction(7400, 92)),
        ("7400/92", Fraction(1850, 23)),
        ("1850/23", Fraction(7400, 92)),
        ("5.0", Fraction(5)),
        ("5", Fraction(5)),
        ("0.5", Fraction(1, 2)),
        ("0.3", Fraction(1, 4)),
        ("25.0", Fraction(2496, 100)),
        ("24.9", Fraction(2496, 100)),
        ("none", None),
    ],
)
def test_what_agrees(typed: str, exact: Fraction | None) -> None:
    """Half is rounded up; a score may also be written as the program shows it."""
    assert agrees(typed, exact)


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("80.5", Fraction(7400, 92)),
        ("80", Fraction(7400, 92)),
        ("100", Fraction(9999, 100)),
        ("0", Fraction(1, 1000)),
        ("0.2", Fraction(1, 4)),
        ("24.90", Fraction(2496, 100)),
        ("7401/92", Fraction(7400, 92)),
        ("none", Fraction(0)),
        ("0", None),
        ("0.0", None),
    ],
)
def test_what_does_not_agree(typed: str, exact: Fraction | None) -> None:
    """A whole number is exact, and no figure is not 0."""
    assert not agrees(typed, exact)


@pytest.mark.parametrize(
    ("typed", "exact", "told"),
    [
        ("58.3", Fraction(7400, 92), "80.4 (exact 1850/23, 80.4347...)"),
        ("58", Fraction(7400, 92), "80.4 (exact 1850/23, 80.4347...)"),
        ("58.301", Fraction(7400, 92), "80.435 (exact 1850/23, 80.4347...)"),
        ("1/3", Fraction(7400, 92), "80.4 (exact 1850/23, 80.4347...)"),
        ("58.3", Fraction(42), "42"),
        ("58.3", None, "none"),
        ("0.1", Fraction(1, 100_000), "0.0 (exact 1/100000, 0.0000...)"),
    ],
)
def test_what_is_told_instead(typed: str, exact: Fraction | None, told: str) -> None:
    """As finely as it was typed, and exactly, so that the author can copy either."""
    assert figure_text(typed, exact) == told


@given(exact=SCORES)
def test_what_the_program_shows_always_agrees(exact: Fraction) -> None:
    """So does the fraction itself."""
    assert agrees(shown(exact), exact)
    assert agrees(f"{exact.numerator}/{exact.denominator}", exact)


@given(exact=SCORES, off=st.fractions(Fraction(1, 9), 5, max_denominator=100))
def test_what_is_off_by_more_than_a_tenth_never_agrees(exact: Fraction, off: Fraction) -> None:
    """One decimal says no less than that."""
    assert not agrees(f"{float(exact + off) + 0.1:.1f}", exact)


@pytest.mark.parametrize("typed", ["58,3", "-1", "1e3", "1/0", ".5", "5.", "", "no", "1/02/3", "½"])
def test_what_is_no_figure(typed: str) -> None:
    """These are refused when a case is read."""
    assert re.fullmatch(FIGURE, typed) is None
