"""What a score rests on, in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from builders import a_bank, a_bank_set, a_question, an_audit
from outsource_audit.domain.scope_wording import completeness_text, confidence_text, scope_text
from outsource_audit.domain.scoring import score

QUICK = "Only the quick set was asked; the score claims nothing about the rest."
PARTLY = "Asked in full: Pitfall one. The quick set was asked for the rest."


@pytest.mark.parametrize(
    ("in_full", "told"),
    [
        ((), f"On 2 of 4 questions that apply. {QUICK}"),
        (("one",), f"On 3 of 4 questions that apply. {PARTLY}"),
        (("one", "two"), "On all 4 questions that apply."),
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
        "On 5 of 6 questions that apply. Asked in full: Pitfall one; Pitfall three. "
        "The quick set was asked for the rest."
    )


def test_one_question_is_told_as_one() -> None:
    """In the singular."""
    assert scope_text(score(a_bank_set(a_bank("one", [a_question("a")])), an_audit())) == (
        "On the only question that applies."
    )


def test_completeness_is_a_share_of_what_is_in_scope() -> None:
    """Or there is nothing in scope."""
    assert completeness_text(None) == "No question is in scope yet."
    assert completeness_text(Fraction(1, 3)) == "33% of the questions in scope are dealt with."


def test_confidence_says_what_the_rest_is() -> None:
    """Self-reported, where not everything was seen."""
    assert confidence_text(None) == "No answer is good so far, so there is nothing to prove."
    seen = "of the good answers, by weight, come with evidence that someone saw."
    assert confidence_text(Fraction(1, 2)) == f"50% {seen} The others are self-reported."
    assert confidence_text(Fraction(1)) == f"100% {seen}"
