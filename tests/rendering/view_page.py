"""The page that tells consultants what templates see, held against the view itself.

Run as a program, it puts into docs/report-view.md what the page lacks, with `?` for what
somebody has to write, and takes out what is gone.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

import msgspec

from outsource_audit.rendering.comparison import SinceView
from outsource_audit.rendering.trend_chart import TrendChart
from outsource_audit.rendering.view import ReportView

PAGE = Path(__file__).parents[2] / "docs/report-view.md"
HEAD = "| Field | Type | What it says |\n|---|---|---|\n"
NOT_WRITTEN = "?"
_ROW = re.compile(r"^\| `(\w+)` \| [^|]* \| (.*) \|$", re.MULTILINE)
# What the view's module knows by name alone.
_NAMES = {"SinceView": SinceView, "TrendChart": TrendChart}
_WORDS = {str: "text", int: "whole number", bool: "yes or no"}


def structs() -> list[type[msgspec.Struct]]:
    """Return every struct that a template can come to, the view first."""
    found: dict[type[msgspec.Struct], None] = {}
    _collect(ReportView, found)
    return list(found)


def completed(page: str) -> str:
    """Return the page with a section for every struct and a row for every field."""
    intro, *sections = page.split("\n### ")
    prose, rows = {}, {}
    for section in sections:
        name, _, text = section.partition("\n")
        prose[name] = text.partition("| Field |")[0].strip()
        rows[name] = {row[1]: row[2] for row in _ROW.finditer(text)}
    made = [
        f"### {one.__name__}\n\n{prose.get(one.__name__) or NOT_WRITTEN}\n\n"
        f"{HEAD}{''.join(_rows(one, rows.get(one.__name__, {})))}"
        for one in structs()
    ]
    return "\n".join([f"{intro.rstrip()}\n", *made])


def _rows(struct: type[msgspec.Struct], known: dict[str, str]) -> list[str]:
    types = get_type_hints(struct, localns=_NAMES)
    return [
        f"| `{name}` | {_type(types[name])} | {known.get(name, NOT_WRITTEN)} |\n"
        for name in struct.__struct_fields__
    ]


def _type(hint: Any) -> str:
    if isinstance(hint, UnionType):
        (one,) = (part for part in get_args(hint) if part is not NoneType)
        return f"{_type(one)} or none"
    if parts := get_args(hint):
        inner = parts[0]
        return f"list of {'pairs of texts' if get_args(inner) else _plural(inner)}"
    return _WORDS.get(hint) or _link(hint)


def _plural(hint: Any) -> str:
    return f"{_WORDS[hint]}s" if hint in _WORDS else _link(hint)


def _link(struct: type) -> str:
    return f"[{struct.__name__}](#{struct.__name__.lower()})"


def _collect(hint: Any, found: dict[type[msgspec.Struct], None]) -> None:
    for part in get_args(hint):
        _collect(part, found)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct) and hint not in found:
        found[hint] = None
        for inner in get_type_hints(hint, localns=_NAMES).values():
            _collect(inner, found)


if __name__ == "__main__":
    PAGE.write_text(completed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
