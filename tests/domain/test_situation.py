"""A situation in which conditions come out as wanted is found exactly where there is one."""

from __future__ import annotations

import pytest
from bank_sources import SOURCES
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import GIVEN, audits

from builders import a_bank, a_bank_set, a_field, a_question, an_audit, at_least, when
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition import Absence, AnyOf, Condition, Truth, truth
from outsource_audit.domain.condition_uses import Use, condition_uses, prove
from outsource_audit.domain.covering import completed
from outsource_audit.domain.scale import Choice, NumberScale, Scale
from outsource_audit.domain.situation import Situation, Wanted, find_situation, truth_range
from outsource_audit.domain.standing import stand

STAGE = a_field("stage", "choosing", "running")
KIND = a_field("kind", "firm", "person", show_if=when(stage="running"))


def test_what_is_wanted_together_is_found_together() -> None:
    """A question of another pitfall must be asked, and answered badly, for this one to show."""
    first = a_question("first", show_if=when(kind="person"))
    second = a_question("second", show_if=when(first="no"))
    bank_set = a_bank_set(a_bank("one", [first, second]), fields=(STAGE, KIND))
    found = find_situation(bank_set, [Wanted(second.show_if, least=Truth.HOLDS)])
    assert found is not None
    assert found.profile == {"stage": "running", "kind": "person"}
    assert {key: answer.answer for key, answer in found.answers.items()} == {"first": "no"}


def test_what_cannot_be_is_not_found() -> None:
    """What only those who run are asked is not known of those who choose, nor can be."""
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=(STAGE, KIND))
    never = when(stage="choosing", kind="firm")
    assert find_situation(bank_set, [Wanted(never, least=Truth.HOLDS)]) is None
    assert find_situation(bank_set, [Wanted(never, most=Truth.FAILS)]) is not None
    found = find_situation(bank_set, [Wanted(never, least=Truth.OPEN)])
    assert found == Situation(profile={"stage": "unknown", "kind": "firm"})


def test_what_is_known_is_tried_before_what_is_not() -> None:
    """An open condition is shown by a situation in which it holds, where there is one."""
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=(STAGE, KIND))
    found = find_situation(bank_set, [Wanted(when(kind="firm"), least=Truth.OPEN)])
    assert found == Situation(profile={"stage": "running", "kind": "firm"})


def test_nothing_wanted_is_found_at_once() -> None:
    """No condition needs no answer."""
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=(STAGE,))
    assert find_situation(bank_set, [Wanted(None, least=Truth.HOLDS)]) == Situation()
    assert find_situation(bank_set, [Wanted(None, most=Truth.FAILS)]) is None


def test_several_answers_are_combined_where_that_is_wanted() -> None:
    """One field can make two conditions hold at once while a third one fails."""
    choices = tuple(Choice(name, name) for name in "abc")
    field = a_field("work", scale=Scale.SEVERAL, choices=choices)
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=(field,))
    wanted = [Wanted(when(work=name), least=Truth.HOLDS) for name in "ab"]
    found = find_situation(bank_set, [*wanted, Wanted(when(work="c"), most=Truth.FAILS)])
    assert found == Situation(profile={"work": ("a", "b")})


def test_two_answers_of_many_are_combined_though_no_condition_names_them() -> None:
    """Neither one alone, nor all, nor all but one will do: two of four are what is wanted."""
    choices = tuple(Choice(name, name) for name in "abcd")
    field = a_field("work", scale=Scale.SEVERAL, choices=choices)
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=(field,))
    holding = [Wanted(when(work=name), least=Truth.HOLDS) for name in "bd"]
    failing = [Wanted(when(work=name), most=Truth.FAILS) for name in "ac"]
    assert find_situation(bank_set, [*holding, *failing]) == Situation(profile={"work": ("b", "d")})


def test_a_range_is_met_from_both_sides() -> None:
    """A number between two limits is found though no limit is that number."""
    field = a_field("n", scale=Scale.NUMBER, choices=(), number=NumberScale("h", 0, 0, 9))
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=(field,))
    wanted = [Wanted(at_least("n", 3), least=Truth.HOLDS), Wanted(at_least("n", 4), most=Truth(0))]
    assert find_situation(bank_set, wanted) == Situation(profile={"n": 3})


def test_a_condition_has_a_range_while_keys_are_missing() -> None:
    """What has no fact yet can still come out either way; what fails already cannot."""
    both = when(a="x", b="y")
    either = Condition((AnyOf((when(a="x"), when(b="y"))),))
    assert truth_range(both, {}) == (Truth.FAILS, Truth.HOLDS)
    assert truth_range(both, {"a": ("z",)}) == (Truth.FAILS, Truth.FAILS)
    assert truth_range(both, {"a": Absence.UNKNOWN}) == (Truth.FAILS, Truth.OPEN)
    assert truth_range(either, {"a": ("x",)}) == (Truth.HOLDS, Truth.HOLDS)
    assert truth_range(either, {"a": ("z",)}) == (Truth.FAILS, Truth.HOLDS)
    assert truth_range(None, {}) == (Truth.HOLDS, Truth.HOLDS)
    assert truth_range(Condition((AnyOf(()),)), {}) == (Truth.FAILS, Truth.FAILS)


def outcome(bank_set: BankSet, use: Use, audit: Audit) -> Truth | None:
    """Return what a condition comes to in an audit, None where what it is about is not asked."""
    fact = stand(bank_set, audit).fact
    is_asked = truth(use.asked_if, fact) is not Truth.FAILS
    return truth(use.condition, fact) if is_asked else None


def shown_by(bank_set: BankSet, situation: Situation) -> Audit:
    """Return the audit in which everything is taken in full and a situation is so."""
    profile = completed(bank_set, situation)
    return an_audit(situation.answers, profile, tuple(bank_set.by_id))


@pytest.mark.parametrize("source", list(SOURCES))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_proof_is_true(data: st.DataObject, source: str) -> None:
    """In the situations found a condition holds and fails; where none is, no audit has one."""
    bank_set = data.draw(SOURCES[source])
    uses = condition_uses(bank_set)
    if not uses:
        return
    use = data.draw(st.sampled_from(uses))
    proof = prove(bank_set, use)
    for situation, comes_to in ((proof.holds, Truth.HOLDS), (proof.fails, Truth.FAILS)):
        if situation is not None:
            assert outcome(bank_set, use, shown_by(bank_set, situation)) is comes_to
        else:
            audit = data.draw(audits(bank_set, GIVEN))
            assert outcome(bank_set, use, audit) is not comes_to
    if not proof.matters:
        audit = data.draw(audits(bank_set, GIVEN))
        assert outcome(bank_set, use, audit) in (None, Truth.FAILS)
