"""What becomes of a finding: who puts it right, until when, how far that is, or why it stays.

None of it moves a score: the score comes from the answers alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from outsource_audit.domain.dates import date_misfit


class Status(StrEnum):
    """How far an action is. An accepted risk stays as it is, on purpose and for a while."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    ACCEPTED = "accepted"


class Remediation(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One action: its owner, its status, and three ISO dates, each empty where there is none.

    `due` is when it is to be done, `review` when an accepted risk is looked at again,
    `changed` when any of this was last set. `reason` says why a risk is accepted.
    """

    status: Status = Status.PLANNED
    owner: str = ""
    due: str = ""
    note: str = ""
    reason: str = ""
    review: str = ""
    changed: str = ""

    @property
    def is_closed(self) -> bool:
        """Say whether nobody is expected to do anything: done, or an accepted risk."""
        return self.status in (Status.DONE, Status.ACCEPTED)


def remediation_misfits(remediation: Remediation) -> Iterator[tuple[str, str]]:
    """Yield what does not fit: the field, and what is wrong in words to stand after its name."""
    for field in ("due", "review", "changed"):
        text = getattr(remediation, field)
        if text and (wrong := date_misfit(text)):
            yield field, wrong
    if remediation.status is Status.ACCEPTED:
        if not remediation.reason.strip():
            yield "reason", "an accepted risk needs a reason"
        if not remediation.review:
            yield "review", "an accepted risk needs a date on which it is looked at again"


def remediation_misfit(remediation: Remediation) -> str:
    """Say all that does not fit, in one line; the empty text when it fits."""
    told = remediation_misfits(remediation)
    return "; ".join(f"{field}: {wrong}" for field, wrong in told)


def is_late(remediation: Remediation, day: str) -> bool:
    """Say whether an action that somebody is still to carry out was due before an ISO date."""
    return not remediation.is_closed and is_overdue(remediation, day)


def is_overdue(remediation: Remediation, today: str) -> bool:
    """Say whether an action is past its due date, or an accepted risk past its review.

    `today` is an ISO date; the day itself is not past.
    """
    if remediation.status is Status.DONE:
        return False
    awaited = remediation.review if remediation.status is Status.ACCEPTED else remediation.due
    return bool(awaited) and awaited < today
