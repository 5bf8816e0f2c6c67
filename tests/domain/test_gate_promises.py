"""What must hold of a gate for every bank and every audit: it says what the figures say."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import msgspec
import pytest
from bank_sources import SOURCES, draw_audit
from hypothesis import given, settings
from hypothesis import strategies as st

from outsource_audit.domain.gate import check
from outsource_audit.domain.policy import RATINGS, Policy, Share
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.storage.score_file import encode_score

TRIED = settings(max_examples=50, deadline=None)
ON_ALL_BANKS = pytest.mark.parametrize("source", list(SOURCES))
MILLIONTHS = 1_000_000
TODAY = "2026-12-23"
WORDS = ["low", "moderate", "high", "critical"]

NUMBERS = st.one_of(
    st.integers(0, 100).map(Fraction),
    st.integers(0, 100 * MILLIONTHS).map(lambda number: Fraction(number, MILLIONTHS)),
)


def near(draw: st.DataObject, figures: list[float | None]) -> Fraction:
    """Draw a limit: any, or one of the figures cut to a few digits, or just beside it."""
    known = [figure for figure in figures if figure is not None]
    if not known or draw.draw(st.booleans()):
        return draw.draw(NUMBERS)
    unit = draw.draw(st.sampled_from([1, 10, 1000, MILLIONTHS]))
    cut = int(draw.draw(st.sampled_from(known)) * unit) + draw.draw(st.integers(-1, 1))
    return min(max(Fraction(cut, unit), Fraction(0)), Fraction(100))


def a_policy(data: st.DataObject, told: dict[str, Any]) -> Policy:
    """Draw a policy with every bound, its limits near the figures there are."""
    overall, pitfalls = told["overall"], told["pitfalls"]
    share = near(data, [100 * part(told, "unknown")])
    most: int | Share = Share(share) if data.draw(st.booleans()) else int(share)
    return Policy(
        max_score=near(data, [overall["score"]]),
        max_confirmed=near(data, [overall["confirmed"]]),
        max_rating=data.draw(st.sampled_from(list(RATINGS.values()))),
        pitfalls={pitfall["id"]: near(data, [pitfall["score"]]) for pitfall in pitfalls},
        no_red_lines=True,
        max_unknown=most,
        min_complete=near(data, [100 * (overall["completeness"] or 0)]),
    )


def part(told: dict[str, Any], state: str) -> float:
    """Return the share of the questions in scope that are in a state; 0 of none."""
    states = [question["state"] for question in told["questions"]]
    asked = [each for each in states if each not in ("hidden", "not-asked")]
    return asked.count(state) / (len(asked) or 1)


def printed(card: Scorecard) -> dict[str, Any]:
    """Return what `score --json` prints."""
    told: dict[str, Any] = msgspec.json.decode(encode_score(card))
    return told


def at_most(figure: float | None, limit: Fraction) -> bool:
    """Say whether there is a figure, and within its limit."""
    return figure is not None and figure <= float(limit)


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_a_gate_says_what_the_figures_of_score_say(data: st.DataObject, source: str) -> None:
    """Each bound holds if, and only if, what `score --json` prints satisfies it."""
    card = score(*draw_audit(data, source))
    told = printed(card)
    overall = told["overall"]
    policy = a_policy(data, told)
    verdicts = {verdict.bound: verdict.passed for verdict in check(policy, card, TODAY)}
    assert policy.max_score is not None
    assert policy.max_confirmed is not None
    assert policy.max_rating is not None
    assert policy.min_complete is not None
    assert verdicts["max_score"] == at_most(overall["score"], policy.max_score)
    assert verdicts["max_confirmed"] == at_most(overall["confirmed"], policy.max_confirmed)
    rated = overall["rating"] is not None
    assert verdicts["max_rating"] == (
        rated and WORDS.index(overall["rating"]) <= WORDS.index(policy.max_rating.word)
    )
    lines = [floor for floor in overall["floors"] if floor["cause"] == "red line"]
    assert verdicts["no_red_lines"] == (not lines)
    complete = overall["completeness"]
    assert verdicts["min_complete"] == (
        complete is not None and round(100 * complete, 9) >= float(policy.min_complete)
    )
    unknown = sum(1 for question in told["questions"] if question["state"] == "unknown")
    assert verdicts["max_unknown"] == (
        round(100 * part(told, "unknown"), 9) <= float(policy.max_unknown.percent)
        if isinstance(policy.max_unknown, Share)
        else unknown <= (policy.max_unknown or 0)
    )
    for pitfall in told["pitfalls"]:
        own = [q["state"] for q in told["questions"] if q["pitfall"] == pitfall["id"]]
        applies = pitfall["score"] is not None or "not-asked" in own
        limit = policy.pitfalls[pitfall["id"]]
        assert verdicts[f"pitfalls.{pitfall['id']}"] == (
            at_most(pitfall["score"], limit) or not applies
        )


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_a_stricter_policy_never_passes_where_a_laxer_one_fails(
    data: st.DataObject, source: str
) -> None:
    """Lower a limit, raise what must be complete: no bound that failed holds then."""
    card = score(*draw_audit(data, source))
    lax = a_policy(data, printed(card))
    strict = stricter(data, lax)
    days = data.draw(st.integers(0, 60))
    before = check(msgspec.structs.replace(lax, max_age=days), card, TODAY)
    fewer = data.draw(st.integers(0, days))
    after = check(msgspec.structs.replace(strict, max_age=fewer), card, TODAY)
    for one, other in zip(before, after, strict=True):
        assert one.bound == other.bound
        assert one.passed or not other.passed


def stricter(data: st.DataObject, policy: Policy) -> Policy:
    """Draw a policy that asks at least as much on every bound."""

    def lower(limit: Fraction) -> Fraction:
        return min(limit, data.draw(NUMBERS))

    most, rating = policy.max_unknown, policy.max_rating
    assert rating is not None
    return Policy(
        max_score=lower(policy.max_score or Fraction(0)),
        max_confirmed=lower(policy.max_confirmed or Fraction(0)),
        max_rating=min(rating, data.draw(st.sampled_from(list(RATINGS.values())))),
        pitfalls={key: lower(limit) for key, limit in policy.pitfalls.items()},
        no_red_lines=True,
        max_unknown=Share(lower(most.percent))
        if isinstance(most, Share)
        else min(most or 0, data.draw(st.integers(0, 100))),
        min_complete=max(policy.min_complete or Fraction(0), data.draw(NUMBERS)),
    )


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_amount_is_what_is_past_the_limit(data: st.DataObject, source: str) -> None:
    """A bound that fails on a figure says by how much; one that holds has no amount."""
    card = score(*draw_audit(data, source))
    for verdict in check(a_policy(data, printed(card)), card, TODAY):
        if verdict.passed or verdict.measured is None or verdict.limit is None:
            assert verdict.by is None
        else:
            assert verdict.by == abs(verdict.measured - verdict.limit) != 0
