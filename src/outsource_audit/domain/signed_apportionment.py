"""Rounding the parts of a change so that what is shown of them adds up to what is shown of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction


def apportion_signed(parts: Sequence[Fraction], total: int) -> list[int]:
    """Return whole numbers near the exact parts, above or below 0, that add up to the total.

    Each part is rounded down; what is then missing goes, one by one, to the parts that lost
    most, and what is too much comes off those that lost least. No part changes its sign, and
    a part of 0 stays 0. Raises ValueError where no part can take a share of the total.
    """
    whole = [math.floor(part) for part in parts]
    while missing := total - sum(whole):
        step = 1 if missing > 0 else -1
        places = [i for i, part in enumerate(parts) if (whole[i] + step) * part >= 0 and part]
        if not places:
            raise ValueError("no part can take a share of the total")
        whole[_least_off(parts, whole, places, step)] += step
    return whole


def _least_off(
    parts: Sequence[Fraction], whole: Sequence[int], places: Sequence[int], step: int
) -> int:
    """Return the place, the first of several, that one step brings nearest to its exact part."""
    return max(places, key=lambda place: step * (parts[place] - whole[place]))
