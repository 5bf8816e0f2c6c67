"""What is wrong with a template, in words that a consultant who writes one can use."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from jinja2 import Undefined
from jinja2.runtime import LoopContext, Macro

NAMES = ("report", "loop", "range", "dict", "namespace", "cycler", "joiner", "caller", "self")
_KINDS: tuple[tuple[type, str], ...] = (
    (Undefined, "what is not there"),
    (bool, "yes or no"),
    (int, "a number"),
    (float, "a number with a fraction"),
    (str, "a text"),
    (dict, "a dictionary"),
    (tuple, "a list"),
    (list, "a list"),
    (range, "a range"),
    (LoopContext, "loop"),
    (Macro, "a macro"),
)


def kind(value: object) -> str:
    """Return what a value is, in words; a struct of the view by its name."""
    if value is None:
        return "None (nothing)"
    if isinstance(value, msgspec.Struct):
        return _struct(value)
    return next((words for type_, words in _KINDS if isinstance(value, type_)), "this")


def no_such_name(name: str) -> str:
    """Say that a template uses a name that is not there."""
    close = _closest(name, NAMES)
    return f"no such name: {name}{f' (did you mean {close}?)' if close else ''}"


def no_such_field(value: object, name: str) -> str:
    """Say that the view, or another value, has no such field."""
    if not isinstance(value, msgspec.Struct):
        return f"no such field: {name} of {kind(value)}"
    close = _closest(name, value.__struct_fields__)
    hint = f"did you mean {close}?" if close else "report-view.md lists them"
    return f"no such field: {_struct(value)}.{name} ({hint})"


def _struct(value: msgspec.Struct) -> str:
    name = type(value).__name__
    return "report" if name in ("ReportView", "TrendView") else name


def _closest(name: str, names: Iterable[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(names), n=1)), "")
