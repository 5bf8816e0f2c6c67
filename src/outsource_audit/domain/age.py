"""How old an answer is. The domain has no clock: today is an argument."""

from __future__ import annotations

from datetime import date


def is_stale(given: str, today: str) -> bool:
    """Say whether an answer is more than twelve months old.

    `given` is an ISO date or time, `today` an ISO date. What has no date that can be read
    is not called stale.
    """
    try:
        told, now = date.fromisoformat(given[:10]), date.fromisoformat(today[:10])
    except ValueError:
        return False
    # Compared by parts, since there is no 29th of February a year on.
    return (now.year - 1, now.month, now.day) > (told.year, told.month, told.day)
