"""Markdown for GitHub, GitLab and pandoc alike: links lead somewhere, tables hold, no raw HTML."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pytest
from every_state import TEMPLATES, Text, as_it_is, every_state
from hostile_texts import HOSTILE
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_bones import (
    CELL,
    READERS,
    anchors,
    check_tables,
    headings,
    links,
    shown_tables,
)
from markup import raw_html
from since_states import earlier, later, since_states

from outsource_audit.domain.plan_wording import DONE_WITH_GAP
from outsource_audit.domain.presentation import Audience, Brand, Presentation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.trend import trend
from outsource_audit.rendering.report import render, render_comparison
from outsource_audit.rendering.view import report_view

GOLDEN = Path(__file__).parent / "golden"
INTERNAL = "Do not tell the client."


def report(text: Text = as_it_is, audience: Audience = Audience.INTERNAL) -> str:
    """Return the whole report, with an internal note at every answer and a brand."""
    then = since_states(text)
    card = with_internal_notes(then.comparison.new, text)
    brand = Brand(
        consultancy=text("Lind Advisory"),
        contact=(text("Ada Lind"), text("ada@lind.example")),
        confidentiality=text("For the board only."),
    )
    shown = Presentation(audience=audience, brand=brand)
    return render(report_view(card, then, shown), "md", [TEMPLATES])


def with_internal_notes(card: Scorecard, text: Text) -> Scorecard:
    """Return the scorecard with an internal note at every answer."""
    answers = {
        key: msgspec.structs.replace(answer, internal_note=text(INTERNAL))
        for key, answer in card.audit.answers.items()
    }
    return msgspec.structs.replace(card, audit=msgspec.structs.replace(card.audit, answers=answers))


DOCUMENTS: dict[str, Callable[[Text], str]] = {
    "report": report,
    "board": lambda text: report(text, Audience.BOARD),
    "finished": lambda text: render(report_view(every_state(text)), "md", [TEMPLATES]),
    "unfinished": lambda text: render(
        report_view(every_state(text, finished=False)), "md", [TEMPLATES]
    ),
    "comparison": lambda text: render_comparison(
        trend([earlier(text), later(text, rated=False), later(text)]), TEMPLATES
    ),
}
named = pytest.mark.parametrize("name", DOCUMENTS)


@cache
def document(name: str) -> str:
    """Return one document of plain texts."""
    return DOCUMENTS[name](as_it_is)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.md")), ids=lambda path: path.name)
def test_links_of_the_reviewed_documents_lead_somewhere(golden: Path, reader: str) -> None:
    """Every link of every golden document has its heading, whoever reads it."""
    source = golden.read_text(encoding="utf-8")
    if golden.name.startswith("since"):  # one section alone: what it links to is elsewhere
        assert not links(source)
    assert {link.removeprefix("#") for link in links(source)} <= set(anchors(source, reader))


@pytest.mark.parametrize("reader", READERS)
@named
def test_links_lead_to_the_heading_meant(name: str, reader: str) -> None:
    """The same, for what no golden document holds; the link's words are those of the heading."""
    source = document(name)
    found = dict(zip(anchors(source, reader), headings(source), strict=True))
    for words, anchor in re.findall(r"\[([^\]\\]+)\]\(#([^)]+)\)", source):
        assert re.search(rf"\b{re.escape(words)}$", found[anchor], re.IGNORECASE)


@pytest.mark.parametrize("text", [*HOSTILE, "Summary", "1. Method", "Pitfall 1", "!"])
def test_no_text_takes_a_link_from_its_heading(text: str) -> None:
    """A name or question that reads like a heading of ours moves no anchor."""
    source = report(lambda _: text)
    linked = {link.removeprefix("#") for link in links(source)}
    assert len(linked) > 20
    for reader, slug in READERS.items():
        assert linked <= set(anchors(source, reader))
        assert len(set(map(slug, headings(source)))) == len(headings(source))


@named
def test_every_anchor_is_plain(name: str) -> None:
    """A link is made of letters, digits and hyphens, and begins with a letter."""
    for link in links(document(name)):
        assert re.fullmatch(r"#[a-z][a-z0-9]*(-[a-z0-9]+)*", link)


def test_the_board_gets_one_page() -> None:
    """Head, summary and foot: nothing else, and no link to what is not there."""
    source = document("board")
    assert re.findall(r"^## (.*)$", source, re.MULTILINE) == ["Summary"]
    assert not links(source)
    assert "3 more steps in the full report." in source
    assert len(source) < len(document("report")) / 4


@named
def test_no_html_stands_in_it(name: str) -> None:
    """Neither ours nor anybody's."""
    assert not raw_html(document(name))


@named
def test_tables_hold(name: str) -> None:
    """Every row has a cell a column, and a reader sees every table."""
    source = document(name)
    tables = check_tables(source)
    rows = [line for line in source.split("\n") if line.startswith("|")]
    cells = sum(len(CELL.findall(row)) - 1 for row in rows)
    rules = [row for row in rows if re.fullmatch(r"[|\-: ]+", row) and "--" in row]
    ruled = sum(len(CELL.findall(row)) - 1 for row in rules)
    assert shown_tables(source) == (tables, len(rows) - tables, cells - ruled)


@pytest.mark.parametrize("name", ["report", "board", "comparison"])
@given(
    text=st.text(st.characters(exclude_categories=()), max_size=30)
    | st.text(st.sampled_from("|\\-:` \n\r<>[]*_a1"), max_size=30)
)
@example("a | b \\| c \\\\| d")
@example("| --- |\n| --- |")
@example("\n\n\n| x")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_tables_hold_whatever_is_typed(name: str, text: str) -> None:
    """No text adds a cell, a row or an empty line."""
    source, plain = DOCUMENTS[name](lambda _: text or "x"), DOCUMENTS[name](lambda _: "harmless")
    assert check_tables(source) == check_tables(plain)
    assert shown_tables(source) == shown_tables(plain)
    assert not raw_html(source)


@named
def test_the_source_is_tidy(name: str) -> None:
    """One empty line between blocks, none at the ends; no blank at the end of a line."""
    source = document(name)
    assert source == f"{source.strip()}\n"
    assert "\n\n\n" not in source
    lines = source.split("\n")
    assert not [line for line in lines if line != line.rstrip()]
    for number, line in enumerate(lines):
        if line.startswith("#"):
            assert lines[number + 1] == ""
            assert number == 0 or lines[number - 1] == ""
        elif line.startswith("- "):
            assert lines[number - 1] == "" or re.match(r" *- ", lines[number - 1])


@named
def test_no_level_of_headings_is_left_out(name: str) -> None:
    """One title; every heading is at most one level below the one before it."""
    levels = [len(signs) for signs in re.findall(r"^(#+) ", document(name), re.MULTILINE)]
    assert levels.count(1) == 1
    for before, after in itertools.pairwise(levels):
        assert after <= before + 1


def test_internal_notes_are_labelled_and_only_for_ourselves() -> None:
    """At the finding and among the answers; a client's copy has neither note nor warning."""
    source = document("report")
    assert f"- **Internal note:** {INTERNAL}\n" in source
    assert f" **Internal note:** {INTERNAL} |" in source
    assert "**Internal copy:**" in source
    for audience in (Audience.CLIENT, Audience.BOARD):
        other = report(audience=audience)
        assert INTERNAL not in other
        assert "nternal note" not in other
        assert "Internal copy" not in other


def test_the_brand_stands_at_head_and_foot() -> None:
    """Who audited and how confidential it is above, how to reach them below."""
    source = document("board")
    assert (
        "· Audited by Lind Advisory · Answered by Ada Marsh\n\nFor the board only.\n\n## Summary\n"
        in source
    )
    assert "\n---\n\nContact: Ada Lind · ada@&#8203;lind\\.example\n\nThis report helps" in source
    assert "Contact" not in document("finished")


def test_owners_are_named_in_the_plan() -> None:
    """A line an owner and period, those without one last; its status stands at the step."""
    source = document("finished")
    who = source[source.index("### Who does what by when") : source.index("### Within 30 days")]
    assert re.findall(r"^\| Within 30 days \| 23 December 2026 \| (.*) \|$", who, re.MULTILINE) == [
        "Ada | 1",
        "Ben | 4",
        "Nobody named yet | 2, 3, 5, 6",
    ]
    assert f"**Status:** Done; owner Ben. {DONE_WITH_GAP} |" in source


def test_the_score_over_time_is_a_table() -> None:
    """A line an audit, oldest first."""
    rows = re.findall(
        r"^\| (\d+ \w+ \d{4})(?: \(.+\))? \| [\d.]+ \|", document("report"), re.MULTILINE
    )
    assert rows == ["20 November 2025", "23 November 2026"]
    assert "The score over time" not in document("finished")
