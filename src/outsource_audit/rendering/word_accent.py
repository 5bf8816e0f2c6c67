"""The brand's accent in a Word file: whatever has the first accent colour of the theme."""

from __future__ import annotations

from outsource_audit.rendering.word_package import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEMED = (("themeColor", "color"), ("themeColor", "val"), ("themeFill", "fill"))
_ACCENT = "accent1"


def set_accent(root: Element, colour: str) -> None:
    """Give everything with the theme's first accent this colour, `#rrggbb`.

    Word follows the theme; other programs read the colour that is written beside it. A tint or
    shade of the accent keeps the colour it has there.
    """
    value = colour.lstrip("#").upper()
    for accent in root.iter(f"{_DRAWING}accent1"):
        for child in list(accent):
            accent.remove(child)
        accent.makeelement(f"{_DRAWING}srgbClr", {"val": value})
        accent.append(accent.makeelement(f"{_DRAWING}srgbClr", {"val": value}))
    for element in root.iter():
        for theme, plain in _THEMED:
            if element.get(f"{_WORD}{theme}") == _ACCENT and f"{_WORD}{plain}" in element.attrib:
                element.set(f"{_WORD}{plain}", value)
