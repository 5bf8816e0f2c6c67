"""Printing by the real Chromium: what a reader, a screen reader and a printer get; what leaks."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fake_browsers import still_running
from pypdf import PdfReader

from outsource_audit.errors import FileError
from outsource_audit.exchange.browser import found_browser, this_machine
from outsource_audit.exchange.pdf import PREFIX, print_pdf

HIDDEN = "the-content-of-another-file"
# 72 points are an inch; Chrome rounds A4 to whole pixels.
PAPERS = {"A4": (595.28, 841.89), "Letter": (612, 792)}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Northway: audit</title>
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>
@page {{
  size: {paper}; margin: 20mm;
  @bottom-right {{ content: counter(page) " of " counter(pages) }}
}}
section {{ break-before: page; }}
</style></head><body>
<h1>How bad it is</h1><p><a href="#plan">To the plan</a> <a href="https://example.com/">away</a></p>
<svg role="img" width="90" height="20"><title>Nine bars</title><rect width="90" height="20"/></svg>
<section><h2>Ünicode 日本 &amp; more</h2>
<table><tr><th>Pitfall</th></tr><tr><td>Data</td></tr></table>
<h3>Below it</h3></section><section><h2 id="plan">The plan</h2><p>Last words.</p></section>
</body></html>
"""
# Every way by which a page reaches for what is not in it. {at} is a server, {file} a file.
ATTACK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>a</title>
<base href="{at}/base/">
<link rel="stylesheet" href="{at}/style"><link rel="prefetch" href="{at}/prefetch">
<link rel="preconnect" href="{at}/"><link rel="dns-prefetch" href="{at}/">
<link rel="preload" as="image" href="{at}/preload"><link rel="icon" href="{at}/icon">
<meta http-equiv="refresh" content="0;url={refresh}">
<style>@import "{at}/import"; @font-face {{ font-family: f; src: url({at}/font) }}
body {{ font-family: f; background: url({at}/background) }}</style></head>
<body><h1>Still here</h1>
<img src="{at}/image" srcset="{at}/set 2x"><img src="relative">
<video src="{at}/video" autoplay></video>
<iframe src="{at}/frame"></iframe><object data="{at}/object"></object><embed src="{at}/embed">
<iframe src="{file}"></iframe><object data="{file}" type="text/plain"></object><embed src="{file}">
<iframe srcdoc='<iframe src="{file}"></iframe><img src="{at}/nested">'></iframe>
<svg><image href="{at}/svg"/><use href="{file}#a"/></svg>
<p id="script">no script</p>
<script>document.getElementById("script").textContent = "it ran"; fetch("{at}/fetch");</script>
<form action="{at}/form"><button autofocus>b</button></form>
</body></html>
"""


@pytest.fixture(scope="module")
def browser() -> Path:
    """Find a browser; without one the tests say so, and fail where CI promises it."""
    try:
        return found_browser(this_machine())
    except FileError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the browser a home and a folder for temporary files, with a short name as it needs."""
    assert tmp_path  # made before temporary files go elsewhere
    with tempfile.TemporaryDirectory(prefix="t") as name:
        (Path(name) / "home").mkdir()
        (Path(name) / "t").mkdir()
        monkeypatch.setenv("HOME", str(Path(name) / "home"))
        monkeypatch.setattr(tempfile, "tempdir", str(Path(name) / "t"))
        yield Path(name)


@pytest.fixture(scope="module", params=list(PAPERS))
def paper(request: pytest.FixtureRequest) -> str:
    """Return the name of a paper."""
    return str(request.param)


@pytest.fixture(scope="module")
def printed(browser: Path, paper: str) -> PdfReader:
    """Print the page on that paper, once."""
    return PdfReader(BytesIO(print_pdf(PAGE.format(paper=paper).encode(), browser)))


def root(pdf: PdfReader) -> Any:
    """Return the entry of a PDF that names everything in it."""
    return pdf.trailer["/Root"]


def bookmarks(outline: list[Any]) -> list[Any]:
    """Return the titles of bookmarks, those below another as a list of their own."""
    return [bookmarks(entry) if isinstance(entry, list) else entry.title for entry in outline]


def kinds(node: Any) -> Iterator[str]:
    """Yield what the tags of a PDF say its parts are: H1, P, Table."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from kinds(child)
    elif isinstance(node, dict):
        yield str(node.get("/S", ""))
        if "/K" in node:
            yield from kinds(node["/K"])


def test_the_pdf_is_tagged(printed: PdfReader) -> None:
    """A screen reader is told what is a heading, a table and a picture, and in which language."""
    assert root(printed)["/MarkInfo"]["/Marked"]
    found = set(kinds(root(printed)["/StructTreeRoot"]["/K"]))
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= found
    assert root(printed)["/Lang"] == "en"


def test_the_bookmarks_are_the_headings(printed: PdfReader) -> None:
    """Every heading, in order and below its own."""
    assert bookmarks(printed.outline) == [
        "How bad it is",
        ["Ünicode 日本 & more", ["Below it"], "The plan"],
    ]


def test_the_paper_is_what_the_page_says(printed: PdfReader, paper: str) -> None:
    """The rule of the style sheet decides, in points."""
    for sheet in printed.pages:
        assert (sheet.mediabox.width, sheet.mediabox.height) == pytest.approx(PAPERS[paper], abs=1)


def test_every_page_has_its_number(printed: PdfReader) -> None:
    """Numbers come from the style sheet, and nothing of the browser's own is printed."""
    texts = [" ".join(sheet.extract_text().split()) for sheet in printed.pages]
    assert len(texts) == 3
    for number, text in enumerate(texts, start=1):
        assert f"{number} of 3" in text
        assert "file://" not in text
        assert "Northway" not in text


def test_the_pdf_tells_nothing_of_the_machine(printed: PdfReader) -> None:
    """Its title is the page's, and it names this program, not system and browser."""
    told = printed.metadata
    assert told is not None
    assert told.title == "Northway: audit"
    assert told.creator == "outsource-audit"
    stream = printed.stream
    stream.seek(0)
    assert PREFIX.encode() not in stream.read()


def test_links_lead_where_they_say(printed: PdfReader) -> None:
    """A link inside the report stays inside the PDF; any other is an address."""
    links = [entry.get_object() for entry in printed.pages[0]["/Annots"]]  # type: ignore[attr-defined]  # a PDF's entries have no types
    assert [str(link["/Dest"]) for link in links if "/Dest" in link] == ["/plan"]
    assert [link["/A"]["/URI"] for link in links if "/A" in link] == ["https://example.com/"]


class Witness(ThreadingHTTPServer):
    """A server on this computer that remembers what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen at a free port."""
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[str] = []


class _Answer(BaseHTTPRequestHandler):
    server: Witness

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's name
        """Say nothing."""


@pytest.fixture
def witness() -> Iterator[Witness]:
    """Start a server for one test."""
    with Witness() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Write a file that is nobody's business."""
    path = tmp_path / "secret.txt"
    path.write_text(HIDDEN, encoding="utf-8")
    return path


def attack(witness: Witness, secret: Path, host: str, refresh: str = "") -> bytes:
    """Return the page that reaches out."""
    at = f"http://{host}:{witness.server_port}"
    page = ATTACK.format(at=at, file=secret.as_uri(), refresh=refresh or f"{at}/refresh")
    return page.encode()


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0.0.0.0"])  # noqa: S104  # an address to call, none to listen at
def test_nothing_leaves_and_nothing_gets_in(
    browser: Path, witness: Witness, secret: Path, host: str
) -> None:
    """No server is called, on this computer neither; no other file is shown; no script runs."""
    pdf = PdfReader(BytesIO(print_pdf(attack(witness, secret, host), browser)))
    text = "".join(sheet.extract_text() for sheet in pdf.pages)
    assert "Still here" in text
    assert "no script" in text
    assert HIDDEN not in text
    assert witness.asked == []


@pytest.mark.usefixtures("rooms")
def test_a_page_does_not_turn_into_another_file(
    browser: Path, witness: Witness, secret: Path
) -> None:
    """A page that sends its reader on to a file is printed itself."""
    page = attack(witness, secret, "127.0.0.1", secret.as_uri())
    (sheet, *_) = PdfReader(BytesIO(print_pdf(page, browser))).pages
    assert "Still here" in sheet.extract_text()
    assert HIDDEN not in sheet.extract_text()


def test_the_same_page_does_reach_out_where_it_may(
    browser: Path, witness: Witness, secret: Path, rooms: Path
) -> None:
    """Opened as people open a file, it calls the server and shows the file: the attack is one."""
    path, pdf = rooms / "page.html", rooms / "page.pdf"
    # Sent on to the server, it would not be printed at all.
    stays = attack(witness, secret, "127.0.0.1").replace(b'http-equiv="refresh"', b"")
    path.write_bytes(stays)
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    flags += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    flags += [f"--user-data-dir={rooms / 'profile'}", f"--print-to-pdf={pdf}"]
    environ = {**os.environ, "TMPDIR": str(rooms)}
    command = [str(browser), *flags, path.as_uri()]
    subprocess.run(command, env=environ, capture_output=True, check=True, timeout=120)
    text = "".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
    assert HIDDEN in text
    assert "it ran" in text
    assert {"/style", "/image", "/frame"} <= set(witness.asked)


def test_nothing_is_left(browser: Path, rooms: Path) -> None:
    """No file in the home of the user or in the folder for temporary ones, and no process."""
    assert print_pdf(PAGE.format(paper="A4").encode(), browser)
    assert [path for path in rooms.rglob("*") if path.is_file()] == []
    assert list((rooms / "t").iterdir()) == []
    assert still_running(rooms) == []


def test_a_large_report_is_printed_whole(browser: Path) -> None:
    """A thousand findings and letters of every kind arrive, the last one too."""
    findings = "".join(f"<h2>Finding {number}</h2><p>Grüße 🙂 שלום</p>" for number in range(1000))
    page = f"<!doctype html><html lang=en><title>t</title>{findings}<p>The very end.</p>"
    pdf = PdfReader(BytesIO(print_pdf(page.encode(), browser)))
    assert len(pdf.outline) == 1000
    assert "The very end." in pdf.pages[-1].extract_text()
