"""What `score --json` prints: the scorecard as JSON (scoring.md section 8).

Fractions turn into floats here and nowhere else. Fields may be added within a format, never
changed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from outsource_audit.domain.rating import Floor
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import PitfallScore, QuestionScore, Scorecard, Step
from outsource_audit.storage.json_text import encoded

RatingWord = Literal["low", "moderate", "high", "critical"]
WORDS: dict[Rating, RatingWord] = {
    Rating.LOW: "low",
    Rating.MODERATE: "moderate",
    Rating.HIGH: "high",
    Rating.CRITICAL: "critical",
}


class FloorJson(msgspec.Struct, frozen=True):
    """Why a rating cannot be better than `to`."""

    to: RatingWord
    cause: str
    pitfall: str | None
    questions: tuple[str, ...]
    open: bool
    lifts: bool


class OverallJson(msgspec.Struct, frozen=True, kw_only=True):
    """The headline; a rating is null where there is none."""

    score: float | None
    confirmed: float | None
    band: RatingWord | None
    rating: RatingWord | None
    rating_if_well: RatingWord | None
    floors: tuple[FloorJson, ...]
    completeness: float | None
    confidence: float | None
    in_scope: int
    all: int


class PitfallJson(msgspec.Struct, frozen=True, kw_only=True):
    """One pitfall, in the article's order."""

    id: str
    score: float | None
    confirmed: float | None
    exposure: int
    exposure_reasons: tuple[str, ...]
    likelihood: int | None
    inherent: RatingWord
    rating: RatingWord | None
    rating_if_well: RatingWord | None
    floors: tuple[FloorJson, ...]
    rank: int | None


class PracticeJson(msgspec.Struct, frozen=True):
    """The score of one practice."""

    id: str
    pitfall: str
    score: float | None


class QuestionJson(msgspec.Struct, frozen=True, kw_only=True):
    """One question; gap, weight and share are null where it is in no fraction."""

    id: str
    pitfall: str
    practice: str
    state: Literal["answered", "unknown", "not-applicable", "unanswered", "hidden", "not-asked"]
    answer: str | int | float | None
    gap: float | None
    weight: int | None
    share: float | None
    red_line: Literal["hit", "open", "clear"] | None


class StepJson(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the plan; `period` is null for later."""

    question: str
    effort: int
    gain: float
    period: int | None
    score_after: float
    confirmed_after: float
    rating_after: RatingWord | None
    rating_if_well_after: RatingWord | None
    lifts: tuple[str, ...]


class ScoreJson(msgspec.Struct, frozen=True, kw_only=True):
    """A scored audit."""

    format: Literal[1] = 1
    overall: OverallJson
    pitfalls: tuple[PitfallJson, ...]
    practices: tuple[PracticeJson, ...]
    questions: tuple[QuestionJson, ...]
    find_out: tuple[str, ...]
    plan: tuple[StepJson, ...]


def encode_score(scorecard: Scorecard) -> bytes:
    """Return the scorecard as indented JSON, in full precision, ending with a line break."""
    return encoded(score_json(scorecard))


def score_json(scorecard: Scorecard) -> ScoreJson:
    """Return the scorecard as it leaves the program."""
    overall = scorecard.overall
    return ScoreJson(
        overall=OverallJson(
            score=_float(overall.score),
            confirmed=_float(overall.confirmed),
            band=_word(overall.band),
            rating=_word(overall.rating),
            rating_if_well=_word(overall.rating_if_well),
            floors=tuple(map(_floor, overall.floors)),
            completeness=_float(overall.completeness),
            confidence=_float(overall.confidence),
            in_scope=overall.in_scope,
            all=overall.all,
        ),
        pitfalls=tuple(map(_pitfall, scorecard.pitfalls)),
        practices=tuple(
            PracticeJson(score.practice.id, score.pitfall, _float(score.score))
            for score in scorecard.practices
        ),
        questions=tuple(map(_question, scorecard.questions)),
        find_out=scorecard.find_out,
        plan=tuple(map(_step, scorecard.plan)),
    )


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _word(rating: Rating | None) -> RatingWord | None:
    return None if rating is None else WORDS[rating]


def _floor(floor: Floor) -> FloorJson:
    return FloorJson(
        WORDS[floor.to], floor.cause, floor.pitfall, floor.questions, floor.open, floor.lifts
    )


def _pitfall(pitfall: PitfallScore) -> PitfallJson:
    return PitfallJson(
        id=pitfall.bank.id,
        score=_float(pitfall.score),
        confirmed=_float(pitfall.confirmed),
        exposure=pitfall.exposure.level,
        exposure_reasons=pitfall.exposure.reasons,
        likelihood=pitfall.likelihood,
        inherent=WORDS[pitfall.inherent],
        rating=_word(pitfall.rating),
        rating_if_well=_word(pitfall.rating_if_well),
        floors=tuple(map(_floor, pitfall.floors)),
        rank=pitfall.rank,
    )


def _question(score: QuestionScore) -> QuestionJson:
    standing = score.standing
    counted = standing.in_fraction
    return QuestionJson(
        id=standing.question.id,
        pitfall=standing.question.pitfall,
        practice=standing.question.practice,
        state=standing.state.value,
        answer=standing.answer,
        gap=float(standing.gap) if counted else None,
        weight=standing.weight if counted else None,
        share=_float(score.share),
        red_line=standing.red_line.value if standing.red_line else None,
    )


def _step(step: Step) -> StepJson:
    return StepJson(
        question=step.standing.question.id,
        effort=step.effort,
        gain=float(step.gain),
        period=step.period,
        score_after=float(step.score_after),
        confirmed_after=float(step.confirmed_after),
        rating_after=_word(step.rating_after),
        rating_if_well_after=_word(step.rating_if_well_after),
        lifts=step.lifts,
    )
