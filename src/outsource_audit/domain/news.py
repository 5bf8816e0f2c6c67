"""What the last action changed around the person, in a line each."""

from __future__ import annotations

from outsource_audit.domain.interview import Interview


def news(before: Interview, after: Interview, seconds_each: float) -> tuple[str, ...]:
    """Return the lines to tell before the next question.

    They say what appears and what no longer applies after a change, and, where a pitfall is
    done, that it is and what comes next.
    """
    raise NotImplementedError
