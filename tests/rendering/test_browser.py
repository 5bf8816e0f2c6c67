"""The HTML report in a real browser: it fits a phone, fetches nothing and prints well."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from every_state import NOTE, TEMPLATES, every_state
from since_states import since_states

from outsource_audit.rendering.report import render
from outsource_audit.rendering.view import report_view

NAMES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
LONG = (
    "A long sentence of a bank or a note, as people write them, with a Verylongwordwithoutabreak. "
)
MEASURE = """<script>
addEventListener("load", () => {
  const page = document.scrollingElement;
  const wide = [...document.querySelectorAll("body *")].filter(
    (e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("thead, .skip"));
  parent.postMessage([
    innerWidth, page.scrollWidth, performance.getEntriesByType("resource").length,
    wide.map((e) => e.tagName + "." + e.className).slice(0, 5).join(" "),
  ].join("|"), "*");
});
</script>"""
# A headless window is never narrower than 500 pixels; a frame inside it may be.
FRAME = """<!doctype html><script>
addEventListener("message", (event) => { document.body.dataset.measured = event.data; });
</script><body><iframe src="measured.html" style="border:0;height:800px;width:{width}px">"""


class Browser:
    """A headless Chromium with a profile of its own."""

    def __init__(self, program: str, profile: Path) -> None:
        """Keep which program to start and where it may write."""
        self.program, self.profile = program, profile

    def run(self, page: Path, *flags: str) -> str:
        """Open a page and return what the browser prints."""
        command = [self.program, *FLAGS, f"--user-data-dir={self.profile}", *flags, page.as_uri()]
        return subprocess.run(
            command, capture_output=True, check=True, timeout=120, encoding="utf-8"
        ).stdout


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Find Chromium; without it the tests say so, and fail where CI promises it."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        reason = f"no Chromium here: none of {', '.join(NAMES)} is installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return Browser(program, tmp_path_factory.mktemp("chromium"))


@pytest.fixture(scope="module", params=["as it is", "unfinished", "long texts", "since"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a report: of every state, of too few answers, and with long words everywhere.

    The last of them says what changed since an earlier audit.
    """
    since = since_states(_long) if request.param == "since" else None
    if since is not None:
        card = since.comparison.new
    elif request.param == "long texts":
        card = every_state(_long)
    else:
        card = every_state(finished=request.param == "as it is")
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render(report_view(card, since), "html", [TEMPLATES]), encoding="utf-8")
    return path


def _long(text: str) -> str:
    return text if text == "Ada Marsh" else LONG * 3 + NOTE


@pytest.mark.parametrize("width", [360, 1280])
def test_page_fits_its_window_and_fetches_nothing(browser: Browser, page: Path, width: int) -> None:
    """Nothing scrolls sideways, on a phone neither, and no other file is asked for."""
    measured = page.with_name("measured.html")
    source = page.read_text(encoding="utf-8")
    relaxed = re.sub(r"<meta http-equiv=[^>]*>", "", source).replace("</body>", f"{MEASURE}</body>")
    measured.write_text(relaxed, encoding="utf-8")
    frame = page.with_name("frame.html")
    frame.write_text(FRAME.replace("{width}", str(width)), encoding="utf-8")
    printed = browser.run(frame, "--virtual-time-budget=5000", "--dump-dom")
    found = re.search(r'data-measured="([^"]*)"', printed)
    assert found
    inner, scroll, resources, wide = found[1].split("|")
    assert int(inner) == width
    assert int(scroll) <= width, wide
    assert wide == ""
    assert resources == "0"


def test_browser_reads_the_page_as_it_was_written(browser: Browser, page: Path) -> None:
    """The browser's own document has the report's sections and runs no script."""
    printed = browser.run(page, "--dump-dom")
    assert printed.count("<section") == page.read_text(encoding="utf-8").count("<section") >= 13
    assert printed.count("<h1") == 1
    assert "<script" not in printed


def test_report_alone_runs_no_script(browser: Browser, page: Path) -> None:
    """Were a script to slip in, the page's own policy would stop it."""
    slipped = page.with_name("slipped.html")
    script = "<script>document.title = 'it ran'</script>"
    source = page.read_text(encoding="utf-8").replace("</body>", f"{script}</body>")
    slipped.write_text(source, encoding="utf-8")
    assert "<title>it ran" not in browser.run(slipped, "--dump-dom")


@pytest.mark.parametrize("width", [360, 1280])
def test_screenshot_has_the_width_asked_for(browser: Browser, page: Path, width: int) -> None:
    """The page can be drawn at phone and desktop width, and is not empty."""
    picture = page.with_name(f"page-{width}.png")
    browser.run(page, f"--window-size={width},900", f"--screenshot={picture}")
    data = picture.read_bytes()
    assert struct.unpack(">II", data[16:24]) == (width, 900)
    assert len(data) > 10_000


def test_print_has_no_blank_page(browser: Browser, page: Path) -> None:
    """Printed, the report has several pages, each with text on it."""
    pdf = page.with_name("report.pdf")
    browser.run(page, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
    pages = len(re.findall(rb"/Type /Page\b(?!s)", pdf.read_bytes()))
    assert pages > 3
    reader = shutil.which("pdftotext")
    if reader is None:
        return
    command = [reader, str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    sheets = text.removesuffix("\f").split("\f")
    assert len(sheets) == pages
    for sheet in sheets:
        # More than the number at the foot of the page.
        assert len(sheet.split()) > 12
