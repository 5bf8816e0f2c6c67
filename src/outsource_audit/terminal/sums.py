"""The arithmetic of a score as somebody with a pocket calculator types it."""

from __future__ import annotations

import math
from fractions import Fraction

from outsource_audit.domain.risk import WORST_POINTS, shown
from outsource_audit.domain.shares import Share

FINE = 10_000


def fraction_text(points: int, weight: int) -> str:
    """Return a share of 100 before it is worked out: 100 x 160 / (4 x 220)."""
    return f"100 x {points} / ({WORST_POINTS} x {weight})"


def score_sum(points: int, weight: int, share: Share) -> str:
    """Return how a score is worked out, then as it is shown here and in the headline."""
    exact = digits(share.exact)
    seen = [text for text in (share.shown, shown(share.exact)) if text != exact]
    rounded = f", shown as {' and '.join(seen)}" if seen else ""
    return f"{fraction_text(points, weight)} = {exact}{rounded}"


def share_sum(points: int, weight: int, share: Share) -> str:
    """Return how a share is worked out, and what is shown of it where that is not the same.

    Where a calculator would round otherwise, it says why.
    """
    exact = digits(share.exact)
    rounded = "" if exact == share.shown else f", shown as {share.shown}"
    if math.floor(share.exact * 100 + Fraction(1, 2)) != share.hundredths:
        rounded += " so that all parts add up"
    return f"{fraction_text(points, weight)} = {exact}{rounded}"


def digits(number: Fraction) -> str:
    """Return a number from 0 to 100 with two to four decimals; "..." where there are more.

    Cut and not rounded, so that rounding it again gives what rounding the number gives.
    """
    steps = math.floor(number * FINE)
    text = f"{steps // FINE}.{steps % FINE:04}"
    if steps != number * FINE:
        return f"{text}..."
    return text.removesuffix("0").removesuffix("0")
