"""The scorecard: its pitfalls in order, its totals, and what is not rated."""

from __future__ import annotations

from fractions import Fraction

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
    assert [part.score for part in parts] == [Fraction(100), Fraction(100), Fraction(50)]
    assert [part.confirmed for part in parts] == [Fraction(100), Fraction(0), Fraction(50)]
    for name in whole.__struct_fields__:
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)
    assert whole.questions == 3


def test_a_question_that_does_not_apply_is_in_no_total() -> None:
    """Where none is left, there is no score, rather than a good one."""
    nothing = total(stand(THREE, an_audit(dict.fromkeys("abc", NOT_APPLICABLE))).questions)
    assert (nothing, nothing.score, nothing.confirmed) == (Totals(), None, None)


@pytest.mark.parametrize(("aside", "of", "many"), [(1, 3, False), (2, 5, True), (0, 3, False)])
def test_more_than_a_third_marked_not_applicable_is_a_warning(
    aside: int, of: int, *, many: bool
) -> None:
    """A third is not; what the profile hides, and what the quick set leaves out, is no matter."""
    ids = [f"q{number}" for number in range(of)]
    out = [a_question("hidden", show_if=when(data="orders")), a_question("more", core=False)]
    bank = a_bank("one", [*map(a_question, ids), *out])
    bank_set = a_bank_set(bank, fields=(a_field("data", "none", "orders"),))
    answers = dict.fromkeys(ids, answer("yes")) | dict.fromkeys(ids[:aside], NOT_APPLICABLE)
    card = score(bank_set, an_audit(answers, {"data": "none"}))
    assert card.pitfalls[0].many_not_applicable is many


def test_nothing_is_not_rated() -> None:
    """A rating of no question at all would say that there is no risk."""
    nothing = stand(THREE, an_audit(dict.fromkeys("abc", NOT_APPLICABLE)))
    needs = "^a rating needs at least one question that counts$"
    with pytest.raises(ValueError, match=needs):
        rate_overall(nothing)
    with pytest.raises(ValueError, match=needs):
        rate_pitfall([], exposure=3)
