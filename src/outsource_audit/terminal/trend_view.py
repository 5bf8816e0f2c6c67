"""Several audits in a row, on the screen: their figures, then what changed."""

from __future__ import annotations

from outsource_audit.domain.comparison_account import account
from outsource_audit.domain.comparison_words import (
    ARROW,
    names_text,
    number_text,
    ratings_text,
)
from outsource_audit.domain.finding_groups import finding_counts
from outsource_audit.domain.trend import Compared, Trend
from outsource_audit.domain.trend_table import TrendRow, trend_rows
from outsource_audit.terminal.comparison_view import (
    heading,
    parts_line,
    show_answer,
    show_comparison,
)
from outsource_audit.terminal.console import Screen

WIDE = 80
_COLUMN = 6


def show_trend(screen: Screen, trend: Trend) -> None:
    """Print two audits compared; of more, first all of them, and at the end each step."""
    if trend.steps:
        _show_audits(screen, trend)
        heading(screen, "From the first to the last")
    show_comparison(screen, trend.whole)
    if trend.steps:
        heading(screen, "Step by step")
    for step in trend.steps:
        _show_step(screen, step)


def _show_audits(screen: Screen, trend: Trend) -> None:
    names = {names_text(one.scorecard) for one in trend.audits}
    together = f"{names_text(trend.audits[0].scorecard)}: " if len(names) == 1 else ""
    screen.say(f"{together}{len(trend.audits)} audits", style="bold")
    for number, one in enumerate(trend.audits, start=1):
        overall, own = one.scorecard.overall, names_text(one.scorecard)
        figures = f"score {number_text(overall.score)}, confirmed {number_text(overall.confirmed)}"
        rated = ratings_text(overall.rating, overall.rating_if_well)
        date = one.scorecard.audit.date + ("" if together else f", {own}")
        screen.hang(f"{number}. ", f"{date}: {figures}; {rated}", indent=2)
    rows = trend_rows(trend)
    heading(screen, "The scores of the pitfalls")
    if screen.console.width >= WIDE:
        _show_table(screen, trend, rows)
    else:
        for row in rows:
            screen.say(f"{row.number} {row.id}: {f' {ARROW} '.join(row.scores)}", indent=2)


def _show_table(screen: Screen, trend: Trend, rows: list[TrendRow]) -> None:
    """Print a line an audit; the pitfalls are named by their numbers, and in full above."""
    screen.say(", ".join(f"{row.number} {row.id}" for row in rows))
    lead = len(f"{len(trend.audits)}. ") + len("2026-11-23")
    numbers = "".join(f"{row.number:>{_COLUMN}}" for row in rows)
    screen.say(f"{'':<{lead}}{numbers}", indent=2)
    for place, one in enumerate(trend.audits):
        name = f"{place + 1}. {one.scorecard.audit.date}"
        scores = "".join(f"{row.scores[place]:>{_COLUMN}}" for row in rows)
        screen.say(f"{name:<{lead}}{scores}", indent=2)


def _show_step(screen: Screen, step: Compared) -> None:
    old, new = step.comparison.old.audit, step.comparison.new.audit
    screen.say()
    screen.say(f"{old.date} {ARROW} {new.date}", style="bold")
    show_answer(screen, step)
    parts = parts_line(account(step.comparison))
    if parts:
        screen.say(f"Why: {parts}")
    screen.say(finding_counts(step.comparison))
