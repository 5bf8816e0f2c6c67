"""The looks of a Word report: accent, paper, logo, contents, and what the file says of itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from every_state import TEMPLATES, every_state
from word_files import a_logo, body_xml, headings, lines, opened, put, style_name

from outsource_audit.domain.presentation import Accent, Brand, Paper, Presentation
from outsource_audit.rendering.view import report_view
from outsource_audit.rendering.word import render_word
from outsource_audit.rendering.word_package import unzipped, zipped
from outsource_audit.rendering.word_template.pieces import field, paragraph
from outsource_audit.rendering.word_template.style_parts import styles
from outsource_audit.rendering.word_template.styles import ACCENT

BRAND = Brand(
    consultancy="Maya & Daughters",
    word_logo=a_logo(),
    accent=Accent("#0b6e4f", "#62d3ac"),
    contact=("Maya", "maya@daughters.example"),
    confidentiality="For Kiln & Co only",
)


@cache
def word(paper: Paper = Paper.A4, *folders: Path) -> bytes:
    """Return a report with every part of a brand."""
    view = report_view(every_state(), None, Presentation(brand=BRAND, paper=paper))
    return render_word(view, [*folders, TEMPLATES])


def plain() -> bytes:
    """Return a report without a brand."""
    return render_word(report_view(every_state()), [TEMPLATES])


def test_the_accent_is_the_brands_everywhere() -> None:
    """The theme, headings, rules and bars have the brand's accent, and ours is gone."""
    parts = unzipped(word())
    assert b'<a:accent1><a:srgbClr val="0B6E4F"/></a:accent1>' in parts["word/theme/theme1.xml"]
    assert ACCENT.encode() not in b"".join(parts.values())
    for part in ("word/styles.xml", "word/theme/theme1.xml"):
        assert b"0B6E4F" in parts[part]


def test_a_black_accent_in_a_template_does_not_colour_the_text(tmp_path: Path) -> None:
    """Where a template's theme has black as its accent, black text stays black."""
    theme = unzipped((TEMPLATES / "report.docx").read_bytes())["word/theme/theme1.xml"].decode()
    style = styles().replace('w:val="1C2530"', 'w:val="000000"')
    put(
        tmp_path,
        paragraph("Normal", "x"),
        {"word/theme/theme1.xml": theme.replace(ACCENT, "000000"), "word/styles.xml": style},
    )
    assert b'<w:color w:val="000000"/>' in unzipped(word(Paper.A4, tmp_path))["word/styles.xml"]


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (11906, 16838)), (Paper.LETTER, (12240, 15840))]
)
def test_every_section_is_on_the_paper_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    """Both papers hold text of the same width, so that no table needs to change."""
    for section in opened(word(paper)).sections:
        width, height = section.page_width, section.page_height
        sides = [section.left_margin, section.right_margin]
        found = [one.twips for one in (width, height, *sides) if one is not None]
        assert tuple(found[:2]) == size
        assert found[0] - found[2] - found[3] == 9638


def test_the_logo_stands_there_with_a_text_for_who_cannot_see_it() -> None:
    """The logo is in the file as a picture, with the consultancy's name as its text."""
    xml = body_xml(word())
    assert 'descr="Maya &amp; Daughters"' in xml
    (picture,) = opened(word()).inline_shapes
    assert (picture.width, picture.height) == (112 * 6800, 56 * 6800)
    assert any(name.startswith("word/media/") for name in unzipped(word()))


def test_without_a_logo_the_name_stands_there() -> None:
    """A consultancy without a logo is named in its place."""
    brand = Brand(consultancy="Maya & Daughters")
    view = report_view(every_state(), None, Presentation(brand=brand))
    assert lines(render_word(view, [TEMPLATES]))[0] == "Outsourcing risk audit\tMaya & Daughters"
    assert lines(plain())[0] == "Outsourcing risk audit\t"


def test_heads_and_feet_say_whose_report_it_is() -> None:
    """Every page but the first is headed; all have the consultancy, the day and the page."""
    section = opened(word()).sections[0]
    assert [line.text for line in section.header.paragraphs] == [
        "Kiln & Co and Northway Fulfilment",
        "For Kiln & Co only",
    ]
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.footer.paragraphs[0].text == ("Maya & Daughters · 23 November 2026\tPage 1 of 1")


def test_the_contents_have_an_entry_for_every_heading() -> None:
    """The table of contents reads right before Word has worked anything out."""
    data = word()
    wanted = [text for level, text in headings(data) if level <= 2]
    entries = [one for one in opened(data).paragraphs if style_name(one).startswith("toc")]
    assert [entry.text for entry in entries] == wanted


def test_every_entry_leads_to_its_heading() -> None:
    """Each entry is a link to a bookmark that is there once; none has an empty place for a page."""
    xml = body_xml(word())
    anchors = re.findall(r'w:anchor="(_Toc\d+)"', xml)
    assert anchors
    for anchor in anchors:
        assert xml.count(f'w:name="{anchor}"') == 1
    assert "PAGEREF" not in xml


def test_word_asks_no_question_when_it_opens_the_report() -> None:
    """Nothing is marked to be updated: Word would ask whether it may, whenever it is opened."""
    text = b"".join(unzipped(word()).values())
    assert b"updateFields" not in text
    assert b"w:dirty" not in text


def test_fields_open_and_close(tmp_path: Path) -> None:
    """A table of contents over several paragraphs, as Word saves it, is replaced as a whole."""
    begin, _, end = field('TOC \\o "1-1"', "|").partition(
        '<w:r><w:t xml:space="preserve">|</w:t></w:r>'
    )
    old = (
        paragraph("TOC1", "", after=begin)
        + paragraph("TOC1", "Old entry")
        + paragraph("TOC1", "", after=end)
    )
    put(tmp_path, old + paragraph("Heading1", "First") + paragraph("Heading2", "Second"))
    data = word(Paper.A4, tmp_path)
    assert lines(data)[:2] == ["First", "First"]
    xml = body_xml(data)
    assert xml.count('"begin"') == xml.count('"separate"') == xml.count('"end"') == 1


def test_a_report_without_headings_keeps_its_contents(tmp_path: Path) -> None:
    """Where there is nothing to list, what stands in the template stays."""
    put(tmp_path, paragraph("TOC1", "", after=field("TOC", "Nothing yet.")))
    assert "Nothing yet." in lines(word(Paper.A4, tmp_path))[0]


def test_the_file_says_what_it_is() -> None:
    """Title, author and language are the report's; no program is named."""
    told = opened(word()).core_properties
    assert told.title == "Outsourcing risk audit: Kiln & Co and Northway Fulfilment"
    assert told.author == "Maya & Daughters"
    assert told.subject == "Audit of 23 November 2026"
    assert told.language == "en-GB"
    assert not told.comments
    assert b'w:lang w:val="en-GB"' in unzipped(word())["word/styles.xml"]


def test_a_template_without_properties_gets_them(tmp_path: Path) -> None:
    """The report says whose it is, even if the template said nothing of itself."""
    path = put(tmp_path, paragraph("Normal", "x"))
    parts = unzipped(path.read_bytes())
    del parts["docProps/core.xml"]
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = re.sub(rb"<(Override|Relationship) [^>]*core[^>]*/>", b"", parts[name])
    path.write_bytes(zipped(parts))
    told = opened(word(Paper.A4, tmp_path)).core_properties
    assert (told.author, told.comments) == ("Maya & Daughters", "")
