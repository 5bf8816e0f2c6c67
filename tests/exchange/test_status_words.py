"""The words for a status, ours and those of other tools."""

from __future__ import annotations

import pytest

from outsource_audit.domain.remediation import Status
from outsource_audit.exchange.status_words import STATUS_WORDS, status_hint, status_of


@pytest.mark.parametrize("status", Status)
def test_every_status_is_read_as_it_is_written(status: Status) -> None:
    """The word of the file and the word of `plan set` both stand for their status."""
    assert status_of(STATUS_WORDS[status]) is status
    assert status_of(status.value) is status


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("To do", Status.PLANNED),
        ("TO DO", Status.PLANNED),
        ("Open", Status.PLANNED),
        ("", Status.PLANNED),
        ("In Progress", Status.IN_PROGRESS),
        ("in_progress", Status.IN_PROGRESS),
        ("Doing", Status.IN_PROGRESS),
        ("Working on it", Status.IN_PROGRESS),
        ("Complete", Status.DONE),
        ("Closed", Status.DONE),
        ("Resolved", Status.DONE),
        ("risk  accepted", Status.ACCEPTED),
    ],
)
def test_words_of_other_tools_are_read(word: str, status: Status) -> None:
    """Jira, Trello, Asana and Monday.com have words of their own for the same thing."""
    assert status_of(word) is status


def test_a_word_that_is_no_status_gets_a_hint() -> None:
    """The hint names the status that is nearest, or all of them."""
    assert status_of("Stuck") is None
    assert status_hint("Don") == "did you mean 'Done'?"
    assert status_hint("Opening") == "write Planned, In progress, Done or Accepted risk"
    assert status_hint("Stuck") == "write Planned, In progress, Done or Accepted risk"
    assert status_hint("x" * 1_000_000) == "write Planned, In progress, Done or Accepted risk"
