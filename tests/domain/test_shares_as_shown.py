"""What is shown of a share lies next to the exact one, however the others are rounded."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.explanation import explain
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score
from outsource_audit.domain.shares import Share, split_in_two

GIVEN_ANSWERS = st.sampled_from(("yes", "partial", "no", "unknown"))


def test_a_large_share_and_a_small_one_are_each_shown_as_they_are() -> None:
    """Eight ninths of the score are 88.89, and one ninth is 11.11."""
    questions = [
        a_question("heavy", severity=Severity.CRITICAL),
        a_question("light", severity=Severity.LOW),
    ]
    audit = an_audit({"heavy": answer("no"), "light": answer("no")})
    found = explain(score(a_bank_set(a_bank("one", questions)), audit)).questions
    assert {id_: part.of_total.shown for id_, part in found.items()} == {
        "heavy": "88.89",
        "light": "11.11",
    }


@given(st.lists(st.tuples(st.sampled_from(Severity), GIVEN_ANSWERS), min_size=1, max_size=12))
def test_no_share_is_shown_more_than_a_hundredth_away(drawn: list[tuple[Severity, str]]) -> None:
    """Of its pitfall, whatever the questions weigh and however many are open."""
    questions = [a_question(f"q{i}", severity=severity) for i, (severity, _) in enumerate(drawn)]
    answers = {f"q{i}": answer(value) for i, (_, value) in enumerate(drawn)}
    found = explain(score(a_bank_set(a_bank("one", questions)), an_audit(answers)))
    for part in found.questions.values():
        assert abs(part.of_pitfall.hundredths - 100 * part.of_pitfall.exact) <= 1


def test_a_share_is_split_where_it_is_cut() -> None:
    """Nine tenths of twenty are eighteen, as shown too."""
    whole = Share(Fraction(20), 2000)
    assert split_in_two(whole, Fraction(18)) == (
        Share(Fraction(18), 1800),
        Share(Fraction(2), 200),
    )
