"""Beside a floor stands the condition of a red line where that red line is why it is there."""

from __future__ import annotations

from builders import (
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.explanation import explain
from outsource_audit.domain.rating import CRITICAL_GAP, RED_LINE
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score

SEES = a_field("sees", "none", "some", ask="What does it see?")


def pitfall_floors(sees: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Return cause, questions and condition of the floors under two critical gaps.

    The first has a red line as well, if the provider sees some.
    """
    line = a_red_line("no", condition=when(sees="some"))
    questions = [
        a_question("a", severity=Severity.CRITICAL, red_line=line),
        a_question("b", severity=Severity.CRITICAL),
    ]
    audit = an_audit({"a": answer("no"), "b": answer("no")}, {"sees": sees})
    found = explain(score(a_bank_set(a_bank("one", questions), fields=(SEES,)), audit))
    (part,) = found.pitfalls
    assert part.paths is not None
    floors = part.paths[0].floors
    return [(each.floor.cause, each.floor.questions, each.condition) for each in floors]


def test_a_critical_gap_is_there_without_condition() -> None:
    """A red line that is not hit is not mentioned, nor one where there is none."""
    assert pitfall_floors("none") == [(CRITICAL_GAP, ("a",), ""), (CRITICAL_GAP, ("b",), "")]


def test_a_gap_that_hits_a_red_line_is_told_twice() -> None:
    """Once with the condition, as a red line; once without, as the critical gap it is too."""
    holds = 'Its condition holds: "What does it see?" was answered: Some.'
    assert pitfall_floors("some") == [
        (RED_LINE, ("a",), holds),
        (CRITICAL_GAP, ("a",), ""),
        (CRITICAL_GAP, ("b",), ""),
    ]
