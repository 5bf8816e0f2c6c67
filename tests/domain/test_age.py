"""An answer is old when more than twelve months have passed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.age import is_stale


@pytest.mark.parametrize(
    ("told", "today", "stale"),
    [
        ("2025-11-23", "2026-11-23", False),
        ("2025-11-22", "2026-11-23", True),
        ("2025-12-31", "2026-01-01", False),
        ("2025-11-22T23:59:59+13:00", "2026-11-23", True),
        ("2025-11-23T00:00:00-11:00", "2026-11-23", False),
        ("2024-02-29", "2025-02-28", False),
        ("2024-02-29", "2025-03-01", True),
        ("2023-02-28", "2024-02-28", False),
        ("2023-02-28", "2024-02-29", True),
        ("2027-01-01", "2026-11-23", False),
    ],
)
def test_twelve_months_are_not_too_old_and_a_day_more_is(
    told: str, today: str, stale: bool
) -> None:
    """Dates and times with an offset count by their date; leap days are days."""
    assert is_stale(told, today) is stale


@pytest.mark.parametrize("told", ["", "yesterday", "2025-02-30", "23.11.2020", "2020"])
def test_what_has_no_date_is_not_called_old(told: str) -> None:
    """Nobody is told that an answer is old where nobody knows."""
    assert not is_stale(told, "2026-11-23")


_DATES = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(_DATES, _DATES)
def test_what_is_old_stays_old(told: date, today: date) -> None:
    """A year and a day is always old, a year less a day never, and time only adds to it."""
    if today - told >= timedelta(days=367):
        assert is_stale(told.isoformat(), today.isoformat())
    if today - told <= timedelta(days=365):
        assert not is_stale(told.isoformat(), today.isoformat())
    if is_stale(told.isoformat(), today.isoformat()):
        assert is_stale(told.isoformat(), (today + timedelta(days=1)).isoformat())
