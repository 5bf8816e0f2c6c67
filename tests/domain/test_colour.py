"""Contrast is that of WCAG, and every accent comes out so that it can be read."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.colour import (
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    TEXT_CONTRAST,
    Colour,
    accent_for,
    contrast,
    hexadecimal,
    luminance,
    mended,
)
from outsource_audit.domain.presentation import Accent

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
CSS = Path(__file__).parents[2] / "reports" / "report.css"

channels = st.integers(0, 255)
colours = st.tuples(channels, channels, channels)


def colour_of(text: str) -> Colour:
    """Return the colour of `#rrggbb`."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


def least(colour: Colour, on: tuple[Colour, ...]) -> float:
    """Return the contrast on the ground that has the least."""
    return min(contrast(colour, ground) for ground in on)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
        ("#ffe000", "#ffffff", 1.32),
        ("#1f3f66", "#1f3f66", 1.0),
    ],
)
def test_contrast_is_what_others_reckon_too(one: str, other: str, ratio: float) -> None:
    """The figures of WebAIM's contrast checker, which cuts them to two decimals."""
    assert contrast(colour_of(one), colour_of(other)) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_contrast_runs_from_one_to_twenty_one(one: Colour, other: Colour) -> None:
    """In either order it is the same."""
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, other) == contrast(other, one)


@given(colours)
def test_luminance_runs_from_black_to_white(colour: Colour) -> None:
    """And each is its own end."""
    assert luminance(BLACK) == 0
    assert luminance(WHITE) == pytest.approx(1)
    assert 0 <= luminance(colour) <= luminance(WHITE)


@given(colours)
def test_every_accent_can_be_read(colour: Colour) -> None:
    """In light and in dark, on the page and on soft grounds; white on it can be read as well."""
    accent = accent_for(colour)
    light, dark = colour_of(accent.light), colour_of(accent.dark)
    assert least(light, LIGHT_GROUNDS) >= TEXT_CONTRAST
    assert least(dark, DARK_GROUNDS) >= TEXT_CONTRAST
    assert contrast(WHITE, light) >= TEXT_CONTRAST


@given(colours)
def test_what_can_be_read_stays_as_it_is(colour: Colour) -> None:
    """Nobody's colour is touched without need, and once mended it is left alone."""
    accent = accent_for(colour)
    if least(colour, LIGHT_GROUNDS) >= TEXT_CONTRAST:
        assert accent.light == hexadecimal(colour)
    if least(colour, DARK_GROUNDS) >= TEXT_CONTRAST:
        assert accent.dark == hexadecimal(colour)
    assert accent_for(colour_of(accent.light)).light == accent.light
    assert accent_for(colour_of(accent.dark)).dark == accent.dark


@given(colours)
def test_a_mended_colour_moves_no_further_than_it_must(colour: Colour) -> None:
    """Darker for light grounds, lighter for dark ones, with hardly more contrast than asked."""
    light = mended(colour, LIGHT_GROUNDS, TEXT_CONTRAST)
    dark = mended(colour, DARK_GROUNDS, TEXT_CONTRAST)
    if light != colour:
        assert luminance(light) < luminance(colour)
        assert least(light, LIGHT_GROUNDS) < TEXT_CONTRAST + 0.15
    if dark != colour:
        assert luminance(dark) > luminance(colour)
        assert least(dark, DARK_GROUNDS) < TEXT_CONTRAST + 0.15


@given(st.floats(0, 0.999), st.floats(0.6, 1), st.floats(0.5, 1))
def test_a_mended_colour_is_still_that_colour(hue: float, strength: float, value: float) -> None:
    """Yellow becomes olive and not grey: the hue stays within a sixth of the circle."""
    red, green, blue = (round(255 * part) for part in colorsys.hsv_to_rgb(hue, strength, value))
    for grounds in (LIGHT_GROUNDS, DARK_GROUNDS):
        after = mended((red, green, blue), grounds, TEXT_CONTRAST)
        new_hue, new_strength, _ = colorsys.rgb_to_hsv(*(part / 255 for part in after))
        turned = abs(new_hue - colorsys.rgb_to_hsv(red, green, blue)[0])
        assert min(turned, 1 - turned) < 1 / 6
        assert new_strength > 0.25


@pytest.mark.parametrize(
    ("given_colour", "accent"),
    [
        ("#1f3f66", Accent(light="#1f3f66", dark="#688ab7")),
        ("#ffe000", Accent(light="#827100", dark="#ffe000")),
        ("#000000", Accent(light="#000000", dark="#888888")),
        ("#ffffff", Accent(light="#717171", dark="#ffffff")),
        ("#0000ff", Accent(light="#0000ff", dark="#4c82ff")),
    ],
)
def test_some_accents_as_they_were_looked_at(given_colour: str, accent: Accent) -> None:
    """Navy, yellow, black, white and blue."""
    assert accent_for(colour_of(given_colour)) == accent


def test_where_no_shade_will_do_black_or_white_does_duty() -> None:
    """On grounds from black to white nothing has enough contrast; the better end is taken."""
    assert mended((200, 0, 0), (BLACK, WHITE), 21) in (BLACK, WHITE)
    assert mended((0, 120, 0), ((250, 250, 250),), 20.5) == BLACK
    assert mended((0, 120, 0), ((2, 2, 2),), 20.9) == WHITE


def test_the_grounds_are_those_of_the_report() -> None:
    """Light stands first in the style sheet, dark second."""
    text = CSS.read_text(encoding="utf-8")
    papers, softs = (re.findall(rf"--{name}: (#[0-9a-f]{{6}})", text) for name in ("paper", "soft"))
    grounds = [tuple(map(hexadecimal, each)) for each in (LIGHT_GROUNDS, DARK_GROUNDS)]
    assert list(zip(papers, softs, strict=True))[:2] == grounds
