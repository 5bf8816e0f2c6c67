"""Parts rounded so that they add up to the total that is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.apportionment import apportion

PARTS = st.lists(st.fractions(0, 500, max_denominator=4000), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("parts", "total", "shown"),
    [
        (["33.4", "33.3", "33.3"], 100, [34, 33, 33]),
        (["10.5", "10.5"], 21, [11, 10]),
        (["2", "3"], 5, [2, 3]),
        (["0", "0.6", "0.4"], 1, [0, 1, 0]),
        (["0", "0"], 0, [0, 0]),
        ([], 0, []),
    ],
)
def test_what_is_missing_goes_to_those_that_lost_most(
    parts: list[str], total: int, shown: list[int]
) -> None:
    """Every part is rounded down first; ties go to the earlier part."""
    assert apportion([Fraction(part) for part in parts], total) == shown


@pytest.mark.parametrize(
    ("parts", "total", "shown"),
    [
        (["10.9", "20.1"], 29, [10, 19]),
        (["0.9", "5.2"], 4, [0, 4]),
        (["0.5"], 2, [2]),
        (["3.1", "0.2"], 1, [1, 0]),
        (["10.1", "10.2", "10.5"], 28, [9, 9, 10]),
        (["1.2", "5.5"], 5, [0, 5]),
    ],
)
def test_a_total_beside_the_exact_sum_is_still_reached(
    parts: list[str], total: int, shown: list[int]
) -> None:
    """A total kept below an edge takes from those that lost least, and never below 0."""
    assert apportion([Fraction(part) for part in parts], total) == shown


@pytest.mark.parametrize(
    ("parts", "total", "why"),
    [
        ([1], -1, "parts and their total are at least 0"),
        ([-1, 3], 2, "parts and their total are at least 0"),
        ([0, 0], 1, "no part can take a share of the total"),
        ([], 1, "no part can take a share of the total"),
    ],
)
def test_what_cannot_be_shared_out_is_refused(parts: list[int], total: int, why: str) -> None:
    """Nothing is negative, and a total needs somebody to take it."""
    with pytest.raises(ValueError, match=f"^{why}$"):
        apportion([Fraction(part) for part in parts], total)


@given(PARTS, st.integers(-2, 2))
def test_the_parts_add_up_and_lie_near_what_they_are(parts: list[Fraction], off: int) -> None:
    """A total up to two beside the sum moves no part by more than it must."""
    total = max(0, int(sum(parts)) + off) if any(parts) else 0
    shown = apportion(parts, total)
    assert sum(shown) == total
    for part, seen in zip(parts, shown, strict=True):
        assert seen >= 0
        assert seen == 0 or part > 0
        assert abs(seen - part) < 1 + 2 + abs(off)


@given(PARTS)
def test_a_sum_rounded_up_or_down_moves_no_part_by_a_whole(parts: list[Fraction]) -> None:
    """Where the total is the exact sum, rounded, each part is rounded down or up."""
    whole = sum(parts)
    for total in {int(whole), -int(-whole // 1)}:
        shown = apportion(parts, total)
        assert all(abs(seen - part) < 1 for part, seen in zip(parts, shown, strict=True))
