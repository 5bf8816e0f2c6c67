"""The questions of an explanation stand in the order they are asked in."""

from __future__ import annotations

from builders import NOT_APPLICABLE, a_bank, a_bank_set, a_question, an_audit
from outsource_audit.domain.explanation import explain
from outsource_audit.domain.scoring import score


def test_questions_are_in_asking_order_across_pitfalls() -> None:
    """Neither by their ids nor by what they cost; one that does not count is not among them."""
    banks = a_bank_set(
        a_bank("one", map(a_question, "zay"), exposure=1),
        a_bank("two", map(a_question, "mb"), pitfall=2, exposure=5),
    )
    found = explain(score(banks, an_audit({"a": NOT_APPLICABLE})))
    assert list(found.questions) == ["z", "y", "m", "b"]
