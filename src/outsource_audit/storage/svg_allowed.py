"""What a logo in SVG may be made of. What is not named here is taken out.

Shapes, text, gradients, patterns, masks and plain filters stay. Nothing that runs, moves,
links, loads, or holds another language: no script, no animation, no foreignObject.
"""

from __future__ import annotations

import re
from typing import Final

_SHAPES = "circle ellipse image line path polygon polyline rect text use"
_GROUPS = "a defs g svg switch symbol tspan textPath style"
_PAINTS = "clipPath linearGradient marker mask pattern radialGradient stop"
_FILTERS = (
    "filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA"
    " feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset"
)
DRAWN: Final = frozenset(_SHAPES.split())
ELEMENTS: Final = DRAWN | frozenset(f"{_GROUPS} {_PAINTS} {_FILTERS}".split())
# Parts that other parts draw by name; by themselves they show nothing.
UNSEEN: Final = frozenset(
    ("defs", "symbol", "clipPath", "filter", "marker", "mask", "pattern", "style")
)
# Left out without a word: nobody sees them.
SILENT: Final = frozenset(("title", "desc", "metadata"))
WITH_TEXT: Final = frozenset(("text", "tspan", "textPath"))
LINKED: Final = frozenset(("use", "textPath", "linearGradient", "radialGradient", "pattern"))

_GEOMETRY = (
    "clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height lengthAdjust"
    " markerHeight markerUnits markerWidth maskContentUnits maskUnits method offset orient"
    " pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio r"
    " refX refY rotate rx ry side spacing spreadMethod startOffset systemLanguage textLength"
    " transform viewBox width x x1 x2 y y1 y2"
)
_FILTERING = (
    "amplitude azimuth exponent filterUnits in in2 intercept k1 k2 k3 k4 mode operator"
    " primitiveUnits result slope stdDeviation tableValues type values"
)
_PRESENTATION = (
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation"
    " color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule"
    " filter flood-color flood-opacity font-family font-size font-size-adjust font-stretch"
    " font-style font-variant font-weight isolation letter-spacing marker-end marker-mid"
    " marker-start mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering"
    " stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap"
    " stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration"
    " text-rendering unicode-bidi vector-effect visibility word-spacing writing-mode"
)
PROPERTIES: Final = frozenset(
    f"{_PRESENTATION} transform transform-origin transform-box font marker".split()
)
ATTRIBUTES: Final = frozenset(f"{_GEOMETRY} {_FILTERING} {_PRESENTATION}".split())

_CALLED = (
    "rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx"
    " skewy blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate"
    " sepia"
)
_FUNCTIONS = frozenset(_CALLED.split())
# An id as it may stand in `url(#id)` and in a link.
ID: Final = r"[^\s'\"()\\<>#;{}@]+"
_REFERENCE = re.compile(rf"url\(\s*(?:#({ID})|'#({ID})'|\"#({ID})\")\s*\)", re.IGNORECASE)
_FUNCTION = re.compile(r"([\w-]*)\s*\(")
# No backslash, so that nothing is spelt in escapes, and no @, :, ;, < or brace.
_PLAIN = re.compile(r"[\w\s.,#%+\-/!()]*")
_QUOTED = re.compile(r"'[\w\s.,\-]*'|\"[\w\s.,\-]*\"")


def references(value: str) -> list[str]:
    """Return the ids a value refers to by `url(#id)`."""
    return ["".join(ids) for ids in _REFERENCE.findall(value)]


def is_inert(value: str) -> bool:
    """Say whether the value of an attribute or a property can do nothing but look."""
    rest = _QUOTED.sub(" ", _REFERENCE.sub(" ", value))
    if not _PLAIN.fullmatch(rest):
        return False
    return all(name.lower() in _FUNCTIONS for name in _FUNCTION.findall(rest))
