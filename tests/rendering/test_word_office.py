"""Word reports in a real word processor: LibreOffice opens them and sets them as pages."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from every_state import TEMPLATES, every_state
from since_states import since_states
from word_files import a_logo, lines

from outsource_audit.domain.presentation import Audience, Brand, Paper, Presentation
from outsource_audit.rendering.view import ReportView, report_view
from outsource_audit.rendering.word import render_word

OFFICE = shutil.which("soffice")
WRITER = Path(OFFICE).resolve().parent / "libswlo.so" if OFFICE else None
BRAND = Brand(
    consultancy="Northlight Advisory",
    word_logo=a_logo(),
    contact=("Maya Okonkwo", "maya@northlight.example", "+44 20 7946 0000"),
    confidentiality="Confidential: for Kiln & Co and its board only, not to be passed on",
)
pytestmark = pytest.mark.skipif(
    WRITER is None or not WRITER.exists(), reason="needs LibreOffice Writer (libreoffice-writer)"
)


def pages(view: ReportView, folder: Path) -> pypdf.PdfReader:
    """Return what LibreOffice makes of a report as a PDF."""
    file = folder / "report.docx"
    file.write_bytes(render_word(view, [TEMPLATES]))
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    program = OFFICE or ""
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file],
        check=True,
        capture_output=True,
    )
    return pypdf.PdfReader(io.BytesIO((folder / "report.pdf").read_bytes()))


def text_of(page: pypdf.PageObject) -> str:
    """Return the text of a page, every run of white space as one space."""
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("finished", [True, False])
def test_the_board_gets_one_page(paper: Paper, tmp_path: Path, *, finished: bool) -> None:
    """With a logo, a contact and a long confidentiality line, it is one page on either paper."""
    presentation = Presentation(audience=Audience.BOARD, brand=BRAND, paper=paper)
    made = pages(report_view(every_state(finished=finished), None, presentation), tmp_path)
    (page,) = made.pages
    assert "no legal advice" in text_of(page)
    assert "Page 1 of 1" in text_of(page)
    assert round(page.mediabox.height) == {Paper.A4: 842, Paper.LETTER: 792}[paper]


def test_the_report_begins_with_the_summary_and_has_numbered_pages(tmp_path: Path) -> None:
    """Page one is the summary, page two the contents; every page has its number and its head."""
    since = since_states()
    view = report_view(since.new.scorecard, since, Presentation(brand=BRAND))
    texts = [text_of(page) for page in pages(view, tmp_path).pages]
    assert view.summary.headline in texts[0]
    assert "What to do first" in texts[0]
    assert "Contents" in texts[1]
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
    for text in texts[1:]:
        assert "Kiln & Co and Northway Fulfilment" in text


def test_no_text_is_lost_between_the_pages(tmp_path: Path) -> None:
    """Every text of the file stands on a page: no row falls out where a page ends."""
    since = since_states()
    made = pages(report_view(since.new.scorecard, since, Presentation(brand=BRAND)), tmp_path)
    shown = _letters("".join(page.extract_text() for page in made.pages))
    file = (tmp_path / "report.docx").read_bytes()
    for told in (part for line in lines(file) for part in line.split("\n")):
        assert _letters(told) in shown


def test_a_note_longer_than_a_page_is_set_to_its_end(tmp_path: Path) -> None:
    """A note of many pages is not cut off where a page ends, in a finding or in a table."""
    note = "\n".join(f"Line {number} of what they told us." for number in range(300))
    card = every_state(lambda text: note if text.startswith("First line") else text)
    text = " ".join(map(text_of, pages(report_view(card), tmp_path).pages))
    assert text.count("Line 299 of what") == text.count("Line 0 of what") > 1


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum()).casefold()
