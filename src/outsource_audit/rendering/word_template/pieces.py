"""Pieces of a Word text as XML: paragraphs, runs, tables, sections, places for tags.

Texts are written with three signs: `**strong**`, `[[id]]` for the id of a question and
`((quiet))`. A `{{r ...}}` tag gets a run of its own, because what it puts in is a whole run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

WIDTH = 9638  # the width of the text, 170 mm, in twentieths of a point; the same on Letter

_MARKED = re.compile(
    r"(?P<strong>\*\*.+?\*\*)|(?P<id>\[\[.+?\]\])|(?P<quiet>\(\(.+?\)\))|(?P<whole>\{\{r .+?\}\})"
)
_HEADS = {"TableNumber": "TableHeadNumber"}
_STYLES = {"strong": "Strong", "id": "QuestionId", "quiet": "Quiet"}


class Column(NamedTuple):
    """A column of a table: its head, its share of the width, the style of its cells."""

    head: str
    share: int
    style: str = "TableText"


def paragraph(style: str, text: str, *, after: str = "") -> str:
    """Return a paragraph in a style; `after` is XML put behind its runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs(text)}{after}</w:p>'


def on_new_page(first: str) -> str:
    """Return a paragraph, or pieces that begin with one, on a page of their own."""
    style, rest = first.split("</w:pPr>", 1)
    return f"{style}<w:pageBreakBefore/></w:pPr>{rest}"


def tag(instruction: str) -> str:
    """Return a paragraph that only holds an instruction and leaves none in the report."""
    return paragraph("Normal", f"{{%p {instruction} %}}")


def when(condition: str, *inside: str) -> str:
    """Return pieces that stand only where a condition holds."""
    return "".join((tag(f"if {condition}"), *inside, tag("endif")))


def when_else(condition: str, inside: str, otherwise: str) -> str:
    """Return one piece where a condition holds, the other where it does not."""
    return "".join((tag(f"if {condition}"), inside, tag("else"), otherwise, tag("endif")))


def each(loop: str, *inside: str, otherwise: str = "") -> str:
    """Return pieces that are repeated; `otherwise` stands where there is nothing to repeat."""
    last = tag("else") + otherwise if otherwise else ""
    return "".join((tag(f"for {loop}"), *inside, last, tag("endfor")))


def runs(text: str) -> str:
    """Return a text as runs, with its signs as character styles."""
    made, at = [], 0
    for found in _MARKED.finditer(text):
        made.append(run(text[at : found.start()]))
        kind = found.lastgroup or ""
        made.append(run(found[0]) if kind == "whole" else run(found[0][2:-2], _STYLES[kind]))
        at = found.end()
    return "".join((*made, run(text[at:])))


def run(text: str, style: str = "") -> str:
    """Return one run; a tab character becomes a tab."""
    if not text:
        return ""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t")]
    return f"<w:r>{properties}{'<w:tab/>'.join(parts)}</w:r>"


def field(code: str, shown: str = "1") -> str:
    """Return a field that Word works out, with what stands there until it does."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(
    caption: str, columns: Sequence[Column], *rows: str, width: int = WIDTH, title: str = ""
) -> str:
    """Return a table with its caption above; `title` as for `headed`, or else the caption."""
    inside = headed(title or caption, columns, *rows, width=width)
    return paragraph("Caption", caption) + inside


def headed(title: str, columns: Sequence[Column], *rows: str, width: int = WIDTH) -> str:
    """Return a table with a head that is repeated on every page.

    `title` is what a screen reader calls it.
    """
    sizes = widths(columns, width)
    heads = "".join(
        cell(paragraph(_HEADS.get(column.style, "TableHead"), column.head), size)
        for column, size in zip(columns, sizes, strict=True)
    )
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    return plain_table(title, sizes, head, *rows, style="ReportTable", head=True)


def plain_table(
    title: str, sizes: Sequence[int], *rows: str, style: str, head: bool = False
) -> str:
    """Return a table of rows, of which the first is a `head` or not."""
    look = "0420" if head else "0400"
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(sizes)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}" w:firstRow="{head:d}"'
        ' w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(title)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def rows(
    columns: Sequence[Column], loop: str, *texts: str, whole: bool = True, width: int = WIDTH
) -> str:
    """Return a row that is repeated; `whole` rows stay on one page."""
    sizes = widths(columns, width)
    repeated = row(columns, *texts, whole=whole, width=width)
    return row_tag(sizes, f"for {loop}") + repeated + row_tag(sizes, "endfor")


def row(columns: Sequence[Column], *texts: str, whole: bool = True, width: int = WIDTH) -> str:
    """Return one row of texts in the styles of the columns."""
    cells = "".join(
        cell(paragraph(column.style, text), size)
        for column, text, size in zip(columns, texts, widths(columns, width), strict=True)
    )
    return row_of(cells, whole=whole)


def row_of(cells: str, *, whole: bool = True, height: int = 0) -> str:
    """Return a row of ready cells, at least `height` twentieths of a point high."""
    properties = "<w:cantSplit/>" if whole else ""
    properties += f'<w:trHeight w:val="{height}"/>' if height else ""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def cell(inside: str, width: int, *, middle: bool = False) -> str:
    """Return a cell that holds paragraphs."""
    align = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{align}</w:tcPr>{inside}</w:tc>'


def row_tag(sizes: Sequence[int], instruction: str) -> str:
    """Return a row that only holds an instruction and leaves none in the report."""
    texts = (f"{{%tr {instruction} %}}", *[""] * (len(sizes) - 1))
    return row_of(
        "".join(cell(paragraph("TableText", t), s) for t, s in zip(texts, sizes, strict=True))
    )


def widths(columns: Iterable[Column], width: int = WIDTH) -> list[int]:
    """Return the widths of columns by their shares, which add up to 100."""
    return [width * column.share // 100 for column in columns]


def chip(mark: str) -> str:
    """Return the tag for a rating as a coloured word; `mark` names it."""
    return f"{{{{r chip({mark}.word, {mark}.tone) }}}}"


def two_chips(if_well: str, until_then: str) -> str:
    """Return the tags for two ratings, or for one where they are the same."""
    return (
        f"{{% if {if_well}.word == {until_then}.word %}}{chip(until_then)}{{% else %}}"
        f"{chip(if_well)} if well, {chip(until_then)} until then{{% endif %}}"
    )


def set_for(step: str) -> str:
    """Return the tags for what was set for a step: who does it, until when, how far it is."""
    return (
        f"{{% if {step}.owner %}} Owner: {{{{ {step}.owner }}}}.{{% endif %}}"
        f"{{% if {step}.due %}} Due {{{{ {step}.due }}}}"
        f"{{% if {step}.late %}} (late){{% endif %}}.{{% endif %}}"
        f'{{% if {step}.status == "done" %}} Reported done; its answer still leaves a gap.'
        f"{{% elif {step}.status %}} {{{{ {step}.status|capitalize }}}}.{{% endif %}}"
    )


def named(subject: str) -> str:
    """Return the tags for a question by its wording and id."""
    return f"{{{{ {subject}.ask }}}} [[{{{{ {subject}.id }}}}]]"
