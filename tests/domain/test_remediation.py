"""What is kept about an action: what fits, what is late, and how it is told."""

from __future__ import annotations

import msgspec
import pytest

from builders import an_audit
from outsource_audit.domain.audit import with_remediation
from outsource_audit.domain.plan_wording import remediation_parts
from outsource_audit.domain.remediation import (
    Remediation,
    Status,
    is_late,
    is_overdue,
    remediation_misfit,
    remediation_misfits,
)

ACCEPTED = Remediation(status=Status.ACCEPTED, reason="We are small", review="2027-01-31")


@pytest.mark.parametrize(
    "remediation",
    [
        Remediation(),
        Remediation(status=Status.DONE, owner="Ann", due="2026-12-01", changed="2026-11-23"),
        Remediation(reason="Not accepted yet"),
        ACCEPTED,
    ],
)
def test_what_is_whole_fits(remediation: Remediation) -> None:
    """Nothing has to be given; only an accepted risk needs a reason and a day."""
    assert remediation_misfit(remediation) == ""


@pytest.mark.parametrize("field", ["due", "review", "changed"])
def test_each_date_is_an_iso_date_or_empty(field: str) -> None:
    """The field is named, so that a file can point at it."""
    wrong = "'soon' is no date; write it as 2026-11-23"
    assert list(remediation_misfits(msgspec.structs.replace(Remediation(), **{field: "soon"}))) == [
        (field, wrong)
    ]


def test_an_accepted_risk_needs_a_reason_and_a_day() -> None:
    """Both are told at once; blanks are no reason."""
    told = remediation_misfit(Remediation(status=Status.ACCEPTED, reason=" "))
    assert told == (
        "reason: an accepted risk needs a reason; "
        "review: an accepted risk needs a date on which it is looked at again"
    )


@pytest.mark.parametrize(
    ("remediation", "late"),
    [
        (Remediation(due="2026-11-22"), True),
        (Remediation(due="2026-11-23"), False),
        (Remediation(), False),
        (Remediation(status=Status.IN_PROGRESS, due="2026-11-22"), True),
        (Remediation(status=Status.DONE, due="2026-11-22"), False),
        (Remediation(status=Status.ACCEPTED, due="2026-01-01", review="2026-11-23"), False),
        (Remediation(status=Status.ACCEPTED, review="2026-11-22"), True),
    ],
)
def test_late_is_what_is_awaited_and_past(remediation: Remediation, *, late: bool) -> None:
    """The day itself is not late; an accepted risk waits for its review, and nothing else."""
    assert is_overdue(remediation, "2026-11-23") is late


def test_an_accepted_risk_is_never_late() -> None:
    """Nobody is to carry it out, even if the day to look at it again is past."""
    past = Remediation(status=Status.ACCEPTED, due="2026-01-01", review="2026-11-22")
    assert not is_late(past, "2026-11-23")
    assert not is_late(Remediation(status=Status.DONE, due="2026-11-22"), "2026-11-23")
    assert not is_late(Remediation(due="2026-11-23"), "2026-11-23")
    assert is_late(Remediation(status=Status.IN_PROGRESS, due="2026-11-22"), "2026-11-23")


@pytest.mark.parametrize(
    ("status", "closed"),
    [
        (Status.PLANNED, False),
        (Status.IN_PROGRESS, False),
        (Status.DONE, True),
        (Status.ACCEPTED, True),
    ],
)
def test_nobody_is_waited_for_where_it_is_closed(status: Status, *, closed: bool) -> None:
    """Done and accepted are closed."""
    assert Remediation(status=status).is_closed is closed


def test_setting_one_action_leaves_the_others_and_the_old_audit() -> None:
    """An audit is a value."""
    before = with_remediation(an_audit(), "a", ACCEPTED)
    after = with_remediation(before, "b", Remediation(owner="Ann"))
    assert before.remediation == {"a": ACCEPTED}
    assert after.remediation == {"a": ACCEPTED, "b": Remediation(owner="Ann")}


def test_all_that_was_set_is_told_the_status_first() -> None:
    """Each part stands alone, and what is late says so."""
    whole = Remediation(
        status=Status.IN_PROGRESS,
        owner="Ann",
        due="2026-11-01",
        note="Asked",
        reason="Dear",
        review="2027-01-31",
    )
    assert list(remediation_parts(whole, "2026-11-23")) == [
        "in progress",
        "owner Ann",
        "due 2026-11-01 (overdue)",
        "reason: Dear",
        "review on 2027-01-31",
        "note: Asked",
    ]


def test_a_review_that_was_missed_is_told_at_the_review() -> None:
    """Not at the due date, which no longer counts."""
    missed = Remediation(
        status=Status.ACCEPTED, due="2026-01-01", reason="Dear", review="2026-02-01"
    )
    assert list(remediation_parts(missed, "2026-11-23")) == [
        "accepted risk",
        "due 2026-01-01",
        "reason: Dear",
        "review on 2026-02-01 (that day is past)",
    ]


def test_without_a_day_nothing_is_late_and_dates_are_written_as_asked() -> None:
    """A report has no clock, and a way of its own to write dates."""
    told = remediation_parts(Remediation(due="2026-11-01"), written=lambda iso: f"<{iso}>")
    assert list(told) == ["planned", "due <2026-11-01>"]
