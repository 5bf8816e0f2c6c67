"""Bars in characters: their parts, their edges, and the scale below them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.terminal.bars import Ink, bar, scale

INK = Ink("#", "+", ".")


def drawn(score: Fraction | float, confirmed: Fraction | float, cells: int = 20) -> str:
    """Return a bar without its styles."""
    return "".join(text for text, _ in bar(Fraction(score), Fraction(confirmed), cells, INK))


@pytest.mark.parametrize(
    ("score", "confirmed", "told"),
    [
        (0, 0, "...................."),
        (100, 100, "####################"),
        (100, 0, "++++++++++++++++++++"),
        (50, 25, "#####+++++.........."),
        (54.9, 54.9, "##########.........."),
        (0.1, 0.1, "#..................."),
        (0.1, 0, "+..................."),
        (50.5, 50, "##########+........."),
        (99.9, 96, "###################."),
    ],
)
def test_a_bar_shows_both_parts(score: float, confirmed: float, told: str) -> None:
    """Cut, not rounded; what is not 0 is seen, and only 100 fills the bar."""
    assert drawn(score, confirmed) == told


@given(st.fractions(0, 100), st.fractions(0, 1), st.integers(13, 72))
def test_a_bar_is_as_wide_as_it_is(score: Fraction, share: Fraction, cells: int) -> None:
    """It never runs over, is full at 100 alone, and has no part that is not there."""
    text = drawn(score, score * share, cells)
    assert len(text) == cells
    assert text == "".join(sorted(text, key="#+.".index))
    assert ("." not in text) is (score == 100)
    assert ("#" in text) is (score * share > 0)
    assert "+" not in text or share < 1


@pytest.mark.parametrize("cells", [36, 72])
def test_the_scale_marks_each_band_where_it_begins(cells: int) -> None:
    """At 0, 25, 50 and 75."""
    text = scale(cells)
    assert [i for i, letter in enumerate(text) if letter == "|"] == [
        edge * cells // 100 for edge in (0, 25, 50, 75)
    ]
    assert text.replace("|", " ").split() == ["low", "moderate", "high", "critical"]
    assert len(text) <= cells
