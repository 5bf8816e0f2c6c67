"""Bounds of a gate on red lines, on what is not known, and on how complete an audit is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from gated import RED, only, plain, scored

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
    when,
)
from outsource_audit.domain.policy import Policy, Share
from outsource_audit.domain.scoring import score
from outsource_audit.domain.verdict import Cause


def test_red_lines_fail_whether_hit_or_open() -> None:
    """What is hit comes first; what cannot be ruled out is said to be so."""
    lines = [a_question(key, red_line=a_red_line("no")) for key in ("open", "hit", "clear", "left")]
    answers = {"open": UNKNOWN_ANSWER, "hit": answer("no"), "clear": answer("yes")}
    verdict = only(Policy(no_red_lines=True), scored(lines, answers))
    assert (verdict.passed, verdict.measured, verdict.by) == (False, 3, 3)
    assert verdict.says == "1 red line is hit, and 2 cannot be ruled out."
    assert [(cause.item, cause.open) for cause in verdict.causes] == [
        ("hit", False),
        ("open", True),
        ("left", True),
    ]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"a": "no", "b": "no"}, "2 red lines are hit."),
        ({"a": "unknown", "b": "yes"}, "1 red line cannot be ruled out."),
        ({"a": "yes"}, "1 red line cannot be ruled out."),
        ({}, "2 red lines cannot be ruled out."),
    ],
)
def test_red_lines_are_counted_in_words(given: dict[str, str], says: str) -> None:
    """One or several, hit or open."""
    lines = [a_question(key, red_line=a_red_line("no")) for key in ("a", "b")]
    answers = {key: answer(value) for key, value in given.items()}
    verdict = only(Policy(no_red_lines=True), scored(lines, answers))
    assert (verdict.passed, verdict.says) == (False, says)


def test_a_red_line_of_the_profile_counts() -> None:
    """A profile field that cannot be ruled out fails the bound as well."""
    field = a_field("kind", "x", "y", red_line=a_red_line("y"))
    bank_set = a_bank_set(a_bank("one", [a_question("a")]), fields=(field,))
    audit = an_audit({"a": answer("yes")}, {"kind": "unknown"})
    verdict = only(Policy(no_red_lines=True), score(bank_set, audit))
    assert verdict.causes == (Cause("kind", RED, open=True),)


def test_without_red_lines_the_bound_holds() -> None:
    """Where every red line is ruled out, or is hidden, the bound holds."""
    line = a_question("line", red_line=a_red_line("no"), show_if=when(kind="y"))
    bank_set = a_bank_set(
        a_bank("one", [line, a_question("a")]), fields=(a_field("kind", "x", "y"),)
    )
    card = score(bank_set, an_audit({"line": answer("no")}, {"kind": "x"}))
    verdict = only(Policy(no_red_lines=True), card)
    assert (verdict.passed, verdict.by) == (True, None)
    assert verdict.says == "No red line is hit, and none is left open."


def test_unknown_answers_are_counted() -> None:
    """More of them than allowed fails, by a number of questions, and names them."""
    card = plain("unknown", "yes", "unknown", "")
    verdict = only(Policy(max_unknown=1), card)
    assert (verdict.passed, verdict.measured, verdict.limit, verdict.by) == (False, 2, 1, 1)
    assert verdict.says == (
        'Questions answered "I don\'t know": 2 of 4; that is above 1 by 1. '
        "1 more has no answer yet."
    )
    assert [cause.text for cause in verdict.causes] == [
        "q0: Is q0 in place?",
        "q2: Is q2 in place?",
    ]


def test_unknown_answers_within_their_limit_hold() -> None:
    """What has no answer at all is told, since this bound does not look at it."""
    verdict = only(Policy(max_unknown=0), plain("yes", "", ""))
    assert (verdict.passed, verdict.causes) == (True, ())
    assert verdict.says == (
        'Questions answered "I don\'t know": 0 of 3; at most 0 is allowed. '
        "2 more have no answer yet."
    )


def test_unknown_answers_can_be_a_share() -> None:
    """A share is of the questions in scope, one not applicable included."""
    card = scored(
        [a_question(key) for key in ("a", "b", "c")],
        {"a": UNKNOWN_ANSWER, "b": NOT_APPLICABLE, "c": answer("yes")},
    )
    fails = only(Policy(max_unknown=Share(Fraction(33))), card)
    assert fails.says == (
        'Questions answered "I don\'t know": 1 of 3 (33.3%); that is above 33% by 0.3 points.'
    )
    assert fails.by == Fraction(1, 3)
    assert only(Policy(max_unknown=Share(Fraction(34))), card).passed


def test_nothing_in_scope_is_not_complete_and_nothing_in_it_unknown() -> None:
    """Completeness fails where there is nothing to complete."""
    card = scored([a_question("a", core=False)], {})
    verdict = only(Policy(min_complete=Fraction(0)), card)
    assert (verdict.passed, verdict.measured_text) == (False, "nothing in scope")
    assert verdict.says == "There is no question in scope, so nothing can be complete."
    assert only(Policy(max_unknown=Share(Fraction(0))), card).passed


def test_completeness_fails_by_points_of_a_hundred() -> None:
    """Unknown and not applicable are dealt with; what is left is named."""
    card = plain("yes", "unknown", "")
    fails = only(Policy(min_complete=Fraction(90)), card)
    assert fails.says == "Questions dealt with: 67%; that is below 90% by 23 points."
    assert fails.by == 90 - Fraction(200, 3)
    assert [cause.item for cause in fails.causes] == ["q2"]
    near = only(Policy(min_complete=Fraction(67)), card)
    assert near.says == "Questions dealt with: 66.7%; that is below 67% by 0.3 points."
    assert only(Policy(min_complete=Fraction(75)), plain("yes", "yes", "yes", "")).passed
    held = only(Policy(min_complete=Fraction(66)), card)
    assert (held.passed, held.says) == (
        True,
        "Questions dealt with: 67%; at least 66% is asked for.",
    )
