"""What must hold for every bank and every profile (scoring.md section 6): better and worse."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from answerable import all_best, all_worst, answers_to, points_of, values_of
from bank_sources import SOURCES, asked_alike, draw_audit, ratings, two_scores
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from outsource_audit.domain.audit import Answer, Audit, with_answer, with_profile
from outsource_audit.domain.bank import Question
from outsource_audit.domain.condition import Value
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import Standing, State, stand

TRIED = settings(max_examples=50, deadline=None)
ON_ALL_BANKS = pytest.mark.parametrize("source", list(SOURCES))


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_all_best_answers_give_exactly_0(data: st.DataObject, source: str) -> None:
    """Whatever the profile says, nothing is left and no question is a finding."""
    bank_set, audit = draw_audit(data, source)
    card = score(bank_set, all_best(bank_set, audit))
    assume(card.overall.score is not None)
    assert (card.overall.score, card.overall.confirmed) == (Fraction(0), Fraction(0))
    assert card.plan == ()


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_all_worst_answers_give_exactly_100(data: st.DataObject, source: str) -> None:
    """Whatever the profile says, everything is confirmed to be missing."""
    bank_set, audit = draw_audit(data, source)
    card = score(bank_set, all_worst(bank_set, audit))
    assume(card.overall.score is not None)
    assert (card.overall.score, card.overall.confirmed) == (Fraction(100), Fraction(100))


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_0_is_given_nowhere_else(data: st.DataObject, source: str) -> None:
    """The score is 0 if, and only if, every question that counts is at its best."""
    bank_set, audit = draw_audit(data, source)
    if data.draw(st.booleans()):
        audit = _with_one_changed(data, all_best(bank_set, audit), bank_set.questions)
    card = score(bank_set, audit)
    counted = [s for s in card.standings.questions if s.in_fraction]
    assume(counted)
    assert (card.overall.score == 0) == all(s.points == 0 for s in counted)


def _with_one_changed(data: st.DataObject, audit: Audit, questions: dict[str, Question]) -> Audit:
    question = data.draw(st.sampled_from(list(questions.values())))
    value = data.draw(st.sampled_from([*answers_to(question), "unknown"]))
    return with_answer(audit, question.id, Answer(answer=value, revision=question.revision))


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_a_better_answer_never_makes_anything_worse(data: st.DataObject, source: str) -> None:
    """R and the ratings until then never rise; C rises only where an unknown becomes a gap."""
    before, after, standing = _bettered(data, source)
    was, now = before.overall, after.overall
    assert was.score is not None
    assert was.confirmed is not None
    assert now.score is not None
    assert now.confirmed is not None
    assert now.score <= was.score
    if standing.points is not None:
        assert now.confirmed <= was.confirmed
    _assert_no_rating_is_worse(before, after)


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_answering_never_widens_what_is_open(data: st.DataObject, source: str) -> None:
    """R - C gets smaller by exactly the share of the question answered."""
    before, after, standing = _bettered(data, source)
    assert _open_points(after) <= _open_points(before)
    if standing.points is None:
        share = next(q.share for q in before.questions if q.standing == standing)
        assert share is not None
        assert _open_points(before) - _open_points(after) == share


def _bettered(data: st.DataObject, source: str) -> tuple[Scorecard, Scorecard, Standing]:
    """Draw an audit and better one answer that counts, the same questions being asked."""
    bank_set, audit = draw_audit(data, source)
    before = score(bank_set, audit)
    can_be_better = [s for s in before.standings.questions if s.in_fraction and _better(s)]
    assume(can_be_better)
    standing = data.draw(st.sampled_from(can_be_better))
    question = standing.question
    value = data.draw(st.sampled_from(_better(standing)))
    answer = Answer(answer=value, revision=question.revision)
    after = score(bank_set, with_answer(audit, question.id, answer))
    assume(asked_alike(before, after))
    return before, after, standing


def _better(standing: Standing) -> list[Value]:
    """Return the better answers: fewer points, or listed earlier where answers are listed."""
    question, found = standing.question, answers_to(standing.question)
    if standing.points is None or standing.answer is None:
        return found
    if question.number is None:
        names = [str(value) for value in found]
        return found[: names.index(str(standing.answer))]
    return [value for value in found if points_of(question, value) < standing.points]


def _open_points(card: Scorecard) -> Fraction:
    assert card.overall.score is not None
    assert card.overall.confirmed is not None
    return card.overall.score - card.overall.confirmed


def _assert_no_rating_is_worse(before: Scorecard, after: Scorecard) -> None:
    was, now = ratings(before), ratings(after)
    for name, rating in was.items():
        assert now[name].until_then <= rating.until_then


@ON_ALL_BANKS
@TRIED
@given(data=st.data(), how=st.sampled_from(["unknown", "skipped", "outgrown"]))
def test_not_saying_never_improves_anything(data: st.DataObject, source: str, how: str) -> None:
    """Skipping, or not knowing, instead of an answer improves neither R nor a rating."""
    bank_set, audit = draw_audit(data, source)
    card = score(bank_set, audit)
    answered = [s for s in card.standings.questions if s.state is State.ANSWERED]
    assume(answered)
    question = data.draw(st.sampled_from(answered)).question
    without, with_it = two_scores(bank_set, _not_said(audit, question, how), audit)
    assume(asked_alike(without, with_it))
    assert without.overall.score is not None
    assert with_it.overall.score is not None
    assert without.overall.score >= with_it.overall.score
    _assert_no_rating_is_worse(before=without, after=with_it)


def _not_said(audit: Audit, question: Question, how: str) -> Audit:
    answer = audit.answers[question.id]
    if how == "unknown":
        return with_answer(audit, question.id, msgspec.structs.replace(answer, answer="unknown"))
    if how == "outgrown":
        return with_answer(audit, question.id, msgspec.structs.replace(answer, revision=99))
    left = {key: each for key, each in audit.answers.items() if key != question.id}
    return msgspec.structs.replace(audit, answers=left)


@ON_ALL_BANKS
@TRIED
@given(data=st.data(), unknown=st.booleans())
def test_not_knowing_the_profile_is_never_a_discount(
    data: st.DataObject, source: str, *, unknown: bool
) -> None:
    """An unknown or unanswered field gives at least the exposure and weight of a known one."""
    bank_set, audit = draw_audit(data, source)
    field = data.draw(st.sampled_from(bank_set.profile.fields))
    known = with_profile(audit, field.id, data.draw(st.sampled_from(values_of(field))))
    not_known = with_profile(audit, field.id, "unknown") if unknown else _left_out(audit, field.id)
    blind, sighted = stand(bank_set, not_known), stand(bank_set, known)
    for bank in bank_set.by_id:
        assert blind.exposures[bank].level >= sighted.exposures[bank].level
    for one, other in zip(blind.questions, sighted.questions, strict=True):
        assert one.weight >= other.weight


def _left_out(audit: Audit, field: str) -> Audit:
    left = {key: value for key, value in audit.profile.items() if key != field}
    return msgspec.structs.replace(audit, profile=left)


@ON_ALL_BANKS
@TRIED
@given(data=st.data())
def test_confirmed_is_never_above_the_score(data: st.DataObject, source: str) -> None:
    """C <= R, and they meet if and only if nothing is open; so do the two ratings."""
    bank_set, audit = draw_audit(data, source)
    card = score(bank_set, audit)
    assume(card.overall.score is not None)
    is_open = any(s.in_fraction and s.points is None for s in card.standings.questions)
    assert (_open_points(card) > 0) == is_open
    assert _open_points(card) >= 0
    for rating in ratings(card).values():
        assert rating.if_well <= rating.until_then
