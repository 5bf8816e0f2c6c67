"""The parts of an explanation add up, exactly and to the last digit shown."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pytest
from bank_sources import SOURCES, draw_audit
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import a_question
from outsource_audit.domain.explanation import Explanation, explain
from outsource_audit.domain.item_account import fix_account
from outsource_audit.domain.rating import Totals
from outsource_audit.domain.risk import Severity, band, hundredths, likelihood
from outsource_audit.domain.scoring import score
from outsource_audit.domain.shares import Share, TwoShares, split_by_question, whole_shares
from outsource_audit.domain.standing import Standing, State

TRIED = settings(max_examples=100, deadline=None)
ON_ALL_BANKS = pytest.mark.parametrize("source", list(SOURCES))
NOTHING = Share()


def _drawn(data: st.DataObject, source: str) -> Explanation:
    return explain(score(*draw_audit(data, source)))


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_parts_sum_to_the_total(data: st.DataObject, source: str) -> None:
    """Questions to pitfalls, pitfalls to the total, confirmed and open to both."""
    found = _drawn(data, source)
    overall = found.scorecard.overall
    assert found.shares.together.exact == (overall.score or 0)
    assert found.shares.confirmed.exact == (overall.confirmed or 0)
    assert found.shares.together.hundredths == hundredths(overall.score or Fraction(0))
    assert found.shares.confirmed.hundredths == hundredths(overall.confirmed or Fraction(0))
    assert _added(p.of_total.confirmed for p in found.pitfalls) == found.shares.confirmed
    assert _added(p.of_total.open for p in found.pitfalls) == found.shares.open
    for part in found.pitfalls:
        for is_open, whole in ((False, part.of_total.confirmed), (True, part.of_total.open)):
            assert _added(q.of_total for q in part.questions if q.is_open is is_open) == whole
        for is_open, whole in ((False, part.own.confirmed), (True, part.own.open)):
            assert _added(q.of_pitfall for q in part.questions if q.is_open is is_open) == whole


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_whole_numbers_give_the_same_score(data: st.DataObject, source: str) -> None:
    """100 times the products, by four times the weights, is the score of each pitfall and all."""
    found = _drawn(data, source)
    for part in found.pitfalls:
        assert part.totals.score_points == sum(q.product for q in part.questions)
        assert part.totals.weight == sum(q.standing.share_weight for q in part.questions)
        assert _ratio(part.totals) == part.score.score
        assert part.own.together.exact == (part.score.score or 0)
        assert part.own.together.hundredths == hundredths(part.score.score or Fraction(0))
        assert part.exposure.level == max(1, min(5, part.exposure.sum)) == part.score.exposure.level
    assert sum(p.totals.score_points for p in found.pitfalls) == found.totals.score_points
    assert sum(p.totals.weight for p in found.pitfalls) == found.totals.weight
    assert _ratio(found.totals) == found.scorecard.overall.score


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_every_question_stands_in_one_list(data: st.DataObject, source: str) -> None:
    """What does not count says why, unless its pitfall would have to be taken in full."""
    found = _drawn(data, source)
    for part in found.pitfalls:
        asked = [q.standing.question.id for q in part.questions]
        left_out = [one.standing.question.id for one in part.left_out]
        every = [question.id for question in part.score.bank.questions]
        assert sorted(asked + left_out) == sorted(every)
        for one in part.left_out:
            assert bool(one.why) is (one.standing.state is not State.NOT_ASKED)


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_each_rating_is_where_its_path_ends(data: st.DataObject, source: str) -> None:
    """The worst of the start and the floors is the rating; floors lift where they say so."""
    found = _drawn(data, source)
    overall = found.scorecard.overall
    rated = [(found.paths, overall.rating, overall.rating_if_well)]
    rated += [(p.paths, p.score.rating, p.score.rating_if_well) for p in found.pitfalls]
    for paths, *ratings in rated:
        assert (paths is None) is (ratings == [None, None])
        for path, rating in zip(paths or (), ratings, strict=bool(paths)):
            floors = [account.floor for account in path.floors]
            assert path.rating == rating
            assert path.rating == max([path.start, *(floor.to for floor in floors)])
            assert all(floor.lifts is (floor.to > path.start) for floor in floors)
            assert all(account.triggers for account in path.floors)
    for path, number in zip(found.paths or (), (overall.score, overall.confirmed), strict=False):
        assert number is not None
        assert path.start == band(number)
    for part in found.pitfalls:
        numbers = (part.score.score, part.score.confirmed)
        for path, number in zip(part.paths or (), numbers, strict=False):
            assert number is not None
            assert path.likelihood == likelihood(number)


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_what_turns_out_well_is_not_open(data: st.DataObject, source: str) -> None:
    """No floor of the second rating waits for an answer."""
    found = _drawn(data, source)
    for paths in (found.paths, *(p.paths for p in found.pitfalls)):
        assert not any(account.floor.open for account in (paths[1].floors if paths else ()))


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_what_a_fix_gains_and_leaves_is_the_share(data: st.DataObject, source: str) -> None:
    """The gain is the plan's, and both add up to what the question costs, as shown too."""
    found = _drawn(data, source)
    gains = {step.standing.question.id: step.gain for step in found.scorecard.plan}
    fixes = {key: fix_account(part) for key, part in found.questions.items()}
    assert {key: fix.gain.exact for key, fix in fixes.items() if fix} == gains
    for key, fix in fixes.items():
        assert fix is None or fix.gain + fix.left == found.questions[key].of_total


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_costliest_are_the_largest_shares(data: st.DataObject, source: str) -> None:
    """At most three, nothing that costs nothing, and nothing left out costs more."""
    found = _drawn(data, source)
    products = sorted((q.product for q in found.questions.values() if q.product), reverse=True)
    assert [q.product for q in found.costliest] == products[:3]


@given(
    st.lists(st.tuples(st.sampled_from((1, 3, 5, 8)), st.sampled_from((None, 0, 1, 2, 3, 4)))),
)
@example([(8, 1), (8, 1), (8, None), (1, 3)])
def test_shares_add_up_however_the_score_is_rounded(drawn: list[tuple[int, int | None]]) -> None:
    """The open part is what is left of the shown score, also where both are rounded apart."""
    standings = [_standing(f"q{i}", weight, points) for i, (weight, points) in enumerate(drawn)]
    weight = sum(s.share_weight for s in standings)
    totals = Totals(
        sum(s.share_weight * s.score_points for s in standings),
        sum(s.share_weight * s.confirmed_points for s in standings),
        weight,
        len(standings),
    )
    whole = whole_shares(totals)
    found = split_by_question(whole, standings, weight)
    assert _added(found.values()) == whole.together


@given(st.fractions(0, 100), st.fractions(0, 1))
def test_the_open_part_is_never_shown_below_zero(number: Fraction, part: Fraction) -> None:
    """Confirmed is never shown above the score."""
    assert hundredths(number * part) <= hundredths(number)


def test_without_a_question_there_is_nothing_to_share() -> None:
    """Zeros, and no division by them."""
    assert whole_shares(Totals()) == TwoShares(NOTHING, NOTHING)
    assert split_by_question(TwoShares(), [], 0) == {}


def _standing(id_: str, weight: int, points: int | None) -> Standing:
    state = State.UNKNOWN if points is None else State.ANSWERED
    question = a_question(id_, severity=Severity.LOW)
    return Standing(question=question, state=state, weight=weight, exposure=3, points=points)


def _ratio(totals: Totals) -> Fraction | None:
    return Fraction(100 * totals.score_points, 4 * totals.weight) if totals.weight else None


def _added(shares: Iterable[Share]) -> Share:
    return sum(shares, start=NOTHING)
