"""How large a drawing is: what its root says, so that the report keeps its proportions."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from outsource_audit.storage.scalar_shape import Misfit

# A drawing has proportions and no pixels; its longer edge is called so long.
LONGER_EDGE = 1000

# CSS pixels, at 96 to the inch.
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_NUMBER = r"([-+]?(?:[0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?)"
_LENGTH = re.compile(rf"\s*{_NUMBER}([a-z]*)\s*")
_BETWEEN = r"(?:\s+|\s*,\s*)"
_VIEW_BOX = re.compile(rf"\s*{_BETWEEN.join([_NUMBER] * 4)}\s*")
_SET_SIZE = "set width and height, or a viewBox, in the drawing program"


class DrawingSize(msgspec.Struct, frozen=True):
    """Width and height, the longer one `LONGER_EDGE`, and what the root is to say of its size."""

    width: int
    height: int
    attributes: dict[str, str]


def drawing_size(root: Mapping[str, str]) -> DrawingSize | Misfit:
    """Return the size that the attributes of an SVG's root give it, or why there is none."""
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    found = _VIEW_BOX.fullmatch(root.get("viewBox", ""))
    box = [float(number) for number in found.groups()] if found else None
    if width is None or height is None:
        if box is None:
            return Misfit("does not say how large it is", _SET_SIZE)
        width, height = box[2:]
    if min(width, height, *(box[2:] if box else ())) <= 0:
        return Misfit("says that it has no width or no height", _SET_SIZE)
    scale = LONGER_EDGE / max(width, height)
    return DrawingSize(
        width=max(1, round(width * scale)),
        height=max(1, round(height * scale)),
        attributes={
            "width": _written(width * scale),
            "height": _written(height * scale),
            "viewBox": " ".join(map(_written, box or (0, 0, width, height))),
        },
    )


def _written(number: float) -> str:
    return f"{number:.8g}"


def _length(text: str) -> float | None:
    """Return a length in CSS pixels; None for a share of the page, or none at all."""
    found = _LENGTH.fullmatch(text)
    factor = _UNITS.get(found[2]) if found else None
    return float(found[1]) * factor if found and factor else None
