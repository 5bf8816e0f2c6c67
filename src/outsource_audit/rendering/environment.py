"""The environment that sets a view as HTML or Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from markupsafe import Markup
from markupsafe import escape as escape_html

from outsource_audit.domain.plain_text import clean
from outsource_audit.errors import AuditError, InvalidFileError
from outsource_audit.rendering.compiled_templates import CompiledTemplates
from outsource_audit.rendering.sandbox import Sandbox
from outsource_audit.rendering.template_faults import problem_of
from outsource_audit.rendering.template_folders import TemplateFolders

Style = Literal["md", "html"]


def set_view(
    name: str, style: Style, templates: Sequence[Path], view: object, cache: Path | None = None
) -> str:
    """Return a view set by the template of this name.

    `templates` are folders, the first that has a file wins; the last is our own, and of its
    templates the compiled form is kept in the folder `cache`. Raises InvalidFileError with the
    line of the template that is wrong, and FileError where a template cannot be read.
    """
    folders = TemplateFolders(templates)
    compiled = CompiledTemplates(cache, folders.is_ours) if cache else None
    sandbox = Sandbox(html if style == "html" else markdown, folders, compiled)
    try:
        return sandbox.get_template(name).render(report=view)
    except AuditError:
        raise
    except Exception as error:  # a template can fail in any way that Python can
        entry = next((file for file in folders.read if file.endswith(name)), name)
        raise InvalidFileError([problem_of(error, entry, folders.read)]) from error


def html(text: str) -> Markup:
    """Return HTML that shows the text and nothing else; line breaks stay."""
    # Nothing that can be printed needs cleaning; to know that takes a tenth of the time.
    return escape_html(text if text.isprintable() else clean(text, newlines=True))


def markdown(text: str) -> Markup:
    """Return Markdown that shows the text and nothing else."""
    from outsource_audit.rendering.markdown_text import escape

    return Markup(escape(text))  # noqa: S704  # escaped for Markdown in this very call
