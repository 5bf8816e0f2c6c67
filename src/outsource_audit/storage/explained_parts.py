"""Pitfalls and questions, unfolded, as JSON."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.explanation import LeftOut, PitfallPart, QuestionPart
from outsource_audit.domain.exposure_account import ExposureAccount
from outsource_audit.domain.rating import Totals
from outsource_audit.domain.risk import WORST_POINTS, shown
from outsource_audit.domain.shares import Share, TwoShares
from outsource_audit.storage.explained_ratings import paths_json
from outsource_audit.storage.explanation_shape import (
    ExposureJson,
    LeftOutJson,
    PartJson,
    PitfallPartJson,
    RaiseJson,
    ShareJson,
    TotalsJson,
    TwoSharesJson,
)
from outsource_audit.storage.score_file import WORDS


def share_json(share: Share) -> ShareJson:
    """Return points of 100."""
    return ShareJson(value=float(share.exact), hundredths=share.hundredths, shown=share.shown)


def two_shares_json(shares: TwoShares) -> TwoSharesJson:
    """Return a number in its confirmed and its open part."""
    return TwoSharesJson(
        confirmed=share_json(shares.confirmed),
        open=share_json(shares.open),
        together=share_json(shares.together),
    )


def totals_json(totals: Totals) -> TotalsJson:
    """Return the whole numbers behind a score."""
    return TotalsJson(
        points=totals.score_points,
        confirmed_points=totals.confirmed_points,
        weight=totals.weight,
        most=WORST_POINTS * totals.weight,
        questions=totals.questions,
    )


def headline(number: Fraction | None) -> str | None:
    """Return a score as `score` shows it, with one decimal."""
    return None if number is None else shown(number)


def pitfall_json(part: PitfallPart) -> PitfallPartJson:
    """Return one pitfall with its questions."""
    return PitfallPartJson(
        id=part.score.bank.id,
        number=part.score.bank.pitfall,
        title=part.score.bank.title,
        exposure=_exposure(part.exposure),
        totals=totals_json(part.totals),
        own=two_shares_json(part.own),
        headline=headline(part.score.score),
        headline_confirmed=headline(part.score.confirmed),
        of_total=two_shares_json(part.of_total),
        inherent=WORDS[part.score.inherent],
        ratings=paths_json(part.paths),
        questions=tuple(map(part_json, part.questions)),
        left_out=tuple(map(left_out_json, part.left_out)),
    )


def part_json(part: QuestionPart) -> PartJson:
    """Return a question that counts."""
    standing = part.standing
    return PartJson(
        id=standing.question.id,
        ask=standing.question.ask,
        state=standing.state.value,
        answer=standing.answer,
        answer_text=part.answer,
        evidence_seen=part.evidence_seen,
        points=standing.score_points,
        confirmed_points=standing.confirmed_points,
        severity=part.severity.value,
        severity_of_bank=standing.question.severity.value,
        raised_because=part.raised_because,
        weight=standing.weight,
        exposure=standing.exposure,
        product=part.product,
        most=WORST_POINTS * standing.share_weight,
        of_pitfall=share_json(part.of_pitfall),
        of_total=share_json(part.of_total),
        open=part.is_open,
        red_line=standing.red_line.value if standing.red_line else None,
    )


def left_out_json(left_out: LeftOut) -> LeftOutJson:
    """Return a question that does not count, and why."""
    standing = left_out.standing
    return LeftOutJson(
        id=standing.question.id,
        ask=standing.question.ask,
        state=standing.state.value,
        why=left_out.why,
    )


def _exposure(exposure: ExposureAccount) -> ExposureJson:
    raises = tuple(
        RaiseJson(by=one.by, reason=one.reason, because=one.because, open=one.open)
        for one in exposure.raises
    )
    return ExposureJson(base=exposure.base, raises=raises, sum=exposure.sum, level=exposure.level)
