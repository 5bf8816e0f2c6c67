"""The steps of the plan as templates see them: their names, and what was set for them."""

from __future__ import annotations

import msgspec
import pytest

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.presentation import Presentation
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.finding_cards import finding_cards
from outsource_audit.rendering.next_steps import StepView, plan_periods

NAMED = a_question("a", action="Get proof", fix="Ask. Then keep it.")
NAMELESS = a_question("b", fix="Sign. Then send.")


def steps(remediation: Remediation | None = None) -> dict[str, StepView]:
    """Return the steps by their question; `remediation` is what was set for the first."""
    audit = an_audit({"a": answer("no"), "b": answer("no")})
    told = {"a": remediation} if remediation else {}
    audit = msgspec.structs.replace(audit, date="2026-11-23", remediation=told)
    card = score(a_bank_set(a_bank("one", [NAMED, NAMELESS])), audit)
    periods = plan_periods(card, lambda day: f"the day {day}")
    return {step.question: step for period in periods for step in period.steps}


def test_a_step_has_the_name_its_bank_gives() -> None:
    """Beside the whole fix; what stands alone is the name."""
    step = steps()["a"]
    assert (step.action, step.brief, step.fix) == ("Get proof", "Get proof", "Ask. Then keep it.")


def test_a_step_without_a_name_is_told_by_its_first_sentence() -> None:
    """There is no name to stand before the fix, which would only say it twice."""
    step = steps()["b"]
    assert (step.action, step.brief, step.fix) == ("", "Sign.", "Sign. Then send.")


def test_nothing_is_said_where_nothing_was_set() -> None:
    """No status, no date, not late."""
    step = steps()["a"]
    assert (step.due, step.status, step.late, step.owner) == ("", "", False, "")


@pytest.mark.parametrize(
    ("remediation", "expected"),
    [
        (Remediation(due="2026-11-22"), ("the day 2026-11-22", "planned", True)),
        (Remediation(due="2026-11-23"), ("the day 2026-11-23", "planned", False)),
        (
            Remediation(status=Status.IN_PROGRESS, due="2026-11-01"),
            ("the day 2026-11-01", "in progress", True),
        ),
        (Remediation(status=Status.DONE, due="2026-11-01"), ("the day 2026-11-01", "done", False)),
        (
            Remediation(status=Status.ACCEPTED, reason="Small", review="2026-11-01"),
            ("", "accepted risk", False),
        ),
    ],
)
def test_a_step_says_how_far_it_is(
    remediation: Remediation, expected: tuple[str, str, bool]
) -> None:
    """Late is what was due before the day of the audit and is neither done nor accepted."""
    step = steps(remediation)["a"]
    assert (step.due, step.status, step.late) == expected


def test_a_finding_has_the_name_of_its_fix() -> None:
    """Empty where the bank gives none."""
    card = score(
        a_bank_set(a_bank("one", [NAMED, NAMELESS])),
        an_audit({"a": answer("no"), "b": answer("no")}),
    )
    named = {found.subject.id: found.action for found in finding_cards(card, Presentation())}
    assert named == {"a": "Get proof", "b": ""}
