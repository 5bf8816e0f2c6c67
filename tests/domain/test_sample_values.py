"""Samples of answers: one of each kind that conditions can tell apart."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from answerable import answers_to, values_of
from bank_sources import SOURCES, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_field, a_question, a_red_line
from outsource_audit.domain.audit import Answer, answer_misfit, profile_misfit
from outsource_audit.domain.bank import ProfileField, Question, RedLine
from outsource_audit.domain.condition import (
    Absence,
    AnyOf,
    Condition,
    Fact,
    InRange,
    OneOf,
    Truth,
    truth,
)
from outsource_audit.domain.condition_uses import parts_that_look
from outsource_audit.domain.sample_values import (
    Part,
    Sample,
    leaf_parts,
    red_line_parts,
    samples,
    single_values,
)
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale

SEVERAL = a_field(
    "cards",
    scale=Scale.SEVERAL,
    choices=(Choice("a", "a"), Choice("b", "b"), Choice("c", "c"), Choice("none", "n", alone=True)),
)


def given_values(found: Iterable[Sample]) -> list[object]:
    """Return what is answered in samples, questions' answers by their value."""
    return [s.given.answer if isinstance(s.given, Answer) else s.given for s in found]


def test_choices_that_every_condition_treats_alike_are_sampled_once() -> None:
    """Of three choices of which one is named, that one, another one and unknown are left."""
    field = a_field("stage", "x", "y", "z")
    assert given_values(samples(field, [OneOf("stage", ("y",))])) == ["x", "y", "unknown"]
    assert given_values(samples(field, [OneOf("other", ("y",))])) == ["x", "unknown"]
    assert given_values(samples(field, ())) == ["x", "unknown"]


def test_a_number_is_sampled_on_each_side_of_each_limit() -> None:
    """The grid, and what may be typed at all, are kept to."""
    whole = a_field("n", scale=Scale.NUMBER, choices=(), number=NumberScale("h", 0, 0, 5))
    assert given_values(samples(whole, [InRange("n", at_least=2)])) == [0, 2, "unknown"]
    tenth = a_field("n", scale=Scale.NUMBER, choices=(), number=NumberScale("h", 1, 1))
    parts = [InRange("n", at_most=1.3), InRange("n", at_least=4)]
    assert given_values(samples(tenth, parts)) == [1.0, 1.4, 4.0, "unknown"]
    assert given_values(samples(whole, [InRange("n", at_least=0)])) == [0, "unknown"]


def test_a_limit_beside_the_grid_has_a_number_on_both_sides() -> None:
    """At least 2.5 in whole numbers is 3 and more."""
    field = a_field("n", scale=Scale.NUMBER, choices=(), number=NumberScale("h", 0, 0, 9))
    assert given_values(samples(field, [InRange("n", at_least=2.5)])) == [0, 3, "unknown"]


def test_several_answers_are_sampled_alone_together_and_without_each_part() -> None:
    """What stands alone is never put beside another answer, and nothing is no answer."""
    parts = [OneOf("cards", ("a",)), OneOf("cards", ("b", "c"))]
    assert given_values(samples(SEVERAL, parts)) == [
        ("a",),
        ("b",),
        ("none",),
        ("a", "b", "c"),
        "unknown",
    ]
    without_b = [OneOf("cards", ("a",)), OneOf("cards", ("b",)), OneOf("cards", ("c",))]
    assert ("a", "c") in given_values(samples(SEVERAL, without_b))
    assert ("a", "b") in given_values(samples(SEVERAL, without_b))


def test_every_set_means_each_way_the_parts_can_come_out() -> None:
    """Four answers, each looked at: all sets of three and the one that stands alone."""
    parts = [OneOf("cards", (each,)) for each in ("a", "b", "c", "none")]
    found = given_values(samples(SEVERAL, parts, every_set=True))
    assert len(found) == 2**3 - 1 + 1 + 1


def test_a_field_with_very_many_answers_is_not_tried_in_every_set() -> None:
    """Beyond eight answers, the sets that matter most are enough."""
    names = [f"c{i}" for i in range(12)]
    choices = tuple(Choice(name, name) for name in names)
    field = a_field("many", scale=Scale.SEVERAL, choices=choices)
    parts = [OneOf("many", (name,)) for name in names]
    assert len(samples(field, parts, every_set=True)) == 12 + 1 + 12 + 1


def test_a_question_can_be_not_applicable_and_unknown() -> None:
    """What conditions see of these is that it is hidden, or open; answers are up to date."""
    question = a_question("q", revision=3)
    found = samples(question, [OneOf("q", ("no",))])
    assert [each.fact for each in found] == [("yes",), ("no",), Absence.HIDDEN, Absence.UNKNOWN]
    answers = [each.given for each in found if isinstance(each.given, Answer)]
    assert [answer_misfit(question, answer) for answer in answers] == [""] * 4
    assert {answer.revision for answer in answers} == {3}
    always = a_question("q", not_applicable_when="")
    assert len(samples(always, ())) == 2


def test_a_level_is_a_number() -> None:
    """Maturity is stored as a whole number, as an answers file stores it."""
    levels = tuple(Choice(str(level), "x", 4 - level) for level in range(4, -1, -1))
    question = a_question("q", scale=Scale.MATURITY, choices=levels)
    assert single_values(question) == [4, 3, 2, 1, 0]


def test_a_number_with_a_word_beside_it_has_both() -> None:
    """The bands' edges are sampled without any condition."""
    number = NumberScale("days", 0, 0, None, Band(at_most=3), Band(at_least=10))
    word = Choice("not-measured", "nobody counts", 4)
    question = a_question("q", scale=Scale.NUMBER, number=number, choices=(word,))
    assert single_values(question) == [0, 1, 2, 3, 4, 9, 10, 11, "not-measured"]


def test_a_red_line_is_told_apart_too() -> None:
    """Its answers are one kind, or a range."""
    assert list(red_line_parts("q", a_red_line("no"))) == [OneOf("q", ("no",))]
    band = RedLine("It sinks.", band=Band(at_least=5))
    assert list(red_line_parts("q", band)) == [InRange("q", at_least=5)]
    assert list(red_line_parts("q", None)) == []


def test_parts_inside_any_of_are_parts() -> None:
    """However deep they lie; no condition has none."""
    a, b = OneOf("a", ("x",)), InRange("b", at_most=1)
    nested = Condition((AnyOf((Condition((a,)), Condition((AnyOf((Condition((b,)),)),)))),))
    assert list(leaf_parts(nested)) == [a, b]
    assert list(leaf_parts(None)) == []


def holds(part: Part, fact: Fact) -> bool:
    """Say whether a part holds on a fact."""
    return truth(Condition((part,)), lambda _: fact) is Truth.HOLDS


@pytest.mark.parametrize("source", list(SOURCES))
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_every_answer_is_like_one_of_the_samples(data: st.DataObject, source: str) -> None:
    """Whatever else could be answered, all conditions treat a sample the same way."""
    bank_set = data.draw(SOURCES[source])
    parts = parts_that_look(bank_set)
    items: list[ProfileField | Question] = [*bank_set.fields.values()]
    items += bank_set.questions.values()
    item = data.draw(st.sampled_from(items))
    own = [part for part in parts if part.key == item.id]
    kinds = {
        tuple(holds(part, s.fact) for part in own)
        for s in samples(item, parts, every_set=True)
        if not isinstance(s.fact, Absence)
    }
    if isinstance(item, Question):
        facts: list[Fact] = [(value,) for value in answers_to(item)]
    else:
        facts = [each if isinstance(each, tuple) else (each,) for each in values_of(item)]
    for fact in facts:
        assert tuple(holds(part, fact) for part in own) in kinds


def test_every_sample_of_the_shipped_profile_can_be_answered() -> None:
    """Nothing is sampled that the interview would refuse."""
    parts = parts_that_look(shipped())
    for field in shipped().profile.fields:
        for sample in samples(field, parts, every_set=True):
            assert not isinstance(sample.given, Answer)
            assert profile_misfit(field, sample.given) == ""
