"""What was set for an action, in words: status, owner, dates and notes."""

from __future__ import annotations

import pytest

from outsource_audit.domain.plan_wording import remediation_parts, remediation_sentence
from outsource_audit.domain.remediation import Remediation, Status


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        (Remediation(), ["planned"]),
        (
            Remediation(status=Status.IN_PROGRESS, owner="Ann", due="2026-11-22", note="Call"),
            ["in progress", "owner Ann", "due <2026-11-22> (overdue)", "note: Call"],
        ),
        (Remediation(due="2026-11-23"), ["planned", "due <2026-11-23>"]),
        (Remediation(status=Status.DONE, due="2026-11-01"), ["done", "due <2026-11-01>"]),
        (
            Remediation(
                status=Status.ACCEPTED, due="2026-11-01", reason="Small", review="2026-11-22"
            ),
            [
                "accepted risk",
                "due <2026-11-01>",
                "reason: Small",
                "review on <2026-11-22> (that day is past)",
            ],
        ),
        (
            Remediation(status=Status.ACCEPTED, reason="Small", review="2026-11-23"),
            ["accepted risk", "reason: Small", "review on <2026-11-23>"],
        ),
    ],
)
def test_what_was_set_for_an_action_is_told_in_parts(told: Remediation, parts: list[str]) -> None:
    """What is late says so: an accepted risk by its review, any other by its due date."""
    assert list(remediation_parts(told, "2026-11-23", "<{}>".format)) == parts


def test_without_a_day_to_compare_nothing_is_late() -> None:
    """And dates are told as they stand."""
    told = Remediation(due="2020-01-01")
    assert list(remediation_parts(told)) == ["planned", "due 2020-01-01"]
    assert remediation_sentence(told) == "Planned; due 2020-01-01."


def test_as_one_sentence_it_says_the_same() -> None:
    """What is late included, with dates in the words of the page."""
    told = Remediation(owner="Mara", due="2026-11-22")
    sentence = remediation_sentence(told, "2026-11-23", "<{}>".format)
    assert sentence == "Planned; owner Mara; due <2026-11-22> (overdue)."


def test_a_note_that_ends_its_own_sentence_gets_no_second_full_stop() -> None:
    """What was set is told as one sentence."""
    told = Remediation(owner="Mara", note="Letter is written.")
    assert remediation_sentence(told) == "Planned; owner Mara; note: Letter is written."
    assert remediation_sentence(Remediation(owner="Mara")) == "Planned; owner Mara."
    assert remediation_sentence(Remediation(note="Why?")) == "Planned; note: Why?"
    assert remediation_sentence(Remediation(note="Now!")) == "Planned; note: Now!"


def test_the_sentence_of_an_action_knows_the_day_and_the_way_dates_are_written() -> None:
    """Late only where a day is given, and past the due date."""
    told = Remediation(due="2027-01-31")
    assert remediation_sentence(told) == "Planned; due 2027-01-31."
    assert remediation_sentence(told, "2027-01-31") == "Planned; due 2027-01-31."
    assert remediation_sentence(told, "2027-02-01") == "Planned; due 2027-01-31 (overdue)."
    assert remediation_sentence(told, written=lambda day: day[:4]) == "Planned; due 2027."
