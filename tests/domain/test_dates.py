"""Dates as texts: what is one, and what lies some days or a year later."""

from __future__ import annotations

import pytest

from outsource_audit.domain.dates import date_misfit, days_later, year_later


@pytest.mark.parametrize("text", ["2026-11-23", "2024-02-29"])
def test_an_iso_date_is_a_date(text: str) -> None:
    """Leap days are days."""
    assert date_misfit(text) == ""


@pytest.mark.parametrize("text", ["2025-02-29", "23.11.2026", "20261123", "2026-W48-1", ""])
def test_anything_else_is_told_how_to_be_written(text: str) -> None:
    """The message names the text and shows a date."""
    assert date_misfit(text) == f"{text!r} is no date; write it as 2026-11-23"


@pytest.mark.parametrize(
    ("start", "days", "later"),
    [
        ("2026-11-23", 30, "2026-12-23"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2026-11-23", 0, "2026-11-23"),
    ],
)
def test_days_are_counted_over_the_ends_of_months(start: str, days: int, later: str) -> None:
    """A period of 30 days ends on a day of the calendar."""
    assert days_later(start, days) == later


def test_a_year_later_is_the_same_day() -> None:
    """The day before the leap day's end stands in for the 29th of February."""
    assert year_later("2026-11-23") == "2027-11-23"
    assert year_later("2024-02-29") == "2025-02-28"


@pytest.mark.parametrize("start", ["", "soon", "9999-12-31"])
def test_where_no_date_follows_there_is_none(start: str) -> None:
    """Neither after what is no date nor beyond the end of the calendar."""
    assert days_later(start, 1) == year_later(start) == ""
