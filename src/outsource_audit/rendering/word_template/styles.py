"""The styles of the Word templates: what a consultant changes to change the looks.

Sizes are half points, spaces twentieths of a point. Colours named `ACCENT` become the brand's
accent when a report is made. The family of the letters is the theme's, so that Design > Fonts
in Word changes it everywhere.
"""

from __future__ import annotations

from typing import NamedTuple

ACCENT = "1F3F66"
INK, QUIET, LINE, SOFT, FLAG = "1C2530", "55616F", "C9D0D9", "F1F3F6", "8C1D1D"


class Style(NamedTuple):
    """A paragraph style; nothing is said of what is 0 or empty.

    `keep`: not parted from what follows. `level`: 1 is a chapter. `left` and `hanging` are
    indents, `frame` a border as XML, `list_` the number of a list.
    """

    id: str
    name: str
    size: int = 0
    colour: str = ""
    bold: bool = False
    before: int = 0
    after: int = 0
    line: int = 0
    keep: bool = False
    based: str = "Normal"
    level: int = 0
    left: int = 0
    hanging: int = 0
    frame: str = ""
    tab: str = ""
    align: str = ""
    list_: str = ""
    capitals: bool = False


class Letters(NamedTuple):
    """A character style: the colour of its letters and of what is behind them."""

    id: str
    name: str
    colour: str = ""
    behind: str = ""
    bold: bool = False
    size: int = 0
    no_proof: bool = False


_TO_RIGHT = '<w:tab w:val="right" w:pos="9638"/>'
_BESIDE = f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{LINE}"/>'
_BELOW = f'<w:bottom w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/>'
_WARNING = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{FLAG}"/>'
# A border that names the theme is not drawn by LibreOffice; `word_accent` finds it by its colour.
_ABOVE = f'<w:top w:val="single" w:sz="18" w:space="4" w:color="{ACCENT}"/>'

# fmt: off
PARAGRAPHS = (
    Style("Title", "Title", 36, INK, True, 0, 40, 240, keep=True),
    Style("LongTitle", "Long title", 26, INK, True, 0, 40, 240, keep=True, based="Title"),
    Style("Kind", "Report kind", 17, ACCENT, True, 0, 80, tab=_TO_RIGHT, capitals=True),
    Style("Meta", "Report facts", 18, QUIET, after=40),
    Style("Confidential", "Confidential", 18, INK, True, after=40),
    Style("Heading1", "heading 1", 34, INK, True, 400, 120, 240, keep=True, level=1, frame=_ABOVE),
    Style("Heading2", "heading 2", 26, ACCENT, True, 360, 80, 240, keep=True, level=2),
    Style("Heading3", "heading 3", 22, INK, True, 240, 60, 240, keep=True, level=3),
    Style("Heading4", "heading 4", 20, INK, True, 240, 40, 250, keep=True, level=4),
    Style("PageOneHeading", "Page one heading", 21, ACCENT, True, 110, 40, 240, keep=True, level=2),
    Style("ColumnHeading", "Column heading", 21, ACCENT, True, 0, 30, 260, keep=True, level=2),
    Style("Lead", "Lead", 30, INK, True, 60, 20, 240, keep=True),
    Style("Standfirst", "Standfirst", 20, QUIET, after=60, keep=True),
    Style("EmptyChapter", "Empty chapter", before=240),
    Style("Small", "Small", 17, before=20, after=20, line=245),
    Style("Scope", "Scope", before=40, after=40, frame=_BELOW, based="Small"),
    Style("SmallPrint", "Small print", 17, QUIET, before=60, after=80, line=250),
    Style("Formula", "Formula", 20, INK, True, 60, 120),
    Style("Notice", "Notice", before=80, after=120, frame=_WARNING, left=170),
    Style("Caption", "caption", 17, QUIET, before=160, after=60, line=245, keep=True),
    Style("TableText", "Table text", 17, before=30, after=30, line=245),
    Style("TableKept", "Table text kept", keep=True, based="TableText"),
    Style("TableNumber", "Table number", based="TableText", align="right"),
    Style("TableHead", "Table head", bold=True, keep=True, based="TableText"),
    Style("TableHeadNumber", "Table head number", based="TableHead", align="right"),
    Style("BarLine", "Bar line", 8, after=40, line=240, based="TableText"),
    Style("BarCell", "Bar in a cell", 8, before=70, after=40, line=240, based="TableText"),
    Style("PageOneText", "Page one text", 16, before=16, after=16, line=240, based="TableText"),
    Style("MapWord", "Map word", 12, before=10, line=240, align="center", based="TableText"),
    Style("MapNumber", "Map number", 17, "", True, 0, 10, 240, align="center", based="TableText"),
    Style("FindingFacts", "Finding facts", 17, QUIET, after=40, keep=True, left=227, frame=_BESIDE),
    Style("FindingLine", "Finding line", 18, after=30, line=252, left=1815, hanging=1588,
          frame=_BESIDE, tab='<w:tab w:val="left" w:pos="1815"/>'),
    Style("FindingKept", "Finding line kept", keep=True, based="FindingLine"),
    Style("Term", "Term", 19, after=50, left=2268, hanging=2268,
          tab='<w:tab w:val="left" w:pos="2268"/>'),
    Style("ListBullet", "List Bullet", before=50, after=30, list_="1"),
    Style("ListBullet2", "List Bullet 2", 18, QUIET, after=30, list_="2"),
    Style("SmallBullet", "Small bullet", 17, after=16, line=245, list_="1", based="ListBullet"),
    Style("TOCHeading", "TOC Heading", 34, INK, True, 0, 140, 240, keep=True, frame=_ABOVE),
    Style("TOC1", "toc 1", 20, "", True, 100, 20, tab=_TO_RIGHT),
    Style("TOC2", "toc 2", 19, after=10, left=284, tab=_TO_RIGHT),
    Style("Header", "header", 15, QUIET, line=240, tab=_TO_RIGHT),
    Style("Footer", "footer", 15, QUIET, line=240, tab=_TO_RIGHT),
)

LETTERS = (
    Letters("Strong", "Strong", bold=True),
    Letters("QuestionId", "Question id", QUIET, size=15, no_proof=True),
    Letters("Quiet", "Quiet", QUIET),
    Letters("Flag", "Flag", FLAG, bold=True),
    Letters("RatingLow", "Rating low", "17512F", "DFEEE5", bold=True),
    Letters("RatingModerate", "Rating moderate", "5C4300", "FBECC0", bold=True),
    Letters("RatingHigh", "Rating high", "5C2300", "F3C09A", bold=True),
    Letters("RatingCritical", "Rating critical", "FFFFFF", "9B2222", bold=True),
    Letters("RatingNone", "Rating none", QUIET, SOFT, bold=True),
    Letters("BarConfirmed", "Bar confirmed", "", ACCENT),
    Letters("BarNotKnown", "Bar not known", "", "A9B6C6"),
    Letters("BarRest", "Bar rest", "", "E6EAEF"),
)
# fmt: on
