"""What is shown of a change's parts adds up to what is shown of the change."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.signed_apportionment import apportion_signed

PARTS = st.lists(
    st.fractions(min_value=-1000, max_value=1000, max_denominator=997), min_size=1, max_size=12
)


@given(PARTS, st.integers(-2, 2))
def test_the_parts_shown_add_up(parts: list[Fraction], off: int) -> None:
    """Near the exact sum, also a little beside it, as rounded figures are."""
    total = _near(parts, off)
    assert sum(apportion_signed(parts, total)) == total


@given(PARTS, st.integers(-2, 2))
def test_no_part_changes_its_sign(parts: list[Fraction], off: int) -> None:
    """What made it worse is never shown as better, and nothing stays nothing."""
    for part, whole in zip(parts, apportion_signed(parts, _near(parts, off)), strict=True):
        assert whole * part >= 0
        if not part:
            assert whole == 0


@given(PARTS)
def test_every_part_is_near_its_exact_one(parts: list[Fraction]) -> None:
    """Where the total is the rounded sum, nothing is moved by more than one."""
    total = round(sum(parts))
    for part, whole in zip(parts, apportion_signed(parts, total), strict=True):
        assert abs(whole - part) < 1


@given(st.lists(st.integers(-50, 50), min_size=1))
def test_whole_parts_stay_as_they_are(parts: list[int]) -> None:
    """There is nothing to round."""
    assert apportion_signed([Fraction(part) for part in parts], sum(parts)) == parts


def test_the_largest_remainder_is_rounded_up() -> None:
    """By hand: -2.6 and 1.5 make -1.1, shown as -1; -2.6 becomes -3 and 1.5 becomes 2."""
    assert apportion_signed([Fraction(-26, 10), Fraction(15, 10)], -1) == [-3, 2]
    assert apportion_signed([Fraction(-26, 10), Fraction(15, 10)], -2) == [-3, 1]
    assert apportion_signed([Fraction(1, 2), Fraction(1, 2)], 1) == [1, 0]


@pytest.mark.parametrize(("parts", "total"), [([], 1), ([0, 0], -1), ([3], -1), ([-3], 1)])
def test_a_total_that_nothing_can_make_up_is_refused(parts: list[int], total: int) -> None:
    """A sum of another sign than every part is a mistake, not a rounding."""
    with pytest.raises(ValueError, match=r"^no part can take a share of the total$"):
        apportion_signed([Fraction(part) for part in parts], total)


def _near(parts: list[Fraction], off: int) -> int:
    """Return a total beside the exact sum that does not lie on the other side of 0."""
    exact = sum(parts)
    near = round(exact) + off
    if exact > 0:
        return max(near, 0)
    return min(near, 0) if exact < 0 else 0
