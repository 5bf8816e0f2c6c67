"""The vocabulary of risk: severities and their weights, ratings, bands, the heat map.

Every number of the method that is not in a question bank stands here, once
(scoring.md sections 1 to 5).
"""

from __future__ import annotations

import math
from enum import IntEnum, StrEnum
from fractions import Fraction


class Severity(StrEnum):
    """How much harm a gap can do, as the bank judges it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Effort(StrEnum):
    """How much work a fix is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Rating(IntEnum):
    """A risk rating, from the best to the worst; comparable."""

    LOW = 0
    MODERATE = 1
    HIGH = 2
    CRITICAL = 3

    @property
    def word(self) -> str:
        """Return the rating as it is written: low, moderate, high or critical."""
        return self.name.lower()


WORST_POINTS = 4
CRITICAL_WEIGHT = 8
WEIGHTS = {
    Severity.LOW: 1,
    Severity.MEDIUM: 3,
    Severity.HIGH: 5,
    Severity.CRITICAL: CRITICAL_WEIGHT,
}
EFFORT_POINTS = {Effort.LOW: 1, Effort.MEDIUM: 3, Effort.HIGH: 8}
LOWEST_EXPOSURE, HIGHEST_EXPOSURE = 1, 5

# A rating needs most of the answers, and a pitfall needs a few questions before it may
# decide the overall rating.
RATED_FROM_COMPLETENESS = Fraction(80, 100)
QUESTIONS_FOR_A_FLOOR = 3
GOOD_ANSWER_POINTS = 1
MANY_NOT_APPLICABLE = Fraction(1, 3)

BAND_EDGES = (25, 50, 75)
LIKELIHOOD_EDGES = (20, 40, 60, 80)
HIGHEST_LIKELIHOOD = 5

_HEAT_MAP = (
    (Rating.LOW, Rating.LOW, Rating.LOW, Rating.LOW, Rating.LOW),
    (Rating.LOW, Rating.LOW, Rating.LOW, Rating.MODERATE, Rating.MODERATE),
    (Rating.LOW, Rating.LOW, Rating.MODERATE, Rating.MODERATE, Rating.HIGH),
    (Rating.LOW, Rating.MODERATE, Rating.MODERATE, Rating.HIGH, Rating.CRITICAL),
    (Rating.MODERATE, Rating.MODERATE, Rating.HIGH, Rating.CRITICAL, Rating.CRITICAL),
)


def band(number: Fraction) -> Rating:
    """Return the band of a score from 0 (best) to 100 (worst), taken from the exact number."""
    return Rating(_steps_reached(number, BAND_EDGES))


def likelihood(number: Fraction) -> int:
    """Return the likelihood band, 1 to 5, of a pitfall's score from 0 to 100 (section 3)."""
    return 1 + _steps_reached(number, LIKELIHOOD_EDGES)


def heat_map_cell(likelihood_band: int, exposure: int) -> Rating:
    """Return the rating at a likelihood and an impact, both 1 to 5 (section 3)."""
    return _HEAT_MAP[likelihood_band - 1][exposure - 1]


def one_step_up(severity: Severity) -> Severity:
    """Return the next worse severity; critical stays critical."""
    ladder = list(Severity)
    return ladder[min(ladder.index(severity) + 1, len(ladder) - 1)]


def shown(number: Fraction) -> str:
    """Return a score for a reader: rounded half up to 0.1, but never across an edge.

    24.96 is "24.9"; "0" only for 0, "100" only for 100 (section 2).
    """
    if number in (0, 100):
        return str(int(number))
    tenths = _rounded(number, 10)
    return f"{tenths // 10}.{tenths % 10}"


def hundredths(number: Fraction) -> int:
    """Return a score in whole hundredths, rounded by the same rule: 24.996 is 2499."""
    return _rounded(number, 100)


def hundredths_shown(number: int) -> str:
    """Return whole hundredths, at least 0, with two decimals: 2499 is "24.99"."""
    return f"{number // 100}.{number % 100:02}"


def percent(share: Fraction) -> str:
    """Return a share from 0 to 1 as whole per cent, half up.

    Never rounded across an edge: 0% and 100% only for all and nothing, and 80% only where a
    rating is allowed.
    """
    exact = share * 100
    whole = math.floor(exact + Fraction(1, 2))
    for edge in (RATED_FROM_COMPLETENESS * 100, Fraction(100)):
        if exact < edge <= whole:
            whole = int(edge) - 1
    return f"{max(whole, 1) if share else 0}%"


def _rounded(number: Fraction, steps: int) -> int:
    """Round half up to one of `steps` in a point, never across an edge, and to 0 only from 0."""
    above, below = number.numerator, number.denominator
    nearest = (2 * above * steps + below) // (2 * below)
    for edge in (*BAND_EDGES, *LIKELIHOOD_EDGES, 100):
        if above < edge * below and edge * steps <= nearest:
            nearest = edge * steps - 1
    return max(nearest, 1) if number else 0


def _steps_reached(number: Fraction, edges: tuple[int, ...]) -> int:
    # In whole numbers: comparing fractions takes ten times as long.
    above, below = number.numerator, number.denominator
    return sum(1 for edge in edges if above >= edge * below)
