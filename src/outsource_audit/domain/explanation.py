"""A score unfolded: every number of a scorecard as the whole numbers it is made of.

The parts add up at every level, exactly and as shown: questions to their pitfall, pitfalls to
the total, confirmed and open to both. A product is exposure times weight times points; the
score is 100 times the sum of the products, divided by four times the sum of exposure times
weight (scoring.md section 2).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from outsource_audit.domain.answer_told import question_told
from outsource_audit.domain.exposure_account import ExposureAccount, exposure_account
from outsource_audit.domain.findings import WhyNotRated, good_answers, in_scope, why_not_rated
from outsource_audit.domain.grounds import grounds
from outsource_audit.domain.rating import Totals, total
from outsource_audit.domain.rating_path import (
    FloorAccount,
    RatingPath,
    overall_paths,
    pitfall_paths,
    red_lines_so_far,
)
from outsource_audit.domain.risk import WEIGHTS, Severity
from outsource_audit.domain.scorecard import PitfallScore, Scorecard
from outsource_audit.domain.shares import (
    Share,
    TwoShares,
    product,
    split_by_group,
    split_by_question,
    whole_shares,
)
from outsource_audit.domain.standing import Standing, State
from outsource_audit.domain.unasked import unasked

COSTLIEST = 3


class QuestionPart(msgspec.Struct, frozen=True, kw_only=True):
    """A question that counts: its answer in words, and what it adds.

    `raised_because` says which profile answers raised its severity; it is empty where none did.
    """

    standing: Standing
    answer: str
    evidence_seen: bool
    raised_because: tuple[str, ...]
    of_pitfall: Share
    of_total: Share

    @property
    def product(self) -> int:
        """Return exposure times weight times points."""
        return product(self.standing)

    @property
    def severity(self) -> Severity:
        """Return the severity that counts, raised or not."""
        return next(s for s, weight in WEIGHTS.items() if weight == self.standing.weight)

    @property
    def is_open(self) -> bool:
        """Say whether it is unknown or unanswered, so that what it adds is not confirmed."""
        return self.standing.points is None


class LeftOut(msgspec.Struct, frozen=True):
    """A question that does not count, and why, in sentences without their full stops."""

    standing: Standing
    why: tuple[str, ...]


class PitfallPart(msgspec.Struct, frozen=True, kw_only=True):
    """One pitfall: its own score and its part of the total, each confirmed and open.

    `totals` are the whole numbers; `paths` its two ratings, until then and if it turns out
    well, None where it has none.
    """

    score: PitfallScore
    exposure: ExposureAccount
    totals: Totals
    own: TwoShares
    of_total: TwoShares
    questions: tuple[QuestionPart, ...]
    left_out: tuple[LeftOut, ...]
    paths: tuple[RatingPath, RatingPath] | None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """The whole: its arithmetic, its ratings, its pitfalls in the article's order.

    `dealt_with` of `in_scope` questions are not unanswered; the good answers weigh
    `good_weight`, those with evidence seen `seen_weight`. `costliest` are at most three.
    Where the audit is not rated, `not_rated` says why, `paths` is None, and `red_lines` are
    those hit or open so far.
    """

    scorecard: Scorecard
    totals: Totals
    shares: TwoShares
    dealt_with: int
    in_scope: int
    good_weight: int
    seen_weight: int
    costliest: tuple[QuestionPart, ...]
    paths: tuple[RatingPath, RatingPath] | None
    not_rated: WhyNotRated | None
    red_lines: tuple[FloorAccount, ...]
    pitfalls: tuple[PitfallPart, ...]

    @property
    def questions(self) -> dict[str, QuestionPart]:
        """Return the questions that count, by id, in asking order."""
        return {q.standing.question.id: q for pitfall in self.pitfalls for q in pitfall.questions}


def explain(scorecard: Scorecard) -> Explanation:
    """Unfold a scorecard."""
    standings = scorecard.standings.questions
    totals, scope = total(standings), in_scope(standings)
    good = good_answers(scorecard)
    pitfalls = tuple(_pitfalls(scorecard))
    rated = scorecard.overall.rating is not None
    return Explanation(
        scorecard=scorecard,
        totals=totals,
        shares=whole_shares(totals),
        dealt_with=sum(1 for s in scope if s.state is not State.UNANSWERED),
        in_scope=len(scope),
        good_weight=sum(s.weight for s in good),
        seen_weight=sum(s.weight for s in good if _seen(scorecard, s)),
        costliest=tuple(_costliest(pitfalls)),
        paths=overall_paths(scorecard),
        not_rated=why_not_rated(scorecard),
        red_lines=() if rated else red_lines_so_far(scorecard),
        pitfalls=pitfalls,
    )


def _seen(scorecard: Scorecard, standing: Standing) -> bool:
    return scorecard.audit.answers[standing.question.id].evidence_seen


def _costliest(pitfalls: Sequence[PitfallPart]) -> list[QuestionPart]:
    questions = [q for pitfall in pitfalls for q in pitfall.questions if q.product]
    # Of equals, the one that is shown larger comes first.
    return sorted(questions, key=lambda q: (-q.product, -q.of_total.hundredths))[:COSTLIEST]


def _pitfalls(scorecard: Scorecard) -> list[PitfallPart]:
    groups = {
        pitfall.bank.id: _counting(scorecard, pitfall.bank.id) for pitfall in scorecard.pitfalls
    }
    whole = total(scorecard.standings.questions)
    of_total = split_by_group(whole_shares(whole), groups)
    left_out = _left_out(scorecard)
    return [
        PitfallPart(
            score=pitfall,
            exposure=exposure_account(pitfall, scorecard),
            totals=total(groups[pitfall.bank.id]),
            own=whole_shares(total(groups[pitfall.bank.id])),
            of_total=of_total[pitfall.bank.id],
            questions=_questions(
                scorecard, groups[pitfall.bank.id], of_total[pitfall.bank.id], whole.weight
            ),
            left_out=tuple(
                one for one in left_out if one.standing.question.pitfall == pitfall.bank.id
            ),
            paths=pitfall_paths(scorecard, pitfall),
        )
        for pitfall in scorecard.pitfalls
    ]


def _counting(scorecard: Scorecard, pitfall: str) -> list[Standing]:
    return [s for s in scorecard.standings.of_pitfall(pitfall) if s.in_fraction]


def _questions(
    scorecard: Scorecard, counting: Sequence[Standing], of_total: TwoShares, whole_weight: int
) -> tuple[QuestionPart, ...]:
    totals = total(counting)
    own = split_by_question(whole_shares(totals), counting, totals.weight)
    shares = split_by_question(of_total, counting, whole_weight)
    return tuple(
        QuestionPart(
            standing=standing,
            answer=question_told(standing, scorecard),
            evidence_seen=standing.points is not None and _seen(scorecard, standing),
            raised_because=_raised_because(scorecard, standing),
            of_pitfall=own[standing.question.id],
            of_total=shares[standing.question.id],
        )
        for standing in counting
    )


def _raised_because(scorecard: Scorecard, standing: Standing) -> tuple[str, ...]:
    question = standing.question
    if standing.weight == WEIGHTS[question.severity]:
        return ()
    return grounds(question.raise_severity, scorecard.bank_set, scorecard.standings.fact)


def _left_out(scorecard: Scorecard) -> list[LeftOut]:
    because = {one.id: one.because for one in unasked(scorecard.bank_set, scorecard.audit)}
    return [
        LeftOut(standing, _why(scorecard, standing, because.get(standing.question.id, ())))
        for standing in scorecard.standings.questions
        if not standing.in_fraction
    ]


def _why(scorecard: Scorecard, standing: Standing, because: tuple[str, ...]) -> tuple[str, ...]:
    if standing.state is State.NOT_APPLICABLE:
        return (scorecard.audit.answers[standing.question.id].not_applicable,)
    return because
