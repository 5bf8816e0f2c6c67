"""What a Word template asks for by name, and gets as ready runs: ratings, bars, the logo.

Each takes its colours from styles of the template, by the name they have in Word, so that a
consultant changes them there: "Rating low" to "Rating critical" and "Rating none", "Bar
confirmed", "Bar not known" and "Bar rest".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

from markupsafe import Markup

from outsource_audit.domain.plain_text import clean
from outsource_audit.rendering.bars import Bar
from outsource_audit.rendering.trend_chart import TrendPoint
from outsource_audit.rendering.word_package import Element

_SPACE = "\N{NO-BREAK SPACE}"
# Half as wide as its letters are high, in every family of letters; LibreOffice draws the
# shading of other spaces in pieces or, at the end of a line, not at all.
_UNIT = "\N{EN SPACE}"
_WHOLE = 100
_MOST_UNITS = 1000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
# For a template without these styles.
_FILLS = {
    "Rating low": "DFEEE5",
    "Rating moderate": "FBECC0",
    "Rating high": "F3C09A",
    "Rating critical": "9B2222",
    "Bar confirmed": "1F3F66",
    "Bar not known": "A9B6C6",
    "Bar rest": "E6EAEF",
}
_PALE = "F1F3F6"


def text_xml(text: str) -> Markup:
    """Return a text as XML that shows exactly it; characters that act unseen become visible.

    Braces are written as numbers: the tags of a template are looked for once more afterwards.
    """
    signs = {"{": "&#123;", "}": "&#125;", '"': "&quot;", "'": "&#39;"}
    return Markup(escape(clean(text, newlines=True), signs))  # noqa: S704  # escaped in this call


def run_tools(styles: Element) -> dict[str, Callable[..., object]]:
    """Return the functions `chip`, `bar` and `shade` for a template with these styles."""
    ids, fills = _styles(styles)

    def chip(word: str, tone: str) -> Markup:
        """Return a rating or severity as a coloured word."""
        return _run(f"{_SPACE}{word}{_SPACE}", f"Rating {tone}", ids, fills)

    def bar(score: Bar | TrendPoint, units: int) -> Markup:
        """Return a bar of a score in three tones, so many en spaces wide."""
        wide = max(1, min(int(units), _MOST_UNITS))
        sure, known = _share(score.confirmed, wide), _share(score.score, wide)
        lengths = (sure, max(known, sure) - sure, wide - max(known, sure))
        names = ("Bar confirmed", "Bar not known", "Bar rest")
        made = (
            _run(_UNIT * length, name, ids, fills)
            for length, name in zip(lengths, names, strict=True)
            if length
        )
        return Markup("").join(made)

    def shade(tone: str) -> str:
        """Return the colour behind a rating, for a cell."""
        return fills.get(f"Rating {tone}", _FILLS.get(f"Rating {tone}", _PALE))

    return {"chip": chip, "bar": bar, "shade": shade}


def _share(score: str, wide: int) -> int:
    """Return how many of `wide` units a score of 100 takes; any score above 0 at least one."""
    number = float(score)
    return max(1, round(number * wide / _WHOLE)) if number else 0


def _run(text: str, name: str, ids: dict[str, str], fills: dict[str, str]) -> Markup:
    if name in ids:
        look = f'<w:rStyle w:val="{escape(ids[name], {chr(34): "&quot;"})}"/>'
    else:
        fill = fills.get(name, _FILLS.get(name, _PALE))
        look = f'<w:b/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    made = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text_xml(text)}</w:t></w:r>'
    return Markup(made)  # noqa: S704  # the one text in it is escaped


def _styles(root: Element) -> tuple[dict[str, str], dict[str, str]]:
    """Return the ids of the character styles by name, and the colours behind their letters."""
    ids, fills = {}, {}
    for style in root.findall(f"{_WORD}style"):
        name = style.find(f"{_WORD}name")
        if style.get(f"{_WORD}type") != "character" or name is None:
            continue
        ids[name.get(f"{_WORD}val", "")] = style.get(f"{_WORD}styleId", "")
        shading = style.find(f"{_WORD}rPr/{_WORD}shd")
        fill = shading.get(f"{_WORD}fill", "") if shading is not None else ""
        if _COLOUR.fullmatch(fill):
            fills[name.get(f"{_WORD}val", "")] = fill
    return ids, fills
