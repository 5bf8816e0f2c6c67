"""A Word template filled in: docxtpl with the sandbox of the other templates.

docxtpl makes one text of every part and hands it to Jinja; what comes out has to be XML again.
Word files have no lines, so a mistake is told by the paragraph that it is in.
"""

from __future__ import annotations

import io
import re
import traceback
from base64 import b64decode
from pathlib import Path
from typing import Any

import jinja2
from docx.shared import Emu
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types of its own
from markupsafe import Markup

from outsource_audit.errors import AuditError, InvalidFileError, Problem
from outsource_audit.rendering.sandbox import Sandbox
from outsource_audit.rendering.template_faults import problem_of
from outsource_audit.rendering.view import ReportView
from outsource_audit.rendering.word_finish import finished
from outsource_audit.rendering.word_package import (
    Element,
    XmlError,
    parsed,
    read_template,
    unzipped,
    wrong,
    zipped,
)
from outsource_audit.rendering.word_runs import run_tools, text_xml

_LOGO_PIXEL = 6_800  # a pixel is 9525 in Word's units; on paper a logo is a little smaller
_TAGS = re.compile(r"<[^>]+>")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_LONGEST = 60
_LONGEST_RUN = 5_000_000


def filled(view: ReportView, path: Path) -> bytes:
    """Return a template filled in with a view. Raises FileError and InvalidFileError."""
    template = _Filling(view, path)
    try:
        template.fill()
    except AuditError:
        raise
    except Exception as error:  # a template can fail in any way that Python can
        raise InvalidFileError([template.problem(error)]) from error
    out = io.BytesIO()
    template.save(out)
    return zipped(finished(unzipped(out.getvalue()), view, path))


class _Filling(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types of its own
    """One filling in, with what it takes to tell where it went wrong."""

    def __init__(self, view: ReportView, path: Path) -> None:
        """Read the template."""
        self.view, self.path = view, path
        self.source = ""
        super().__init__(io.BytesIO(zipped(read_template(path))))

    def fill(self) -> None:
        """Fill in the body, the heads and feet, and the footnotes."""
        self.init_docx()
        _ = self.docx.core_properties  # makes the part for the properties where there is none
        tools = run_tools(self.docx.styles.element)
        context = {"report": self.view, "logo": self._logo, **tools}
        self.render(context, Sandbox(text_xml))

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the properties alone: they are set in the end, as plain text."""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Keep the source of the part that is being set, for the place of a mistake."""
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        xml: str = super().render_xml_part(src_xml, part, context, jinja_env)
        return xml

    def fix_tables(self, xml: str) -> Element:
        """Return the body as elements; what is not well-formed is told, never mended."""
        if any(len(run) > _LONGEST_RUN for run in xml.split("<")):
            # The reader of XML would cut it off without a word.
            raise wrong(self.path, f"makes a text of more than {_LONGEST_RUN:,} characters")
        parsed(xml.encode())
        return super().fix_tables(xml)

    def problem(self, error: Exception) -> Problem:
        """Return what went wrong, and in which paragraph."""
        if isinstance(error, XmlError):
            what = "the tags cut a paragraph or table in two"
            hint = (
                "a tag that holds whole paragraphs starts with {%p, one that holds rows with {%tr"
            )
            return Problem(str(self.path), 1, 1, "", what, hint)
        told = problem_of(error, str(self.path))
        return Problem(str(self.path), 1, 1, self._near(_line(error)), told.what, told.hint)

    def _near(self, line: int) -> str:
        lines = self.source.split("\n")
        text = _TAGS.sub("", lines[line - 1]) if 0 < line <= len(lines) else ""
        tags = " ".join(_JINJA.findall(text)) or text
        near = " ".join(tags.split())
        cut = f"{near[:_LONGEST]}…" if len(near) > _LONGEST else near
        return f"near “{cut}”" if cut else ""

    def _logo(self) -> Markup:
        """Return the logo as a run; nothing without one."""
        logo = self.view.brand.word_logo
        if logo is None:
            return Markup("")
        picture = io.BytesIO(b64decode(logo.address.partition(",")[2]))
        size = [Emu(int(pixels) * _LOGO_PIXEL) for pixels in (logo.width, logo.height)]
        inline = self.current_rendering_part.new_pic_inline(picture, *size)
        inline.docPr.set("descr", logo.says)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        return Markup(f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>")  # noqa: S704  # made by lxml


def _line(error: Exception) -> int:
    """Return the line of the template that an error came through; 0 where it came through none."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 0 for f in reversed(frames) if f.filename == "<template>"), 0)
