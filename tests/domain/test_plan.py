"""The action plan: its order, its periods, and what each fix changes (scoring.md section 5)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from builders import (
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.bank import Question
from outsource_audit.domain.plan import answer_worth, points_left
from outsource_audit.domain.risk import Effort, Rating, Severity
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale
from outsource_audit.domain.scorecard import Scorecard, Step
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import stand

IN_PLACE = {f"z{i}": answer("yes") for i in range(9)}


def planned(*questions: Question, capacity: int = 10, value: str = "no") -> tuple[Step, ...]:
    """Plan one pitfall where every question has the same answer."""
    audit = an_audit({question.id: answer(value) for question in questions})
    return score(a_bank_set(a_bank("one", questions)), audit, capacity).plan


def order(*questions: Question) -> list[str]:
    """Return the ids of a plan in order."""
    return [step.standing.question.id for step in planned(*questions)]


def periods(*efforts: Effort, capacity: int = 10) -> list[int | None]:
    """Return the periods of fixes with these efforts, done in this order."""
    questions = [
        a_question(f"q{i}", effort=effort, red_line=a_red_line("no"))
        for i, effort in enumerate(efforts)
    ]
    return [step.period for step in planned(*questions, capacity=capacity)]


def test_only_answered_questions_with_a_gap_are_planned() -> None:
    """What is in place needs no fix, and what nobody knows is found out first."""
    questions = [a_question(id_) for id_ in "abcd"]
    audit = an_audit({"a": answer("yes"), "b": answer("partial"), "c": UNKNOWN_ANSWER})
    card = score(a_bank_set(a_bank("one", questions)), audit)
    assert [step.standing.question.id for step in card.plan] == ["b"]
    assert card.find_out == ("c",)


def test_red_lines_come_first_the_cheapest_first() -> None:
    """Even where another fix gains more for less."""
    assert order(
        a_question("quick", severity=Severity.CRITICAL),
        a_question("dear", effort=Effort.HIGH, red_line=a_red_line("no")),
        a_question("cheap", effort=Effort.MEDIUM, red_line=a_red_line("no")),
    ) == ["cheap", "dear", "quick"]


def test_then_comes_what_gains_most_for_its_effort() -> None:
    """5 points of weight for 1 point of effort before 8 for 3, before 5 for 3."""
    assert order(
        a_question("c", severity=Severity.HIGH, effort=Effort.MEDIUM),
        a_question("b", severity=Severity.CRITICAL, effort=Effort.MEDIUM),
        a_question("a", severity=Severity.HIGH, effort=Effort.LOW),
    ) == ["a", "b", "c"]


def test_ties_go_to_the_smaller_effort_then_by_id() -> None:
    """Weight 1 for 1 point of effort is as good as weight 3 for 3."""
    assert order(
        a_question("large", severity=Severity.MEDIUM, effort=Effort.MEDIUM),
        a_question("small-b", severity=Severity.LOW, effort=Effort.LOW),
        a_question("small-a", severity=Severity.LOW, effort=Effort.LOW),
    ) == ["small-a", "small-b", "large"]


def test_what_gains_nothing_comes_last() -> None:
    """Even on a red line: a measurement does not yet improve the outcome."""
    steps = planned(
        a_question("measure", fix_leaves=4, red_line=a_red_line("no")),
        a_question("improve", severity=Severity.LOW, effort=Effort.HIGH),
    )
    assert [step.standing.question.id for step in steps] == ["improve", "measure"]
    assert steps[1].gain == 0
    assert steps[1].score_after == steps[0].score_after


def test_a_period_takes_10_points_of_effort() -> None:
    """What does not fit goes to the next one, and after 90 days it is later."""
    medium, high = Effort.MEDIUM, Effort.HIGH
    assert periods(medium, medium, medium) == [30, 30, 30]
    assert periods(medium, medium, medium, medium) == [30, 30, 30, 60]
    assert periods(high, high, high, high, high) == [30, 60, 90, None, None]


def test_nothing_goes_back_into_an_earlier_period() -> None:
    """3 + 8 is too much for 30 days; the small fix after it stays behind it."""
    questions = [
        a_question("a", effort=Effort.MEDIUM, red_line=a_red_line("no")),
        a_question("b", effort=Effort.HIGH, red_line=a_red_line("no")),
        a_question("c", effort=Effort.LOW),
    ]
    assert [step.period for step in planned(*questions)] == [30, 60, 60]


@pytest.mark.parametrize("capacity", [1, 2, 7])
def test_a_fix_larger_than_a_period_takes_one_of_its_own(capacity: int) -> None:
    """Neither what comes before it nor what comes after it shares its period."""
    questions = [
        a_question("a", effort=Effort.LOW, red_line=a_red_line("no")),
        a_question("b", effort=Effort.HIGH, red_line=a_red_line("no")),
        a_question("c", effort=Effort.LOW),
    ]
    assert [step.period for step in planned(*questions, capacity=capacity)] == [30, 60, 90]


def test_a_fix_gains_down_to_what_it_leaves() -> None:
    """From no (4 points) to 2 points is half of the way; from partly (2) it is nothing."""
    question = a_question("q", fix_leaves=2)
    (step,) = planned(question)
    assert (step.gain, step.score_after) == (Fraction(50), Fraction(50))
    (step,) = planned(question, value="partial")
    assert (step.gain, step.score_after) == (Fraction(0), Fraction(50))


def test_a_fix_that_leaves_more_than_there_is_does_no_harm() -> None:
    """3 points left of 2 are 2."""
    (step,) = planned(a_question("q", fix_leaves=3), value="partial")
    assert step.gain == 0
    assert step.score_after == step.confirmed_after == 50


def rated(*questions: Question, **answers: str) -> Scorecard:
    """Score some questions among nine that are in place."""
    known = {id_: answer(value) for id_, value in answers.items()}
    others = [a_question(id_) for id_ in IN_PLACE]
    return score(a_bank_set(a_bank("one", [*questions, *others])), an_audit(known | IN_PLACE))


@pytest.mark.parametrize(("value", "left"), [("yes", 0), ("partial", 2), ("no", 2)])
def test_a_fix_leaves_no_more_than_there_was(value: str, left: int) -> None:
    """What is in place has nothing to leave, whatever its fix would."""
    bank_set = a_bank_set(a_bank("one", [a_question("a", fix_leaves=2)]))
    standing = stand(bank_set, an_audit({"a": answer(value)})).questions[0]
    assert points_left(standing) == left


def test_a_fix_lifts_the_red_line_it_was_on() -> None:
    """The rating falls to the band of the number."""
    card = rated(a_question("a", red_line=a_red_line("no")), a="no")
    assert card.overall.rating is Rating.HIGH
    (step,) = card.plan
    assert "red line" in step.lifts
    assert (step.rating_after, step.rating_if_well_after) == (Rating.LOW, Rating.LOW)


def test_a_red_line_on_two_answers_falls_with_either() -> None:
    """It is looked at again after each fix: b's red line waits for a to be missing."""
    both = a_red_line("no", condition=when(a="no"))
    second = a_question("b", severity=Severity.LOW, effort=Effort.HIGH, fix_leaves=4, red_line=both)
    card = rated(a_question("a"), second, a="no", b="no")
    assert card.overall.rating is Rating.HIGH
    first, last = card.plan
    assert first.standing.question.id == "a"
    assert first.lifts == ("red line", "high pitfall")
    assert first.rating_after is Rating.LOW
    assert last.lifts == ()


def test_a_fix_that_stops_halfway_stays_on_the_red_line_it_reaches() -> None:
    """A fix that leaves "partly" does not lift a red line on "partly"."""
    question = a_question("a", fix_leaves=2, red_line=a_red_line("partial", "no"))
    (step,) = rated(question, a="no").plan
    assert step.gain > 0
    assert "red line" not in step.lifts
    assert step.rating_after is Rating.HIGH


def test_a_plan_without_a_rating_promises_none() -> None:
    """Too little is known to say what a fix would make of the rating."""
    questions = [a_question(id_) for id_ in "abcd"]
    card = score(a_bank_set(a_bank("one", questions)), an_audit({"a": answer("no")}))
    (step,) = card.plan
    assert (step.rating_after, step.rating_if_well_after, step.lifts) == (None, None, ())
    assert (step.gain, step.score_after) == (Fraction(25), Fraction(75))
    assert step.confirmed_after == 0


def _choices(*points: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"c{i}", "text", each) for i, each in enumerate(points))


DAYS = NumberScale("days", 0, 0, None, Band(at_most=10), Band(at_least=31))
PERCENT = NumberScale("%", 1, 0, None, Band(at_least=99.5), Band(at_most=97.5))
NO_MIDDLE = NumberScale("tests", 0, 0, None, Band(at_least=3), Band(at_most=2))


@pytest.mark.parametrize(
    ("points", "left", "expected"),
    [((0, 2, 4), 0, "c0"), ((0, 2, 4), 3, "c1"), ((0, 1, 4), 2, "c1"), ((0, 2, 2, 4), 2, "c1")],
)
def test_a_fix_leaves_the_worst_answer_it_may_leave(
    points: tuple[int, ...], left: int, expected: str
) -> None:
    """Never one that costs more than what is left."""
    question = a_question("q", scale=Scale.CHOICE, choices=_choices(*points))
    assert answer_worth(question, left) == expected


@pytest.mark.parametrize(
    ("number", "left", "expected"),
    [
        (DAYS, 0, 10),
        (DAYS, 1, 10),
        (DAYS, 2, 11),
        (PERCENT, 0, 99.5),
        (PERCENT, 3, 99.4),
        (NO_MIDDLE, 2, 3),
    ],
)
def test_a_fix_brings_a_number_to_the_edge_of_its_band(
    number: NumberScale, left: int, expected: float
) -> None:
    """The best band where nothing is left; just outside it where something is."""
    question = a_question("q", scale=Scale.NUMBER, choices=(), number=number)
    assert answer_worth(question, left) == expected
