"""The brand's accent in a Word file: whatever has the first accent colour of the theme."""

from __future__ import annotations

from collections.abc import Iterable

from outsource_audit.rendering.word_package import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLAIN = (f"{_WORD}val", f"{_WORD}color", f"{_WORD}fill")
_THEMED = (f"{_WORD}themeColor", f"{_WORD}themeFill")
_NO_ACCENT = {"000000", "FFFFFF"}


def set_accent(roots: Iterable[Element], colour: str) -> None:
    """Give everything that has the theme's first accent this colour, `#rrggbb`.

    What has the same colour without naming the theme gets it too: LibreOffice draws no border
    that names it. Black and white are no accents, wherever the theme has them.
    """
    parts, value = list(roots), colour.lstrip("#").upper()
    former = {old for root in parts for old in _retheme(root, value)} - _NO_ACCENT
    for root in parts:
        for element in root.iter():
            themed = any(element.get(name) == "accent1" for name in _THEMED)
            for name in _PLAIN:
                if name in element.attrib and (themed or element.get(name).upper() in former):
                    element.set(name, value)


def _retheme(root: Element, value: str) -> list[str]:
    """Set the accent of a theme; return the colours it had."""
    former = []
    for accent in root.iter(f"{_DRAWING}accent1"):
        former += [str(child.get("val", "")).upper() for child in accent]
        for child in list(accent):
            accent.remove(child)
        accent.append(accent.makeelement(f"{_DRAWING}srgbClr", {"val": value}))
    return former
