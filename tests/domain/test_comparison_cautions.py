"""What a reader must know before trusting a comparison, word for word."""

from __future__ import annotations

import msgspec

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.comparison_cautions import cautions
from outsource_audit.domain.scoring import score
from outsource_audit.domain.trend import ComparedAudit, compared

BANKS = a_bank_set(a_bank("one", [a_question("a")]))
AUDIT = an_audit({"a": answer("no")})


def told(**changes: str) -> list[str]:
    """Compare an audit with itself, changed so, and return what to know first."""
    other = msgspec.structs.replace(AUDIT, **changes)
    old, new = (
        ComparedAudit(file="x.audit.json", scorecard=score(BANKS, audit))
        for audit in (AUDIT, other)
    )
    return cautions(compared(old, new))


def test_two_audits_in_order_of_the_same_parties_need_no_caution() -> None:
    """The figures say what became better or worse."""
    assert told(date="2027-01-02") == []


def test_other_parties_differ_and_did_not_become_better() -> None:
    """Businesses first, then providers, each with both names."""
    differ = "The figures say how they differ, not what became better or worse."
    assert told(business="Mill Ltd", provider="Southway") == [
        f"These are two different businesses: Kiln & Co and Mill Ltd. {differ}",
        f"These are two different providers: Northway Fulfilment and Southway. {differ}",
    ]


def test_an_older_second_audit_turns_new_and_fixed_around() -> None:
    """The order given is kept, so the reader is told how to read it."""
    assert told(date="2025-01-02") == [
        (
            "The second audit is the older one: 2025-01-02 is before 2026-11-23. What is called "
            "new was there before, and what is called fixed came later."
        )
    ]
