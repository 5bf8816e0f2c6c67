"""Several audits in a row, as the template of a comparison sees them."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.comparison_account import account
from outsource_audit.domain.comparison_cautions import cautions
from outsource_audit.domain.comparison_words import ratings_text
from outsource_audit.domain.finding_groups import finding_counts
from outsource_audit.domain.presentation import written_date
from outsource_audit.domain.trend import Compared, ComparedAudit, Trend
from outsource_audit.domain.trend_table import trend_rows
from outsource_audit.domain.wording import sentence_case
from outsource_audit.rendering.comparison import (
    SinceView,
    headline_lines,
    parts_text,
    since_view,
)
from outsource_audit.rendering.figures import score_text


class AuditRow(msgspec.Struct, frozen=True):
    """One audit and its headline figures."""

    date: str
    business: str
    provider: str
    score: str
    confirmed: str
    rating: str


class PitfallScores(msgspec.Struct, frozen=True):
    """One pitfall and its score in each audit."""

    number: int
    title: str
    scores: tuple[str, ...]


class StepView(msgspec.Struct, frozen=True):
    """What changed from one audit to the next, in short."""

    title: str
    cautions: tuple[str, ...]
    headline: tuple[str, ...]
    parts: str
    counts: str


class TrendView(msgspec.Struct, frozen=True):
    """Two audits or more. Only of more than two are there `pitfalls` and `steps`."""

    audits: tuple[AuditRow, ...]
    pitfalls: tuple[PitfallScores, ...]
    since: SinceView
    steps: tuple[StepView, ...]


def trend_view(trend: Trend) -> TrendView:
    """Return everything the comparison says. Texts are not escaped yet."""
    rows = trend_rows(trend) if trend.steps else []
    return TrendView(
        audits=tuple(map(_audit, trend.audits)),
        pitfalls=tuple(PitfallScores(row.number, row.title, row.scores) for row in rows),
        since=since_view(trend.whole, written_date),
        steps=tuple(map(_step, trend.steps)),
    )


def _audit(one: ComparedAudit) -> AuditRow:
    audit, overall = one.scorecard.audit, one.scorecard.overall
    return AuditRow(
        date=written_date(audit.date),
        business=audit.business,
        provider=audit.provider,
        score=score_text(overall.score),
        confirmed=score_text(overall.confirmed),
        rating=sentence_case(ratings_text(overall.rating, overall.rating_if_well)),
    )


def _step(step: Compared) -> StepView:
    comparison, figures = step.comparison, account(step.comparison)
    before, after = comparison.old.audit.date, comparison.new.audit.date
    parts = parts_text(figures.score)
    return StepView(
        title=f"{written_date(before)} → {written_date(after)}",
        cautions=tuple(cautions(step)),
        headline=tuple(headline_lines(comparison, figures)),
        parts=f"{parts}." if parts else "",
        counts=finding_counts(comparison),
    )
