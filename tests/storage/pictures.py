"""Pictures made from nothing: PNGs with any header, and the drawings that logos are."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(name: bytes, content: bytes = b"") -> bytes:
    """Return a chunk with its length and its checksum."""
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def header(  # what a header holds
    width: int, height: int, depth: int = 8, colour: int = 2, rest: bytes = b"\0\0\0"
) -> bytes:
    """Return the first chunk of a PNG; `rest` is packing, filtering and interlacing."""
    return chunk(b"IHDR", struct.pack(">IIBB", width, height, depth, colour) + rest)


def png(width: int = 6, height: int = 4, depth: int = 8, colour: int = 2) -> bytes:
    """Return a PNG of one colour."""
    row = bytes(1 + -(-width * depth * _SAMPLES[colour] // 8))
    palette = chunk(b"PLTE", b"\x1f\x3f\x66") if colour == 3 else b""
    return whole(header(width, height, depth, colour), palette, pixels(row * height))


def pixels(unpacked: bytes) -> bytes:
    """Return the chunk of the pixels."""
    return chunk(b"IDAT", zlib.compress(unpacked))


def whole(*chunks: bytes) -> bytes:
    """Return a PNG of these chunks, with its signature and its end."""
    return SIGNATURE + b"".join(chunks) + chunk(b"IEND")


def png_address(data: bytes) -> str:
    """Return a PNG as an address that holds it."""
    return f"data:image/png;base64,{b64encode(data).decode()}"


def svg(inside: str = '<rect width="4" height="2"/>', root: str = 'viewBox="0 0 4 2"') -> bytes:
    """Return a drawing with something inside."""
    begin = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{begin} {root}>{inside}</svg>".encode()


LOGO_SVG = svg(
    """<style>.ring{fill:none;stroke:url(#fade);stroke-width:3}</style>
<defs><linearGradient id="fade"><stop offset="0" stop-color="#1f3f66"/></linearGradient></defs>
<circle class="ring" cx="20" cy="20" r="15"/>
<text x="42" y="26" font-family="'Open Sans', sans-serif" font-size="14">Kiln &amp; Co</text>""",
    'viewBox="0 0 120 40"',
)
