"""All that is told of an audit held against an earlier one: not worse, worse, not to compare."""

from __future__ import annotations

from fractions import Fraction

import msgspec
from gated import RED, plain
from test_regression import BANKS, THEN, card

from builders import NOT_APPLICABLE, an_audit
from outsource_audit.domain.regression import no_worse
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.verdict import Cause, Figure, Verdict

TEN = Fraction(10)


def where_nothing_applies(when: str) -> Scorecard:
    """Return the scorecard of an audit in which no question applies."""
    audit = an_audit(dict.fromkeys(BANKS.questions, NOT_APPLICABLE))
    return score(BANKS, msgspec.structs.replace(audit, date=when))


def not_compared(
    part: str, text: str, says: str, limit: Figure | None, causes: tuple[Cause, ...] = ()
) -> Verdict:
    """Return the verdict where one of the two audits has no such figure."""
    return Verdict(
        bound=f"no_worse_than.{part}",
        passed=False,
        says=says,
        measured=None,
        limit=limit,
        measured_text=text,
        limit_text="as on 2025-11-20",
        causes=causes,
    )


def test_what_is_not_worse_is_told_with_what_it_was() -> None:
    """Both figures, exactly and in words, and the date of the earlier one."""
    verdicts = no_worse(card(q0="unknown", q1="no"), card(q0="no", q1="no", when=THEN))
    twenty = Fraction(20)
    assert verdicts == (
        Verdict(
            bound="no_worse_than.score",
            passed=True,
            says="Score 20.0 is at most the 20.0 of 2025-11-20.",
            measured=twenty,
            limit=twenty,
            measured_text="20.0",
            limit_text="at most the 20.0 of 2025-11-20",
        ),
        Verdict(
            bound="no_worse_than.confirmed",
            passed=True,
            says="Confirmed score 10.0 is at most the 20.0 of 2025-11-20.",
            measured=TEN,
            limit=twenty,
            measured_text="10.0",
            limit_text="at most the 20.0 of 2025-11-20",
        ),
        Verdict(
            bound="no_worse_than.rating",
            passed=True,
            says="Rating low is at most the low of 2025-11-20.",
            measured=Rating.LOW,
            limit=Rating.LOW,
            measured_text="low",
            limit_text="at most the low of 2025-11-20",
        ),
    )


def test_what_is_worse_is_told_with_how_much() -> None:
    """Points for the scores, steps for the rating, and each red line that is new."""
    verdicts = no_worse(card(line="no", other="no"), card(q0="no", when=THEN))
    worse = Verdict(
        bound="no_worse_than.score",
        passed=False,
        says="Score 20.0 is above the 10.0 of 2025-11-20 by 10.0.",
        measured=Fraction(20),
        limit=TEN,
        measured_text="20.0",
        limit_text="at most the 10.0 of 2025-11-20",
        by=TEN,
    )
    assert verdicts == (
        worse,
        msgspec.structs.replace(
            worse,
            bound="no_worse_than.confirmed",
            says="Confirmed score 20.0 is above the 10.0 of 2025-11-20 by 10.0.",
        ),
        Verdict(
            bound="no_worse_than.rating",
            passed=False,
            says="Rating high is above the low of 2025-11-20 by 2 steps. "
            "Red lines newly hit: line, other.",
            measured=Rating.HIGH,
            limit=Rating.LOW,
            measured_text="high",
            limit_text="at most the low of 2025-11-20",
            by=2,
            causes=(Cause("line", RED), Cause("other", RED)),
        ),
    )


def test_an_audit_of_nothing_is_told_with_what_was_there() -> None:
    """There is no figure today; the earlier one is still the limit."""
    says = "There is no score: no question applies."
    rating = "There is no rating yet: no question counts so far."
    assert no_worse(where_nothing_applies("2026-11-23"), card(q0="no", when=THEN)) == (
        not_compared("score", "no score", says, TEN),
        not_compared("confirmed", "no score", says, TEN),
        not_compared("rating", "no rating", rating, Rating.LOW),
    )


def test_an_audit_held_against_nothing_has_no_limit() -> None:
    """Its own figures show nothing then; a red line it hits is named all the same."""
    says = "The audit of 2025-11-20 has no score to compare with."
    rating = "The audit of 2025-11-20 has no rating to compare with. Red lines newly hit: line."
    assert no_worse(card(line="no"), where_nothing_applies(THEN)) == (
        not_compared("score", "nothing to compare", says, None),
        not_compared("confirmed", "nothing to compare", says, None),
        not_compared("rating", "nothing to compare", rating, None, (Cause("line", RED),)),
    )


def test_an_unfinished_audit_names_the_red_lines_it_leaves_open() -> None:
    """Without a rating they are causes too: they were ruled out, and are not any more."""
    rating = no_worse(card(others="", q0="yes"), card(when=THEN))[2]
    says = (
        "There is no rating yet: 10% of the questions have an answer so far, and a rating needs "
        "80%; 2 red-line questions must be answered first ('I don't know' is an answer). "
        "Red lines no longer ruled out: line, other."
    )
    causes = (Cause("line", RED, open=True), Cause("other", RED, open=True))
    assert rating == not_compared("rating", "no rating", says, Rating.LOW, causes)


def test_a_score_that_is_a_little_worse_shows_the_digits_it_takes() -> None:
    """The difference told is close to the one there is; where nothing is worse, one will do."""
    worse, better = plain(*["no"] * 3, *["yes"] * 4), plain(*["no"] * 14, *["yes"] * 19)
    above = no_worse(worse, better)[0]
    assert above.says == "Score 42.86 is above the 42.42 of 2026-11-23 by 0.44."
    below = no_worse(better, worse)[0]
    assert below.says == "Score 42.4 is at most the 42.9 of 2026-11-23."
