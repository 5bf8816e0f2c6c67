"""Reports and comparisons as text: a view, set by a template as HTML or Markdown.

Every text a template puts out passes through one function that makes it inert (`finalize`),
so a template cannot forget to escape. It is the only place where text becomes markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.presentation import Audience
from outsource_audit.domain.trend import Trend
from outsource_audit.errors import InvalidFileError, Problem
from outsource_audit.rendering.markdown_text import escape
from outsource_audit.rendering.trend import TrendView, trend_view
from outsource_audit.rendering.view import ReportView

_COMPARISON = "comparison.md.j2"


def render(view: ReportView, style: Literal["md", "html"], templates: Sequence[Path]) -> str:
    """Return the report, the same text for the same view always.

    `templates` are folders, the first that has a file wins; `report.html.j2` and
    `report.md.j2` are the report, `board.html.j2` and `board.md.j2` the one page for the
    board. Raises InvalidFileError where a template is missing, is not valid, asks for what
    is not there, or tries what a template may not.
    """
    return _set(template_name(view, f"{style}.j2"), style, templates, view)


def template_name(view: ReportView, ending: str) -> str:
    """Return the name of the template that this report is set from."""
    return f"{'board' if view.audience == Audience.BOARD else 'report'}.{ending}"


def render_comparison(trend: Trend, templates: Path) -> str:
    """Return a comparison of audits as Markdown. Raises InvalidFileError as `render` does."""
    return _set(_COMPARISON, "md", [templates], trend_view(trend))


def _set(
    name: str,
    style: Literal["md", "html"],
    templates: Sequence[Path],
    view: ReportView | TrendView,
) -> str:
    try:
        template = _environment(style, templates).get_template(name)
        return template.render(report=view)
    except jinja2.TemplateError as error:
        raise InvalidFileError([_problem(error, templates, name)]) from error


def _environment(style: Literal["md", "html"], templates: Sequence[Path]) -> jinja2.Environment:
    return SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        # On for Markdown too: there finalize has made markup of every text before it is asked.
        autoescape=True,
        finalize=_finalizer(_html if style == "html" else _markdown),
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _finalizer(make: Callable[[str], str]) -> Callable[[object], str]:
    def finalize(value: object) -> str:
        if isinstance(value, Markup):
            return value
        if isinstance(value, str | int | jinja2.Undefined) and not isinstance(value, bool):
            return make(str(value))
        raise jinja2.TemplateRuntimeError(f"a template puts out text, not {value!r}")

    return finalize


def _html(text: str) -> str:
    return clean(text, newlines=True)


def _markdown(text: str) -> Markup:
    return Markup(escape(text))  # noqa: S704  # escaped for Markdown in this very call


def _problem(error: jinja2.TemplateError, templates: Sequence[Path], name: str) -> Problem:
    if isinstance(error, jinja2.TemplateSyntaxError):
        file = error.filename or str(templates[0] / (error.name or name))
        return Problem(file, error.lineno, 1, "", error.message or "is not a valid template")
    file = str(templates[0] / (str(error) if isinstance(error, jinja2.TemplateNotFound) else name))
    what = "no such template" if isinstance(error, jinja2.TemplateNotFound) else str(error)
    return Problem(file, 1, 1, "", what, "report templates come with the program")
