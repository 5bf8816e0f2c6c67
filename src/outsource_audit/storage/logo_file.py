"""The file of a logo: which kind of picture it is, and whether a report can hold it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from outsource_audit.domain.presentation import Logo
from outsource_audit.errors import FileError
from outsource_audit.storage.png_picture import SIGNATURE, read_png
from outsource_audit.storage.read import read_bytes
from outsource_audit.storage.scalar_shape import Misfit
from outsource_audit.storage.svg_picture import read_svg

LARGEST_PNG = 500_000
LARGEST_SVG = 200_000

_GIVE = "give a PNG or an SVG"
_SMALLER = "a smaller picture will do: a logo is shown 240 pixels wide at most"
_SIMPLER = "save it as plain or optimised SVG, or give a PNG"
# How other files begin, and what they are called with their article.
_OTHERS: Final = (
    (b"\xff\xd8\xff", "a JPEG"),
    (b"GIF8", "a GIF"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "PostScript"),
    (b"BM", "a BMP"),
    (b"II*\x00", "a TIFF"),
    (b"MM\x00*", "a TIFF"),
    (b"\x00\x00\x01\x00", "an icon file (ICO)"),
    (b"8BPS", "a Photoshop file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a compressed file, such as SVGZ"),
)
_BOXED: Final = {b"avif": "an AVIF", b"heic": "a HEIC", b"heix": "a HEIC", b"mif1": "a HEIC"}
_BLANK: Final = b" \t\r\n\xef\xbb\xbf"


class ReadLogo(msgspec.Struct, frozen=True):
    """A logo, safe to embed, and the names of what was taken out of an SVG."""

    logo: Logo
    removed: tuple[str, ...] = ()


def read_logo(path: Path) -> ReadLogo | Misfit:
    """Return the logo in a file; or why it is none, beginning with the path. Never raises."""
    try:
        data = read_bytes(path)
    except FileError as error:
        return Misfit(str(error))
    found = _logo(data)
    return Misfit(f"{path}: {found.what}", found.hint) if isinstance(found, Misfit) else found


def _logo(data: bytes) -> ReadLogo | Misfit:
    if not data:
        return Misfit("is empty", _GIVE)
    if data.startswith(SIGNATURE):
        return _png(data)
    if other := _other_kind(data):
        return Misfit(f"is {other}", _GIVE)
    if data.lstrip(_BLANK).startswith(b"<") or data.startswith((b"\xff\xfe<", b"\xfe\xff\x00<")):
        return _svg(data)
    return Misfit("is no picture that can be used here", _GIVE)


def _png(data: bytes) -> ReadLogo | Misfit:
    if len(data) > LARGEST_PNG:
        return _too_large("a PNG", data, LARGEST_PNG, _SMALLER)
    found = read_png(data)
    return found if isinstance(found, Misfit) else ReadLogo(found)


def _svg(data: bytes) -> ReadLogo | Misfit:
    if len(data) > LARGEST_SVG:
        return _too_large("an SVG", data, LARGEST_SVG, _SIMPLER)
    # What stands before the XML declaration would make it invalid, and tells nothing.
    found = read_svg(data.lstrip(_BLANK) if data[:1] in _BLANK else data)
    return found if isinstance(found, Misfit) else ReadLogo(found.logo, found.removed)


def _too_large(kind: str, data: bytes, most: int, hint: str) -> Misfit:
    return Misfit(f"has {len(data):,} bytes, and {most:,} are the most for {kind}", hint)


def _other_kind(data: bytes) -> str:
    """Name another kind of picture by its first bytes; empty for none that is known."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "a WebP"
    if data[4:8] == b"ftyp":
        return _BOXED.get(data[8:12], "a film or another picture")
    return next((name for start, name in _OTHERS if data.startswith(start)), "")
