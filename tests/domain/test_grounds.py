"""Because of which answers a condition holds, fails or is open."""

from __future__ import annotations

from builders import a_bank, a_bank_set, a_field, a_question, an_audit, at_least, when
from outsource_audit.domain.audit import ProfileValue
from outsource_audit.domain.condition import AnyOf, Condition
from outsource_audit.domain.grounds import grounds
from outsource_audit.domain.scale import NumberScale, Scale
from outsource_audit.domain.standing import stand

FIELDS = (
    a_field("one", "a", "b", ask="Which one?"),
    a_field("two", "a", "b", ask="Which two?"),
    a_field("many", scale=Scale.NUMBER, choices=(), number=NumberScale("hours"), ask="How many?"),
    a_field("deep", "a", "b", show_if=when(one="b")),
)
ONE, TWO = '"Which one?" was answered: A', '"Which two?" was answered: A'
EITHER = Condition((AnyOf((when(one="a"), when(two="b"))),))


def told(condition: Condition | None, **profile: ProfileValue) -> tuple[str, ...]:
    """Return the grounds of a condition under a profile."""
    bank_set = a_bank_set(a_bank("bank", [a_question("q")]), fields=FIELDS)
    return grounds(condition, bank_set, stand(bank_set, an_audit(profile=profile)).fact)


def test_no_condition_has_no_grounds() -> None:
    """What always holds hangs on nothing."""
    assert told(None) == ()
    assert told(Condition()) == ()


def test_what_holds_names_every_answer_it_holds_by() -> None:
    """All parts of a condition, and of an `any_of` only the ways that hold."""
    assert told(when(one="a", two="a"), one="a", two="a") == (ONE, TWO)
    assert told(EITHER, one="a", two="a") == (ONE,)


def test_what_fails_names_only_the_answers_that_rule_it_out() -> None:
    """Of an `any_of` those of every way."""
    assert told(when(one="a", two="b"), one="a", two="a") == (TWO,)
    both = Condition((AnyOf((when(one="b"), when(two="b"))),))
    assert told(both, one="a", two="a") == (ONE, TWO)


def test_what_is_open_names_what_is_not_known() -> None:
    """And not the parts that hold, nor the ways that fail."""
    assert told(when(one="a", two="b"), one="a") == ('the answer to "Which two?" is not known',)
    assert told(EITHER, one="b") == ('the answer to "Which two?" is not known',)


def test_an_answer_is_named_once() -> None:
    """However often a condition looks at it."""
    assert told(Condition((*when(one="b").parts, *when(one="b").parts)), one="a") == (ONE,)


def test_a_number_has_its_unit_and_a_hidden_field_its_id() -> None:
    """As its reader would say it back."""
    assert told(at_least("many", 3), many=5) == ('"How many?" was answered: 5 hours',)
    assert told(when(deep="a"), one="a", deep="a") == ("deep does not apply",)
