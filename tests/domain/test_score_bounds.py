"""Bounds of a gate on scores and ratings, judged on exact numbers and said with their amount."""

from __future__ import annotations

from fractions import Fraction

import pytest
from gated import RED, TODAY, only, plain, scored

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
)
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.gate import check
from outsource_audit.domain.policy import Policy
from outsource_audit.domain.risk import Rating, Severity
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.verdict import Cause, no_rating


def test_a_score_above_its_limit_fails_by_an_amount() -> None:
    """The amount is the difference of the figures shown; the exact one is kept beside."""
    verdict = only(Policy(max_score=Fraction(40)), plain("no", "no", "yes"))
    assert not verdict.passed
    assert verdict.says == "Score 66.7 is above 40 by 26.7."
    assert (verdict.bound, verdict.measured_text, verdict.limit_text) == (
        "max_score",
        "66.7",
        "at most 40",
    )
    assert (verdict.measured, verdict.limit) == (Fraction(200, 3), 40)
    assert verdict.by == Fraction(80, 3)


def test_a_score_at_its_limit_holds() -> None:
    """At most 50 lets 50 through, and nothing above it."""
    half = plain("no", "yes")
    held = only(Policy(max_score=Fraction(50)), half)
    assert (held.passed, held.says, held.by) == (True, "Score 50.0 is at most 50.", None)
    assert not only(Policy(max_score=Fraction(49_999_999, 1_000_000)), half).passed


def test_what_is_not_known_counts_against_the_score_and_is_not_confirmed() -> None:
    """An unknown answer is no discount on the score, and proves nothing."""
    card = plain("no", "unknown", "yes", "yes")
    above = only(Policy(max_score=Fraction(40)), card)
    assert above.says == "Score 50.0 is above 40 by 10.0."
    held = only(Policy(max_confirmed=Fraction(25)), card)
    assert (held.passed, held.says) == (True, "Confirmed score 25.0 is at most 25.")
    fails = only(Policy(max_confirmed=Fraction(10)), card)
    assert fails.says == "Confirmed score 25.0 is above 10 by 15.0."


@pytest.mark.parametrize(
    "policy", [Policy(max_score=Fraction(100)), Policy(max_confirmed=Fraction(100))]
)
def test_without_a_score_a_bound_on_it_fails(policy: Policy) -> None:
    """Where nothing applies, nothing shows that the bound holds."""
    card = scored([a_question("a")], {"a": NOT_APPLICABLE})
    verdict = only(policy, card)
    assert not verdict.passed
    assert verdict.says == (
        "There is no score: no question applies, so nothing shows that it is at most 100."
    )
    assert (verdict.measured, verdict.by, verdict.measured_text) == (None, None, "no score")


def two_pitfalls(answers: dict[str, Answer], **second: object) -> Scorecard:
    """Return the scorecard of two pitfalls with a question each."""
    banks = (
        a_bank("one", [a_question("a")]),
        a_bank("two", [a_question("b", **second)], pitfall=2),
    )
    return score(a_bank_set(*banks, fields=(a_field("kind", "x", "y"),)), an_audit(answers))


def test_a_pitfall_has_a_limit_of_its_own() -> None:
    """The score of the one pitfall counts, not that of the whole."""
    card = two_pitfalls({"a": answer("yes"), "b": answer("no")})
    policy = Policy(pitfalls={"two": Fraction(99), "one": Fraction(0)})
    fails, held = check(policy, card, TODAY)
    assert (fails.bound, fails.says) == (
        "pitfalls.two",
        "Score 100 of pitfall two is above 99 by 1.",
    )
    assert (held.bound, held.says) == ("pitfalls.one", "Score 0 of pitfall one is at most 0.")


def test_a_pitfall_that_does_not_apply_holds_and_says_why() -> None:
    """What cannot happen here is no risk."""
    card = two_pitfalls({"a": answer("yes"), "b": NOT_APPLICABLE})
    verdict = only(Policy(pitfalls={"two": Fraction(0)}), card)
    assert verdict.passed
    assert verdict.says == "Pitfall two does not apply: none of its questions counts here."


def test_a_pitfall_of_which_nothing_was_asked_fails() -> None:
    """Nobody looked, and not knowing is no discount."""
    card = two_pitfalls({"a": answer("yes")}, core=False)
    verdict = only(Policy(pitfalls={"two": Fraction(100)}), card)
    assert (verdict.passed, verdict.measured_text) == (False, "not asked")
    assert verdict.says == "Pitfall two has no score: 1 question of it was not asked."


def test_a_rating_above_its_limit_fails_by_steps() -> None:
    """How many steps, what it is if all turns out well, and what makes it so."""
    questions = [
        a_question("line", red_line=a_red_line("no"), severity=Severity.LOW),
        *(a_question(f"q{number}") for number in range(9)),
    ]
    answers = {f"q{number}": answer("yes") for number in range(9)} | {"line": UNKNOWN_ANSWER}
    verdict = only(Policy(max_rating=Rating.LOW), scored(questions, answers))
    assert (verdict.passed, verdict.by) == (False, 2)
    assert verdict.says == (
        "Rating high is above low by 2 steps. If what is not known turns out well, it is low."
    )
    assert verdict.causes == (
        Cause("line", RED, open=True),
        Cause("one", "high pitfall: Pitfall one", open=True),
    )
    assert verdict.causes[0].text == f"line: cannot be ruled out: {RED}"


def test_a_rating_says_when_the_score_alone_would_be_too_bad() -> None:
    """Lifting the floors alone would not mend it; a pitfall that causes it is named."""
    verdict = only(Policy(max_rating=Rating.LOW), plain("no", "no", "yes", "yes"))
    assert verdict.says == "Rating high is above low by 2 steps. The score alone would be high."


def test_a_pitfall_that_lifts_the_rating_is_a_cause() -> None:
    """The pitfall is named with its title, as the cause that it is."""
    banks = (
        a_bank("bad", [a_question(f"b{number}") for number in range(3)], exposure=5),
        a_bank("good", [a_question(f"g{number}") for number in range(30)], pitfall=2, exposure=5),
    )
    answers = {f"b{number}": answer("no") for number in range(3)}
    answers |= {f"g{number}": answer("yes") for number in range(30)}
    card = score(a_bank_set(*banks), an_audit(answers))
    verdict = only(Policy(max_rating=Rating.MODERATE), card)
    assert verdict.says == "Rating high is above moderate by 1 step."
    assert verdict.causes == (Cause("bad", "critical pitfall: Pitfall bad"),)


def test_a_rating_at_its_limit_holds() -> None:
    """At most high lets high through, and a red line that makes it so is no cause."""
    questions = [a_question("line", red_line=a_red_line("no")), *map(a_question, "abcdefghi")]
    answers = dict.fromkeys("abcdefghi", answer("yes")) | {"line": answer("no")}
    verdict = only(Policy(max_rating=Rating.HIGH), scored(questions, answers))
    assert (verdict.passed, verdict.by, verdict.causes) == (True, None, ())
    assert verdict.says == "Rating high is at most high."
    unsure = only(
        Policy(max_rating=Rating.HIGH), scored(questions, answers | {"line": UNKNOWN_ANSWER})
    )
    assert unsure.says == "Rating high is at most high."


def test_an_audit_without_a_rating_fails_and_says_why() -> None:
    """Too little is dealt with, a red line has no answer, or nothing applies."""
    policy = Policy(max_rating=Rating.HIGH)
    unfinished = only(policy, plain("yes", "", "", ""))
    assert not unfinished.passed
    assert unfinished.says == (
        "There is no rating yet: 25% of the questions have an answer so far, "
        "and a rating needs 80%."
    )
    questions = [a_question("line", red_line=a_red_line("no"))]
    questions += [a_question(f"q{number}") for number in range(9)]
    answers = {f"q{number}": answer("yes") for number in range(9)}
    unasked = only(policy, scored(questions, answers))
    assert unasked.says == (
        "There is no rating yet: 1 red-line question must be answered first "
        "('I don't know' is an answer)."
    )
    assert unasked.causes == (Cause("line", "Is line in place?"),)
    nothing = only(policy, scored([a_question("a")], {"a": NOT_APPLICABLE}))
    assert nothing.says == "There is no rating yet: no question counts so far."
    assert no_rating(plain("yes")) == ""
