"""All a report's templates see: plain text, ready to be set. A template computes nothing.

The fields are described in docs/report-view.md. A field is added without notice; a field that
is taken away or comes to mean something else raises `VIEW_VERSION`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from outsource_audit.domain.presentation import PLAIN, Presentation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.rendering.answer_tables import (
    AnswerTable,
    ProfileTable,
    answer_tables,
    profile_table,
)
from outsource_audit.rendering.audience import for_audience, since_for_audience
from outsource_audit.rendering.branding import BrandView, brand_view
from outsource_audit.rendering.faults import Faults, faults
from outsource_audit.rendering.finding_cards import FindingCard, finding_cards
from outsource_audit.rendering.glossary import GLOSSARY, Term
from outsource_audit.rendering.heat_chart import HeatChart, heat_chart
from outsource_audit.rendering.heat_map import HeatMap, heat_map
from outsource_audit.rendering.in_place import EvidenceRegister, evidence_register
from outsource_audit.rendering.method import Method, method
from outsource_audit.rendering.next_steps import PeriodView, ToFindOut, plan_periods, to_find_out
from outsource_audit.rendering.pitfalls import PitfallView, pitfall_views
from outsource_audit.rendering.red_lines import RedLinesView, red_lines_view
from outsource_audit.rendering.registers import (
    BlindSpotsView,
    Editions,
    NotApplicable,
    blind_spots_view,
    editions,
    not_applicable_register,
)
from outsource_audit.rendering.summary import Head, Summary, head, summary
from outsource_audit.rendering.timeline import Timeline, timeline

# What a comparison needs is imported where there is one: most reports have none.
if TYPE_CHECKING:
    from outsource_audit.domain.trend import Compared
    from outsource_audit.rendering.comparison import SinceView
    from outsource_audit.rendering.trend_chart import TrendChart

VIEW_VERSION = 1


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """The report, section by section, in the order it is read.

    `since` and `trend` are None without an earlier audit, `timeline` without a step.
    """

    version: int
    audience: str
    brand: BrandView
    head: Head
    summary: Summary
    since: SinceView | None
    trend: TrendChart | None
    red_lines: RedLinesView
    heat_map: HeatMap
    heat_chart: HeatChart
    pitfalls: tuple[PitfallView, ...]
    findings: tuple[FindingCard, ...]
    faults: Faults
    find_out: tuple[ToFindOut, ...]
    plan: tuple[PeriodView, ...]
    timeline: Timeline | None
    not_applicable: tuple[NotApplicable, ...]
    blind_spots: BlindSpotsView
    evidence: EvidenceRegister
    answers: tuple[AnswerTable, ...]
    profile: ProfileTable
    method: Method
    glossary: tuple[Term, ...]
    editions: Editions


def report_view(
    scorecard: Scorecard,
    since: Compared | None = None,
    presentation: Presentation = PLAIN,
    before: Sequence[Scorecard] = (),
) -> ReportView:
    """Return everything the report of a scored audit says. Texts are not escaped yet.

    With `since`, also what changed since an earlier audit; `before` are audits older still,
    oldest first, for the trend. What the audience is not to see is taken out before all else.
    """
    card = for_audience(scorecard, presentation.audience)
    written = presentation.written
    red_lines, heat, found = red_lines_view(card), heat_map(card), finding_cards(card, presentation)
    changes, scores = _compared(card, since, presentation, before)
    return ReportView(
        version=VIEW_VERSION,
        audience=presentation.audience.value,
        brand=brand_view(presentation),
        head=head(card, written),
        summary=summary(card, red_lines, written),
        since=changes,
        trend=scores,
        red_lines=red_lines,
        heat_map=heat,
        heat_chart=heat_chart(heat),
        pitfalls=pitfall_views(card, found, presentation),
        findings=found,
        faults=faults(card, found),
        find_out=to_find_out(card),
        plan=plan_periods(card, written),
        timeline=timeline(card, written),
        not_applicable=not_applicable_register(card),
        blind_spots=blind_spots_view(card),
        evidence=evidence_register(card, presentation),
        answers=answer_tables(card, found, presentation),
        profile=profile_table(card),
        method=method(card),
        glossary=GLOSSARY,
        editions=editions(card),
    )


def _compared(
    card: Scorecard, since: Compared | None, presentation: Presentation, before: Sequence[Scorecard]
) -> tuple[SinceView | None, TrendChart | None]:
    if since is None:
        return None, None
    from outsource_audit.rendering.comparison import since_view
    from outsource_audit.rendering.trend_chart import trend_chart

    then, written = since_for_audience(since, presentation.audience), presentation.written
    scores = trend_chart([*before, then.old.scorecard, card], written)
    return since_view(then, written), scores
