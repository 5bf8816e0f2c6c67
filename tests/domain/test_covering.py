"""The profiles that a simulation tries cover every pair of answers that can meet."""

from __future__ import annotations

from itertools import combinations

import pytest
from bank_sources import SOURCES, shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import audits

from builders import a_bank, a_bank_set, a_field, a_question, a_red_line, an_audit, when
from outsource_audit.domain.audit import profile_misfit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition import Absence, Condition, Fact, Truth, truth
from outsource_audit.domain.condition_uses import parts_that_look
from outsource_audit.domain.covering import Profile, completed, covering_profiles
from outsource_audit.domain.situation import Situation
from outsource_audit.domain.standing import stand


def kinds(bank_set: BankSet, profile: Profile) -> dict[str, object]:
    """Return of each field that is asked which kind of answer it has, as conditions see it."""
    parts = parts_that_look(bank_set)
    facts = {s.field.id: s.fact for s in stand(bank_set, an_audit(profile=profile)).fields}

    def kind(key: str, fact: Fact) -> object:
        own = [part for part in parts if part.key == key]
        known = [truth(Condition((part,)), lambda _: fact) is Truth.HOLDS for part in own]
        return Absence.UNKNOWN if fact is Absence.UNKNOWN else tuple(known)

    return {k: kind(k, fact) for k, fact in facts.items() if fact is not Absence.HIDDEN}


def pairs(bank_set: BankSet, profile: Profile) -> set[tuple[object, object]]:
    """Return the pairs of kinds of answers that meet in a profile."""
    return set(combinations(kinds(bank_set, profile).items(), 2))


def test_two_fields_are_paired_in_every_way() -> None:
    """Two kinds and unknown of each: nine pairs in nine profiles."""
    fields = (a_field("a", "x", "y"), a_field("b", "x", "y", "z"))
    question = a_question("q", show_if=when(a="x", b="z"))
    found = covering_profiles(a_bank_set(a_bank("one", [question]), fields=fields))
    assert (found.pairs, found.apart, len(found.profiles)) == (9, 0, 9)
    assert {"a": "x", "b": "z"} in found.profiles
    assert {"a": "unknown", "b": "unknown"} in found.profiles


def test_answers_that_rule_each_other_out_are_counted_apart() -> None:
    """A field that only those who run are asked never meets the answer of those who choose."""
    fields = (a_field("a", "run", "choose"), a_field("b", "x", "y", show_if=when(a="run")))
    question = a_question("q", show_if=when(b="x"))
    found = covering_profiles(a_bank_set(a_bank("one", [question]), fields=fields))
    assert (found.pairs, found.apart) == (6, 3)
    assert {"a": "choose"} in found.profiles


def test_a_red_line_of_the_profile_is_a_kind_of_answer() -> None:
    """It changes the rating, though no condition looks at it."""
    field = a_field("a", "x", "y", red_line=a_red_line("y"))
    found = covering_profiles(a_bank_set(a_bank("one", [a_question("q")]), fields=(field,)))
    assert found.profiles == ({"a": "x"}, {"a": "y"}, {"a": "unknown"})


def test_a_profile_without_fields_is_one_profile() -> None:
    """Banks that ask nothing about the business can be simulated all the same."""
    found = covering_profiles(a_bank_set(a_bank("one", [a_question("q")])))
    assert (found.profiles, found.pairs, found.apart) == (({},), 0, 0)


def test_a_situation_is_completed_with_what_is_asked() -> None:
    """What it leaves open takes its first answer; what it rules out is left out."""
    fields = (a_field("a", "run", "choose"), a_field("b", "x", show_if=when(a="run")))
    bank_set = a_bank_set(a_bank("one", [a_question("q")]), fields=fields)
    assert completed(bank_set, Situation()) == {"a": "run", "b": "x"}
    assert completed(bank_set, Situation(profile={"a": "choose"})) == {"a": "choose"}


def test_the_shipped_banks_take_some_hundred_profiles() -> None:
    """Many more would make the simulation slow, and always the same ones are taken."""
    found = covering_profiles(shipped())
    assert 150 < len(found.profiles) < 400
    assert found == covering_profiles(shipped())
    assert len({repr(profile) for profile in found.profiles}) == len(found.profiles)


@pytest.mark.parametrize("source", list(SOURCES))
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_two_answers_of_any_profile_meet_in_the_cover(data: st.DataObject, source: str) -> None:
    """Whatever somebody answers, each two of the answers were tried together.

    Sets of several answers are the exception: of these, only those that matter are tried.
    """
    bank_set = data.draw(SOURCES[source])
    found = covering_profiles(bank_set)
    for profile in found.profiles:
        for key, value in profile.items():
            assert profile_misfit(bank_set.fields[key], value) == ""
    met = {pair for profile in found.profiles for pair in pairs(bank_set, profile)}
    audit = data.draw(audits(bank_set))
    single: Profile = {
        key: value
        for key, value in audit.profile.items()
        if not isinstance(value, tuple) or len(value) == 1
    }
    assert pairs(bank_set, single) <= met
    assert len(met) <= found.pairs
