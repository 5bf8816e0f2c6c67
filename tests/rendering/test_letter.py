"""The letter, our second set of templates: as it was reviewed, inert, short and good to read."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import msgspec
import pypdf
import pytest
from every_state import TEMPLATES, Text, as_it_is, every_state
from hostile_texts import HOSTILE, XSS
from markup import Page, from_markdown, raw_html
from playwright.sync_api import Browser, sync_playwright
from since_states import since_states
from test_browser import AXE, BRAND, FLAGS, NAMES, TOO_WIDE

from outsource_audit.domain.presentation import Audience, Paper, Presentation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import report_view
from program import shipped, the_demo

GOLDEN = Path(__file__).parent / "golden"
FOLDERS = [TEMPLATES / "letter", TEMPLATES]
INTERNAL = "Do not tell the client."
Style = Literal["md", "html"]
styled = pytest.mark.parametrize("style", ["md", "html"])


def letter(
    style: Style, card: Scorecard, audience: Audience = Audience.CLIENT, paper: Paper = Paper.A4
) -> str:
    """Return a letter under somebody's name."""
    shown = Presentation(audience=audience, brand=BRAND, paper=paper)
    return render(report_view(card, None, shown), style, FOLDERS)


@styled
@pytest.mark.parametrize("name", ["finished", "unfinished", "board", "plain"])
def test_letter_is_the_golden_one(name: str, style: Style) -> None:
    """Byte for byte the one that was reviewed; UPDATE_GOLDEN=1 writes it anew.

    Plain is the letter under nobody's name, with what changed since an earlier audit.
    """
    if name == "plain":
        since = since_states()
        text = render(report_view(since.comparison.new, since), style, FOLDERS)
    else:
        audience = Audience.BOARD if name == "board" else Audience.CLIENT
        text = letter(style, every_state(finished=name != "unfinished"), audience)
    golden = GOLDEN / f"letter-{name}.{style}"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_bytes(text.encode())
    assert text.encode() == golden.read_bytes()


def _page(style: Style, text: Text) -> Page:
    source = letter(style, every_state(text), Audience.INTERNAL)
    if style == "html":
        return Page(source)
    assert not raw_html(source)
    return from_markdown(source)


@cache
def _harmless(style: Style) -> Page:
    return _page(style, lambda _: "harmless")


def _shape(page: Page) -> list[tuple[str, list[str]]]:
    return [(tag, [name for name, _ in attrs]) for tag, attrs in page.tags]


@styled
@pytest.mark.parametrize("text", [*HOSTILE, *XSS])
def test_hostile_text_adds_nothing_but_text(text: str, style: Style) -> None:
    """With hostile text in every free place, the letter has the elements it has without it."""
    page = _page(style, lambda _: text)
    assert _shape(page) == _shape(_harmless(style))
    assert page.other == _harmless(style).other


@styled
@pytest.mark.parametrize("audience", Audience)
def test_internal_notes_are_not_in_a_letter(style: Style, audience: Audience) -> None:
    """It has no place for them, whoever it is for."""
    card = every_state()
    answers = {
        key: msgspec.structs.replace(answer, internal_note=INTERNAL)
        for key, answer in card.audit.answers.items()
    }
    audit = msgspec.structs.replace(card.audit, answers=answers)
    assert INTERNAL not in letter(style, msgspec.structs.replace(card, audit=audit), audience)


def test_letter_asks_the_network_for_nothing() -> None:
    """No address, no script; the only pictures and type are inside the page."""
    source = letter("html", every_state())
    assert not re.search(r"https?:|[\"'(]//\w|@import|url\((?!data:font/woff2)", source)
    page = Page(source)
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    for _, attrs in page.tags:
        values = dict(attrs)
        assert not any(name.startswith("on") for name in values)
        assert (values.get("src") or "data:image/").startswith("data:image/")


def test_markdown_is_tidy() -> None:
    """No line ends in blanks, no two empty lines follow each other, one line break at the end."""
    for finished in (True, False):
        for audience in Audience:
            source = letter("md", every_state(finished=finished), audience)
            assert not re.search(r"[ \t]\n|\n\n\n", source)
            assert source.endswith("\n")
            assert not source.endswith("\n\n")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium; without it the tests say so, and fail where CI promises it."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        reason = f"no Chromium here: none of {', '.join(NAMES)} is installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


CARDS: dict[str, Callable[[], Scorecard]] = {
    "as it is": every_state,
    "unfinished": lambda: every_state(finished=False),
    "hostile": lambda: every_state(lambda _: " ".join([*HOSTILE, *XSS])),
}


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_letter_fits_reads_well_and_is_quiet(
    browser: Browser, tmp_path: Path, width: int, scheme: Any, name: str
) -> None:
    """Nothing scrolls sideways, nothing is fetched or said, and axe-core finds no fault."""
    path = tmp_path / "letter.html"
    path.write_text(letter("html", CARDS[name]()), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    heard: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.evaluate(TOO_WIDE) == []
    assert heard == []
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    page.evaluate(AXE)
    assert page.evaluate("axe.run(document)")["violations"] == []
    levels: list[int] = page.eval_on_selector_all(
        "h1, h2, h3", "all => all.map((e) => Number(e.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    page.close()


@pytest.mark.parametrize(
    ("audience", "paper", "sheets"),
    [
        (Audience.CLIENT, Paper.A4, 1),
        (Audience.CLIENT, Paper.LETTER, 2),
        (Audience.BOARD, Paper.A4, 1),
        (Audience.BOARD, Paper.LETTER, 1),
    ],
)
def test_letter_of_the_made_up_shop_is_short(
    browser: Browser, tmp_path: Path, audience: Audience, paper: Paper, sheets: int
) -> None:
    """One sheet, two for a client on the shorter paper; each says which it is of how many."""
    path = tmp_path / "letter.html"
    card = score(shipped(), the_demo(), capacity=10)
    path.write_text(letter("html", card, audience, paper), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    assert len(pages) == sheets
    for number, sheet in enumerate(pages, start=1):
        text = " ".join(sheet.extract_text().split())
        assert f"Page {number} of {sheets}" in text
        assert len(text.split()) > 60


def test_every_part_says_what_the_report_says() -> None:
    """Verdict, steps, red lines, what to find out and who is behind it, in this order."""
    view = report_view(every_state(as_it_is), None, Presentation(brand=BRAND))
    text = Page(render(view, "html", FOLDERS)).text
    told = [
        view.summary.headline,
        *(f"{a.brief} {a.effort} effort. Score then: {a.score}." for a in view.summary.actions),
        *(line.says for line in view.summary.red_lines),
        view.find_out[0].subject.ask,
        view.summary.confidence,
        view.head.answered_by,
        "no legal advice",
        view.editions.program,
    ]
    places = [text.index(piece) for piece in told]
    assert places == sorted(places)


def test_a_name_is_not_broken_where_it_fits_a_line(browser: Browser, tmp_path: Path) -> None:
    """The title breaks before a provider's name, not inside it, and its colon stays with it."""
    card = every_state(lambda text: "PayNimbus Payments Ltd" if "Northway" in text else text)
    path = tmp_path / "letter.html"
    path.write_text(letter("html", card), encoding="utf-8")
    for width in (360, 420, 500, 1280):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(path.as_uri())
        name = page.locator("h1 .one")
        assert name.inner_text() == "PayNimbus Payments Ltd:"
        assert name.evaluate("e => e.firstChild.getClientRects().length") == 1
        page.close()
