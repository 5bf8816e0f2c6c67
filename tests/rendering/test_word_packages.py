"""Files that pose as Word templates: nothing that runs, fetches or swells gets into a report."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from every_state import TEMPLATES, every_state
from word_files import NAME, put, whole_text

from outsource_audit.errors import InvalidFileError
from outsource_audit.rendering.view import ReportView, report_view
from outsource_audit.rendering.word import render_word
from outsource_audit.rendering.word_package import LARGEST_FILE, unzipped, zipped
from outsource_audit.rendering.word_template.pieces import paragraph
from outsource_audit.rendering.word_template.style_parts import styles

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def view() -> ReportView:
    """Return the view of an audit with every state."""
    return report_view(every_state())


def told(folder: Path) -> str:
    """Return the one line that is told of the template in this folder."""
    with pytest.raises(InvalidFileError) as caught:
        render_word(view(), [folder, TEMPLATES])
    (line,) = str(caught.value).split("\n")
    return line.removeprefix(f"{folder / NAME}:1:1: ")


def text_of(folder: Path) -> str:
    """Return the text of a report set from the template in this folder."""
    return whole_text(render_word(view(), [folder, TEMPLATES]))


def links(*targets: tuple[str, str]) -> str:
    """Return relationships to targets outside the file."""
    inside = "".join(
        f'<Relationship Id="rId9{n}" Type="{OFFICE}/{kind}" Target="{to}" TargetMode="External"/>'
        for n, (kind, to) in enumerate(targets)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inside}</Relationships>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is not a Word file (.docx) (save it in Word as a Word Document)"),
        (b"{\\rtf1 hello}", "is not a Word file (.docx) (save it in Word as a Word Document)"),
        (
            zipped({"a.txt": b"x"}),
            "is not a Word file (.docx) (save it in Word as a Word Document)",
        ),
        (b"x" * (LARGEST_FILE + 1), "is larger than 10 MB (use smaller pictures)"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, what: str, tmp_path: Path) -> None:
    """An empty file, another format, another zip file or a huge one is told for what it is."""
    (tmp_path / NAME).write_bytes(data)
    assert told(tmp_path) == what


def test_a_template_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    """A small file that holds a huge part is not unpacked."""
    put(tmp_path, "", {"word/media/bomb.xml": " " * 70_000_000})
    assert told(tmp_path) == "is too large once it is unpacked (use smaller pictures)"


def test_a_template_with_too_much_in_it_is_refused(tmp_path: Path) -> None:
    """Small when packed, a hundred thousand paragraphs would take minutes to fill in."""
    put(tmp_path, "<w:p/>" * 400_000)
    what = "holds too much text for a template (take out what is not needed)"
    assert told(tmp_path) == what


def test_a_text_that_would_be_cut_off_is_an_error(tmp_path: Path) -> None:
    """What is too long for a reader of XML is told, never shortened without a word."""
    put(tmp_path, "<w:p><w:r><w:t>{{ 'a' * 6000000 }}END</w:t></w:r></w:p>")
    assert told(tmp_path) == "makes a text of more than 5,000,000 characters"


def test_a_part_that_says_it_is_small_is_not_believed(tmp_path: Path) -> None:
    """A part that is larger than its entry says is not read beyond that."""
    data = put(tmp_path, "", {"word/media/bomb.xml": " " * 50_000_000}).read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        true = archive.getinfo("word/media/bomb.xml").file_size
    (tmp_path / NAME).write_bytes(
        data.replace(true.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    )
    assert told(tmp_path)


def test_macros_are_refused(tmp_path: Path) -> None:
    """Neither a file with macros nor one that says it may have some is used."""
    put(tmp_path, "", {"word/vbaProject.bin": "x"})
    refused = "holds macros or controls that run (save it as a Word Document (.docx))"
    assert told(tmp_path) == refused
    parts = unzipped((TEMPLATES / NAME).read_bytes())
    types = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    (tmp_path / NAME).write_bytes(zipped(parts | {"[Content_Types].xml": types}))
    assert told(tmp_path) == refused


@pytest.mark.parametrize("kind", ["image", "oleObject", "frame", "subDocument", "mailMergeSource"])
def test_links_that_word_would_follow_are_refused(kind: str, tmp_path: Path) -> None:
    """Nothing is fetched from elsewhere when a report is opened."""
    put(tmp_path, "", {"word/_rels/footer1.xml.rels": links((kind, "http://evil.example/x"))})
    assert told(tmp_path) == (
        "is linked to http://evil.example/x, which would be fetched when the report is opened "
        "(in Word: File > Info > Edit Links to Files > Break Link)"
    )


def test_a_link_to_click_on_is_kept(tmp_path: Path) -> None:
    """A web address of the consultant's is no danger: nobody follows it but the reader."""
    put(
        tmp_path,
        paragraph("Normal", "x"),
        {"word/_rels/footer1.xml.rels": links(("hyperlink", "https://us.example/"))},
    )
    assert "x" in text_of(tmp_path)


def test_the_template_a_template_was_made_of_is_forgotten(tmp_path: Path) -> None:
    """Word keeps the path of a firm's own template; the report does not carry it on."""
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:r="{OFFICE}"><w:attachedTemplate r:id="rId90"/></w:settings>'
    )
    link = links(("attachedTemplate", "file:///C:/Users/maya/Firm.dotx"))
    put(
        tmp_path,
        paragraph("Normal", "x"),
        {"word/settings.xml": settings, "word/_rels/settings.xml.rels": link},
    )
    parts = unzipped(render_word(view(), [tmp_path, TEMPLATES]))
    assert all(b"maya" not in data for data in parts.values())
    assert b"attachedTemplate" not in parts["word/settings.xml"]


@pytest.mark.parametrize(
    "code", ['INCLUDEPICTURE "http://evil.example"', "DDEAUTO c:\\calc", "LINK x"]
)
def test_fields_that_fetch_or_run_are_refused(code: str, tmp_path: Path) -> None:
    """A field that loads a picture or starts a program is not sent to a client."""
    half = len(code) // 2 - 3
    parts = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        for part in (code[:half], code[half:].replace('"', "&quot;"))
    )
    put(tmp_path, paragraph("Normal", "x", after=parts))
    assert told(tmp_path) == (
        f"has a field {code.split(maxsplit=1)[0]}, which would reach outside the report "
        "(delete the field in Word)"
    )


def test_entities_are_refused(tmp_path: Path) -> None:
    """A part with a document type of its own, as bombs and spies have, is refused."""
    part = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]>' + styles().partition("?>")[2]
    put(tmp_path, "", {"word/styles.xml": part})
    assert told(tmp_path) == ("word/styles.xml declares entities of its own, which Word never does")


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    """A part that is no XML is told by its name."""
    put(tmp_path, "", {"word/styles.xml": "<w:styles"})
    assert told(tmp_path).startswith("word/styles.xml is damaged: ")
