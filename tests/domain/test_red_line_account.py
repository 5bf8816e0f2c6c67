"""A red line explained: the answers it names, its condition, and why it is hit or not."""

from __future__ import annotations

import pytest

from builders import (
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.red_line_account import RedLineAccount, band_text, red_line_account
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import RedLineState

SAYS = "This can sink the business."
NAMES = ("No: none of it is",)


def explained(*, size: str = "big", **answers: Answer) -> RedLineAccount | None:
    """Explain the red line of a question that only a big business is asked."""
    asked = a_question("a", red_line=a_red_line("no"), show_if=when(size="big"))
    banks = a_bank_set(a_bank("one", [asked]), fields=(a_field("size", "big", "small"),))
    standings = score(banks, an_audit(answers, {"size": size})).standings
    return red_line_account(asked, banks, standings)


@pytest.mark.parametrize(
    ("given", "state", "because"),
    [
        (answer("no"), RedLineState.HIT, "The answer is one of these."),
        (answer("yes"), RedLineState.CLEAR, "The answer is none of these."),
        (UNKNOWN_ANSWER, RedLineState.OPEN, "Its own answer is not known."),
    ],
)
def test_a_red_line_without_a_condition_is_explained_by_its_own_answer(
    given: Answer, state: RedLineState, because: str
) -> None:
    """What it says, which answers it is about, and which of them was given."""
    assert explained(a=given) == RedLineAccount(state, SAYS, NAMES, (because,))


def test_a_red_line_whose_question_is_not_asked_still_says_what_it_is_about() -> None:
    """It has no state, and the reason is that its question does not apply."""
    account = explained(size="small", a=answer("no"))
    assert account == RedLineAccount(None, SAYS, NAMES, ("Its question does not apply.",))


@pytest.mark.parametrize(
    ("band", "told"),
    [
        (Band(at_least=0), "at least 0"),
        (Band(at_least=31), "at least 31"),
        (Band(at_most=0), "at most 0"),
        (Band(at_most=2.5), "at most 2.5"),
    ],
)
def test_a_range_is_told_by_its_one_end(band: Band, told: str) -> None:
    """Zero is an end like any other."""
    assert band_text(band) == told


def test_a_red_line_may_name_an_answer_that_is_no_number() -> None:
    """A question of days may be answered "never"; a red line on that alone has no range."""
    asked = a_question(
        "a",
        scale=Scale.NUMBER,
        number=NumberScale("days", best=Band(at_most=2), worst=Band(at_least=10)),
        choices=(Choice("never", "never", 4),),
        red_line=a_red_line("never"),
    )
    banks = a_bank_set(a_bank("one", [asked]))
    standings = score(banks, an_audit({"a": answer(12)})).standings
    because = ("The answer is none of these.",)
    expected = RedLineAccount(RedLineState.CLEAR, SAYS, ("Never",), because)
    assert red_line_account(asked, banks, standings) == expected
