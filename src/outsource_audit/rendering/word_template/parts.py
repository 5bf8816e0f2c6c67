"""A Word template as its parts, by their names: what stands around the body."""

from __future__ import annotations

from outsource_audit.rendering.word_template.pieces import field, paragraph, runs, when
from outsource_audit.rendering.word_template.style_parts import (
    DECLARATION,
    WORD,
    numbering,
    styles,
    theme,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_NAMES = f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}/relationships"'

SIDE = 1134  # the margins at the sides of A4, 20 mm, in twentieths of a point
_TOP, _TOP_UNDER_HEAD = 850, 1191  # 15 mm; 21 mm where a running head of two lines stands above
_ONE_COLUMN = '<w:cols w:space="340"/>'
_SHEETS = (
    '<w:headerReference w:type="default" r:id="rId5"/>'
    '<w:headerReference w:type="first" r:id="rId6"/>'
    '<w:footerReference w:type="default" r:id="rId7"/>'
    '<w:footerReference w:type="first" r:id="rId7"/>'
)
_OURS = (
    ("styles", "wordprocessingml.styles+xml", "styles.xml"),
    ("numbering", "wordprocessingml.numbering+xml", "numbering.xml"),
    ("settings", "wordprocessingml.settings+xml", "settings.xml"),
    ("theme", "theme+xml", "theme/theme1.xml"),
    ("header", "wordprocessingml.header+xml", "header1.xml"),
    ("header", "wordprocessingml.header+xml", "header2.xml"),
    ("footer", "wordprocessingml.footer+xml", "footer1.xml"),
)


def template(body: str) -> dict[str, str]:
    """Return all parts of a template with this body, by name."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (
                (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        ),
        "docProps/core.xml": _CORE,
        "word/document.xml": (
            f"{DECLARATION}<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": _relationships(
            tuple((f"{_OFFICE}/relationships/{kind}", name) for kind, _, name in _OURS)
        ),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": _SETTINGS,
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": _sheet("hdr", _RUNNING_HEAD),
        "word/header2.xml": _sheet("hdr", paragraph("Header", "")),
        "word/footer1.xml": _sheet("ftr", paragraph("Footer", _FOOT, after=_PAGE_OF)),
    }


def section(
    end: str = "", *, columns: str = "", first: bool = False, new_page: bool = False
) -> str:
    """Return the end of a section, in columns if they are given as XML.

    It runs on after the one before it, or begins on a new page. `end` is its last paragraph, and
    not an empty one: LibreOffice leaves out of a section a table that only an empty paragraph
    follows. Without it, the whole document ends. The first section carries what stands at the
    head and foot of every page.
    """
    sheets = _SHEETS if first else ""
    title = "<w:titlePg/>" if first else ""
    kind = "" if first or new_page else '<w:type w:val="continuous"/>'
    page = _page(_TOP_UNDER_HEAD if new_page else _TOP)
    inside = f"{sheets}{kind}{page}{columns or _ONE_COLUMN}{title}"
    properties = f"<w:sectPr>{inside}</w:sectPr>"
    return end.replace("</w:pPr>", f"{properties}</w:pPr>", 1) if end else properties


def _page(top: int) -> str:
    """Return the paper and the margins, the upper one in twentieths of a point."""
    return (
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="{SIDE}" w:bottom="822" w:left="{SIDE}" w:header="454"'
        ' w:footer="397" w:gutter="0"/>'
    )


def _content_types() -> str:
    parts = (
        ("word/document.xml", f"{_TYPES}.wordprocessingml.document.main+xml"),
        *((f"word/{name}", f"{_TYPES}.{kind}") for _, kind, name in _OURS),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{named}</Types>'
    )


def _relationships(targets: tuple[tuple[str, str], ...]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _sheet(kind: str, inside: str) -> str:
    return f"{DECLARATION}<w:{kind} {_NAMES}>{inside}</w:{kind}>"


_RUNNING_HEAD = paragraph(
    "Header", "{{ report.head.business }} and {{ report.head.provider }}"
) + when("report.brand.confidentiality", paragraph("Header", "{{ report.brand.confidentiality }}"))
_FOOT = (
    "{% if report.brand.consultancy %}{{ report.brand.consultancy }} · {% endif %}"
    "{{ report.head.date }}\t"
)
_PAGE_OF = runs("Page ") + field("PAGE") + runs(" of ") + field("NUMPAGES")
_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>Template of a report</dc:title></cp:coreProperties>"
)
_SETTINGS = (
    f'{DECLARATION}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/>'
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"'
    ' w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4"'
    ' w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"'
    ' w:followedHyperlink="followedHyperlink"/></w:settings>'
)
