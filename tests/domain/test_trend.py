"""Several audits in a row: what is known of their banks, and their pitfalls in a table."""

from __future__ import annotations

import pytest

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.comparison import Caution
from outsource_audit.domain.scoring import score
from outsource_audit.domain.trend import ComparedAudit, compared, trend
from outsource_audit.domain.trend_table import TrendRow, trend_rows

FIRST = a_bank("one", [a_question("a")])
BANKS = a_bank_set(FIRST, a_bank("two", [a_question("b")], pitfall=2))
FEWER = a_bank_set(FIRST)


def one(a: str, b: str, *, known: bool = True) -> ComparedAudit:
    """Score an audit of two pitfalls with a question each."""
    card = score(BANKS, an_audit({"a": answer(a), "b": answer(b)}))
    return ComparedAudit(file="x.audit.json", scorecard=card, banks_known=known)


@pytest.mark.parametrize(
    ("before", "after", "cautions"),
    [
        (True, True, ()),
        (False, True, (Caution.BANKS_NOT_KNOWN,)),
        (True, False, (Caution.BANKS_NOT_KNOWN,)),
        (False, False, (Caution.BANKS_NOT_KNOWN,)),
    ],
)
def test_banks_that_are_missing_on_either_side_are_cautioned_of(
    before: bool, after: bool, cautions: tuple[Caution, ...]
) -> None:
    """One audit scored under others than its own is enough; none needs no caution."""
    old, new = one("no", "no", known=before), one("yes", "no", known=after)
    assert compared(old, new).comparison.cautions == cautions


def test_every_pitfall_has_a_row_with_its_name_and_scores() -> None:
    """In the order of the audits; "none" where an audit does not know the pitfall."""
    card = score(FEWER, an_audit({"a": answer("partial")}))
    alone = ComparedAudit(file="y.audit.json", scorecard=card)
    assert trend_rows(trend([one("no", "yes"), alone, one("yes", "no")])) == [
        TrendRow(1, "one", "Pitfall one", ("100", "50.0", "0")),
        TrendRow(2, "two", "Pitfall two", ("0", "none", "100")),
    ]
