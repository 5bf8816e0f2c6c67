"""All a report's templates see: plain text, ready to be set. A template computes nothing."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.trend import Compared
from outsource_audit.rendering.answer_tables import (
    AnswerTable,
    ProfileTable,
    answer_tables,
    profile_table,
)
from outsource_audit.rendering.comparison import SinceView, since_view
from outsource_audit.rendering.finding_cards import FindingCard, finding_cards
from outsource_audit.rendering.heat_map import HeatMap, heat_map
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


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """The report, section by section, in the order it is read; `since` is left out at will."""

    head: Head
    summary: Summary
    since: SinceView | None
    red_lines: RedLinesView
    heat_map: HeatMap
    pitfalls: tuple[PitfallView, ...]
    findings: tuple[FindingCard, ...]
    find_out: tuple[ToFindOut, ...]
    plan: tuple[PeriodView, ...]
    not_applicable: tuple[NotApplicable, ...]
    blind_spots: BlindSpotsView
    answers: tuple[AnswerTable, ...]
    profile: ProfileTable
    method: Method
    editions: Editions


def report_view(scorecard: Scorecard, since: Compared | None = None) -> ReportView:
    """Return everything the report of a scored audit says. Texts are not escaped yet.

    With `since`, also what changed since an earlier audit.
    """
    return ReportView(
        head=head(scorecard),
        summary=summary(scorecard),
        since=None if since is None else since_view(since),
        red_lines=red_lines_view(scorecard),
        heat_map=heat_map(scorecard),
        pitfalls=pitfall_views(scorecard),
        findings=finding_cards(scorecard),
        find_out=to_find_out(scorecard),
        plan=plan_periods(scorecard),
        not_applicable=not_applicable_register(scorecard),
        blind_spots=blind_spots_view(scorecard),
        answers=answer_tables(scorecard),
        profile=profile_table(scorecard),
        method=method(scorecard),
        editions=editions(scorecard),
    )
