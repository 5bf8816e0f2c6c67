"""The HTML report in a real browser: it fits a phone, fetches nothing, reads well and prints."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from every_state import NOTE, TEMPLATES, every_state
from hostile_texts import HOSTILE, XSS
from playwright.sync_api import Browser, Page, sync_playwright
from since_states import since_states

from outsource_audit.domain.presentation import (
    Accent,
    Audience,
    Brand,
    Logo,
    Paper,
    Presentation,
)
from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import ReportView, report_view

NAMES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LONG = (
    "A long sentence of a bank or a note, as people write them, with a Verylongwordwithoutabreak. "
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="40" height="40"/></svg>'  # noqa: E501  # one picture
BRAND = Brand(
    consultancy="Northlight Advisory",
    logo=Logo("image/svg+xml", SVG, 120, 40),
    accent=Accent("#0b6e4f", "#62d3ac"),
    contact=("Maya Okonkwo", "maya@northlight.example"),
    confidentiality="Confidential: for Kiln & Co only",
)
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((e) =>
  e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("thead, .skip, .unseen"))
  .map((e) => e.tagName + "." + e.className).slice(0, 5)"""


def _program() -> str:
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        reason = f"no Chromium here: none of {', '.join(NAMES)} is installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return program


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium; without it the tests say so, and fail where CI promises it."""
    program = _program()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


def _long(text: str) -> str:
    return text if text == "Ada Marsh" else LONG * 3 + NOTE


def _hostile(_: str) -> str:
    return " ".join([*HOSTILE, *XSS])


def _view(name: str) -> ReportView:
    if name == "since":
        since = since_states(_long)
        return report_view(since.comparison.new, since, Presentation(brand=BRAND))
    if name == "board":
        return report_view(every_state(), None, Presentation(audience=Audience.BOARD, brand=BRAND))
    if name == "internal":
        audience = Presentation(audience=Audience.INTERNAL, brand=BRAND)
        return report_view(every_state(_hostile), None, audience)
    if name == "long texts":
        return report_view(every_state(_long))
    return report_view(every_state(finished=name == "as it is"))


@pytest.fixture(
    scope="module",
    params=["as it is", "unfinished", "long texts", "since", "board", "internal"],
)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a report: of every state, of too few answers, of long words and hostile ones.

    One says what changed since an earlier audit, one is for the board.
    """
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render(_view(request.param), "html", [TEMPLATES]), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_page_fits_reads_well_and_is_quiet(
    browser: Browser, report: Path, width: int, scheme: Any
) -> None:
    """Nothing scrolls sideways, nothing is fetched or said, and axe-core finds no fault."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    heard: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.size)") == 3
    assert heard == []
    assert [url for url in asked if not url.startswith(("data:image/", "data:font/"))] == [
        report.as_uri()
    ]
    assert _faults(page) == []
    page.close()


def _faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document)")
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def test_axe_finds_faults_where_there_are_some(browser: Browser, tmp_path: Path) -> None:
    """The judge is awake: a page without a language and with pale text is at fault."""
    bad = tmp_path / "bad.html"
    bad.write_text("<title>x</title><main><h1 style='color:#ccc'>Pale</h1></main>")
    page = browser.new_page()
    page.goto(bad.as_uri())
    assert {fault.split(":")[0] for fault in _faults(page)} >= {"color-contrast", "html-has-lang"}
    page.close()


def test_headings_go_down_one_step_at_a_time(browser: Browser, report: Path) -> None:
    """There is one first heading, and none skips a level on the way down."""
    page = browser.new_page()
    page.goto(report.as_uri())
    levels: list[int] = page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map((e) => Number(e.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    for above, below in pairwise(levels):
        assert below <= above + 1
    page.close()


def test_report_alone_runs_no_script(browser: Browser, report: Path) -> None:
    """Were a script to slip in, the page's own policy would stop it."""
    slipped = report.with_name("slipped.html")
    script = "<script>document.title = 'it ran'</script>"
    source = report.read_text(encoding="utf-8").replace("</body>", f"{script}</body>")
    slipped.write_text(source, encoding="utf-8")
    page = browser.new_page()
    page.goto(slipped.as_uri())
    assert page.title() != "it ran"
    assert page.evaluate("document.scripts.length") == 1
    page.close()


def test_every_chart_has_a_title_and_says_its_figures(browser: Browser, report: Path) -> None:
    """What a chart shows is also there for who cannot see it."""
    page = browser.new_page()
    page.goto(report.as_uri())
    told: list[list[str]] = page.eval_on_selector_all(
        "svg[role=img]",
        """all => all.map((e) => e.getAttribute("aria-labelledby").split(" ")
             .map((id) => document.getElementById(id).textContent.trim()))""",
    )
    assert len(told) > 2
    assert all(len(texts) == 2 and all(texts) for texts in told)
    others = page.eval_on_selector_all(
        "svg:not([role=img])", "all => all.map((e) => e.getAttribute('aria-hidden'))"
    )
    assert set(others) <= {"true"}
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_bars_of_the_pitfalls_can_be_compared(
    browser: Browser, report: Path, width: int
) -> None:
    """All of them are as long as each other, and so is what 100 would be."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(report.as_uri())
    long: list[float] = page.eval_on_selector_all(
        ".nine .bar", "all => all.map((e) => e.getBoundingClientRect().width)"
    )
    assert len(long) > 1
    assert max(long) - min(long) < 0.5
    page.close()


def test_no_text_of_a_drawing_is_cut(browser: Browser, report: Path) -> None:
    """Every word of a chart ends inside it."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(report.as_uri())
    cut = page.eval_on_selector_all(
        "svg text",
        """all => all.filter((e) => {
             const [own, whole] = [e, e.ownerSVGElement].map((x) => x.getBoundingClientRect())
             return own.left < whole.left - 1 || own.right > whole.right + 1
           }).map((e) => e.textContent)""",
    )
    assert cut == []
    page.close()


def _printed(browser: Browser, path: Path) -> pypdf.PdfReader:
    page = browser.new_page()
    page.goto(path.as_uri())
    data = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    page.close()
    return pypdf.PdfReader(io.BytesIO(data))


@pytest.mark.parametrize("name", ["as it is", "unfinished", "since", "board"])
def test_printed_pages_are_numbered_and_none_is_blank(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    """Every sheet carries its number and something to read; heads run from the second on."""
    report = tmp_path / "report.html"
    report.write_text(render(_view(name), "html", [TEMPLATES]), encoding="utf-8")
    pages = _printed(browser, report).pages
    for number, sheet in enumerate(pages, start=1):
        text = " ".join(sheet.extract_text().split())
        assert f"Page {number} of {len(pages)}" in text
        assert len(text.split()) > 18


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_paper_is_the_one_asked_for(
    browser: Browser, tmp_path: Path, paper: Paper, size: tuple[int, int]
) -> None:
    """The page says itself which paper it is for."""
    path = tmp_path / "report.html"
    view = report_view(every_state(), None, Presentation(paper=paper))
    path.write_text(render(view, "html", [TEMPLATES]), encoding="utf-8")
    box = _printed(browser, path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_running_heads_carry_names_and_confidentiality(browser: Browser, tmp_path: Path) -> None:
    """Whose audit it is, and that it is confidential, stands on every sheet but the first."""
    path = tmp_path / "report.html"
    names = "K\u201d; } body { display: none } @x \\"
    view = report_view(every_state(lambda _: names), None, Presentation(brand=BRAND))
    path.write_text(render(view, "html", [TEMPLATES]), encoding="utf-8")
    first, *others = (" ".join(p.extract_text().split()) for p in _printed(browser, path).pages)
    assert len(others) > 3
    assert f"{names} and {names}" in others[0]
    for text in others:
        assert BRAND.confidentiality in text
        assert f"{BRAND.consultancy} · 23 November 2026" in text
    assert BRAND.consultancy in first
