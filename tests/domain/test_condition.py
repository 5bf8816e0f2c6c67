"""Conditions are decided with three values: holds, fails, and open for what is unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import at_least, when
from outsource_audit.domain.condition import (
    Absence,
    AnyOf,
    Condition,
    Fact,
    InRange,
    OneOf,
    Truth,
    keys,
    truth,
)

FACTS: dict[str, Fact] = {
    "yes": ("x",),
    "no": ("z",),
    "unknown": Absence.UNKNOWN,
    "hidden": Absence.HIDDEN,
    "several": ("a", "b"),
    "five": (5,),
    "half": (0.5,),
    "level": (3,),
    "word": ("not-measured",),
}
# Each of these looks at one key and has the truth of its name.
PARTS = {
    Truth.HOLDS: OneOf("yes", ("x", "y")),
    Truth.OPEN: OneOf("unknown", ("x", "y")),
    Truth.FAILS: OneOf("no", ("x", "y")),
}
TRUTHS = list(Truth)


def decided(*parts: OneOf | InRange | AnyOf) -> Truth:
    """Decide a condition with these parts."""
    return truth(Condition(parts), FACTS.__getitem__)


def test_no_condition_and_an_empty_one_hold() -> None:
    """What asks for nothing holds."""
    assert truth(None, FACTS.__getitem__) is Truth.HOLDS
    assert decided() is Truth.HOLDS


def test_a_choice_of_no_conditions_fails() -> None:
    """Where one of several is wanted and there is none, none holds."""
    assert decided(AnyOf(())) is Truth.FAILS


def test_one_listed_value_is_enough() -> None:
    """The values of a key are joined by "or"."""
    assert decided(OneOf("yes", ("w", "x"))) is Truth.HOLDS
    assert decided(OneOf("yes", ("w",))) is Truth.FAILS


def test_a_key_with_several_answers_needs_one_of_them_listed() -> None:
    """Of "a" and "b" either will do."""
    assert decided(OneOf("several", ("b", "c"))) is Truth.HOLDS
    assert decided(OneOf("several", ("c", "d"))) is Truth.FAILS


def test_a_level_is_found_by_the_text_of_its_number() -> None:
    """A maturity answer is stored as a number and listed as text."""
    assert decided(OneOf("level", ("3", "4"))) is Truth.HOLDS


@pytest.mark.parametrize("one", TRUTHS)
@pytest.mark.parametrize("other", TRUTHS)
def test_parts_are_joined_by_and(one: Truth, other: Truth) -> None:
    """A condition is as true as its least true part."""
    assert decided(PARTS[one], PARTS[other]) is min(one, other)


@pytest.mark.parametrize("one", TRUTHS)
@pytest.mark.parametrize("other", TRUTHS)
def test_any_of_is_joined_by_or(one: Truth, other: Truth) -> None:
    """`any_of` is as true as the truest of its conditions."""
    both = AnyOf((Condition((PARTS[one],)), Condition((PARTS[other],))))
    assert decided(both) is max(one, other)


def test_what_is_unknown_is_open_and_what_is_hidden_fails() -> None:
    """Not knowing is no answer; a key rightly not asked is a "no"."""
    assert decided(OneOf("unknown", ("x",))) is Truth.OPEN
    assert decided(InRange("unknown", at_least=1)) is Truth.OPEN
    assert decided(OneOf("hidden", ("x",))) is Truth.FAILS
    assert decided(InRange("hidden", at_least=1)) is Truth.FAILS


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ((5, None), Truth.HOLDS),
        ((None, 5), Truth.HOLDS),
        ((5, 5), Truth.HOLDS),
        ((5.1, None), Truth.FAILS),
        ((None, 4.9), Truth.FAILS),
        ((None, None), Truth.HOLDS),
    ],
)
def test_both_limits_of_a_range_are_included(
    limits: tuple[float | None, float | None], expected: Truth
) -> None:
    """Five lies between five and five."""
    assert decided(InRange("five", *limits)) is expected


def test_a_worded_answer_lies_in_no_range() -> None:
    """A word is neither at least nor at most anything."""
    assert decided(InRange("word", at_least=0)) is Truth.FAILS
    assert decided(InRange("word", at_most=10**9)) is Truth.FAILS
    assert decided(OneOf("word", ("not-measured",))) is Truth.HOLDS


def test_keys_are_named_in_order_even_inside_any_of() -> None:
    """Every key that a condition looks at is named."""
    inner = AnyOf((when(b="x"), at_least("c", 2)))
    assert list(keys(Condition((OneOf("a", ("x",)), inner, OneOf("d", ("x",)))))) == list("abcd")
    assert list(keys(None)) == []


_PARTS = st.sampled_from(list(PARTS.values()))
_CONDITIONS = st.recursive(
    st.lists(_PARTS, max_size=3).map(lambda parts: Condition(tuple(parts))),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda conditions: Condition((AnyOf(tuple(conditions)),))
    ),
)


@given(_CONDITIONS, st.sampled_from(["x", "z"]))
def test_what_holds_or_fails_does_so_whatever_the_unknown_turns_out_to_be(
    condition: Condition, turns_out: str
) -> None:
    """Open means exactly "it depends": a decided condition never changes its mind."""
    before = truth(condition, FACTS.__getitem__)
    after = truth(condition, (FACTS | {"unknown": (turns_out,)}).__getitem__)
    assert after is not Truth.OPEN
    assert before in (Truth.OPEN, after)
