"""What went wrong in a template, at the line where it did."""

from __future__ import annotations

import traceback
from collections.abc import Collection

import jinja2

from outsource_audit.errors import Problem

_SAFE = "text from the audit is always made inert; write markup into the template itself"


def problem_of(error: Exception, entry: str, read: Collection[str] = ()) -> Problem:
    """Return what an error says of a template, with file and line.

    `entry` is the file that was to be set, `read` are the files that were read for it.
    """
    if isinstance(error, jinja2.TemplateSyntaxError):
        what = _one_line(error.message or "is not a valid template")
        hint = _SAFE if "'safe'" in what else ""
        return Problem(error.filename or entry, error.lineno, 1, "", what, hint)
    file, line = _place(error, entry, read)
    return Problem(file, line, 1, "", _what(error))


def _place(error: Exception, entry: str, read: Collection[str]) -> tuple[str, int]:
    """Return the innermost line of a template that the error came through."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in read:
            return frame.filename, frame.lineno or 1
    return entry, 1


def _what(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"no such template: {error}"
    if isinstance(error, jinja2.TemplateError):
        return _one_line(str(error))
    if isinstance(error, RecursionError):
        return "goes round in circles: a template or a macro calls itself without end"
    return f"cannot be worked out: {_one_line(str(error)) or type(error).__name__}"


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
