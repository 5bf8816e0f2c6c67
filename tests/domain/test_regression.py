"""Whether an audit is worse than an earlier one: three bounds, and red lines by name."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from bank_sources import SOURCES, draw_audit
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import audits

from builders import (
    NOT_APPLICABLE,
    a_bank,
    a_bank_set,
    a_question,
    a_red_line,
    an_audit,
    answer,
)
from outsource_audit.domain.regression import no_worse
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.verdict import Verdict

BANKS = a_bank_set(
    a_bank(
        "one",
        [
            a_question("line", red_line=a_red_line("no")),
            a_question("other", red_line=a_red_line("no")),
            *(a_question(f"q{number}") for number in range(8)),
        ],
    )
)
THEN = "2025-11-20"


def card(others: str = "yes", when: str = "2026-11-23", **given: str) -> Scorecard:
    """Return the scorecard of ten questions, answered alike but for those that are given."""
    answers = {key: given.get(key, others) for key in BANKS.questions}
    audit = an_audit({key: answer(value) for key, value in answers.items() if value})
    return score(BANKS, msgspec.structs.replace(audit, date=when))


def said(verdicts: tuple[Verdict, ...]) -> list[str]:
    """Return what failed verdicts say."""
    return [verdict.says for verdict in verdicts if not verdict.passed]


def test_the_same_answers_are_not_worse() -> None:
    """Score, confirmed score and rating hold, and each says against what."""
    verdicts = no_worse(card(q0="no"), card(q0="no", when=THEN))
    assert [verdict.passed for verdict in verdicts] == [True] * 3
    assert [verdict.says for verdict in verdicts] == [
        "Score 10.0 is at most the 10.0 of 2025-11-20.",
        "Confirmed score 10.0 is at most the 10.0 of 2025-11-20.",
        "Rating low is at most the low of 2025-11-20.",
    ]


def test_a_worse_answer_is_worse_by_an_amount() -> None:
    """The difference of the figures shown, in points; the exact one is kept beside."""
    verdicts = no_worse(card(q0="no", q1="partial"), card(q0="no", when=THEN))
    assert said(verdicts) == [
        "Score 15.0 is above the 10.0 of 2025-11-20 by 5.0.",
        "Confirmed score 15.0 is above the 10.0 of 2025-11-20 by 5.0.",
    ]
    assert verdicts[0].by == Fraction(5)


def test_not_knowing_any_more_is_worse() -> None:
    """What was in place and is not known today raises the score, and confirms nothing."""
    verdicts = no_worse(card(q0="unknown"), card(when=THEN))
    assert [verdict.passed for verdict in verdicts] == [False, True, True]


def test_a_red_line_newly_hit_is_named_with_the_rating() -> None:
    """The rating is worse by steps, and the red line that does it is a cause."""
    rating = no_worse(card(line="no", other="unknown"), card(when=THEN))[2]
    assert (rating.passed, rating.by) == (False, 2)
    assert rating.says == (
        "Rating high is above the low of 2025-11-20 by 2 steps. "
        "Red lines newly hit: line. Red lines no longer ruled out: other."
    )
    assert [(cause.item, cause.open) for cause in rating.causes] == [
        ("line", False),
        ("other", True),
    ]


def test_a_red_line_in_place_of_another_is_named_and_fails_nothing() -> None:
    """The rating is the same, so the bound holds; the new red line is named all the same."""
    rating = no_worse(card(line="no"), card(other="no", when=THEN))[2]
    assert (rating.passed, rating.by) == (True, None)
    assert rating.says == (
        "Rating high is at most the high of 2025-11-20. Red lines newly hit: line."
    )


def test_a_red_line_that_was_open_and_is_hit_is_new() -> None:
    """One that was hit and is open, or was open and is open, is not."""
    assert "newly hit: line." in no_worse(card(line="no"), card(line="unknown", when=THEN))[2].says
    for before in ("no", "unknown"):
        rating = no_worse(card(line="unknown"), card(line=before, when=THEN))[2]
        assert rating.causes == ()
        assert "Red lines" not in rating.says


def test_without_a_rating_today_the_bound_fails() -> None:
    """Why there is none is said."""
    today = card(others="", q0="yes")
    rating = no_worse(today, card(when=THEN))[2]
    assert (rating.passed, rating.limit, rating.measured_text) == (False, Rating.LOW, "no rating")
    assert rating.says == (
        "There is no rating yet: 10% of the questions have an answer so far, and a rating needs "
        "80%; 2 red-line questions must be answered first ('I don't know' is an answer). "
        "Red lines no longer ruled out: line, other."
    )


def test_without_a_rating_then_there_is_nothing_to_compare() -> None:
    """Nothing shows that today is not worse."""
    rating = no_worse(card(line="no"), card(others="", when=THEN))[2]
    assert (rating.passed, rating.limit) == (False, None)
    assert rating.says == (
        "The audit of 2025-11-20 has no rating to compare with. Red lines newly hit: line."
    )


def test_without_a_score_nothing_holds() -> None:
    """Neither an audit of nothing, nor one held against nothing, shows anything."""
    nothing = score(
        BANKS,
        msgspec.structs.replace(
            an_audit(dict.fromkeys(BANKS.questions, NOT_APPLICABLE)), date=THEN
        ),
    )
    assert (
        said(no_worse(nothing, card(when=THEN)))[:2]
        == ["There is no score: no question applies."] * 2
    )
    assert said(no_worse(card(), nothing)) == [
        *["The audit of 2025-11-20 has no score to compare with."] * 2,
        "The audit of 2025-11-20 has no rating to compare with.",
    ]


@pytest.mark.parametrize("source", list(SOURCES))
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_each_figure_decides_its_own_bound(data: st.DataObject, source: str) -> None:
    """A bound holds if, and only if, both audits have the figure and it is not worse."""
    bank_set, audit = draw_audit(data, source)
    now = score(bank_set, audit)
    old = score(bank_set, data.draw(audits(bank_set)))
    pairs = (
        (now.overall.score, old.overall.score),
        (now.overall.confirmed, old.overall.confirmed),
        (now.overall.rating, old.overall.rating),
    )
    for verdict, (one, other) in zip(no_worse(now, old), pairs, strict=True):
        assert verdict.passed == (one is not None and other is not None and one <= other)
        assert (verdict.by is not None) == (one is not None and other is not None and one > other)
