"""The report as a Word file, set from a template that a consultant edits in Word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import jinja2

from outsource_audit.errors import FileError
from outsource_audit.rendering.report import template_name
from outsource_audit.rendering.template_folders import TemplateFolders
from outsource_audit.rendering.view import ReportView

_EXTRA = ("docxtpl", "docx", "lxml")
_MISSING = (
    "a Word report needs docxtpl; install it with: pip install 'outsource-audit[docx]' "
    "(with pipx: pipx inject outsource-audit docxtpl)"
)


def render_word(view: ReportView, templates: Sequence[Path]) -> bytes:
    """Return the report as a Word file, the same bytes for the same view always.

    `templates` are folders, the first that has a file wins, the last is our own; `report.docx`
    is the report, `board.docx` the one page for the board. Raises FileError where docxtpl is
    not installed or a template cannot be read, and InvalidFileError where one is missing, is no
    Word file, has macros or links, asks for what is not there, or tries what it may not.
    """
    try:
        from outsource_audit.rendering.word_filling import filled
    except ImportError as error:
        if (error.name or "").split(".")[0] not in _EXTRA:
            raise
        raise FileError(_MISSING) from error
    from outsource_audit.rendering.word_package import wrong

    name = template_name(view, "docx")
    try:
        path = TemplateFolders(templates).path_of(name)
    except jinja2.TemplateNotFound as error:
        first = templates[0] / name if templates else Path(name)
        raise wrong(first, "no such template", "Word templates come with the program") from error
    return filled(view, path)
