"""What became of the findings, as the reader finds it: every group by its name, every count."""

from __future__ import annotations

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
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.comparison import Comparison
from outsource_audit.domain.finding_groups import finding_counts, finding_groups
from outsource_audit.domain.scoring import score
from outsource_audit.domain.trend import ComparedAudit, compared

YES, PARTIAL, NO = answer("yes"), answer("partial"), answer("no")
# What was answered before, what is now, and what the finding is called then.
CASES = (
    (NO, YES, "Fixed"),
    (NO, PARTIAL, "Better, with a gap left"),
    (YES, NO, "New"),
    (UNKNOWN_ANSWER, NO, "New, not answered before"),
    (PARTIAL, NO, "Worse"),
    (NO, NO, "Unchanged"),
    (NO, UNKNOWN_ANSWER, "Not known now, so not fixed"),
    (NO, NOT_APPLICABLE, "Not counted now, so not fixed"),
)


def both(*cases: tuple[Answer, Answer]) -> Comparison:
    """Compare two audits with a question for each case, answered as it was and as it is."""
    ids = [f"q{number}" for number in range(len(cases))]
    banks = a_bank_set(a_bank("one", map(a_question, ids)))
    audits = (
        an_audit(dict(zip(ids, answers, strict=True))) for answers in zip(*cases, strict=True)
    )
    was, now = (ComparedAudit(file="x.audit.json", scorecard=score(banks, one)) for one in audits)
    return compared(was, now).comparison


@pytest.mark.parametrize(("was", "now", "name"), CASES)
def test_a_finding_stands_under_what_became_of_it(was: Answer, now: Answer, name: str) -> None:
    """Under one name, and under no other."""
    groups = [
        (told, [each.question.id for each in found])
        for told, found in finding_groups(both((was, now)))
    ]
    assert groups == [(name, ["q0"])]


def test_good_news_comes_first_and_what_nobody_knows_last() -> None:
    """The groups stand in one order, whatever the order of the questions."""
    found = both(*((was, now) for was, now, _ in reversed(CASES)))
    assert [name for name, _ in finding_groups(found)] == [name for _, _, name in CASES]


def test_each_fate_is_counted_by_its_name() -> None:
    """All seven, those that are not fixed last."""
    assert finding_counts(both(*((was, now) for was, now, _ in CASES))) == (
        "Findings: 1 fixed, 1 better, 2 new, 1 worse, 1 unchanged, 1 not known now, "
        "1 not counted now. 1 of the new ones was not answered before."
    )


def test_five_fates_are_counted_also_where_there_is_none() -> None:
    """A nought is news as well."""
    assert finding_counts(both((NO, NOT_APPLICABLE))) == (
        "Findings: 0 fixed, 0 better, 0 new, 0 worse, 0 unchanged, 1 not counted now."
    )
