"""The answer that counts, in words, and why it has its points."""

from __future__ import annotations

import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.answer_told import field_told, points_told, question_told, told
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.scale import Band, NumberScale, Scale
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import Standing, State

FIELDS = (
    a_field("sees", "none", "some"),
    a_field("deep", "a", "b", show_if=when(sees="some")),
)
NUMBER = NumberScale("days", best=Band(at_most=2), worst=Band(at_least=10))


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("yes", "Yes: it is in place"),
        ("unknown", "Don't know"),
        ("nothing", "No answer yet"),
        ("hidden", "Does not apply"),
        ("not asked", "Not asked"),
        ("not applicable", "Not applicable: We hand nothing over"),
        ("outgrown", "No answer that counts; to be confirmed again: Yes: it is in place"),
        ("misfit", "No answer that counts; to be confirmed again: Banana"),
    ],
)
def test_an_answer_is_told_as_it_counts(state: str, text: str) -> None:
    """Every state has its words."""
    answers = {
        "yes": answer("yes"),
        "hidden": answer("yes"),
        "unknown": UNKNOWN_ANSWER,
        "not applicable": NOT_APPLICABLE,
        "outgrown": Answer(answer="yes", revision=2),
        "misfit": answer("banana"),
    }
    question = a_question(
        "a", core=state != "not asked", show_if=when(sees="some") if state == "hidden" else None
    )
    stored = {"a": answers[state]} if state in answers else {}
    card = score(
        a_bank_set(a_bank("one", [question]), fields=FIELDS), an_audit(stored, {"sees": "none"})
    )
    assert question_told(card.standings.questions[0], card) == told("a", card) == text


def test_a_profile_answer_is_told_as_it_counts() -> None:
    """Given, not known, not given, a misfit, or hidden."""

    def field(id_: str, **profile: str) -> str:
        bank_set = a_bank_set(a_bank("one", [a_question("a")]), fields=FIELDS)
        card = score(bank_set, an_audit(profile={**profile}))
        standing = next(one for one in card.standings.fields if one.field.id == id_)
        assert told(id_, card) == field_told(standing)
        return field_told(standing)

    assert field("sees", sees="some") == "Some"
    assert field("sees", sees="unknown") == "Don't know"
    assert field("sees") == "No answer yet"
    assert field("sees", sees="banana") == "No answer yet"
    assert field("deep", sees="none", deep="a") == "Does not apply"


def a_number_standing(value: float | str | None, number: NumberScale = NUMBER) -> Standing:
    """Return a number question that stands at a value."""
    question = a_question("a", scale=Scale.NUMBER, choices=(), number=number)
    state = State.UNKNOWN if value is None else State.ANSWERED
    points = None if value is None else 2
    return Standing(
        question=question, state=state, weight=3, exposure=1, answer=value, points=points
    )


def test_the_points_of_a_number_name_its_ranges() -> None:
    """Any other answer has the points its bank gives it; what is not known has both."""
    ranges = "At most 2 is 0 points, at least 10 is 4, all between is 2."
    by_bank = "The bank gives this answer these points."
    assert points_told(a_number_standing(5)) == ranges
    assert points_told(a_number_standing("not-measured")) == by_bank
    assert points_told(a_number_standing(5, NumberScale("days", best=Band(at_most=2)))) == by_bank
    assert points_told(a_number_standing(5, NumberScale("days", worst=Band(at_most=2)))) == by_bank
    assert points_told(a_number_standing(None)).startswith("Not known: absent in the score")
    yes = Standing(
        question=a_question("a"), state=State.ANSWERED, weight=3, exposure=1, answer="yes", points=0
    )
    assert points_told(yes) == by_bank
