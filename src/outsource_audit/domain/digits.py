"""Figures with as many digits as it takes to see which of two is the larger."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from outsource_audit.domain.risk import BAND_EDGES, LIKELIHOOD_EDGES, RATED_FROM_COMPLETENESS

# A figure below an edge is never shown as the edge, as in `risk.shown` and `risk.percent`.
SCORE_EDGES = (*BAND_EDGES, *LIKELIHOOD_EDGES, 100)
NEAR = Fraction(1, 10)
PERCENT_EDGES = (int(RATED_FROM_COMPLETENESS * 100), 100)


class Apart(NamedTuple):
    """Two figures and their difference as texts; what is shown adds up to its last digit."""

    measured: str
    limit: str
    by: str


def apart(
    measured: Fraction,
    limit: Fraction,
    *,
    decimals: int = 1,
    edges: tuple[int, ...] = SCORE_EDGES,
    typed: bool = True,
    close: bool = False,
) -> Apart:
    """Return two figures from 0 to 100 so that the order shown is the order there is.

    `decimals` is how many to show at least. With `close` there are as many as it takes for the
    difference shown to be off by no more than a tenth of itself. A limit that was `typed` (at
    most a few decimals) stays as it is, any other is rounded like the figure measured.
    """
    near, other = rounded(measured, decimals, edges), limit
    while True:
        other = limit if typed else rounded(limit, decimals, edges)
        in_order = _order(near, other) == _order(measured, limit)
        if in_order and (not close or _is_close(abs(near - other), abs(measured - limit))):
            break
        decimals += 1
        near = rounded(measured, decimals, edges)
    own = _decimals_of(limit) if typed else _shown_decimals(other, decimals)
    shown = _shown_decimals(near, decimals)
    difference = abs(near - other)
    return Apart(_written(near, shown), _written(other, own), _written(difference, max(shown, own)))


def rounded(number: Fraction, decimals: int, edges: tuple[int, ...]) -> Fraction:
    """Return a figure rounded half up, never up to an edge and never down to 0."""
    unit = Fraction(1, 10**decimals)
    near = math.floor(number / unit + Fraction(1, 2)) * unit
    for edge in edges:
        if number < edge <= near:
            near = edge - unit
    return max(near, unit) if number else near


def _is_close(shown: Fraction, exact: Fraction) -> bool:
    return abs(shown - exact) <= exact * NEAR


def _order(one: Fraction, other: Fraction) -> int:
    return (one > other) - (one < other)


def _shown_decimals(number: Fraction, decimals: int) -> int:
    return 0 if number in (0, 100) else decimals


def _decimals_of(number: Fraction) -> int:
    decimals = 0
    while (number * 10**decimals).denominator != 1:
        decimals += 1
    return decimals


def _written(number: Fraction, decimals: int) -> str:
    whole, rest = divmod(int(number * 10**decimals), 10**decimals)
    return f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)
