"""The result of scoring, as plain data: what every view, report and export reads.

Scores are exact fractions from 0 (best) to 100 (worst); they turn into floats only where
they leave the program.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet, Practice, QuestionBank
from outsource_audit.domain.exposure import Exposure
from outsource_audit.domain.rating import Floor
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.standing import Standing, Standings


class Overall(msgspec.Struct, frozen=True, kw_only=True):
    """The headline. Ratings are None where the audit is not rated (section 4).

    `completeness` and `confidence` run from 0 to 1 and are None where nothing is in scope
    or no answer is good; `in_scope` and `all` count questions.
    """

    score: Fraction | None
    confirmed: Fraction | None
    band: Rating | None
    rating: Rating | None
    rating_if_well: Rating | None
    floors: tuple[Floor, ...]
    completeness: Fraction | None
    confidence: Fraction | None
    in_scope: int
    all: int


class PracticeScore(msgspec.Struct, frozen=True):
    """The score of one practice; None where none of its questions counts."""

    practice: Practice
    pitfall: str
    score: Fraction | None


class PitfallScore(msgspec.Struct, frozen=True, kw_only=True):
    """One pitfall: its two numbers, its exposure, its cell on the heat map and its rank.

    Score, confirmed, likelihood and rank are None where none of its questions counts;
    `many_not_applicable` warns that more than a third were marked so by hand.
    """

    bank: QuestionBank
    score: Fraction | None
    confirmed: Fraction | None
    exposure: Exposure
    likelihood: int | None
    inherent: Rating
    rating: Rating | None
    rating_if_well: Rating | None
    floors: tuple[Floor, ...]
    rank: int | None
    many_not_applicable: bool


class QuestionScore(msgspec.Struct, frozen=True):
    """One question and its share of the score, in points of 100 (None: in no fraction)."""

    standing: Standing
    share: Fraction | None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One action of the plan and what the whole looks like once it is done (section 5).

    `gain` is in points of 100; `effort` in effort points; `period` is 30, 60, 90 (days) or
    None for later; `lifts` names the floors that are gone after it.
    """

    standing: Standing
    effort: int
    gain: Fraction
    period: int | None
    score_after: Fraction
    confirmed_after: Fraction
    rating_after: Rating | None
    rating_if_well_after: Rating | None
    lifts: tuple[str, ...]


class Scorecard(msgspec.Struct, frozen=True, kw_only=True):
    """An audit, scored. Pitfalls, practices and questions are in the article's order."""

    bank_set: BankSet
    audit: Audit
    standings: Standings
    overall: Overall
    pitfalls: tuple[PitfallScore, ...]
    practices: tuple[PracticeScore, ...]
    questions: tuple[QuestionScore, ...]
    find_out: tuple[str, ...]
    plan: tuple[Step, ...]

    @property
    def ranked(self) -> list[PitfallScore]:
        """Return the pitfalls that have a score, the most pressing first."""
        with_rank = [pitfall for pitfall in self.pitfalls if pitfall.rank is not None]
        return sorted(with_rank, key=lambda pitfall: pitfall.rank or 0)
