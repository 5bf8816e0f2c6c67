"""The styles, lists and theme of the Word templates as parts of a Word file."""

from __future__ import annotations

from outsource_audit.rendering.word_template.styles import (
    ACCENT,
    FLAG,
    INK,
    LETTERS,
    LINE,
    PARAGRAPHS,
    QUIET,
    SOFT,
    Letters,
    Style,
)

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
FAMILY = "Arial"  # on every computer with Word; LibreOffice has one of the same widths
_BUILT_IN = ("heading ", "toc ", "List ")
_ALSO_BUILT_IN = ("Title", "caption", "header", "footer", "TOC Heading", "Strong")


def styles() -> str:
    """Return the part with all styles."""
    return (
        f'{DECLARATION}<w:styles xmlns:w="{WORD}">{_DEFAULTS}'
        f"{''.join(map(_paragraph, PARAGRAPHS))}{''.join(map(_letters, LETTERS))}{_TABLES}"
        "</w:styles>"
    )


def numbering() -> str:
    """Return the part with the lists: bullets, and bullets one step in."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
        for number, sign, left in ((1, "•", 284), (2, "\N{EN DASH}", 567))
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (1, 2)
    )
    return f'{DECLARATION}<w:numbering xmlns:w="{WORD}">{lists}{numbers}</w:numbering>'


def theme() -> str:
    """Return the part with the theme: its colours, of which the first is ours, and letters."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"),
            ("lt1", "FFFFFF"),
            ("dk2", INK),
            ("lt2", SOFT),
            ("accent1", ACCENT),
            ("accent2", FLAG),
            ("accent3", QUIET),
            ("accent4", "17512F"),
            ("accent5", "5C4300"),
            ("accent6", "5C2300"),
            ("hlink", "0563C1"),
            ("folHlink", QUIET),
        )
    )
    family = f'<a:latin typeface="{FAMILY}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{colours}</a:clrScheme><a:fontScheme name="Report">'
        f"<a:majorFont>{family}</a:majorFont><a:minorFont>{family}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Report">{_FORMATS}</a:fmtScheme></a:themeElements></a:theme>'
    )


_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_DRAWN = f'<a:ln w="12700">{_FILL}</a:ln>'
_FORMATS = (
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{_DRAWN * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
)
_THEME_LETTERS = (
    f'<w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}" w:cs="{FAMILY}" w:asciiTheme="minorHAnsi"'
    ' w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
)
_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_THEME_LETTERS}"
    '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="262" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    f'<w:qFormat/><w:pPr><w:widowControl/></w:pPr><w:rPr><w:color w:val="{INK}"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "<w:semiHidden/></w:style>"
)


def _line(side: str, size: int, colour: str = LINE) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'


# Every other row is shaded. Rules between rows made LibreOffice 7.4 lose the rest of a table where
# a page ended within half a point of a row's end.
_UNDER_HEAD = _line("bottom", 8, ACCENT)
_TABLES = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable">'
    '<w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{_UNDER_HEAD}</w:tcBorders>'
    '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz"><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/>'
    "</w:tcPr></w:tblStylePr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="HeatMap">'
    '<w:name w:val="Heat map"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
    f"{_line('insideH', 12, 'FFFFFF')}{_line('insideV', 12, 'FFFFFF')}</w:tblBorders>"
    '<w:tblCellMar><w:left w:w="20" w:type="dxa"/><w:right w:w="20" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)


def _paragraph(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph"{_custom(style.name)} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{style.based}"/>'
        f"{_next(style)}<w:qFormat/><w:pPr>{_properties(style)}</w:pPr><w:rPr>"
        f"{_look(style.colour, style.size, bold=style.bold, capitals=style.capitals)}"
        "</w:rPr></w:style>"
    )


def _letters(style: Letters) -> str:
    look = _look(style.colour, style.size, style.behind, bold=style.bold, no_proof=style.no_proof)
    return (
        f'<w:style w:type="character"{_custom(style.name)} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )


def _custom(name: str) -> str:
    return "" if name.startswith(_BUILT_IN) or name in _ALSO_BUILT_IN else ' w:customStyle="1"'


def _next(style: Style) -> str:
    return '<w:next w:val="Normal"/>' if style.level or style.id == "Title" else ""


def _properties(style: Style) -> str:
    """Return a paragraph's properties in the order that the format asks for."""
    line = f' w:line="{style.line}" w:lineRule="auto"' if style.line else ""
    spaced = style.size or style.line or style.before or style.after
    parts = (
        (style.keep, "<w:keepNext/><w:keepLines/>"),
        (style.list_, f'<w:numPr><w:numId w:val="{style.list_}"/></w:numPr>'),
        (style.frame, f"<w:pBdr>{style.frame}</w:pBdr>"),
        (style.tab, f"<w:tabs>{style.tab}</w:tabs>"),
        (spaced, f'<w:spacing w:before="{style.before}" w:after="{style.after}"{line}/>'),
        (style.left, f'<w:ind w:left="{style.left}" w:hanging="{style.hanging}"/>'),
        (style.align, f'<w:jc w:val="{style.align}"/>'),
        (style.level, f'<w:outlineLvl w:val="{style.level - 1}"/>'),
    )
    return "".join(text for wanted, text in parts if wanted)


def _look(
    colour: str,
    size: int,
    behind: str = "",
    *,
    bold: bool = False,
    capitals: bool = False,
    no_proof: bool = False,
) -> str:
    """Return the properties of letters in the order that the format asks for."""
    parts = (
        (bold, "<w:b/><w:bCs/>"),
        (capitals, "<w:caps/>"),
        (no_proof, "<w:noProof/>"),
        (colour, f'<w:color w:val="{colour}"{_theme("themeColor", colour)}/>'),
        (capitals, '<w:spacing w:val="16"/>'),
        (size, f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'),
        (
            behind,
            f'<w:shd w:val="clear" w:color="auto" w:fill="{behind}"{_theme("themeFill", behind)}/>',
        ),
    )
    return "".join(text for wanted, text in parts if wanted)


def _theme(name: str, colour: str) -> str:
    return f' w:{name}="accent1"' if colour == ACCENT else ""
