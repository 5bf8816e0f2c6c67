"""A template reaches the view and nothing else, and comes to an end."""

from __future__ import annotations

import pytest
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from sandboxed import put_out
from view_page import PAGE

from outsource_audit.rendering.environment import html
from outsource_audit.rendering.sandbox import Sandbox
from outsource_audit.rendering.template_limits import STEPS

TOO_LONG = "more than 50,000,000 characters"
TOO_LARGE = "makes too large a number"
TOO_MANY = "more than 2,000,000 steps"
LOOP, END = "{% for a in range(99999) %}", "{% endfor %}"
RECURSIVE = "{% for a in range(9999) recursive %}"
TWICE = "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}"
DOUBLED = (
    "{{% set n = namespace(x='ab') %}}{{% for a in range(99) %}}{{% set n.x = {} %}}{{% endfor %}}"
)


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__.__mro__[1].__subclasses__()",
        "''['__class__']",
        "'a'|map(attribute='__class__')|list",
        "[report]|map(attribute='__class__')|first",
        "[report]|selectattr('__class__')|list",
        "[report]|sort(attribute='__class__')",
        "[report]|groupby('__class__')",
        "[report]|join(attribute='__class__')",
        "report.__class__",
        "report.__init__",
        "report.__struct_fields__",
        "report.__struct_config__",
        "report['__reduce__']",
        "report.findings[0].__match_args__",
        "report.findings.__class__",
        "(1).__class__",
        "(1).bit_length()",
        "none.__class__",
        "cycler.__init__.__globals__",
        "joiner.__init__.__globals__",
        "namespace.__init__.__globals__",
        "namespace().__class__",
        "dict.__mro__",
        "dict.fromkeys('ab')",
        "range.__class__",
        "self.__init__.__globals__",
        "self._TemplateReference__context",
        "{}.update({'a': 1})",
        "{}.__class__",
        "[].append(1)",
        "[].__class__",
        "'{0.__class__}'.format(report)",
        "'{0}'.format_map({})",
        "'a'.encode()",
        "'a'.join(['b'])",
        "'a'.replace('a', 'b')",
        "'a'.ljust(9)",
        "'a'.translate({})",
    ],
)
def test_nothing_but_the_view_is_in_reach(expression: str) -> None:
    """What is no field of the view, and no harmless method, is refused by name."""
    with pytest.raises(SecurityError, match="a template may not reach"):
        put_out(f"{{% set x = {expression} %}}")


@pytest.mark.parametrize("owner", ["loop", "m", "caller", "varargs", "kwargs"])
def test_what_jinja_brings_along_leads_nowhere(owner: str) -> None:
    """Loops, macros and their arguments have no way to Python either."""
    reach = f"{{{{ {owner}.__class__ }}}}"
    with pytest.raises(SecurityError, match="a template may not reach __class__"):
        put_out(
            f"{{% macro m() %}}{{{{ varargs|length }}}}{{{{ kwargs|length }}}}{{{{ caller() }}}}"
            f"{{% for a in 'b' %}}{reach}{{% endfor %}}{{% endmacro %}}"
            "{% call m() %}x{% endcall %}"
        )


@pytest.mark.parametrize(
    "name",
    [
        *("attr", "format", "center", "wordwrap", "safe", "tojson", "xmlattr", "urlize"),
        *("random", "pprint", "filesizeformat", "striptags", "forceescape", "batch", "slice"),
        *("sum", "round"),
    ],
)
def test_filters_that_could_do_harm_are_not_there(name: str) -> None:
    """They make markup of text, huge texts of short ones, or another report each time."""
    with pytest.raises(TemplateSyntaxError, match=f"No filter named '{name}'"):
        put_out(f"{{{{ report.head.date|{name} }}}}")


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (DOUBLED.format("n.x ~ n.x"), TOO_LONG),
        ("{{ 'a' * 10 ** 10 }}", TOO_LONG),
        ("{{ 10 ** 10 * 'a' }}", TOO_LONG),
        ("{% set x = [0] * 10 ** 9 %}", TOO_LONG),
        (DOUBLED.format("n.x + n.x"), TOO_LONG),
        (DOUBLED.replace("'ab'", "[1]").format("n.x + n.x"), TOO_LONG),
        (DOUBLED.format("n.x|replace('a', n.x)"), TOO_LONG),
        (DOUBLED.format("[n.x, n.x]|join(n.x)"), TOO_LONG),
        ("{{ ('a\n' * 999999)|indent(99) }}", TOO_LONG),
        (f"{LOOP}{{{{ 'x' * 999 }}}}{END}", TOO_LONG),
        (f"{{% set x %}}{LOOP}{'x' * 999}{END}{{% endset %}}", TOO_LONG),
        (f"{{% macro m() %}}{LOOP}{'x' * 999}{END}{{% endmacro %}}{{% set x = m() %}}", TOO_LONG),
        ("{{ 'a'|indent(10 ** 9, true) }}", "a width from 0 to 100"),
        ("{{ '%9999999999d' % 1 }}", "% works on numbers only"),
        ("{% set x = 9 ** 99 ** 9 ** 9 %}", TOO_LARGE),
        ("{% set x = 2 ** 10001 %}", TOO_LARGE),
        (DOUBLED.replace("'ab'", "7 ** 99").format("n.x * n.x"), TOO_LARGE),
        (f"{LOOP}{LOOP}{END}{END}", TOO_MANY),
        (f"{RECURSIVE}{{{{ loop(range(9999)) if loop.depth < 9 }}}}{END}", TOO_MANY),
        (f"{TWICE}{{{{ f(99) }}}}", TOO_MANY),
        (f"{LOOP}{{% set x = range(99999)|list %}}{END}", TOO_MANY),
        (f"{{% set x = 'a' * 40000000 %}}{LOOP}{{% set y = x|wordcount %}}{END}", TOO_MANY),
    ],
)
def test_no_template_runs_or_grows_without_end(template: str, told: str) -> None:
    """Loops, calls, numbers and texts all have a limit that no report comes near."""
    with pytest.raises(SecurityError, match=told):
        put_out(template, steps=100_000 if told == TOO_MANY else STEPS)


def test_the_limit_is_what_is_told() -> None:
    """Two million turns are done; the next one is not."""
    template = "{% for a in range(20) %}{% for b in range(99000) %}{% endfor %}{% endfor %}"
    assert put_out(template) == ""
    with pytest.raises(SecurityError, match=TOO_MANY):
        put_out(template.replace("20", "21"))


def test_what_a_template_may_do_works() -> None:
    """Loops, conditions, macros, namespaces, slices and the filters do what Jinja says."""
    template = (
        "{% macro m(a, b='-') %}({{ a }}{{ b }}{{ caller() if caller is defined }}){% endmacro %}"
        "{% set n = namespace(sum=0) %}"
        "{% for f in report.findings[:2] if f.number %}{% set n.sum = n.sum + f.number %}"
        "{{ loop.index }}{{ ', ' if not loop.last }}{% endfor %}"
        " {{ n.sum }} {{ m(1) }} {% call m(2, b='+') %}in{% endcall %}"
        " {{ report.findings|map(attribute='number')|list|length == report.findings|length }}"
        " {{ 'a b'.split()|join('/') }} {{ 'Abc'|lower }} {{ 7 % 4 }} {{ 2 ** 5 }} {{ 'x' * 3 }}"
        " {{ cycler('odd', 'even').next() }} {% set j = joiner() %}{{ j() }}{{ j() }}"
        " {{ {'k': 'v'}.k }}{{ {'k': 'v'}['k'] }} {{ 'abc'[1] }} {{ 'a' ~ 1 }}"
        " {% filter trim %} t {% endfilter %}{% block b %}B{% endblock %}{{ self.b() }}"
    ).replace("{{ report.findings|map", "{{ 'same' if report.findings|map")
    assert put_out(template.replace(" == report.findings|length", " else ''")) == (
        "1, 2 3 (1-) (2+in) same a/b abc 3 32 xxx odd ,  vv b a1 tBB"
    )


def test_the_page_lists_the_filters_there_are() -> None:
    """What is told to consultants is what the sandbox has, but for short names and its own."""
    listed = PAGE.read_text(encoding="utf-8").partition("and these filters:\n")[2].partition(".")[0]
    there = set(Sandbox(html).filters) - {"d", "e", "counted"}
    assert {name.strip() for name in listed.split(",")} == there
