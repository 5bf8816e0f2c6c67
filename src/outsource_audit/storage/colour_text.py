"""A colour as people write it in a brand file: #rgb, #rrggbb, or one of the sixteen plain names."""

from __future__ import annotations

from typing import Final

from outsource_audit.domain.colour import Colour

# The sixteen colours that HTML has had names for since 1997.
NAMED: Final = {
    "black": "000000",
    "silver": "c0c0c0",
    "gray": "808080",
    "white": "ffffff",
    "maroon": "800000",
    "red": "ff0000",
    "purple": "800080",
    "fuchsia": "ff00ff",
    "green": "008000",
    "lime": "00ff00",
    "olive": "808000",
    "yellow": "ffff00",
    "navy": "000080",
    "blue": "0000ff",
    "teal": "008080",
    "aqua": "00ffff",
}
# JSON Schema knows no "whatever the case", so every letter brings its own two.
_NAMES = "|".join("".join(f"[{one}{one.upper()}]" for one in name) for name in NAMED)
COLOUR: Final = f"^(#?[0-9a-fA-F]{{3}}|#?[0-9a-fA-F]{{6}}|{_NAMES})$"
_SHORT = 3


def colour_of(text: str) -> Colour:
    """Return the colour of a text that matches `COLOUR`."""
    digits = NAMED.get(text.lower(), text).removeprefix("#")
    if len(digits) == _SHORT:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
