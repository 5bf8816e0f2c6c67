"""How fast somebody answered before: the seconds between the answers of an audit."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.progress import LONGEST_SECONDS


def seconds_taken(audit: Audit) -> list[float]:
    """Return the seconds each answer took, from the times they were given at.

    Longer gaps are interruptions, and answers of one second came from a file; neither says
    anything about a pace.
    """
    times = sorted(time for answer in audit.answers.values() if (time := _time(answer.given)))
    gaps = ((after - before).total_seconds() for before, after in pairwise(times))
    return [gap for gap in gaps if 0 < gap <= LONGEST_SECONDS]


def _time(given: str) -> datetime | None:
    try:
        # What has no offset cannot be compared with what has one.
        return datetime.fromisoformat(given).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
