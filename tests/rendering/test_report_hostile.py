"""Hostile text comes out as text: it adds no element, link or structure in either format."""

from __future__ import annotations

import re
from functools import cache

import pytest
from every_state import TEMPLATES, every_state
from hostile_texts import HOSTILE, XSS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markup import Page, from_markdown, raw_html

from outsource_audit.domain.plain_text import clean
from outsource_audit.rendering.markdown_text import LINE_BREAK, escape
from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import report_view


@cache
def _harmless(style: str) -> Page:
    return _page(style, "harmless")


def _page(style: str, text: str) -> Page:
    card = every_state(lambda _: text)
    if style == "html":
        return Page(render(report_view(card), "html", [TEMPLATES]))
    source = render(report_view(card), "md", [TEMPLATES])
    assert not raw_html(source)
    return from_markdown(source)


def told(style: str, text: str) -> str:
    """Return a text as a page shows it; Markdown tells its lines one after the other."""
    lines = (" ".join(line.split()) for line in clean(text, newlines=True).split("\n"))
    return (LINE_BREAK if style == "md" else " ").join(filter(None, lines))


@pytest.mark.parametrize("style", ["html", "md"])
@pytest.mark.parametrize("text", [*HOSTILE, *XSS])
def test_hostile_text_adds_nothing_but_text(text: str, style: str) -> None:
    """With hostile text in every free place, the page has the elements it has without it."""
    page, harmless = _page(style, text), _harmless(style)
    assert _shape(page) == _shape(harmless)
    assert page.other == harmless.other
    shown = told(style, text)
    assert page.text.count(shown) >= harmless.text.count("harmless") - _cut_short(style, text)


def _cut_short(style: str, text: str) -> int:
    """Return how often the text stands for itself in part alone: page one, and the drawing."""
    view = report_view(every_state(lambda _: text))
    briefs = sum(action.brief != action.fix for action in view.summary.actions)
    lanes = (
        [lane for period in view.timeline.periods for lane in period.owners]
        if view.timeline
        else []
    )
    return briefs + (sum("…" in lane.name for lane in lanes) if style == "html" else 0)


@pytest.mark.parametrize("style", ["html", "md"])
# An owner of blanks alone is nobody, so such a text changes more than itself.
@given(
    text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=40).filter(str.strip)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_keeps_the_structure(style: str, text: str) -> None:
    """Whatever is typed into names and notes, no table, list or heading changes."""
    assert _shape(_page(style, text)) == _shape(_harmless(style))


@given(
    text=st.text(st.sampled_from("\\`*_{}[]()#+-.!|~<>&@$:=^/\"' \nab1www.http://x"), max_size=60)
)
@settings(max_examples=600, deadline=None)
def test_escaped_markdown_shows_exactly_the_text(text: str) -> None:
    """Markdown made of signs alone shows those signs: in a paragraph, a cell and a heading."""
    escaped, shown = escape(text), told("md", text)
    for source, tags in (
        (f"{escaped}\n", {"p"}),
        (f"# x {escaped}\n", {"h1"}),
        (f"- {escaped}\n", {"ul", "li"}),
        (
            f"| a | b |\n| --- | --- |\n| {escaped} | x |\n",
            {"table", "thead", "tbody", "tr", "th", "td"},
        ),
    ):
        page = from_markdown(source)
        assert not raw_html(source)
        assert {tag for tag, _ in page.tags} <= tags
        assert shown.replace(" ", "") in page.text.replace(" ", "")


FOUND_BY_SITES = (
    r"@\w|\w@\w",  # mentions, addresses
    r"#\w|\bGH-\d",  # issues
    r":[\w+-]+:",  # emoji
    r"\w://|www\.\w",  # addresses
    r"(?:^|[\s(\"'])\$",  # GitHub opens mathematics after a blank or a bracket only
    r"[\[{][+-]",  # changes, as GitLab marks them
)


@given(text=st.text(st.sampled_from("@#:$ab1_+- /.whGH[{!%&~"), max_size=40))
@example("www.ab @a a@b #1 a/b#2 :a: $a$ ($a$) $$a$$ http://a.ab https://a.ab ftp://a GH-1 {+ a +}")
@settings(max_examples=600, deadline=None)
def test_nothing_is_left_for_a_site_to_find(text: str) -> None:
    """No piece of text holds what GitHub and GitLab look for in the finished page."""
    found = re.compile("|".join(FOUND_BY_SITES), re.IGNORECASE)
    for source in (f"x {escape(text)} x", escape(text)):
        for piece in from_markdown(source).pieces:
            assert not found.search(piece)


@pytest.mark.parametrize(
    "text",
    ["@all", "#1", "!1", "~bug", "%v1", '%"v 1"', "&1", "$1", "^x", "*x", "[vulnerability:1]"],
)
def test_a_reference_of_gitlab_has_a_backslash_or_is_split(text: str) -> None:
    """GitLab leaves a reference alone whose sign is escaped; the rest is split."""
    escaped = escape(f"see {text}").removeprefix("see ")
    assert escaped.replace("&#8203;", "").startswith("\\") or escaped.startswith("@&#8203;")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a) first", "a\\) first"),
        ("(1) first", "\\(1) first"),
        ("(iv) fourth", "\\(iv) fourth"),
        ("XI. eleventh", "XI\\. eleventh"),
        ("table: what", "table\\: what"),
        (": a definition", "\\: a definition"),
        ("[x] done", "\\[&#8203;x\\] done"),
        ("/close", "\\/close"),
        ("/", "\\/"),
    ],
)
def test_the_start_of_a_text_begins_nothing(text: str, escaped: str) -> None:
    """What pandoc would read as a list, a caption or a box to tick, GitLab as a command."""
    assert escape(text) == escaped


def test_text_stays_readable_in_the_source() -> None:
    """Plain sentences, prices and figures are left alone."""
    for text in ("Sign it, then file it (one page).", "33.3 of 100", "3 days; 50% off!", "A/B"):
        assert escape(text) == text


def test_line_breaks_become_strokes() -> None:
    """A note keeps its lines apart, in a table cell too; empty lines say nothing."""
    assert escape("one\r\ntwo\nthree") == "one / two / three"
    assert escape("\n one \n\n \n two\n") == "one / two"
    assert escape(" \n ") == ""


def _shape(page: Page) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Return the elements with their attributes, without the bank's own words in them."""
    return [
        (tag, tuple((name, value) for name, value in attrs if name != "title"))
        for tag, attrs in page.tags
    ]
