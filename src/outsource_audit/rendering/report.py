"""Reports and comparisons as text: a view, set by a template as HTML or Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from outsource_audit.domain.presentation import Audience
from outsource_audit.rendering.environment import Style, set_view
from outsource_audit.rendering.view import ReportView

if TYPE_CHECKING:
    from outsource_audit.domain.trend import Trend

_COMPARISON = "comparison.md.j2"


def render(
    view: ReportView, style: Style, templates: Sequence[Path], cache: Path | None = None
) -> str:
    """Return the report, the same text for the same view always.

    `templates` are folders, the first that has a file wins, the last is our own;
    `report.html.j2` and `report.md.j2` are the report, `board.html.j2` and `board.md.j2` the one
    page for the board. In the folder `cache` our templates are kept compiled. Raises
    InvalidFileError where a template is missing, is not valid, asks for what is not there, or
    tries what a template may not.
    """
    return set_view(template_name(view, f"{style}.j2"), style, templates, view, cache)


def template_name(view: ReportView, ending: str) -> str:
    """Return the name of the template that this report is set from."""
    return f"{'board' if view.audience == Audience.BOARD else 'report'}.{ending}"


def render_comparison(trend: Trend, templates: Path) -> str:
    """Return a comparison of audits as Markdown. Raises InvalidFileError as `render` does."""
    from outsource_audit.rendering.trend import trend_view

    return set_view(_COMPARISON, "md", [templates], trend_view(trend))
