"""What is told between two questions: what a change brought, and that a pitfall is done."""

from __future__ import annotations

import pytest
from dice import Dice
from hypothesis import given, settings
from hypothesis import strategies as st
from sittings import EACH, NOW, a_step, beginnings, hanging, told

from builders import (
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.actions import (
    Back,
    Forward,
    Give,
    GiveProfile,
    GoTo,
    Keep,
    Leave,
    NotApplicable,
    Note,
)
from outsource_audit.domain.agenda import items
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import BankSet, Question
from outsource_audit.domain.interview import Interview, apply, begin, open_from_review
from outsource_audit.domain.news import news

FIELDS = (a_field("data", "none", "orders"),)


def shop(*questions: Question) -> BankSet:
    """Make a bank set of a field, an open question, and these questions."""
    return a_bank_set(a_bank("one", [a_question("a"), *questions]), fields=FIELDS)


def given_all(bank_set: BankSet, data: str) -> Interview:
    """Answer everything, and go back to the profile."""
    answers = {key: answer("yes") for key in bank_set.questions}
    return open_from_review(begin(bank_set, an_audit(answers, {"data": data})), "data")


def test_a_change_says_what_is_now_asked_too() -> None:
    """Questions that were hidden until then, by their ids."""
    interview = begin(shop(*hanging("b", "c")), an_audit(profile={"data": "none"}))
    assert told(interview, GoTo("data"), GiveProfile("orders")) == (
        "Now also asked: 2 questions (b, c).",
    )
    interview = begin(shop(*hanging("b")), an_audit(profile={"data": "none"}))
    assert told(interview, GoTo("data"), GiveProfile("unknown")) == (
        "Now also asked: 1 question (b).",
    )


def test_a_change_says_what_no_longer_applies_and_that_its_answers_are_kept() -> None:
    """Nothing disappears silently, and it comes back."""
    interview = given_all(shop(*hanging("b", "c")), "orders")
    assert told(interview, GiveProfile("none")) == (
        (
            "No longer applies: 2 questions (b, c). "
            "Their 2 answers are kept aside and come back if you change this again."
        ),
    )
    after = apply(interview, GiveProfile("none"), NOW)
    assert told(open_from_review(after, "data"), GiveProfile("orders")) == (
        "2 earlier answers count again: b, c.",
    )


@pytest.mark.parametrize(
    ("answered", "kept"),
    [
        ((), "No longer applies: 2 questions (b, c)."),
        (
            ("b",),
            (
                "No longer applies: 2 questions (b, c). "
                "Their one answer is kept aside and comes back if you change this again."
            ),
        ),
    ],
)
def test_only_answers_that_there_are_are_kept_aside(answered: tuple[str, ...], kept: str) -> None:
    """Questions nobody answered leave nothing behind."""
    audit = an_audit({key: answer("no") for key in answered}, {"data": "orders"})
    interview = begin(shop(*hanging("b", "c")), audit)
    assert told(interview, GoTo("data"), GiveProfile("none")) == (kept,)


def test_one_question_that_goes_and_comes_back_is_told_in_the_singular() -> None:
    """Both ways."""
    interview = given_all(shop(*hanging("b")), "orders")
    after = apply(interview, GiveProfile("none"), NOW)
    assert news(interview, after, EACH) == (
        (
            "No longer applies: 1 question (b). "
            "Its answer is kept aside and comes back if you change this again."
        ),
    )
    assert told(open_from_review(after, "data"), GiveProfile("orders")) == (
        "1 earlier answer counts again: b.",
    )


def test_five_ids_are_named_and_the_others_counted() -> None:
    """A line stays a line."""
    many = [f"b{number}" for number in range(9)]
    interview = begin(shop(*hanging(*many)), an_audit(profile={"data": "none"}))
    assert told(interview, GoTo("data"), GiveProfile("orders")) == (
        "Now also asked: 9 questions (b0, b1, b2, b3, b4 and 4 more).",
    )


def test_a_gate_among_the_questions_is_told_like_the_profile() -> None:
    """Changing the answer that other questions hang on, "not applicable" included."""
    bank = a_bank("one", [a_question("gate"), a_question("b", show_if=when(gate="yes"))])
    interview = begin(a_bank_set(bank), an_audit({"gate": answer("yes"), "b": answer("no")}))
    hidden = (
        (
            "No longer applies: 1 question (b). "
            "Its answer is kept aside and comes back if you change this again."
        ),
    )
    opened = open_from_review(interview, "gate")
    assert told(opened, Give("no")) == hidden
    assert told(opened, NotApplicable("There is none")) == hidden


def test_questions_that_were_seen_and_go_again_are_told_though_nobody_answered_them() -> None:
    """They were on the way; now they are not."""
    bank = a_bank("one", [a_question("gate"), a_question("b", show_if=when(gate="yes"))])
    interview = begin(a_bank_set(bank), an_audit({"gate": answer("yes")}))
    assert told(open_from_review(interview, "gate"), Give("no")) == (
        "No longer applies: 1 question (b).",
    )


def test_a_first_answer_that_narrows_what_is_asked_is_no_news() -> None:
    """Nobody had seen what is ruled out."""
    bank_set = a_bank_set(
        a_bank("one", [a_question("a"), *hanging("b")]),
        fields=(*FIELDS, a_field("team", "1", "2")),
    )
    assert told(begin(bank_set, an_audit()), GiveProfile("none")) == ()


def test_a_first_answer_that_hides_a_given_one_is_news() -> None:
    """Only the answered questions are told."""
    bank_set = shop(*hanging("b", "c"))
    interview = begin(bank_set, an_audit({"a": UNKNOWN_ANSWER, "b": answer("no")}))
    assert told(interview, GiveProfile("none"))[0] == (
        "No longer applies: 1 question (b). "
        "Its answer is kept aside and comes back if you change this again."
    )


def test_the_same_answer_again_a_note_and_a_move_are_no_news() -> None:
    """Nothing changed around the person."""
    interview = given_all(shop(*hanging("b")), "orders")
    for action in (GiveProfile("orders"), Keep(), Back(), Forward(), GoTo("a"), Leave()):
        assert told(interview, action) == ()
    assert told(interview, GoTo("b"), Note("Asked")) == ()


def test_a_question_outside_the_quick_set_does_not_appear() -> None:
    """It is not asked, whatever the profile says."""
    interview = begin(shop(*hanging("b", core=False)), an_audit(profile={"data": "none"}))
    assert told(interview, GoTo("data"), GiveProfile("orders")) == ()


def test_a_change_and_the_end_of_a_part_are_both_told() -> None:
    """The change first."""
    bank = a_bank(
        "one", [a_question("gate", revision=2), a_question("b", show_if=when(gate="yes"))]
    )
    audit = an_audit({"gate": Answer(answer="yes"), "b": answer("no")})
    assert told(begin(a_bank_set(bank), audit), Give("no")) == (
        (
            "No longer applies: 1 question (b). "
            "Its answer is kept aside and comes back if you change this again."
        ),
        "Pitfall 1 done: 1 answered.",
    )


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_news_can_be_told_after_anything(interview: Interview, data: st.DataObject) -> None:
    """A few whole sentences; no question appears without being told."""
    dice = Dice(data.draw)
    for _ in range(12):
        after = a_step(dice, interview)
        lines = news(interview, after, EACH)
        assert len(lines) <= 4
        assert all(line.endswith(".") and "\n" not in line for line in lines)
        if interview.here is not None and not after.left:
            assert any("Now also asked" in line for line in lines) == _has_new(interview, after)
        interview = after


def _has_new(before: Interview, after: Interview) -> bool:
    was = {item for item, _ in items(before.bank_set, before.audit)}
    return any(is_open and item not in was for item, is_open in items(after.bank_set, after.audit))
