"""A consultant's own templates: which file is used, and what is told where one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from every_state import TEMPLATES
from template_files import NAME, mine, ours, page, put, the_view, told

from outsource_audit.errors import InvalidFileError
from outsource_audit.rendering.report import render

__all__ = ["mine", "ours"]  # pytest finds them by these names


def test_without_a_folder_of_ones_own_ours_is_used(ours: Path) -> None:
    """One folder alone gives what its templates make."""
    assert page(ours) == "ours part of ours"


def test_each_file_of_mine_takes_the_place_of_ours(mine: Path, ours: Path) -> None:
    """A part of mine is used in a page of ours, and the other way round."""
    put(mine, _part__html="part of mine")
    assert page(mine, ours) == "ours part of mine"
    (mine / "_part.html.j2").unlink()
    put(mine, report__html='mine {% include "_part.html.j2" %}')
    assert page(mine, ours) == "mine part of ours"


def test_an_empty_file_of_mine_is_a_template(mine: Path, ours: Path) -> None:
    """Nothing is what it makes; ours does not come back."""
    put(mine, _part__html="")
    assert page(mine, ours) == "ours "


def test_report_of_mine_can_use_parts_of_the_real_report(mine: Path) -> None:
    """A page of mine, with a macro of ours and the style sheet of ours, is a page."""
    put(
        mine,
        report__html='{% from "_macros.html.j2" import chip %}'
        "{% for mark in report.summary.marks %}{{ chip(mark) }}{% endfor %}",
    )
    made = render(the_view(), "html", [mine, TEMPLATES])
    assert made.startswith('<span class="chip ')


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("\n{{ report.sumary }}", 2, "no such field: report.sumary (did you mean summary?)"),
        ("{{ report.head.xyz }}", 1, "no such field: Head.xyz (report-view.md lists them)"),
        ("{{ report['sumary'] }}", 1, "no such field: report.sumary (did you mean summary?)"),
        ("\n\n{{ reprot.head }}", 3, "no such name: reprot (did you mean report?)"),
        ("{{ nothing }}", 1, "no such name: nothing"),
        ("{% if report.nothing %}x{% endif %}", 1, "no such field: report.nothing (report-view"),
        ("{{ report.findings[99].why }}", 1, "there is nothing at [99] of a list"),
        ("{{ report.findings.first }}", 1, "no such field: first of a list"),
        ("{{ report.findings }}", 1, "a template puts out text, not a list"),
        ("{{ report.head }}", 1, "a template puts out text, not Head"),
        ("{{ report.since }}", 1, "a template puts out text, not None (nothing)"),
        ("{{ report.heat_map.rated }}", 1, "a template puts out text, not yes or no"),
        ("{{ report.since.with_ }}", 1, "no such field: with_ of None (nothing)"),
        ("{{ report() }}", 1, "report cannot be called"),
        ("{{ report.head.date() }}", 1, "a text cannot be called"),
        ("a\n{{ 1 / 0 }}", 2, "cannot be worked out: division by zero"),
        ("{{ 1 + 'a' }}", 1, "cannot be worked out: unsupported operand type(s) for +"),
        ("{{ report.head.date|int + report.findings }}", 1, "cannot be worked out: unsupported"),
        ("{% for a in 5 %}{% endfor %}", 1, "cannot be worked out: 'int' object is not iterable"),
        ('x\n{% include "gone.j2" %}', 2, "no such template: gone.j2"),
        ('x\n{% extends "gone.j2" %}', 2, "no such template: gone.j2"),
        ('{% from "_part.html.j2" import x %}{{ x() }}', 1, "the template '_part.html.j2'"),
        ("a\nb\n{% if %}", 3, "Expected an expression, got 'end of statement block'"),
        ("{% for a in report.findings %}", 1, "Unexpected end of template"),
        ("{{ report.head.date", 1, "unexpected end of template"),
        ("{% nonsense %}", 1, "Encountered unknown tag 'nonsense'"),
        ("{{ report.head.date|shout }}", 1, "No filter named 'shout'"),
        ("{{ report.head.date|safe }}", 1, "No filter named 'safe' (text from the audit is always"),
        ("{% if 1 is funny %}{% endif %}", 1, "No test named 'funny'"),
        (f"{{{{ {'(' * 9999}1{')' * 9999} }}}}", 1, "is nested too deeply"),
        ("{% for a in 'b' %}" * 25 + "{% endfor %}" * 25, 1, "is nested too deeply"),
        ('{% include "report.html.j2" %}', 1, "goes round in circles"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", 1, "goes round in circles"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    mine: Path, ours: Path, template: str, line: int, what: str
) -> None:
    """File, line and what is wrong, in words, whatever Python makes of it."""
    put(mine, report__html=template)
    assert told(mine, ours).startswith(f"{mine / NAME}:{line}:1: {what}")


@pytest.mark.parametrize("way", ["{% include '_part.html.j2' %}", "{% extends '_part.html.j2' %}"])
@pytest.mark.parametrize("mistake", ["{{ report.sumary }}", "{% if %}"])
def test_a_mistake_in_a_part_is_told_of_the_part(
    mine: Path, ours: Path, way: str, mistake: str
) -> None:
    """Not of the page that takes it in."""
    put(mine, report__html=f"\n\n\n{way}", _part__html=f"a\n{mistake}")
    assert told(mine, ours).startswith(f"{mine / '_part.html.j2'}:2:1: ")


def test_a_mistake_in_a_macro_is_told_of_the_macro(mine: Path, ours: Path) -> None:
    """The line is the macro's own, not that of its call."""
    put(
        mine,
        report__html='{% from "_part.html.j2" import one %}\n\n{{ one(report) }}',
        _part__html="{% macro one(it) %}\n{{ it.sumary }}\n{% endmacro %}",
    )
    assert told(mine, ours).startswith(f"{mine / '_part.html.j2'}:2:1: no such field")


def test_a_field_that_may_be_missing_can_be_asked_for(mine: Path, ours: Path) -> None:
    """A template for several versions of the view asks, or names what stands instead."""
    asks = "{% if report.nickname is defined %}yes{% else %}no{% endif %}"
    put(mine, report__html=f"{asks} {{{{ report.nickname|default('none') }}}}")
    assert page(mine, ours) == "no none"


def test_every_mistake_is_an_error_of_a_file(mine: Path, ours: Path) -> None:
    """The command ends with the code for files, and its line has a place."""
    put(mine, report__html="{{ report.sumary }}")
    with pytest.raises(InvalidFileError) as caught:
        page(mine, ours)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(mine / NAME), 1)
