"""All that is told of a bound on the answers: held, failed, and with nothing to measure."""

from __future__ import annotations

from fractions import Fraction

from gated import RED, only, plain, scored

from builders import UNKNOWN_ANSWER, a_question, a_red_line, answer
from outsource_audit.domain.policy import Policy, Share
from outsource_audit.domain.verdict import Cause, Verdict


def test_red_lines_that_are_clear_are_told_as_none() -> None:
    """None is allowed, and there is none."""
    assert only(Policy(no_red_lines=True), plain("yes")) == Verdict(
        bound="no_red_lines",
        passed=True,
        says="No red line is hit, and none is left open.",
        measured=0,
        limit=0,
        measured_text="none",
        limit_text="none",
    )


def test_red_lines_that_fail_are_told_in_number_and_by_name() -> None:
    """What they say is the cause, not what their questions ask."""
    lines = [a_question(key, red_line=a_red_line("no")) for key in ("open", "hit")]
    card = scored(lines, {"open": UNKNOWN_ANSWER, "hit": answer("no")})
    assert only(Policy(no_red_lines=True), card) == Verdict(
        bound="no_red_lines",
        passed=False,
        says="1 red line is hit, and 1 cannot be ruled out.",
        measured=2,
        limit=0,
        measured_text="1 red line is hit, and 1 cannot be ruled out",
        limit_text="none",
        by=2,
        causes=(Cause("hit", RED), Cause("open", RED, open=True)),
    )


def test_unknown_answers_that_are_allowed_cause_nothing() -> None:
    """They are counted, and none of them is named as to blame."""
    assert only(Policy(max_unknown=1), plain("unknown", "yes")) == Verdict(
        bound="max_unknown",
        passed=True,
        says='Questions answered "I don\'t know": 1 of 2; at most 1 is allowed.',
        measured=1,
        limit=1,
        measured_text="1 of 2",
        limit_text="at most 1",
    )


def test_too_many_unknown_answers_are_named() -> None:
    """By how many questions there are too many, and which were answered so."""
    assert only(Policy(max_unknown=0), plain("unknown", "yes", "unknown")) == Verdict(
        bound="max_unknown",
        passed=False,
        says='Questions answered "I don\'t know": 2 of 3; that is above 0 by 2.',
        measured=2,
        limit=0,
        measured_text="2 of 3",
        limit_text="at most 0",
        by=2,
        causes=(Cause("q0", "Is q0 in place?"), Cause("q2", "Is q2 in place?")),
    )


def test_a_share_of_unknown_answers_that_holds_is_told_in_per_cent() -> None:
    """It is rounded like any percentage: the edges of scores mean nothing to it."""
    card = plain(*["unknown"] * 80, *["yes"] * 321)
    assert only(Policy(max_unknown=Share(Fraction(50))), card) == Verdict(
        bound="max_unknown",
        passed=True,
        says='Questions answered "I don\'t know": 80 of 401 (20.0%); at most 50% is allowed.',
        measured=Fraction(8000, 401),
        limit=Fraction(50),
        measured_text="80 of 401 (20.0%)",
        limit_text="at most 50%",
    )


def test_a_share_of_unknown_answers_that_fails_is_told_in_per_cent() -> None:
    """The difference is in points of a hundred."""
    card = plain("unknown", "yes", "yes")
    assert only(Policy(max_unknown=Share(Fraction(25))), card) == Verdict(
        bound="max_unknown",
        passed=False,
        says='Questions answered "I don\'t know": 1 of 3 (33.3%); that is above 25% by 8.3 points.',
        measured=Fraction(100, 3),
        limit=Fraction(25),
        measured_text="1 of 3 (33.3%)",
        limit_text="at most 25%",
        by=Fraction(25, 3),
        causes=(Cause("q0", "Is q0 in place?"),),
    )


def test_completeness_that_holds_causes_nothing() -> None:
    """It is rounded like any percentage, and what is left is not named."""
    assert only(Policy(min_complete=Fraction(10)), plain(*["yes"] * 8, *[""] * 33)) == Verdict(
        bound="min_complete",
        passed=True,
        says="Questions dealt with: 20%; at least 10% is asked for.",
        measured=Fraction(800, 41),
        limit=Fraction(10),
        measured_text="20%",
        limit_text="at least 10%",
    )


def test_completeness_that_fails_names_what_is_left() -> None:
    """How much is missing, exactly and in points of a hundred."""
    assert only(Policy(min_complete=Fraction(90)), plain("yes", "unknown", "")) == Verdict(
        bound="min_complete",
        passed=False,
        says="Questions dealt with: 67%; that is below 90% by 23 points.",
        measured=Fraction(200, 3),
        limit=Fraction(90),
        measured_text="67%",
        limit_text="at least 90%",
        by=Fraction(70, 3),
        causes=(Cause("q2", "Is q2 in place?"),),
    )


def test_completeness_of_nothing_keeps_its_limit() -> None:
    """There is a limit, and nothing to hold against it."""
    card = scored([a_question("a", core=False)], {})
    assert only(Policy(min_complete=Fraction(90)), card) == Verdict(
        bound="min_complete",
        passed=False,
        says="There is no question in scope, so nothing can be complete.",
        measured=None,
        limit=Fraction(90),
        measured_text="nothing in scope",
        limit_text="at least 90%",
    )


def test_a_share_just_past_its_limit_shows_the_digits_it_takes() -> None:
    """The difference told is close to the one there is; within a limit one decimal will do."""
    card = plain("unknown", "yes", "yes")
    above = only(Policy(max_unknown=Share(Fraction("33.2"))), card)
    assert above.says.endswith(": 1 of 3 (33.33%); that is above 33.2% by 0.13 points.")
    within = only(Policy(max_unknown=Share(Fraction("33.4"))), card)
    assert within.says.endswith(": 1 of 3 (33.3%); at most 33.4% is allowed.")
    below = only(Policy(min_complete=Fraction("67.3")), plain("yes", "yes", ""))
    assert below.says == "Questions dealt with: 66.7%; that is below 67.3% by 0.6 points."
