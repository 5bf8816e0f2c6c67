"""How a question is answered: its scale, its choices with points, or a number with bands."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from outsource_audit.domain.condition import in_limits

MIDDLE_POINTS = 2


class Scale(StrEnum):
    """How a question is answered. `SEVERAL` is for the profile alone."""

    YES_PARTIAL_NO = "yes-partial-no"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    MATURITY = "maturity"


class Choice(msgspec.Struct, frozen=True):
    """One answer to choose. `points` are risk points, 0 (in place) to 4 (absent).

    `alone` marks a profile answer that cannot stand beside another one, such as "none".
    """

    id: str
    text: str
    points: int = 0
    alone: bool = False


class Band(msgspec.Struct, frozen=True):
    """A range of numbers, open on one side."""

    at_least: float | None = None
    at_most: float | None = None

    def holds(self, value: float) -> bool:
        """Say whether the number lies in the band."""
        return in_limits(value, self.at_least, self.at_most)


class NumberScale(msgspec.Struct, frozen=True):
    """A number: its unit, its grid, what may be typed, and the best and the worst band.

    Profile numbers carry no bands.
    """

    unit: str
    decimals: int = 0
    lowest: float = 0
    highest: float | None = None
    best: Band | None = None
    worst: Band | None = None

    def points(self, value: float) -> int:
        """Return the risk points of a number: best band 0, worst 4, all between 2."""
        if self.best and self.best.holds(value):
            return 0
        return 4 if self.worst and self.worst.holds(value) else MIDDLE_POINTS
