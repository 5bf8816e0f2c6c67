"""What is not asked, and because of what: nothing disappears silently."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import audits, bank_sets

from builders import (
    NOT_APPLICABLE,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    an_audit,
    answer,
    at_least,
    when,
)
from outsource_audit.domain.agenda import items
from outsource_audit.domain.audit import Answer, ProfileValue
from outsource_audit.domain.bank import ProfileField, Question
from outsource_audit.domain.condition import AnyOf, Condition
from outsource_audit.domain.scale import Choice, NumberScale, Scale
from outsource_audit.domain.unasked import Unasked, unasked

DATA = a_field(
    "data",
    ask="What can it see?",
    choices=(Choice("none", "none of it"), Choice("orders", "the orders")),
)
NONE_SEEN = '"What can it see?" was answered: None of it'


def reasons(
    *questions: Question,
    fields: tuple[ProfileField, ...] = (DATA,),
    profile: dict[str, ProfileValue] | None = None,
    **answers: Answer,
) -> dict[str, tuple[str, ...]]:
    """Return why each question that is not asked is not asked."""
    bank_set = a_bank_set(a_bank("one", questions), fields=fields)
    audit = an_audit(answers, {"data": "none"} if profile is None else profile)
    return {one.id: one.because for one in unasked(bank_set, audit)}


def test_what_is_asked_is_not_listed() -> None:
    """Answered or not; a condition that is open asks."""
    assert reasons(a_question("a"), a_question("b", show_if=when(data="orders")), profile={}) == {}


def test_a_question_outside_the_quick_set_has_no_other_reason() -> None:
    """It is asked when its pitfall is taken in full."""
    bank_set = a_bank_set(a_bank("one", [a_question("a"), a_question("b", core=False)]))
    found = [Unasked("b", "Is b in place?", "one", because=())]
    assert unasked(bank_set, an_audit()) == found
    assert unasked(bank_set, an_audit(in_full=("one",))) == []


def test_an_answer_that_rules_a_question_out_is_named_with_what_it_was_asked() -> None:
    """In the words of the field or question, whichever it was."""
    found = reasons(
        a_question("gate", ask="Is there a gate?"),
        a_question("b", show_if=when(data="orders")),
        a_question("c", show_if=when(gate="yes")),
        gate=answer("no"),
    )
    assert found == {
        "b": (NONE_SEEN,),
        "c": ('"Is there a gate?" was answered: No: none of it is',),
    }


def test_several_answers_and_numbers_are_said_in_words() -> None:
    """As the person would read them back."""
    work = a_field("work", "ads", "store", "other", ask="What work?", scale=Scale.SEVERAL)
    days = a_field("days", ask="How long?", scale=Scale.NUMBER, number=NumberScale("days"))
    found = reasons(
        a_question("a", show_if=when(work="other")),
        a_question("b", show_if=at_least("days", 30)),
        fields=(work, days),
        profile={"work": ("ads", "store"), "days": 7},
    )
    assert found == {
        "a": ('"What work?" was answered: Ads; Store',),
        "b": ('"How long?" was answered: 7 days',),
    }


def test_every_part_that_fails_is_named_and_no_other() -> None:
    """Once each; of two ways in, both are closed."""
    bot = a_field("bot", "yes", "no", ask="Is there a bot?")
    team = a_field("team", "1", "2", ask="How many?")
    either = AnyOf((when(data="orders", team="1"), when(bot="yes"), when(data="none", bot="yes")))
    no_bot = '"Is there a bot?" was answered: No'
    found = reasons(
        a_question("a", show_if=when(data="orders", bot="yes", team="1")),
        a_question("b", show_if=Condition((either,))),
        fields=(DATA, bot, team),
        profile={"data": "none", "bot": "no", "team": "1"},
    )
    assert found == {"a": (NONE_SEEN, no_bot), "b": (NONE_SEEN, no_bot)}


def test_what_hangs_on_a_hidden_question_says_so() -> None:
    """By its id, which is in the list as well; marked not applicable by hand is the same."""
    found = reasons(
        a_question("gate", show_if=when(data="orders")),
        a_question("b", show_if=when(gate="yes")),
        a_question("other"),
        a_question("c", show_if=when(other="yes")),
        other=NOT_APPLICABLE,
    )
    assert found == {
        "gate": (NONE_SEEN,),
        "b": ("gate does not apply",),
        "c": ("other does not apply",),
    }


def test_a_profile_field_can_be_hidden_too() -> None:
    """It belongs to no pitfall."""
    where = a_field("where", "here", "there", show_if=when(data="orders"))
    bank_set = a_bank_set(a_bank("one", [a_question("a")]), fields=(DATA, where))
    audit = an_audit(profile={"data": "none", "where": "here"})
    assert unasked(bank_set, audit) == [
        Unasked("where", "What is where?", None, (NONE_SEEN,), kept_aside=True)
    ]


def test_an_answer_that_is_kept_aside_is_told() -> None:
    """A note alone is none."""
    bank = a_bank("one", [a_question(key, show_if=when(data="orders")) for key in ("a", "b")])
    audit = an_audit({"a": answer("no"), "b": Answer(note="Asked")}, {"data": "none"})
    found = unasked(a_bank_set(bank, fields=(DATA,)), audit)
    assert [(one.id, one.kept_aside) for one in found] == [("a", True), ("b", False)]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_everything_is_either_asked_or_listed(data: st.DataObject) -> None:
    """Once, in asking order; what is ruled out has a reason."""
    bank_set = data.draw(bank_sets())
    audit = data.draw(audits(bank_set))
    every = [*bank_set.fields, *bank_set.questions]
    asked = [item for item, _ in items(bank_set, audit)]
    found = unasked(bank_set, audit)
    assert [one.id for one in found] == [item for item in every if item not in asked]
    for one in found:
        item = bank_set.fields.get(one.id) or bank_set.questions[one.id]
        assert one.because or isinstance(item, Question)
        assert one.because == () or item.show_if is not None
