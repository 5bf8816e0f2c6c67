"""Numbers and dates as a reader sees them, in the same digits everywhere."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from outsource_audit.domain.dates import date_misfit
from outsource_audit.domain.risk import shown

NOTHING = "–"  # noqa: RUF001  # an en dash stands for "no number" in tables
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def score_text(number: Fraction | None) -> str:
    """Return a score, or points of one, from 0 to 100; a dash where there is none."""
    return NOTHING if number is None else shown(number)


def exact(number: Fraction) -> str:
    """Return a number of quarter points in full: 18.5, 0.25, 21."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


def date_text(iso: str) -> str:
    """Return an ISO date as 23 November 2026; any other text as it is."""
    if date_misfit(iso):
        return iso
    day = date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
