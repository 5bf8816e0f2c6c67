"""A template cannot bring the texts of an audit to life, whatever it does with them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError
from markup import Page, from_markdown
from markupsafe import Markup
from sandboxed import Style, put_out

from outsource_audit.rendering.environment import html, markdown
from outsource_audit.rendering.sandbox import Sandbox
from outsource_audit.rendering.template_filters import ON_TEXT


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


def test_markup_from_elsewhere_is_not_made_here() -> None:
    """The one thing let through as it is comes from the maker of text, or of templates."""
    assert html("<") == Markup("&lt;")
    assert markdown("*") == Markup("\\*")
