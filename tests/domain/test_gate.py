"""A gate: one verdict a bound, in order, and the result said first."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from gated import TODAY, plain

from builders import (
    an_audit,
)
from outsource_audit.domain.gate import Gate, check
from outsource_audit.domain.policy import Policy
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.verdict import Verdict


def aged(age: int, text: str, says: str, by: int | None = None) -> Verdict:
    """Return the verdict of an age, in days, of which one is allowed."""
    return Verdict(
        bound="max_age",
        passed=by is None,
        says=says,
        measured=age,
        limit=1,
        measured_text=text,
        limit_text="at most 1 day",
        by=by,
    )


@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        ("2026-11-23", aged(0, "0 days", "The audit is 0 days old; at most 1 is allowed.")),
        ("2026-11-24", aged(1, "1 day", "The audit is 1 day old; at most 1 is allowed.")),
        ("2026-11-25", aged(2, "2 days", "The audit is 2 days old; that is above 1 by 1.", 1)),
        (
            "2026-11-21",
            aged(
                -2,
                "dated 2026-11-23",
                "The audit is dated 2026-11-23, 2 days after today (2026-11-21): "
                "a date in the future.",
                2,
            ),
        ),
        (
            "2026-11-22",
            aged(
                -1,
                "dated 2026-11-23",
                "The audit is dated 2026-11-23, 1 day after today (2026-11-22): "
                "a date in the future.",
                1,
            ),
        ),
    ],
)
def test_an_audit_grows_old(today: str, verdict: Verdict) -> None:
    """Its age in days counts, and a date in the future is no age."""
    assert check(Policy(max_age=1), plain("yes"), today) == (verdict,)


def test_an_age_is_allowed_in_days() -> None:
    """The limit is said with its unit, one day or several."""
    (verdict,) = check(Policy(max_age=365), plain("yes"), TODAY)
    assert verdict == Verdict(
        bound="max_age",
        passed=True,
        says="The audit is 30 days old; at most 365 is allowed.",
        measured=30,
        limit=365,
        measured_text="30 days",
        limit_text="at most 365 days",
    )


def test_bounds_come_in_the_order_of_the_policy() -> None:
    """Every bound has one verdict, and three for an earlier audit."""
    policy = Policy(
        max_score=Fraction(1),
        max_confirmed=Fraction(1),
        max_rating=Rating.LOW,
        pitfalls={"one": Fraction(1)},
        no_red_lines=True,
        max_unknown=0,
        min_complete=Fraction(1),
        max_age=1,
    )
    card = plain("yes")
    assert [verdict.bound for verdict in check(policy, card, TODAY, card)] == [
        *("max_score", "max_confirmed", "max_rating", "pitfalls.one", "no_red_lines"),
        *("max_unknown", "min_complete", "max_age"),
        *("no_worse_than.score", "no_worse_than.confirmed", "no_worse_than.rating"),
    ]
    assert check(Policy(), card, TODAY) == ()


@pytest.mark.parametrize(
    ("results", "headline"),
    [
        ([True], "PASSED: the only bound holds."),
        ([False], "FAILED: the only bound does not hold."),
        ([True, True], "PASSED: all 2 bounds hold."),
        ([True, False, True], "FAILED: 1 of 3 bounds does not hold."),
        ([False, True, False], "FAILED: 2 of 3 bounds do not hold."),
    ],
)
def test_the_result_is_said_first(results: list[bool], headline: str) -> None:
    """One failed bound fails the gate; failed bounds come first, else the order stays."""
    (sample,) = check(Policy(max_score=Fraction(1)), plain("yes"), TODAY)
    verdicts = tuple(
        msgspec.structs.replace(sample, bound=str(number), passed=passed)
        for number, passed in enumerate(results)
    )
    gate = Gate(audit=an_audit(), banks=(), verdicts=verdicts, checked_on=TODAY, file="x")
    assert (gate.headline, gate.passed) == (headline, all(results))
    assert gate.failed == [verdict for verdict in verdicts if not verdict.passed]
    assert gate.failed_first == gate.failed + [v for v in verdicts if v.passed]
