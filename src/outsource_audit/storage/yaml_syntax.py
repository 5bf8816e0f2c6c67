"""What PyYAML says about broken YAML, in plain words, with what usually helps."""

from __future__ import annotations

import yaml

from outsource_audit.storage.source_text import line_starts

_QUOTE_IT = "put the text in quotes"
_INDENTATION = "check the indentation of this line and the quotes of the one before"

# A part of PyYAML's message (its C and its Python parser differ), what is wrong, what helps.
_WORDS = (
    ("tab character", "a tab cannot stand here", "indent with spaces"),
    ("mapping values are not allowed", "a colon cannot stand here", f"{_QUOTE_IT}, or indent it"),
    ("sequence entries are not allowed", "a list cannot begin here", "begin it on a new line"),
    ("unknown escape character", "a backslash cannot stand before this character", "write \\\\"),
    ("could not find expected ':'", "a colon is missing after the key", _INDENTATION),
    ("',' or ']'", "a list in [ ] is not closed or lacks a comma", "check what stands inside"),
    ("',' or '}'", "a mapping in { } is not closed or lacks a comma", "check what stands inside"),
    ("expected '-' indicator", "a list item cannot end here", _INDENTATION),
    ("expected key", "a key was expected here", _INDENTATION),
    ("expected <block end>", "a key was expected here", _INDENTATION),
    ("node content", "a value is missing here", _QUOTE_IT),
    ("undefined tag handle", "a tag is not allowed", f"{_QUOTE_IT} if it begins with '!'"),
    ("expected <document start>", "the document has ended before this", _INDENTATION),
    ("expected '<document start>'", "the document has ended before this", _INDENTATION),
)
_NEVER_CLOSED = ("unexpected end of stream", "',' or ']'", "',' or '}'")


def in_plain_words(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str, str]:
    """Return line and column (from 1) in the text, what is wrong, and a hint."""
    problem = str(error.problem or error.context or "is no YAML")
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(part in problem for part in _NEVER_CLOSED):
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "cannot start any token" in problem:
        what, hint = _cannot_begin(_character(text, line, column))
    else:
        what, hint = _worded(problem, str(error.context or ""))
    return line, column, what, hint


def _character(text: str, line: int, column: int) -> str:
    start = line_starts(text)[line - 1] + column - 1
    return text[start : start + 1]


def _cannot_begin(character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab cannot stand here", "indent with spaces"
    return f"a value cannot begin with {character}", _QUOTE_IT


def _worded(problem: str, context: str) -> tuple[str, str]:
    if "unexpected end of stream" in problem and "quoted" in context:
        return "this quote is never closed", "close it, or put the text in the other quotes"
    for part, what, hint in _WORDS:
        if part in problem:
            return what, hint
    return f"is no YAML: {problem}", ""
