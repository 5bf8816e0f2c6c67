"""What must hold for every bank and every profile (scoring.md section 6): sums and sameness."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

import msgspec
import pytest
from answerable import answers_to
from bank_sources import SOURCES, draw_audit, ratings
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import (
    a_bank_set,
    a_field,
    when,
)
from outsource_audit.domain.audit import Answer, with_answer, with_profile
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition import Condition
from outsource_audit.domain.plan import points_left
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import Standing, State
from outsource_audit.storage.score_file import encode_score

TRIED = settings(max_examples=50, deadline=None)
T = TypeVar("T")
ON_ALL_BANKS = pytest.mark.parametrize("source", list(SOURCES))


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_order_of_answering_changes_nothing(data: st.DataObject, source: str) -> None:
    """The same answers given in any order print the same bytes, and so they do twice."""
    bank_set, audit = draw_audit(data, source)
    other = msgspec.structs.replace(
        audit,
        answers=_shuffled(data, audit.answers),
        profile=_shuffled(data, audit.profile),
        in_full=tuple(data.draw(st.permutations(audit.in_full))),
    )
    told = encode_score(score(bank_set, audit))
    assert told == encode_score(score(bank_set, audit))
    assert told == encode_score(score(bank_set, other))


def _shuffled(data: st.DataObject, said: dict[str, T]) -> dict[str, T]:
    return dict(data.draw(st.permutations(list(said.items()))))


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_shares_sum_to_the_score(data: st.DataObject, source: str) -> None:
    """The share of every question adds up to R; so do the pitfalls, weighed by what they hold."""
    card = _scored(data, source)
    shares = [q.share for q in card.questions if q.share is not None]
    assert sum(shares) == card.overall.score
    whole = sum(s.share_weight for s in card.standings.questions if s.in_fraction)
    parts = [
        pitfall.score * sum(s.share_weight for s in _counted(card, pitfall.bank.id)) / whole
        for pitfall in card.pitfalls
        if pitfall.score is not None
    ]
    assert sum(parts) == card.overall.score


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_plan_accounts_for_every_point(data: st.DataObject, source: str) -> None:
    """The gains, what the fixes leave and the shares of what is open sum to R."""
    card = _scored(data, source)
    whole = sum(s.share_weight for s in card.standings.questions if s.in_fraction)
    left = sum(
        Fraction(100 * step.standing.share_weight * points_left(step.standing), 4 * whole)
        for step in card.plan
    )
    is_open = sum(
        q.share for q in card.questions if q.share is not None and q.standing.points is None
    )
    gains = sum(step.gain for step in card.plan)
    assert gains + left + is_open == card.overall.score
    if card.plan:
        assert card.plan[-1].score_after == left + is_open
        assert card.plan[-1].confirmed_after == left


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_every_step_of_the_plan_is_a_step_forward(data: st.DataObject, source: str) -> None:
    """Each step takes its gain off both numbers, and worsens no rating."""
    card = _scored(data, source)
    score_now, confirmed_now = card.overall.score, card.overall.confirmed
    assert score_now is not None
    assert confirmed_now is not None
    rating_now, well_now = card.overall.rating, card.overall.rating_if_well
    for step in card.plan:
        assert step.gain >= 0
        assert step.score_after == score_now - step.gain
        assert step.confirmed_after == confirmed_now - step.gain
        score_now, confirmed_now = step.score_after, step.confirmed_after
        if rating_now is None or well_now is None:
            assert step.rating_after is None
            continue
        assert step.rating_after is not None
        assert step.rating_if_well_after is not None
        assert step.rating_after <= rating_now
        assert step.rating_if_well_after <= well_now
        rating_now, well_now = step.rating_after, step.rating_if_well_after


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_a_rating_is_never_better_than_the_number(data: st.DataObject, source: str) -> None:
    """Floors only lift: the rating is at least the band, and at least every floor."""
    card = _scored(data, source)
    overall = ratings(card)["overall"]
    assert card.overall.band is not None
    worst_floor = max((floor.to for floor in overall.floors), default=card.overall.band)
    assert overall.until_then == max(card.overall.band, worst_floor)
    assert all(floor.lifts == (floor.to > card.overall.band) for floor in overall.floors)


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_hiding_a_question_removes_its_points_and_its_maximum(
    data: st.DataObject, source: str
) -> None:
    """What is left is scored as if the question were not there, and no list names it."""
    bank_set, audit = draw_audit(data, source)
    bank_set = _with_a_switch(bank_set)
    shown = score(bank_set, with_profile(audit, "switch", "shown"))
    hidden = score(bank_set, with_profile(audit, "switch", "hidden"))
    last = shown.questions[-1].standing
    rest = [s for s in shown.standings.questions[:-1] if s.in_fraction]
    assume(rest)
    assert hidden.questions[-1].standing.state is State.HIDDEN
    assert hidden.questions[-1].share is None
    assert hidden.overall.score == _score_of(rest)
    assert last.question.id not in hidden.find_out
    assert last.question.id not in [step.standing.question.id for step in hidden.plan]
    floors = [floor for pitfall in hidden.pitfalls for floor in pitfall.floors]
    named = [id_ for floor in [*hidden.overall.floors, *floors] for id_ in floor.questions]
    assert last.question.id not in named


def _with_a_switch(bank_set: BankSet) -> BankSet:
    """Let a new profile field decide whether the very last question is shown."""
    *others, bank = bank_set.banks
    *questions, last = bank.questions
    parts = last.show_if.parts if last.show_if else ()
    condition = Condition((*parts, *when(switch="shown").parts))
    last = msgspec.structs.replace(last, show_if=condition)
    bank = msgspec.structs.replace(bank, questions=(*questions, last))
    fields = (*bank_set.profile.fields, a_field("switch", "shown", "hidden"))
    return a_bank_set(*others, bank, fields=fields)


def _score_of(standings: list[Standing]) -> Fraction:
    whole = sum(s.share_weight for s in standings)
    return sum((100 * s.share_weight * s.gap for s in standings), Fraction(0)) / whole


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_the_stored_answer_of_a_hidden_question_counts_nowhere(
    data: st.DataObject, source: str
) -> None:
    """Answering a hidden question otherwise changes not one byte."""
    bank_set, audit = draw_audit(data, source)
    card = score(bank_set, audit)
    hidden = [s.question for s in card.standings.questions if s.state is State.HIDDEN]
    assume(hidden)
    question = data.draw(st.sampled_from(hidden))
    value = data.draw(st.sampled_from([*answers_to(question), "unknown"]))
    stored = Answer(answer=value, revision=question.revision)
    other = score(bank_set, with_answer(audit, question.id, stored))
    assert encode_score(other) == encode_score(card)


def _scored(data: st.DataObject, source: str) -> Scorecard:
    bank_set, audit = draw_audit(data, source)
    card = score(bank_set, audit)
    assume(card.overall.score is not None)
    return card


def _counted(card: Scorecard, pitfall: str) -> list[Standing]:
    return [s for s in card.standings.of_pitfall(pitfall) if s.in_fraction]
