"""Rounding the parts of a sum so that what is shown of them adds up to what is shown of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import cycle


def apportion(parts: Sequence[Fraction], total: int) -> list[int]:
    """Return whole numbers near the exact parts, all at least 0, that add up to the total.

    Each part is rounded down; what is then missing goes, one by one, to the parts that lost
    most. The total may lie a little off the exact sum, also below the sum of the parts rounded
    down; then those that lost least give one back. A part of 0 stays 0. Raises ValueError for
    a negative part or total, and for a total above 0 where every part is 0.
    """
    if total < 0 or any(part < 0 for part in parts):
        raise ValueError("parts and their total are at least 0")
    if total and not any(parts):
        raise ValueError("no part can take a share of the total")
    whole = [math.floor(part) for part in parts]
    missing = total - sum(whole)
    by_loss = sorted(range(len(parts)), key=lambda i: whole[i] - parts[i])
    change, order = (1, by_loss) if missing > 0 else (-1, by_loss[::-1])
    places = cycle(order)
    while sum(whole) != total:
        place = next(places)
        if parts[place] and whole[place] + change >= 0:
            whole[place] += change
    return whole
