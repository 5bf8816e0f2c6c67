"""What became of every finding between two audits; out of sight is never fixed."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import audits, bank_sets

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.attribution import stages
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import BankSet, Question
from outsource_audit.domain.finding_changes import Fate, FindingChange, finding_changes
from outsource_audit.domain.scoring import score


def banks(*others: Question) -> BankSet:
    """One pitfall with the question a, on whose "no" a red line stands."""
    line = a_red_line("no")
    first = a_question("a", red_line=line, not_applicable_when="nothing is handed over")
    return a_bank_set(a_bank("one", [first, *others]))


def changes(
    old: dict[str, Answer], new: dict[str, Answer], after: BankSet | None = None
) -> list[FindingChange]:
    """Return what became of the findings."""
    one, other = score(banks(), an_audit(old)), score(after or banks(), an_audit(new))
    return list(finding_changes(stages(one, other), other))


NO, PARTIAL, YES = answer("no"), answer("partial"), answer("yes")


@pytest.mark.parametrize(
    ("before", "now", "fate"),
    [
        (YES, NO, Fate.NEW),
        (UNKNOWN_ANSWER, PARTIAL, Fate.NEW),
        (None, PARTIAL, Fate.NEW),
        (NOT_APPLICABLE, PARTIAL, Fate.NEW),
        (PARTIAL, NO, Fate.WORSE),
        (NO, NO, Fate.UNCHANGED),
        (NO, PARTIAL, Fate.BETTER),
        (NO, YES, Fate.FIXED),
        (NO, UNKNOWN_ANSWER, Fate.NOT_KNOWN),
        (NO, None, Fate.NOT_KNOWN),
        (NO, NOT_APPLICABLE, Fate.NOT_COUNTED),
    ],
)
def test_every_finding_has_one_fate(before: Answer | None, now: Answer | None, fate: Fate) -> None:
    """Fixed is only what an answer shows."""
    old = {"a": before} if before else {}
    new = {"a": now} if now else {}
    assert [(each.question.id, each.fate) for each in changes(old, new)] == [("a", fate)]


@pytest.mark.parametrize("now", [YES, UNKNOWN_ANSWER, NOT_APPLICABLE, None])
def test_what_was_no_finding_and_is_none_is_not_told(now: Answer | None) -> None:
    """Neither good answers nor gaps in knowledge are findings."""
    assert changes({"a": YES}, {"a": now} if now else {}) == []


@pytest.mark.parametrize(("now", "fate"), [("no", Fate.NEW), ("yes", Fate.NOT_COUNTED)])
def test_a_question_that_means_something_else_is_another_one(now: str, fate: Fate) -> None:
    """The finding of the former question can neither be fixed nor unchanged."""
    after = a_bank_set(a_bank("one", [a_question("a", revision=2)]))
    new = {"a": msgspec.structs.replace(answer(now), revision=2)}
    (found,) = changes({"a": NO}, new, after)
    assert found.fate is fate
    assert found.first_seen is (fate is Fate.NEW)


def test_a_finding_whose_question_is_gone_is_told_last() -> None:
    """It is not counted now, and named all the same."""
    after = a_bank_set(a_bank("one", [a_question("z")]))
    found = changes({"a": NO}, {"z": NO}, after)
    assert [(each.question.id, each.fate) for each in found] == [
        ("z", Fate.NEW),
        ("a", Fate.NOT_COUNTED),
    ]
    assert (found[0].before, found[1].after) == (None, None)


@pytest.mark.parametrize(
    ("before", "now", "hit"),
    [
        (YES, NO, True),
        (NO, YES, True),
        (NO, PARTIAL, False),
        (PARTIAL, NO, True),
        (NO, NO, True),
        (YES, PARTIAL, False),
    ],
)
def test_a_red_line_is_named_where_it_is_or_was_hit(before: Answer, now: Answer, hit: bool) -> None:
    """Now for what is still found, then for what is gone."""
    (found,) = changes({"a": before}, {"a": now})
    assert found.red_line is hit


@pytest.mark.parametrize(
    ("before", "now", "hit"),
    [
        ("none", "some", True),
        ("some", "none", False),
        ("none", "unknown", False),
        ("unknown", "some", True),
    ],
)
def test_the_same_answer_hits_a_red_line_where_its_condition_holds(
    before: str, now: str, hit: bool
) -> None:
    """The finding is unchanged; what counts is now, and a line that is only open is not hit."""
    question = a_question("a", red_line=a_red_line("no", condition=when(sees="some")))
    bank_set = a_bank_set(a_bank("one", [question]), fields=(a_field("sees", "none", "some"),))
    one, other = (score(bank_set, an_audit({"a": NO}, {"sees": sees})) for sees in (before, now))
    (found,) = finding_changes(stages(one, other), other)
    assert (found.fate, found.red_line) == (Fate.UNCHANGED, hit)


@given(data=st.data())
def test_no_finding_is_left_out(data: st.DataObject) -> None:
    """Every answered question with a gap, in either audit, has exactly one fate."""
    bank_set = data.draw(bank_sets())
    old, new = data.draw(audits(bank_set)), data.draw(audits(bank_set))
    one, other = score(bank_set, old), score(bank_set, new)
    told = [each.question.id for each in finding_changes(stages(one, other), other)]
    found = {
        standing.question.id
        for card in (one, other)
        for standing in card.standings.questions
        if standing.points
    }
    assert sorted(told) == sorted(found)
