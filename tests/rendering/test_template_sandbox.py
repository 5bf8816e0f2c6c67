"""A template reaches the view and nothing else, ends, and cannot bring text to life."""

from __future__ import annotations

from functools import cache
from typing import Literal

import pytest
from every_state import every_state
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from markup import Page, from_markdown
from markupsafe import Markup

from outsource_audit.rendering.environment import html, markdown
from outsource_audit.rendering.sandbox import Sandbox
from outsource_audit.rendering.template_filters import ON_TEXT
from outsource_audit.rendering.template_limits import STEPS
from outsource_audit.rendering.view import ReportView, report_view

HOSTILE = '<img src=x onerror="alert(1)"> & [a](javascript:b) *c* \u202e'
TOO_LONG = "more than 50,000,000 characters"
TOO_LARGE = "makes too large a number"
TOO_MANY = "more than 2,000,000 steps"
LOOP, END = "{% for a in range(99999) %}", "{% endfor %}"
RECURSIVE = "{% for a in range(9999) recursive %}"
TWICE = "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}"
DOUBLED = (
    "{{% set n = namespace(x='ab') %}}{{% for a in range(99) %}}{{% set n.x = {} %}}{{% endfor %}}"
)
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


@pytest.mark.parametrize("style", ["html", "md"])
@pytest.mark.parametrize(
    "expression",
    [
        "{t}",
        "{t}|e",
        "{t}|escape",
        "{t}|e|e",
        "{t} ~ ''",
        "x ~ {t}",
        "{t} ~ x",
        "x + {t}",
        "{t} + x",
        "[x, {t}]|join",
        "[x, x]|join({t})",
        "m({t})",
        "m({t}) ~ {t}",
        "m({t})|trim",
        "m({t})|indent",
        "[m({t}), {t}]|join(', ')",
        "(m({t}), {t})|first ~ {t}",
        "m(m({t}))",
        "x|default({t}) ~ {t}",
        "{t}|string ~ x",
        "{t}|list|join(x)",
        "{t}|list|join('')",
        "{t}[:]",
        "{t}[0:9] ~ x",
        "{t}|upper|lower",
        "{t}|replace('a', '<')",
        "{t}|truncate(20)",
        "{t}|reverse|reverse",
        "{t}.strip()",
        "{t}.split('<')|join('<')",
        "{t}|title",
        "{t} if true else x",
        "{{{t}: 1}}|dictsort|first|first",
    ],
)
def test_text_of_the_audit_stays_text(expression: str, style: Style) -> None:
    """Whatever a template does with it, it adds no element, and unseen signs are shown."""
    filled = expression.replace("{t}", "report.head.business").replace("{{", "{").replace("}}", "}")
    template = (
        "{% set x %}.{% endset %}{% macro m(a) %}{{ a }}{% endmacro %}"
        f"{{{{ {filled} }}}}"
        f"{{% autoescape false %}}{{{{ {filled} }}}}{{% endautoescape %}}"
    )
    made = put_out(template, style)
    tags = {tag for tag, _ in (Page(made) if style == "html" else from_markdown(made)).tags}
    assert tags <= ({"p"} if style == "md" else set())
    assert "\u202e" not in made


@pytest.mark.parametrize("name", ON_TEXT)
def test_text_that_is_set_cannot_be_changed(name: str) -> None:
    """Half an escaped sign, or one turned round, could come to life."""
    with pytest.raises(SecurityError, match=rf"set already cannot be changed with \|{name}"):
        put_out(f"{{% set x %}}{{{{ report.head.business }}}}{{% endset %}}{{{{ x|{name} }}}}")


@pytest.mark.parametrize(
    "expression", ["x[1:]", "x[0]", "x[::-1]", "x * 2", "x % 1", "2 * x", "x['a']", "x + 1"]
)
def test_text_that_is_set_cannot_be_cut(expression: str) -> None:
    """Nor repeated, nor used as a pattern."""
    with pytest.raises(SecurityError, match="text that is set already cannot be"):
        put_out(f"{{% set x %}}{{{{ report.head.business }}}}{{% endset %}}{{{{ {expression} }}}}")


@pytest.mark.parametrize("method", ["format", "replace", "upper", "unescape", "striptags", "join"])
def test_text_that_is_set_has_no_methods(method: str) -> None:
    """Those of markup know HTML alone, and would let Markdown through."""
    with pytest.raises(SecurityError, match=f"a template may not reach {method} of a text"):
        put_out(f"{{% set x %}}a{{% endset %}}{{{{ x.{method}('a') }}}}")


@pytest.mark.parametrize("style", ["html", "md"])
@given(
    text=st.text(st.sampled_from("<>&\"'`*_[]()#|~\\{}% \nab\u202e\x1b"), min_size=1, max_size=30),
    joint=st.sampled_from(["~", "+"]),
    turns=st.lists(st.sampled_from(["m({})", "{} ~ x", "x + {}", "[{}]|join(x)", "{}|trim"])),
)
@settings(max_examples=150, deadline=None)
def test_joined_text_is_set_as_text_alone_is(
    style: Style, text: str, joint: str, turns: list[str]
) -> None:
    """However set and plain text are joined, what was plain comes out as if put out alone."""
    made = "x"
    for turn in turns:
        made = f"({turn.format(made)})"
    template = (
        f"{{% set x %}}{{% endset %}}{{% macro m(a) %}}{{{{ a }}}}{{% endmacro %}}{{{{ {made}"
    )
    sandbox = Sandbox(html if style == "html" else markdown)
    alone = sandbox.from_string("{{ t }}").render(t=text)
    assert sandbox.from_string(f"{template} {joint} t }}}}").render(t=text) == alone


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
    from view_page import PAGE

    listed = PAGE.read_text(encoding="utf-8").partition("and these filters:\n")[2].partition(".")[0]
    there = set(Sandbox(html).filters) - {"d", "e", "counted"}
    assert {name.strip() for name in listed.split(",")} == there


def test_markup_from_elsewhere_is_not_made_here() -> None:
    """The one thing let through as it is comes from the maker of text, or of templates."""
    assert html("<") == Markup("&lt;")
    assert markdown("*") == Markup("\\*")
