"""A scorecard in the shape of scoring.md section 8, with its fractions still exact."""

from __future__ import annotations

from outsource_audit.domain.rating import Floor
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import PitfallScore, QuestionScore, Scorecard, Step


def printed(card: Scorecard) -> dict[str, object]:
    """Return the scorecard as plain dicts."""
    return {
        "format": 1,
        "overall": _overall(card),
        "pitfalls": [_pitfall(pitfall) for pitfall in card.pitfalls],
        "practices": [
            {"id": each.practice.id, "pitfall": each.pitfall, "score": each.score}
            for each in card.practices
        ],
        "questions": [_question(question) for question in card.questions],
        "find_out": list(card.find_out),
        "plan": [_step(step) for step in card.plan],
    }


def _overall(card: Scorecard) -> dict[str, object]:
    overall = card.overall
    return {
        "score": overall.score,
        "confirmed": overall.confirmed,
        "band": _word(overall.band),
        "rating": _word(overall.rating),
        "rating_if_well": _word(overall.rating_if_well),
        "floors": [_floor(floor) for floor in overall.floors],
        "completeness": overall.completeness,
        "confidence": overall.confidence,
        "in_scope": overall.in_scope,
        "all": overall.all,
    }


def _pitfall(pitfall: PitfallScore) -> dict[str, object]:
    return {
        "id": pitfall.bank.id,
        "score": pitfall.score,
        "confirmed": pitfall.confirmed,
        "exposure": pitfall.exposure.level,
        "exposure_reasons": list(pitfall.exposure.reasons),
        "likelihood": pitfall.likelihood,
        "inherent": _word(pitfall.inherent),
        "rating": _word(pitfall.rating),
        "rating_if_well": _word(pitfall.rating_if_well),
        "floors": [_floor(floor) for floor in pitfall.floors],
        "rank": pitfall.rank,
    }


def _question(question: QuestionScore) -> dict[str, object]:
    standing = question.standing
    return {
        "id": standing.question.id,
        "pitfall": standing.question.pitfall,
        "practice": standing.question.practice,
        "state": standing.state.value,
        "answer": standing.answer,
        "gap": standing.gap if standing.in_fraction else None,
        "weight": standing.weight if standing.in_fraction else None,
        "share": question.share,
        "red_line": standing.red_line.value if standing.red_line else None,
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "question": step.standing.question.id,
        "effort": step.effort,
        "gain": step.gain,
        "period": step.period,
        "score_after": step.score_after,
        "confirmed_after": step.confirmed_after,
        "rating_after": _word(step.rating_after),
        "rating_if_well_after": _word(step.rating_if_well_after),
        "lifts": list(step.lifts),
    }


def _floor(floor: Floor) -> dict[str, object]:
    return {
        "to": _word(floor.to),
        "cause": floor.cause,
        "pitfall": floor.pitfall,
        "questions": list(floor.questions),
        "open": floor.open,
        "lifts": floor.lifts,
    }


def _word(rating: Rating | None) -> str | None:
    return rating.word if rating is not None else None
