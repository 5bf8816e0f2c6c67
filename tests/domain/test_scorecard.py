"""The scorecard: its pitfalls in order, its totals, and what is not rated."""

from __future__ import annotations

import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_question,
    an_audit,
    answer,
)
from outsource_audit.domain.rating import Totals, rate_overall, rate_pitfall, total
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import stand

THREE = a_bank_set(
    a_bank("one", [a_question("a")]),
    a_bank("two", [a_question("b")], pitfall=2),
    a_bank("three", [a_question("c")], pitfall=3),
)


def test_the_most_pressing_pitfall_is_the_first_in_rank() -> None:
    """The article's order is for reading, the rank for acting; without a score there is none."""
    card = score(THREE, an_audit({"a": NOT_APPLICABLE, "b": answer("yes"), "c": answer("no")}))
    assert [pitfall.bank.id for pitfall in card.pitfalls] == ["one", "two", "three"]
    assert [(pitfall.bank.id, pitfall.rank) for pitfall in card.ranked] == [
        ("three", 1),
        ("two", 2),
    ]


def test_the_totals_of_the_pitfalls_add_up_to_the_whole() -> None:
    """Points, weights and questions; what is not known is in the score and is not confirmed."""
    answers = {"a": answer("no"), "b": UNKNOWN_ANSWER, "c": answer("partial")}
    standings = stand(THREE, an_audit(answers))
    whole = total(standings.questions)
    parts = [total(standings.of_pitfall(pitfall)) for pitfall in THREE.by_id]
    assert [(part.score, part.confirmed, part.questions) for part in parts] == [
        (100, 100, 1),
        (100, 0, 1),
        (50, 50, 1),
    ]
    for name in whole.__struct_fields__:
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)
    assert whole.questions == 3


def test_a_question_that_does_not_apply_is_in_no_total() -> None:
    """Where none is left, there is no score, rather than a good one."""
    nothing = total(stand(THREE, an_audit(dict.fromkeys("abc", NOT_APPLICABLE))).questions)
    assert (nothing, nothing.score, nothing.confirmed) == (Totals(), None, None)


def test_nothing_is_not_rated() -> None:
    """A rating of no question at all would say that there is no risk."""
    nothing = stand(THREE, an_audit(dict.fromkeys("abc", NOT_APPLICABLE)))
    needs = "^a rating needs at least one question that counts$"
    with pytest.raises(ValueError, match=needs):
        rate_overall(nothing)
    with pytest.raises(ValueError, match=needs):
        rate_pitfall([], exposure=3)
