"""Small audits held against one bound, for the tests of a gate."""

from __future__ import annotations

from builders import (
    a_bank,
    a_bank_set,
    a_question,
    an_audit,
    answer,
)
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import Question
from outsource_audit.domain.gate import check
from outsource_audit.domain.policy import Policy
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.verdict import Verdict

TODAY = "2026-12-23"
RED = "This can sink the business."


def scored(questions: list[Question], answers: dict[str, Answer]) -> Scorecard:
    """Return the scorecard of one pitfall."""
    return score(a_bank_set(a_bank("one", questions)), an_audit(answers))


def plain(*values: str) -> Scorecard:
    """Return the scorecard of some questions alike, answered like this; "" is no answer."""
    questions = [a_question(f"q{number}") for number in range(len(values))]
    given = {f"q{number}": answer(value) for number, value in enumerate(values) if value}
    return scored(questions, given)


def only(policy: Policy, card: Scorecard) -> Verdict:
    """Return the one verdict of a policy with one bound."""
    (verdict,) = check(policy, card, TODAY)
    return verdict
