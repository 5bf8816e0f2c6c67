"""What a template makes of an audit with hostile text in every free place."""

from __future__ import annotations

from functools import cache
from typing import Literal

from every_state import every_state

from outsource_audit.rendering.environment import html, markdown
from outsource_audit.rendering.sandbox import Sandbox
from outsource_audit.rendering.template_limits import STEPS
from outsource_audit.rendering.view import ReportView, report_view

HOSTILE = '<img src=x onerror="alert(1)"> & [a](javascript:b) *c* \u202e'
Style = Literal["md", "html"]


@cache
def the_view() -> ReportView:
    """Return a view with hostile text in every free place."""
    return report_view(every_state(lambda _: HOSTILE))


def put_out(template: str, style: Style = "html", steps: int = STEPS) -> str:
    """Return what a template makes of the view."""
    sandbox = Sandbox(html if style == "html" else markdown)
    sandbox.budget.left = steps
    return sandbox.from_string(template).render(report=the_view())
