"""Dates as texts, the way audits keep them: 2026-11-23. The domain has no clock."""

from __future__ import annotations

import re
from datetime import date, timedelta


def date_misfit(text: str) -> str:
    """Say why a text is not an ISO date; the empty text when it is one."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) and date.fromisoformat(text):
            return ""
    except ValueError:
        pass
    return f"{text!r} is no date; write it as 2026-11-23"


def days_later(iso: str, days: int) -> str:
    """Return the ISO date some days after another; the empty text where there is none."""
    try:
        return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return ""


def year_later(iso: str) -> str:
    """Return the same day a year on, 28 February for the 29th; the empty text without one."""
    try:
        day = date.fromisoformat(iso)
        return day.replace(year=day.year + 1, day=_day_next_year(day)).isoformat()
    except ValueError:
        return ""


def _day_next_year(day: date) -> int:
    return 28 if (day.month, day.day) == (2, 29) else day.day
