"""A PNG is taken as it is, or refused for what is wrong with it."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import SIGNATURE, chunk, header, pixels, png, whole

from outsource_audit.domain.presentation import Logo
from outsource_audit.storage.png_picture import read_png
from outsource_audit.storage.scalar_shape import Misfit

ROWS = pixels(bytes((1 + 6 * 3) * 4))
ANEW = "open it in a picture editor and save it anew"
FEWER = "at most 4,000 x 4,000 are taken"
KINDS = [
    *((depth, 0) for depth in (1, 2, 4, 8, 16)),
    *((depth, 3) for depth in (1, 2, 4, 8)),
    *((depth, colour) for depth in (8, 16) for colour in (2, 4, 6)),
]


@pytest.mark.parametrize(("depth", "colour"), KINDS)
def test_every_kind_of_png_is_taken_byte_for_byte(depth: int, colour: int) -> None:
    """All depths and colour types of the standard, also where a row ends within a byte."""
    data = png(7, 5, depth, colour)
    assert read_png(data) == Logo(media="image/png", data=data, width=7, height=5)


@pytest.mark.parametrize(("width", "height", "size"), [(9, 9, 262), (1, 1, 4), (3, 1, 12)])
def test_interlaced_pictures_are_taken(width: int, height: int, size: int) -> None:
    """Seven passes, some of them without a pixel; `size` was counted by hand."""
    data = whole(header(width, height, rest=b"\0\0\1"), pixels(bytes(size)))
    assert isinstance(read_png(data), Logo)


def test_a_picture_in_many_pieces_with_remarks_is_taken() -> None:
    """Pixels may be cut anywhere, and remarks of an editor may stand between the chunks."""
    packed = zlib.compress(bytes(4000 * (1 + 3 * 90)))
    pieces = [chunk(b"IDAT", packed[at : at + 7]) for at in range(0, len(packed), 7)]
    data = whole(header(90, 4000), chunk(b"tEXt", b"Author\0Kiln"), *pieces, chunk(b"tIME", b"x"))
    assert isinstance(read_png(data), Logo)


BAD = {
    "no PNG": (b"GIF89a", "is a broken PNG: it does not begin as one", ANEW),
    "a signature alone": (SIGNATURE, "is a broken PNG: it ends too early", ANEW),
    "cut off": (png()[:-1], "is a broken PNG: it ends too early", ANEW),
    "no end": (SIGNATURE + header(6, 4) + ROWS, "is a broken PNG: it ends too early", ANEW),
    "a length that lies": (
        SIGNATURE + b"\xff" * 40,
        "is a broken PNG: it ends too early",
        ANEW,
    ),
    "a changed byte": (
        png().replace(b"IDAT", b"IDaT"),
        "is a broken PNG: a checksum does not agree",
        ANEW,
    ),
    "an archive behind it": (
        png() + b"PK\x03\x04",
        "is a broken PNG: something follows after its end",
        ANEW,
    ),
    "an unknown part that matters": (
        whole(header(6, 4), chunk(b"CgBI", b"\0"), ROWS),
        "is a broken PNG: it has a part that no viewer knows",
        ANEW,
    ),
    "no header": (whole(ROWS), "is a broken PNG: it has no header", ANEW),
    "a short header": (
        whole(chunk(b"IHDR", b"\0" * 12), ROWS),
        "is a broken PNG: it has no header",
        ANEW,
    ),
    "no width": (whole(header(0, 4), ROWS), "is a broken PNG: it has no pixels", ANEW),
    "no height": (whole(header(4, 0), ROWS), "is a broken PNG: it has no pixels", ANEW),
    "a depth there is none": (
        whole(header(6, 4, depth=3), ROWS),
        "is a broken PNG: its header says what no PNG has",
        ANEW,
    ),
    "a colour there is none": (
        whole(header(6, 4, colour=5), ROWS),
        "is a broken PNG: its header says what no PNG has",
        ANEW,
    ),
    **{
        f"an odd header {rest.hex()}": (
            whole(header(6, 4, rest=rest), ROWS),
            "is a broken PNG: its header says what no PNG has",
            ANEW,
        )
        for rest in (b"\1\0\0", b"\0\1\0", b"\0\0\2")
    },
    "no palette": (
        whole(header(6, 4, colour=3), ROWS),
        "is a broken PNG: it has no palette",
        ANEW,
    ),
    "no pixels": (whole(header(6, 4)), "is a broken PNG: its pixels cannot be read", ANEW),
    "too few pixels": (
        whole(header(6, 4), pixels(bytes(75))),
        "is a broken PNG: its pixels cannot be read",
        ANEW,
    ),
    "too many pixels": (
        whole(header(6, 4), pixels(bytes(77))),
        "is a broken PNG: its pixels cannot be read",
        ANEW,
    ),
    "pixels without end": (
        whole(header(6, 4), pixels(bytes(50_000_000))),
        "is a broken PNG: its pixels cannot be read",
        ANEW,
    ),
    "pixels that are none": (
        whole(header(6, 4), chunk(b"IDAT", b"not packed")),
        "is a broken PNG: its pixels cannot be read",
        ANEW,
    ),
    "too wide": (whole(header(4001, 1), ROWS), "has 4,001 x 1 pixels", FEWER),
    "a bomb": (
        whole(header(2**31 - 1, 2**31 - 1), ROWS),
        "has 2,147,483,647 x 2,147,483,647 pixels",
        FEWER,
    ),
    "animated": (
        whole(header(6, 4), chunk(b"acTL", b"\0" * 8), ROWS),
        "is animated",
        "save it as a still picture",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_said_with_what_to_do(name: str) -> None:
    """Each kind of broken, huge or odd PNG has its line."""
    data, what, hint = BAD[name]
    assert read_png(data) == Misfit(what, hint)


@given(st.binary(max_size=80), st.integers(0, 200), st.integers(0, 200))
def test_no_damage_goes_unseen_and_none_raises(put: bytes, start: int, end: int) -> None:
    """Whatever is put in the place of whatever: the very same picture, or a reason."""
    data = png()
    damaged = data[:start] + put + data[end:]
    found = read_png(damaged)
    assert isinstance(found, Misfit) or damaged == data
