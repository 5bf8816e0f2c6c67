"""A mended colour is the nearest shade that will do, and what is nearly black counts as such."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.colour import (
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    TEXT_CONTRAST,
    Colour,
    contrast,
    luminance,
    mended,
)

WHITE = (255, 255, 255)

channels = st.integers(0, 255)
colours = st.tuples(channels, channels, channels)
grounds = st.sampled_from((LIGHT_GROUNDS, DARK_GROUNDS))


def least(colour: Colour, on: tuple[Colour, ...]) -> float:
    """Return the contrast on the ground that has the least."""
    return min(contrast(colour, ground) for ground in on)


@pytest.mark.parametrize(
    ("grey", "ratio"),
    [(1, 20.8737), (5, 20.3816), (10, 19.7982), (11, 19.6826)],
)
def test_greys_next_to_black_have_the_contrast_of_wcag(grey: int, ratio: float) -> None:
    """The curve is a straight line up to 10 of 255: worked out by hand from the definition."""
    assert contrast((grey, grey, grey), WHITE) == pytest.approx(ratio, abs=0.0005)


@pytest.mark.parametrize("channel", range(3))
def test_more_of_a_channel_is_always_lighter(channel: int) -> None:
    """From nothing to all of it, each of the 255 steps is a step up."""
    red, green, blue = (int(channel == place) for place in range(3))
    found = [luminance((red * step, green * step, blue * step)) for step in range(256)]
    assert all(darker < lighter for darker, lighter in pairwise(found))


@given(colours, grounds)
def test_exactly_the_contrast_asked_for_is_enough(colour: Colour, on: tuple[Colour, ...]) -> None:
    """For the colour itself, and for the shade of it that is found."""
    assert mended(colour, on, least(colour, on)) == colour
    shade = mended(colour, on, TEXT_CONTRAST)
    assert mended(colour, on, least(shade, on)) == shade


@pytest.mark.parametrize(
    ("colour", "on", "shade"),
    [
        ((4, 195, 110), DARK_GROUNDS, (5, 195, 110)),
        ((14, 113, 224), DARK_GROUNDS, (15, 113, 224)),
        ((6, 102, 118), LIGHT_GROUNDS, (5, 102, 118)),
    ],
)
def test_where_one_notch_is_enough_it_is_one(
    colour: Colour, on: tuple[Colour, ...], shade: Colour
) -> None:
    """Just a little more contrast than there is moves one channel by one."""
    assert mended(colour, on, math.nextafter(least(colour, on), 21)) == shade
