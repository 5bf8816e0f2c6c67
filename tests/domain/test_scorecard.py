"""The scorecard: its pitfalls in order, and what is in it where nothing counts."""

from __future__ import annotations

import pytest

from builders import NOT_APPLICABLE, a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.rating import rate_overall, rate_pitfall
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


def test_nothing_is_not_rated() -> None:
    """A rating of no question at all would say that there is no risk."""
    nothing = stand(THREE, an_audit(dict.fromkeys("abc", NOT_APPLICABLE)))
    needs = "^a rating needs at least one question that counts$"
    with pytest.raises(ValueError, match=needs):
        rate_overall(nothing)
    with pytest.raises(ValueError, match=needs):
        rate_pitfall([], exposure=3)
