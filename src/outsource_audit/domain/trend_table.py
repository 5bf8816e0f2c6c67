"""The pitfalls of several audits beside each other, under the ids of the last."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.comparison_words import number_text
from outsource_audit.domain.trend import ComparedAudit, Trend


class TrendRow(msgspec.Struct, frozen=True):
    """One pitfall and its score in each audit, as it is shown."""

    number: int
    id: str
    title: str
    scores: tuple[str, ...]


def trend_rows(trend: Trend) -> list[TrendRow]:
    """Return a row for each pitfall that the first or the last audit knows."""
    renamed = trend.audits[-1].scorecard.bank_set.renamed
    columns = [_scores(audit, renamed) for audit in trend.audits]
    banks = [pitfall.bank for pitfall in trend.whole.comparison.pitfalls]
    return [
        TrendRow(
            number=bank.pitfall,
            id=bank.id,
            title=bank.title,
            scores=tuple(column.get(bank.id, number_text(None)) for column in columns),
        )
        for bank in banks
    ]


def _scores(audit: ComparedAudit, renamed: dict[str, str]) -> dict[str, str]:
    return {
        renamed.get(pitfall.bank.id, pitfall.bank.id): number_text(pitfall.score)
        for pitfall in audit.scorecard.pitfalls
    }
