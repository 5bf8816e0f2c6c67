"""The two templates as parts of Word files: the report, and the one page for the board."""

from __future__ import annotations

from outsource_audit.rendering.word_template.changes import changes
from outsource_audit.rendering.word_template.front import closing, front
from outsource_audit.rendering.word_template.limits import red_lines
from outsource_audit.rendering.word_template.method import glossary, method, versions
from outsource_audit.rendering.word_template.parts import section, template
from outsource_audit.rendering.word_template.pieces import field, on_new_page, paragraph
from outsource_audit.rendering.word_template.registers import registers
from outsource_audit.rendering.word_template.risks import pitfalls
from outsource_audit.rendering.word_template.steps import plan, unknown

NAMES = ("report.docx", "board.docx")


def parts(name: str) -> dict[str, str]:
    """Return the parts of a template by its name, one of `NAMES`."""
    return template((_board if name == "board.docx" else _report)())


def _board() -> str:
    return front() + closing() + section()


def _report() -> str:
    """Return the report; all after page one is a section of its own, on new pages.

    LibreOffice takes a section that runs on for a frame, and loses rows of tables in long ones.
    """
    return "".join(
        (
            front(),
            section(closing()),
            _contents(),
            on_new_page(red_lines()),
            changes(),
            pitfalls(),
            plan(),
            unknown(),
            registers(),
            method(),
            glossary(),
            versions(),
            section(new_page=True),
        )
    )


def _contents() -> str:
    shown = "The contents are filled in when a report is made."
    code = r'TOC \o "1-2" \h \z \u'
    return paragraph("TOCHeading", "Contents") + paragraph("TOC1", "", after=field(code, shown))
