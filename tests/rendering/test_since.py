"""What changed since an earlier audit: in a report, and as a comparison of its own."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from every_state import TEMPLATES, every_state
from hostile_texts import HOSTILE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markup import Page, from_markdown, raw_html
from since_states import earlier, later, since_states
from test_report_hostile import told

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.scoring import score
from outsource_audit.domain.trend import Compared, ComparedAudit, Trend, compared, trend
from outsource_audit.rendering.report import render, render_comparison
from outsource_audit.rendering.view import report_view

GOLDEN = Path(__file__).parent / "golden"
Style = Literal["md", "html"]
STYLES: tuple[Style, Style] = ("md", "html")


def section(style: Style, since: Compared) -> str:
    """Return the section of a report that says what changed."""
    whole = render(report_view(since.comparison.new, since), style, [TEMPLATES])
    start = whole.index('<section id="since"' if style == "html" else "## What changed\n")
    end = whole.index('<section id="pitfalls"' if style == "html" else "## The pitfalls\n")
    return whole[start:end]


def three() -> Trend:
    """Return three audits in a row."""
    return trend([earlier(), later(rated=False), later()])


def is_golden(name: str, text: str) -> bool:
    """Say whether a text is the one that was reviewed."""
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_bytes(text.encode())
    return text.encode() == golden.read_bytes()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["since", "since-unrated"])
def test_the_section_is_the_golden_one(name: str, style: Style) -> None:
    """Everything that can have changed, with a rating and without."""
    assert is_golden(f"{name}.{style}", section(style, since_states(rated=name == "since")))


@pytest.mark.parametrize("number", [2, 3])
def test_the_comparison_is_the_golden_one(number: int) -> None:
    """Two audits, and a trend of three."""
    found = three() if number == 3 else trend([earlier(), later()])
    assert is_golden(f"comparison-{number}.md", render_comparison(found, TEMPLATES))


@pytest.mark.parametrize("style", STYLES)
def test_without_an_earlier_audit_nothing_is_said(style: Style) -> None:
    """The report is what it was before, letter by letter."""
    alone = render(report_view(every_state()), style, [TEMPLATES])
    text = Page(alone).text if style == "html" else alone
    assert "What changed" not in text
    since = render(report_view(every_state(), since_states()), style, [TEMPLATES])
    if style == "html":
        since = since.replace('<li><a href="#since">What changed</a></li>\n', "")
        line = '<p class="why">Compared with .*\n'
    else:
        since = since.replace("- [What changed](#what-changed)\n", "")
        line = r"- \*\*Since last time:\*\* .*\n"
    since, lines = re.subn(line, "", since)
    assert lines == 1
    assert since.replace(section(style, since_states()), "") == alone


@pytest.mark.parametrize("style", STYLES)
def test_the_section_stands_in_the_contents(style: Style) -> None:
    """After the summary and its limits, in the contents and on the page."""
    page = render(report_view(every_state(), since_states()), style, [TEMPLATES])
    contents = page.index('"#since"' if style == "html" else "(#what-changed)")
    pitfalls = page.index('"#pitfalls"' if style == "html" else "(#the-pitfalls)")
    assert page.index("#red-lines") < contents < pitfalls
    titles = re.findall(r'<h2 id="[a-z-]+-title">(.*?)</h2>|^## (.*)$', page, re.MULTILINE)
    first = ["Summary", "Red lines and limits", "What changed", "The pitfalls"]
    assert ["".join(title) for title in titles][:4] == first


def test_html_and_markdown_say_the_same() -> None:
    """Every sentence and every line of a list of one format stands in the other."""
    html = plain(Page(section("html", since_states())).text)
    lines = [
        line.strip().removeprefix("- ")
        for line in section("md", since_states()).split("\n")
        if re.match(r" *- |\*\*|[A-Z]", line)
    ]
    assert len(lines) > 60
    for line in lines:
        # One is a table, the other a list that names its two lines.
        bare = re.sub(r"^(Before|Now): ", "", line)
        ordered = re.sub(r"^\*\*([\w-]+)\*\* (.*?)( \*\*Red line\*\*)?$", r"\2 \1\3", bare)
        assert plain(from_markdown(ordered).text).removesuffix(".") in html, line


def plain(text: str) -> str:
    """Return a text without the brackets that Markdown sets around an id."""
    return " ".join(re.sub(r"[()]", "", text).split())


def test_every_id_is_used_once() -> None:
    """With the section, too, no two elements share an id, and every label exists."""
    page = Page(render(report_view(every_state(), since_states()), "html", [TEMPLATES]))
    ids = [value for _, attrs in page.tags for name, value in attrs if name == "id"]
    assert len(ids) == len(set(ids))
    labels = [dict(attrs).get("aria-labelledby") or "" for _, attrs in page.tags]
    assert {label for each in labels for label in each.split()} <= set(ids)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_changed_is_said(style: Style) -> None:
    """The same audit on both sides: no cause, no sum, no part."""
    text = section(style, compared(later(), later()))
    assert "Nothing changed that counts." in text
    assert "Why the score changed" not in text


@pytest.mark.parametrize("style", STYLES)
def test_without_a_score_what_changed_is_told_without_sums(style: Style) -> None:
    """Nothing counts in the earlier audit."""
    banks = a_bank_set(a_bank("one", [a_question("one-01", core=False)]))
    old, new = an_audit(), an_audit({"one-01": answer("no")})
    sides = [ComparedAudit(file=f, scorecard=score(banks, a)) for f, a in (("a", old), ("b", new))]
    text = section(style, compared(*sides))
    assert "No score, because no question counts." in text
    assert "What is different" in text
    assert "Why the score changed" not in text


@cache
def _harmless(kind: str) -> Page:
    return _page(kind, "harmless")


def _page(kind: str, text: str) -> Page:
    if kind == "trend":
        found = trend([earlier(lambda _: text), later(lambda _: text)])
        made = render_comparison(found, TEMPLATES)
    else:
        style: Style = "html" if kind == "html" else "md"
        made = section(style, since_states(lambda _: text))
    if kind == "html":
        return Page(made)
    assert not raw_html(made)
    return from_markdown(made)


@pytest.mark.parametrize("kind", ["html", "md", "trend"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_nothing_but_text(text: str, kind: str) -> None:
    """With hostile text in names, notes, reasons and questions, the page keeps its elements."""
    page, harmless = _page(kind, text), _harmless(kind)
    assert page.tags == harmless.tags
    assert page.other == harmless.other
    shown = told("html" if kind == "html" else "md", text)
    assert page.text.count(shown) >= harmless.text.count("harmless")


@pytest.mark.parametrize("kind", ["html", "md", "trend"])
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_keeps_the_structure(kind: str, text: str) -> None:
    """Whatever is typed, no table, list or heading changes."""
    assert _page(kind, text).tags == _harmless(kind).tags
