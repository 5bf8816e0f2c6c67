"""Profiles at their best and at their worst: what is reached, and what weighs most."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from bank_sources import SOURCES, shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import audits

from builders import a_bank, a_bank_set, a_field, a_question, a_red_line, answer, when
from outsource_audit.domain.actions import Give
from outsource_audit.domain.audit import Audit, answer_misfit, profile_misfit
from outsource_audit.domain.bank import BankSet, points
from outsource_audit.domain.extremes import (
    NOBODY,
    Heaviest,
    Trial,
    best_answer,
    extremes,
    worst_answer,
)
from outsource_audit.domain.interview import apply, begin, current
from outsource_audit.domain.rating import total
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale
from outsource_audit.domain.standing import in_scope, stand

HIGH, LOW = Severity.HIGH, Severity.LOW


def test_best_and_worst_answers_fit_and_are_worth_0_and_4() -> None:
    """Of every shipped question."""
    for question in shipped().questions.values():
        for each, worth in ((best_answer(question), 0), (worst_answer(question), 4)):
            assert answer_misfit(question, each) == ""
            assert each.answer is not None
            assert (points(question, each.answer), each.revision) == (worth, question.revision)


def test_the_worst_answer_is_the_last_of_the_worst() -> None:
    """It is the one a red line names, where it names but one."""
    choices = (Choice("a", "a", 0), Choice("b", "b", 4), Choice("c", "c", 4))
    question = a_question("q", scale=Scale.CHOICE, choices=choices)
    assert (best_answer(question).answer, worst_answer(question).answer) == ("a", "c")


def test_profiles_are_counted_by_what_they_reach() -> None:
    """Where no question applies there is no score: neither 0 nor 100, but named."""
    question = a_question("q", show_if=when(a="x"))
    bank_set = a_bank_set(a_bank("one", [question]), fields=(a_field("a", "x", "y"),))
    found = extremes(bank_set, [Trial({"a": "x"}), Trial({"a": "y"}), Trial({})], ())
    assert (found.profiles, found.reach_0, found.reach_100, found.empty) == (3, 2, 2, 1)
    assert (found.fewest, found.most) == (0, 1)
    assert (found.best, found.worst) == ({}, {})


def test_a_question_that_cannot_reach_its_ends_is_named_with_its_points() -> None:
    """A bank check refuses such a question; a simulation must see it by itself."""
    number = NumberScale("days", 0, 0, 9, best=Band(at_most=1))
    good = a_question("good", scale=Scale.NUMBER, number=number, choices=())
    bad = a_question("bad", scale=Scale.CHOICE, choices=(Choice("a", "a", 1), Choice("b", "b", 4)))
    found = extremes(a_bank_set(a_bank("one", [good, bad])), [Trial({})], ())
    assert (found.reach_0, found.reach_100) == (0, 0)
    assert (found.best, found.worst) == ({"bad": 1}, {"good": 2})


def test_the_heaviest_place_of_a_question_is_kept() -> None:
    """Shares are of the pitfall's weight; even shares compare pitfalls of different sizes."""
    questions = [
        a_question("a", severity=HIGH),
        a_question("b", severity=LOW),
        a_question("c", severity=HIGH, show_if=when(f="x")),
    ]
    bank_set = a_bank_set(a_bank("one", questions), fields=(a_field("f", "x", "y"),))
    found = extremes(bank_set, [Trial({"f": "x"}), Trial({"f": "y"})], ())
    assert found.heaviest == (
        Heaviest("one", "a", Fraction(5, 6), 2),
        Heaviest("one", "b", Fraction(1, 6), 2),
        Heaviest("one", "c", Fraction(5, 11), 3),
    )
    assert [one.times for one in found.heaviest[:2]] == [Fraction(5, 3), Fraction(1, 3)]


def test_the_quick_audit_asks_the_core_and_the_red_lines() -> None:
    """In full, all of the pitfall."""
    questions = [
        a_question("a"),
        a_question("b", core=False),
        a_question("c", core=False, red_line=a_red_line("no")),
    ]
    bank_set = a_bank_set(a_bank("one", questions))
    assert extremes(bank_set, [Trial({})], ()).most == 2
    assert extremes(bank_set, [Trial({})], ("one",)).most == 3


def test_answers_given_in_place_of_the_best_change_what_is_asked() -> None:
    """A question that only a middle answer brings up is weighed, but not one out of scope."""
    questions = [
        a_question("a"),
        a_question("b", show_if=when(a="partial"), severity=HIGH),
        a_question("c", core=False),
    ]
    bank_set = a_bank_set(a_bank("one", questions))
    given_ = {"a": answer("partial"), "c": answer("no")}
    found = extremes(bank_set, [Trial({}, given_)], ())
    assert (found.reach_0, found.reach_100, found.most) == (1, 1, 2)
    assert [one.question for one in found.heaviest] == ["a", "b"]
    assert extremes(bank_set, [Trial({}, {"c": answer("no")})], ()).most == 1


def asked_in_order(bank_set: BankSet, audit: Audit) -> Audit:
    """Answer an audit's questions one after the other, each at its worst, as a person would."""
    interview = begin(bank_set, audit)
    while (item := current(interview)) is not None:
        question = bank_set.questions[item.id]
        value = worst_answer(question).answer
        assert value is not None
        interview = apply(interview, Give(value), "")
    return interview.audit


@pytest.mark.parametrize("source", list(SOURCES))
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_answering_in_order_gives_the_same(data: st.DataObject, source: str) -> None:
    """An answer may hide a later question; that this one has an answer then changes nothing."""
    bank_set = data.draw(SOURCES[source])
    drawn = data.draw(audits(bank_set)).profile
    profile = {
        key: drawn[key] if key in drawn and not profile_misfit(field, drawn[key]) else "unknown"
        for key, field in bank_set.fields.items()
    }
    audit = msgspec.structs.replace(NOBODY, profile=profile)
    asked = [q for q in bank_set.questions.values() if in_scope(q, audit)]
    answers = {question.id: worst_answer(question) for question in asked}
    at_once = stand(bank_set, msgspec.structs.replace(audit, answers=answers))
    in_order = stand(bank_set, asked_in_order(bank_set, audit))
    assert [s.state for s in at_once.questions] == [s.state for s in in_order.questions]
    found, score = extremes(bank_set, [Trial(profile)], ()), total(in_order.questions).score
    assert (found.reach_100, found.empty) == (score == Fraction(100), score is None)
