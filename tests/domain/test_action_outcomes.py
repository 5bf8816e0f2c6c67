"""What became of planned actions; a mark "done" alone does not make them so."""

from __future__ import annotations

import msgspec
import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_question,
    an_audit,
    answer,
)
from outsource_audit.domain.action_outcomes import ActionOutcome, Outcome, action_outcomes
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.scoring import score

NO, PARTIAL, YES = answer("no"), answer("partial"), answer("yes")
PLANNED = Remediation(owner="Mara", due="2027-01-31")
DONE = Remediation(status=Status.DONE, owner="Mara")
ACCEPTED = Remediation(status=Status.ACCEPTED, reason="The contract ends", review="2027-03-01")
TODAY, LATER = "2026-11-23", "2027-02-01"


def banks(*, leaves: int = 0) -> BankSet:
    """One question whose fix leaves some points."""
    return a_bank_set(a_bank("one", [a_question("a", fix_leaves=leaves)]))


def outcome(
    planned: Remediation,
    before: Answer | None,
    now: Answer | None,
    *,
    told: Remediation | None = None,
    on: str = TODAY,
    leaves: int = 0,
) -> ActionOutcome:
    """Return what became of the one action that was planned."""
    old = an_audit({"a": before} if before else {})
    new = msgspec.structs.replace(an_audit({"a": now} if now else {}), date=on)
    old = msgspec.structs.replace(old, remediation={"a": planned})
    if told:
        new = msgspec.structs.replace(new, remediation={"a": told})
    bank_set = banks(leaves=leaves)
    (found,) = action_outcomes(score(bank_set, old), score(bank_set, new))
    return found


@pytest.mark.parametrize(
    ("planned", "before", "now", "expected"),
    [
        (PLANNED, NO, YES, Outcome.DONE),
        (DONE, NO, YES, Outcome.DONE),
        (DONE, NO, NO, Outcome.NOT_SHOWN),
        (DONE, NO, PARTIAL, Outcome.NOT_SHOWN),
        (ACCEPTED, NO, NO, Outcome.ACCEPTED),
        (ACCEPTED, NO, YES, Outcome.DONE),
        (PLANNED, NO, PARTIAL, Outcome.BETTER),
        (PLANNED, PARTIAL, NO, Outcome.OPEN),
        (PLANNED, UNKNOWN_ANSWER, PARTIAL, Outcome.OPEN),
        (PLANNED, None, PARTIAL, Outcome.OPEN),
        (PLANNED, NO, UNKNOWN_ANSWER, Outcome.NOT_KNOWN),
        (PLANNED, NO, None, Outcome.NOT_KNOWN),
        (PLANNED, NO, NOT_APPLICABLE, Outcome.NOT_COUNTED),
    ],
)
def test_every_planned_action_has_one_outcome(
    planned: Remediation, before: Answer | None, now: Answer | None, expected: Outcome
) -> None:
    """The answer decides; the mark only says how it is meant."""
    assert outcome(planned, before, now).outcome is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2027-01-31", Outcome.OPEN), ("2027-02-01", Outcome.OVERDUE)],
)
def test_an_action_is_overdue_from_the_day_after(day: str, expected: Outcome) -> None:
    """By the new audit's date, not by a clock."""
    assert outcome(PLANNED, NO, NO, on=day).outcome is expected


def test_without_a_due_date_nothing_is_overdue() -> None:
    """Nobody promised a day."""
    assert outcome(Remediation(owner="Mara"), NO, NO, on=LATER).outcome is Outcome.OPEN


def test_a_fix_that_leaves_something_is_done_when_no_more_than_that_is_left() -> None:
    """Measuring an outcome does not improve it at once."""
    assert outcome(PLANNED, NO, PARTIAL, leaves=2).outcome is Outcome.DONE


def test_what_the_new_audit_says_of_the_action_wins() -> None:
    """Plans carried over are kept up in the new audit."""
    found = outcome(PLANNED, NO, NO, told=ACCEPTED)
    assert (found.planned, found.outcome) == (ACCEPTED, Outcome.ACCEPTED)


def test_an_action_whose_question_is_gone_is_not_counted() -> None:
    """It is named all the same."""
    old = msgspec.structs.replace(an_audit({"a": NO}), remediation={"a": PLANNED})
    after = a_bank_set(a_bank("one", [a_question("z")]))
    found = list(action_outcomes(score(banks(), old), score(after, an_audit({"z": NO}))))
    assert [(each.id, each.outcome) for each in found] == [("a", Outcome.NOT_COUNTED)]


def test_a_renamed_action_is_followed() -> None:
    """Ids move with the banks' rename lists."""
    old = msgspec.structs.replace(an_audit({"a": NO}), remediation={"a": PLANNED})
    bank = a_bank("one", [a_question("z")])
    after = a_bank_set(msgspec.structs.replace(bank, renamed=(("a", "z"),)))
    found = list(action_outcomes(score(banks(), old), score(after, an_audit({"z": YES}))))
    assert [(each.id, each.outcome) for each in found] == [("z", Outcome.DONE)]
