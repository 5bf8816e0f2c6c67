"""Word files for tests: templates that are made here, and what a finished report holds."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from outsource_audit.domain.presentation import Logo
from outsource_audit.rendering.word_package import unzipped, zipped
from outsource_audit.rendering.word_template.parts import section, template

NAME = "report.docx"


def opened(data: bytes) -> WordDocument:
    """Open a Word file."""
    return Document(io.BytesIO(data))


def body_xml(data: bytes) -> str:
    """Return the XML of a file's body."""
    return unzipped(data)["word/document.xml"].decode()


def lines(data: bytes) -> list[str]:
    """Return the text of every paragraph, in tables too, in the order it is read."""
    paragraphs = opened(data).element.body.iter(qn("w:p"))
    return [_text(paragraph) for paragraph in paragraphs]


def whole_text(data: bytes) -> str:
    """Return all text that somebody can see: the body, the heads and the feet."""
    document = opened(data)
    sheets = [
        sheet._element  # noqa: SLF001  # python-docx has no public way to a header's elements
        for part in document.sections
        for sheet in (part.header, part.footer, part.first_page_header)
    ]
    shown = [_text(one) for root in sheets for one in root.iter(qn("w:p"))]
    return "\n".join((*lines(data), *shown))


def headings(data: bytes) -> list[tuple[int, str]]:
    """Return the headings with their levels, in order."""
    found = []
    for paragraph in opened(data).paragraphs:
        name = style_name(paragraph)
        if name.startswith("Heading"):
            found.append((int(name.split()[1]), paragraph.text))
    return found


def style_name(paragraph: Paragraph) -> str:
    """Return the name of a paragraph's style."""
    return (paragraph.style.name or "") if paragraph.style else ""


def _text(paragraph: object) -> str:
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    return "".join(
        (one.text or "") if one.tag == qn("w:t") else signs.get(one.tag, "")
        for one in paragraph.iter()  # type: ignore[attr-defined]  # an element of lxml
    )


def table_title(table: Table) -> str:
    """Return what a screen reader calls a table; the empty text where it has no name."""
    caption = table._tbl.tblPr.find(qn("w:tblCaption"))  # noqa: SLF001  # python-docx has no way
    return str(caption.get(qn("w:val"))) if caption is not None else ""


def put(folder: Path, body: str, changed: Mapping[str, str] | None = None) -> Path:
    """Write a template with this body, and with other parts changed or added."""
    parts = template(body + section()) | dict(changed or {})
    path = folder / NAME
    path.write_bytes(zipped({name: text.encode() for name, text in parts.items()}))
    return path


def a_png(width: int = 4, height: int = 2) -> bytes:
    """Make a small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + sum_

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def a_logo() -> Logo:
    """Make a logo for Word."""
    return Logo("image/png", a_png(400, 200), 400, 200)
