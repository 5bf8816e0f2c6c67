"""Profiles answered at their best and at their worst: is 0 reached, is 100, what weighs most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import msgspec

from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet, Question, points
from outsource_audit.domain.covering import Profile
from outsource_audit.domain.rating import total
from outsource_audit.domain.risk import WORST_POINTS
from outsource_audit.domain.sample_values import single_values
from outsource_audit.domain.standing import IN_SCOPE, Standing, Standings, in_scope, stand

# Scoring wants two names and a date, and looks at none of them.
NOBODY = Audit(business="-", provider="-", date="2000-01-01")


class Trial(msgspec.Struct, frozen=True):
    """A profile to try, and answers that are given in place of the best and the worst."""

    profile: Profile
    answers: dict[str, Answer] = {}


class Heaviest(msgspec.Struct, frozen=True):
    """A question in the profile where it weighs most in its pitfall.

    `share` is its part of the pitfall's weight, 0 to 1, among the `of` questions that count.
    """

    pitfall: str
    question: str
    share: Fraction
    of: int

    @property
    def times(self) -> Fraction:
        """Return the share in even shares: 1 where all questions weigh the same."""
        return self.share * self.of


class Extremes(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: in profiles, except `fewest` and `most`, which are questions asked.

    `reach_0` counts those whose best answers give exactly 0, `reach_100` those whose worst
    give exactly 100; in the `empty` ones no question counts. `heaviest` has every question
    that ever counts. `best` are the questions whose best answer is not worth 0 risk points,
    `worst` those whose worst is not worth 4, each with those points.
    """

    profiles: int
    reach_0: int
    reach_100: int
    empty: int
    fewest: int
    most: int
    heaviest: tuple[Heaviest, ...]
    best: dict[str, int]
    worst: dict[str, int]


class _Outcome(msgspec.Struct, frozen=True):
    best: Standings
    worst: Standings
    with_answers: tuple[Standings, ...]

    @property
    def all(self) -> tuple[Standings, ...]:
        return self.best, self.worst, *self.with_answers


def extremes(bank_set: BankSet, trials: Sequence[Trial], in_full: tuple[str, ...]) -> Extremes:
    """Answer every trial at its best and at its worst; `in_full` are pitfalls taken in full.

    There is at least one trial.
    """
    outcomes = _outcomes(bank_set, trials, in_full)
    at_best = [total(outcome.best.questions).score for outcome in outcomes]
    at_worst = [total(outcome.worst.questions).score for outcome in outcomes]
    asked = [_asked(standings) for outcome in outcomes for standings in outcome.all]
    return Extremes(
        profiles=len(outcomes),
        reach_0=at_best.count(Fraction(0)),
        reach_100=at_worst.count(Fraction(100)),
        empty=at_best.count(None),
        fewest=min(asked),
        most=max(asked),
        heaviest=_heaviest(standings for outcome in outcomes for standings in outcome.all),
        best=_points_off((outcome.best for outcome in outcomes), 0),
        worst=_points_off((outcome.worst for outcome in outcomes), WORST_POINTS),
    )


def best_answer(question: Question) -> Answer:
    """Return the first of the answers with the fewest risk points."""
    values = single_values(question)
    value = min(values, key=lambda value: points(question, value) or 0)
    return Answer(answer=value, revision=question.revision)


def worst_answer(question: Question) -> Answer:
    """Return the last of the answers with the most risk points."""
    values = single_values(question)
    value = max(reversed(values), key=lambda value: points(question, value) or 0)
    return Answer(answer=value, revision=question.revision)


def _outcomes(
    bank_set: BankSet, trials: Sequence[Trial], in_full: tuple[str, ...]
) -> list[_Outcome]:
    nobody = msgspec.structs.replace(NOBODY, in_full=in_full)
    asked = [question for question in bank_set.questions.values() if in_scope(question, nobody)]
    best = {question.id: best_answer(question) for question in asked}
    worst = {question.id: worst_answer(question) for question in asked}

    def standings(trial: Trial, answers: dict[str, Answer]) -> Standings:
        # A question that an earlier answer hides has its answer kept aside, and what hangs on
        # it is hidden too: the same as asking one after the other.
        audit = msgspec.structs.replace(nobody, profile=trial.profile, answers=answers)
        return stand(bank_set, audit)

    outcomes = []
    for trial in trials:
        told = {key: answer for key, answer in trial.answers.items() if key in best}
        also = (standings(trial, best | told),) if told else ()
        outcomes.append(_Outcome(standings(trial, best), standings(trial, worst), also))
    return outcomes


def _asked(standings: Standings) -> int:
    return sum(1 for standing in standings.questions if standing.state in IN_SCOPE)


def _heaviest(tried: Iterable[Standings]) -> tuple[Heaviest, ...]:
    found: dict[str, Heaviest] = {}
    for standings in tried:
        for one in _weighed(standings):
            before = found.get(one.question)
            if before is None or (one.times, one.share) > (before.times, before.share):
                found[one.question] = one
    return tuple(found.values())


def _weighed(standings: Standings) -> Iterator[Heaviest]:
    counting: dict[str, list[Standing]] = {}
    for standing in standings.questions:
        if standing.in_fraction:
            counting.setdefault(standing.question.pitfall, []).append(standing)
    for pitfall, own in counting.items():
        weight = sum(standing.weight for standing in own)
        for standing in own:
            share = Fraction(standing.weight, weight)
            yield Heaviest(pitfall, standing.question.id, share, len(own))


def _points_off(tried: Iterable[Standings], right: int) -> dict[str, int]:
    return {
        standing.question.id: standing.points
        for standings in tried
        for standing in standings.questions
        if standing.points is not None and standing.points != right
    }
