"""The worked example of the method (scoring.md section 7), number by number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_question,
    a_red_line,
    an_audit,
    answer,
)
from outsource_audit.domain.risk import Rating, Severity, shown
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score


@pytest.fixture(scope="module")
def example() -> Scorecard:
    """Return the example's scorecard."""
    first = a_bank(
        "data",
        [
            a_question("a", severity=Severity.CRITICAL, red_line=a_red_line("no")),
            a_question("b", severity=Severity.HIGH),
            a_question("c", severity=Severity.MEDIUM),
            a_question("d", severity=Severity.LOW),
            a_question("e", severity=Severity.HIGH),
        ],
        exposure=4,
    )
    second = a_bank(
        "second",
        [a_question("f"), a_question("g", severity=Severity.LOW)],
        pitfall=2,
        exposure=2,
    )
    audit = an_audit(
        {
            "a": answer("no"),
            "b": answer("partial"),
            "c": UNKNOWN_ANSWER,
            "d": NOT_APPLICABLE,
            "f": answer("yes", seen=True),
            "g": answer("yes", seen=True),
        }
    )
    return score(a_bank_set(first, second), audit)


def test_the_two_numbers_of_the_whole_are_exact(example: Scorecard) -> None:
    """R is 7400/92 and C is 4200/92, as fractions."""
    assert example.overall.score == Fraction(7400, 92)
    assert example.overall.confirmed == Fraction(4200, 92)
    assert shown(Fraction(7400, 92)) == "80.4"


def test_the_numbers_of_each_pitfall_are_exact(example: Scorecard) -> None:
    """R1 is 1850/21 and C1 is 50; the second pitfall is at 0."""
    data, second = example.pitfalls
    assert (data.score, data.confirmed) == (Fraction(1850, 21), Fraction(50))
    assert (second.score, second.confirmed) == (Fraction(0), Fraction(0))
    assert (data.rank, second.rank) == (1, 2)


def test_the_ratings_and_their_floors_are_named(example: Scorecard) -> None:
    """Critical until then; high if it turns out well, lifted there by the red line."""
    data = example.pitfalls[0]
    assert (data.likelihood, data.rating) == (5, Rating.CRITICAL)
    assert data.rating_if_well is Rating.HIGH
    assert data.inherent is Rating.CRITICAL
    overall = example.overall
    assert overall.band is Rating.CRITICAL
    assert (overall.rating, overall.rating_if_well) == (Rating.CRITICAL, Rating.HIGH)
    red_line = overall.floors[0]
    assert (red_line.cause, red_line.pitfall, red_line.questions) == ("red line", "data", ("a",))
    assert not red_line.open
    assert not red_line.lifts


def test_completeness_confidence_and_scope_are_counted(example: Scorecard) -> None:
    """Six of seven questions are dealt with, and every good answer carries evidence."""
    assert example.overall.completeness == Fraction(6, 7)
    assert example.overall.confidence == 1
    assert (example.overall.in_scope, example.overall.all) == (7, 7)


def test_the_first_step_gains_what_the_example_says(example: Scorecard) -> None:
    """Fixing `a` gains 3200/92 and leaves R at 45.652... and C at 10.869..."""
    first = example.plan[0]
    assert first.standing.question.id == "a"
    assert first.gain == Fraction(3200, 92)
    assert first.score_after == Fraction(4200, 92)
    assert first.confirmed_after == Fraction(1000, 92)
    assert "red line" in first.lifts


def test_what_is_unknown_is_found_out_and_not_planned(example: Scorecard) -> None:
    """The unknown question is in the first list and in no step of the plan."""
    assert example.find_out == ("c",)
    assert [step.standing.question.id for step in example.plan] == ["a", "b"]
