"""Colours that can be read: contrast by WCAG 2.2, and the nearest shade that has enough of it.

A shade is looked for in OKLCH (Björn Ottosson, 2020), where lightness is as the eye takes it:
the hue stays, the lightness moves, and the chroma gives way only where sRGB has no such colour.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import Final, TypeAlias

from outsource_audit.domain.presentation import Accent

Colour: TypeAlias = tuple[int, int, int]
_Triple: TypeAlias = tuple[float, float, float]

# The grounds of the report, light and dark, on which the accent is read as text:
# `--paper` and `--soft` of reports/report.css.
LIGHT_GROUNDS: Final[tuple[Colour, ...]] = ((255, 255, 255), (245, 246, 248))
DARK_GROUNDS: Final[tuple[Colour, ...]] = ((18, 23, 30), (27, 34, 43))
TEXT_CONTRAST = 4.5

# Below it the curve of sRGB is a straight line.
_STRAIGHT_TO = 0.04045
_BLACK: Final[Colour] = (0, 0, 0)
_WHITE: Final[Colour] = (255, 255, 255)
_STEPS = 400
_HALVINGS = 12


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= _STRAIGHT_TO else ((share + 0.055) / 1.055) ** 2.4


_LINEAR: Final = [_linear(channel) for channel in range(256)]
# Between two neighbours of the 256 steps of a channel.
_MIDDLES: Final = [(low + high) / 2 for low, high in pairwise(_LINEAR)]


def hexadecimal(colour: Colour) -> str:
    """Return a colour as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: Colour) -> float:
    """Return the relative luminance, 0 (black) to 1 (white); WCAG 2.2, its definition."""
    red, green, blue = (_LINEAR[channel] for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21, in either order."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mended(colour: Colour, on: tuple[Colour, ...], at_least: float) -> Colour:
    """Return the nearest shade of the same hue with at least that contrast on every ground.

    A colour that has it already comes back as it is. Where no shade has it, black or white
    does duty, whichever is read better.
    """
    if _least(colour, on) >= at_least:
        return colour
    end = max((_BLACK, _WHITE), key=lambda each: _least(each, on))
    goal = 1.0 if end == _WHITE else 0.0
    lightness, green_red, blue_yellow = _oklab(colour)
    for step in range(1, _STEPS):
        moved = lightness + (goal - lightness) * step / _STEPS
        shade = _inside(moved, green_red, blue_yellow)
        if _least(shade, on) >= at_least:
            return shade
    return end


def accent_for(colour: Colour) -> Accent:
    """Return the accent that is read as text in light and in dark, contrast 4.5 and more.

    White text on the light accent has it too. `light` is the colour itself where that will do.
    """
    light = mended(colour, LIGHT_GROUNDS, TEXT_CONTRAST)
    dark = mended(colour, DARK_GROUNDS, TEXT_CONTRAST)
    return Accent(light=hexadecimal(light), dark=hexadecimal(dark))


def _least(colour: Colour, on: tuple[Colour, ...]) -> float:
    return min(contrast(colour, ground) for ground in on)


def _inside(lightness: float, green_red: float, blue_yellow: float) -> Colour:
    """Return the colour of this lightness and hue with as much of the chroma as sRGB has."""
    low, high = 0.0, 1.0
    if _in_gamut(_rgb(lightness, green_red, blue_yellow)):
        low = 1.0
    while high - low > 2**-_HALVINGS:
        middle = (low + high) / 2
        if _in_gamut(_rgb(lightness, green_red * middle, blue_yellow * middle)):
            low = middle
        else:
            high = middle
    red, green, blue = _rgb(lightness, green_red * low, blue_yellow * low)
    return _channel(red), _channel(green), _channel(blue)


def _in_gamut(rgb: _Triple) -> bool:
    return min(rgb) >= 0 and max(rgb) <= 1


def _channel(linear: float) -> int:
    return bisect_left(_MIDDLES, linear)


def _oklab(colour: Colour) -> _Triple:
    red, green, blue = (_LINEAR[channel] for channel in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _rgb(lightness: float, green_red: float, blue_yellow: float) -> _Triple:
    """Return red, green and blue of an OKLab colour, linear, below 0 or above 1 out of gamut."""
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
