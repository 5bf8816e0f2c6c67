"""What a score rests on, in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from builders import UNKNOWN_ANSWER, a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.scope_wording import completeness_text, confidence_text, scope_text
from outsource_audit.domain.scoring import score

QUICK = "the quick set. The score says nothing about the rest."
PARTLY = "Asked in full: Pitfall one. Of the rest, the quick set."
UNKNOWN_COUNTS = '("don\'t know" counts as one)'


@pytest.mark.parametrize(
    ("in_full", "told"),
    [
        ((), f"This audit asks 2 of the 4 questions that apply: {QUICK}"),
        (("one",), f"This audit asks 3 of the 4 questions that apply. {PARTLY}"),
        (("one", "two"), "This audit asks all 4 questions that apply."),
    ],
)
def test_what_was_not_asked_is_named(in_full: tuple[str, ...], told: str) -> None:
    """A score claims nothing about what nobody asked."""
    banks = a_bank_set(
        a_bank("one", [a_question("a"), a_question("b", core=False)]),
        a_bank("two", [a_question("c"), a_question("d", core=False)], pitfall=2),
    )
    assert scope_text(score(banks, an_audit({}, in_full=in_full))) == told


def test_pitfalls_that_were_asked_in_full_are_named_in_order() -> None:
    """As one list, in the order of the banks and not in the order they were taken in."""
    banks = a_bank_set(
        *(
            a_bank(
                id_, [a_question(f"{id_}-1"), a_question(f"{id_}-2", core=False)], pitfall=number
            )
            for number, id_ in enumerate(("one", "two", "three"), start=1)
        )
    )
    assert scope_text(score(banks, an_audit({}, in_full=("three", "one")))) == (
        "This audit asks 5 of the 6 questions that apply. "
        "Asked in full: Pitfall one; Pitfall three. Of the rest, the quick set."
    )


def test_one_question_is_told_as_one() -> None:
    """In the singular."""
    assert scope_text(score(a_bank_set(a_bank("one", [a_question("a")])), an_audit())) == (
        "This audit asks the only question that applies."
    )


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        ("abc", "All 3 questions that apply were asked."),
        ("ab", "This audit asks all 3 questions that apply."),
    ],
)
def test_questions_are_said_to_be_asked_once_none_waits(answered: str, told: str) -> None:
    """What is not known was asked, too; what has no answer yet may never have been."""
    banks = a_bank_set(a_bank("one", [a_question(key) for key in "abc"]))
    given = dict.fromkeys(answered, answer("yes")) | {"a": UNKNOWN_ANSWER}
    assert scope_text(score(banks, an_audit(given))) == told


def test_the_quick_set_that_was_asked_is_told_as_such() -> None:
    """One question or several."""
    core, more = a_question("a"), a_question("b", core=False)
    one = score(a_bank_set(a_bank("one", [core, more])), an_audit({"a": answer("no")}))
    assert scope_text(one) == f"1 of the 2 questions that apply was asked: {QUICK}"
    alone = score(a_bank_set(a_bank("one", [core])), an_audit({"a": answer("no")}))
    assert scope_text(alone) == "The only question that applies was asked."


def test_completeness_is_a_share_of_what_is_in_scope() -> None:
    """Or there is nothing in scope."""
    assert completeness_text(None) == "No question is in scope yet."
    assert completeness_text(Fraction(1, 3)) == (
        f"33% of the questions have an answer so far {UNKNOWN_COUNTS}."
    )
    assert completeness_text(Fraction(0)) == "No question has an answer yet."
    assert completeness_text(Fraction(1)) == f"Each question asked has an answer {UNKNOWN_COUNTS}."


def test_confidence_says_what_the_rest_is() -> None:
    """Self-reported, where not everything was seen."""
    assert confidence_text(None) == "No answer is good so far, so there is nothing to prove."
    assert confidence_text(Fraction(1, 2)) == (
        "Of the good answers, 50% (by weight) come with proof that somebody saw. "
        "The rest is self-reported: nobody saw proof."
    )
    assert confidence_text(Fraction(1)) == "All good answers come with proof that somebody saw."
    assert confidence_text(Fraction(0)) == (
        "No good answer comes with proof that somebody saw: all are self-reported."
    )
