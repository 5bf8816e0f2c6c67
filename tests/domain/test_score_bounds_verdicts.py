"""All that is told of a bound on a score or rating: held, failed, and with nothing to measure."""

from __future__ import annotations

from fractions import Fraction

import pytest
from gated import RED, only, plain, scored

from builders import NOT_APPLICABLE, UNKNOWN_ANSWER, a_question, a_red_line, answer
from outsource_audit.domain.policy import Policy
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.verdict import Cause, Verdict

HALF = Fraction(50)


@pytest.mark.parametrize(
    ("policy", "bound", "named"),
    [
        (Policy(max_score=HALF), "max_score", "Score 50.0"),
        (Policy(max_confirmed=HALF), "max_confirmed", "Confirmed score 50.0"),
        (Policy(pitfalls={"one": HALF}), "pitfalls.one", "Score 50.0 of pitfall one"),
    ],
)
def test_a_score_that_holds_is_told_with_its_limit(policy: Policy, bound: str, named: str) -> None:
    """Both figures, exactly and in words, and nothing it would be past by."""
    assert only(policy, plain("no", "yes")) == Verdict(
        bound=bound,
        passed=True,
        says=f"{named} is at most 50.",
        measured=HALF,
        limit=HALF,
        measured_text="50.0",
        limit_text="at most 50",
    )


@pytest.mark.parametrize(
    ("policy", "bound", "named"),
    [
        (Policy(max_score=Fraction(40)), "max_score", "Score 66.7"),
        (Policy(max_confirmed=Fraction(40)), "max_confirmed", "Confirmed score 66.7"),
        (Policy(pitfalls={"one": Fraction(40)}), "pitfalls.one", "Score 66.7 of pitfall one"),
    ],
)
def test_a_score_that_fails_is_told_with_what_it_is_past(
    policy: Policy, bound: str, named: str
) -> None:
    """The figures of the sentence add up, and the exact ones are kept beside."""
    assert only(policy, plain("no", "no", "yes")) == Verdict(
        bound=bound,
        passed=False,
        says=f"{named} is above 40 by 26.7.",
        measured=Fraction(200, 3),
        limit=Fraction(40),
        measured_text="66.7",
        limit_text="at most 40",
        by=Fraction(80, 3),
    )


@pytest.mark.parametrize(
    ("policy", "bound"),
    [
        (Policy(max_score=HALF), "max_score"),
        (Policy(max_confirmed=HALF), "max_confirmed"),
    ],
)
def test_a_score_there_is_not_keeps_its_limit(policy: Policy, bound: str) -> None:
    """There is a limit, and nothing to hold against it."""
    assert only(policy, scored([a_question("a")], {"a": NOT_APPLICABLE})) == Verdict(
        bound=bound,
        passed=False,
        says="There is no score: no question applies, so nothing shows that it is at most 50.",
        measured=None,
        limit=HALF,
        measured_text="no score",
        limit_text="at most 50",
    )


def test_a_pitfall_not_asked_of_tells_how_many_questions_there_were() -> None:
    """They are counted, so that one knows what to catch up on."""
    card = scored([a_question("a", core=False), a_question("b", core=False)], {})
    assert only(Policy(pitfalls={"one": Fraction(25, 2)}), card) == Verdict(
        bound="pitfalls.one",
        passed=False,
        says="Pitfall one has no score: 2 questions of it were not asked.",
        measured=None,
        limit=Fraction(25, 2),
        measured_text="not asked",
        limit_text="at most 12.5",
    )


def test_a_pitfall_that_does_not_apply_has_a_limit_all_the_same() -> None:
    """The bound holds with nothing measured."""
    card = scored([a_question("a")], {"a": NOT_APPLICABLE})
    assert only(Policy(pitfalls={"one": Fraction(25, 2)}), card) == Verdict(
        bound="pitfalls.one",
        passed=True,
        says="Pitfall one does not apply: none of its questions counts here.",
        measured=None,
        limit=Fraction(25, 2),
        measured_text="does not apply",
        limit_text="at most 12.5",
    )


def test_a_rating_that_holds_is_told_with_its_limit() -> None:
    """Both are ratings, and words to read."""
    assert only(Policy(max_rating=Rating.MODERATE), plain("yes")) == Verdict(
        bound="max_rating",
        passed=True,
        says="Rating low is at most moderate.",
        measured=Rating.LOW,
        limit=Rating.MODERATE,
        measured_text="low",
        limit_text="at most moderate",
    )


def test_a_rating_that_fails_is_told_with_its_steps_and_causes() -> None:
    """Only what lifts it past the limit is a cause."""
    questions = [a_question("line", red_line=a_red_line("no")), *map(a_question, "abcdefghi")]
    answers = dict.fromkeys("abcdefghi", answer("yes")) | {"line": UNKNOWN_ANSWER}
    assert only(Policy(max_rating=Rating.MODERATE), scored(questions, answers)) == Verdict(
        bound="max_rating",
        passed=False,
        says="Rating high is above moderate by 1 step. "
        "If what is not known turns out well, it is low.",
        measured=Rating.HIGH,
        limit=Rating.MODERATE,
        measured_text="high",
        limit_text="at most moderate",
        by=1,
        causes=(Cause("line", RED, open=True),),
    )


def test_a_rating_there_is_not_keeps_its_limit() -> None:
    """Nothing is dealt with at all, and a red line without an answer is a cause."""
    card = scored([a_question("line", red_line=a_red_line("no")), a_question("a")], {})
    assert only(Policy(max_rating=Rating.HIGH), card) == Verdict(
        bound="max_rating",
        passed=False,
        says="There is no rating yet: 0% of the questions have an answer so far, and a rating "
        "needs 80%; 1 red-line question must be answered first ('I don't know' is an answer).",
        measured=None,
        limit=Rating.HIGH,
        measured_text="no rating",
        limit_text="at most high",
        causes=(Cause("line", "Is line in place?"),),
    )


def test_a_score_just_past_its_limit_shows_the_digits_it_takes() -> None:
    """One decimal would make the difference half as large again; below a limit one will do."""
    card = plain("no", "no", "yes")
    above = only(Policy(max_score=Fraction("66.6")), card)
    assert above.says == "Score 66.67 is above 66.6 by 0.07."
    below = only(Policy(max_score=Fraction("66.8")), card)
    assert below.says == "Score 66.7 is at most 66.8."
