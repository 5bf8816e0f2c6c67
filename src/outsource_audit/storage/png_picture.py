"""A logo in PNG: whole, still, and of a size that no viewer stumbles over. Nothing is changed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

import msgspec

from outsource_audit.domain.presentation import Logo
from outsource_audit.storage.scalar_shape import Misfit

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 4000

_MEDIA = "image/png"
_SAVE_ANEW = "open it in a picture editor and save it anew"
_STILL = "save it as a still picture"
_KNOWN = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND"))
_SMALL_LETTER = 0x20
# Samples a pixel, and the bit depths, by the colour type of the header.
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_HEADER_SIZE = 13
_FRAME = 12
# First column, first row, column step, row step of the seven passes of an interlaced picture.
_PASSES: Final = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
_AT_ONCE = 65_536


class _BrokenError(Exception):
    """The file begins as a PNG and does not go on as one."""


class _Header(msgspec.Struct, frozen=True):
    """What the first chunk says of the picture."""

    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool

    @property
    def size_unpacked(self) -> int:
        """Return how many bytes the pixels have, each row with its filter byte."""
        passes = _PASSES if self.interlaced else ((0, 0, 1, 1),)
        return sum(self._size_of(*each) for each in passes)

    def _size_of(self, column: int, row: int, column_step: int, row_step: int) -> int:
        columns = -(-(self.width - column) // column_step)
        rows = -(-(self.height - row) // row_step)
        if columns <= 0 or rows <= 0:
            return 0
        return rows * (1 + -(-columns * self.depth * _SAMPLES[self.colour] // 8))


def read_png(data: bytes) -> Logo | Misfit:
    """Return a PNG as a logo, its bytes as they are; or why it is none."""
    try:
        chunks = list(_chunks(data))
        header = _header(chunks)
    except _BrokenError as error:
        return Misfit(f"is a broken PNG: {error}", _SAVE_ANEW)
    width, height = header.width, header.height
    if max(width, height) > MOST_PIXELS:
        what = f"has {width:,} x {height:,} pixels"
        return Misfit(what, f"at most {MOST_PIXELS:,} x {MOST_PIXELS:,} are taken")
    if any(name == b"acTL" for name, _ in chunks):
        return Misfit("is animated", _STILL)
    packed = [content for name, content in chunks if name == b"IDAT"]
    if not _holds_pixels(packed, header.size_unpacked):
        return Misfit("is a broken PNG: its pixels cannot be read", _SAVE_ANEW)
    return Logo(media=_MEDIA, data=data, width=width, height=height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the content of every chunk. Raises _BrokenError."""
    if not data.startswith(SIGNATURE):
        raise _BrokenError("it does not begin as one")
    start, name = len(SIGNATURE), b""
    while name != b"IEND":
        size = int.from_bytes(data[start : start + 4])
        end = start + _FRAME + size
        if end > len(data) or len(data) < start + _FRAME:
            raise _BrokenError("it ends too early")
        named, checksum = data[start + 4 : end - 4], data[end - 4 : end]
        if zlib.crc32(named) != int.from_bytes(checksum):
            raise _BrokenError("a checksum does not agree")
        name = named[:4]
        if name not in _KNOWN and not name[0] & _SMALL_LETTER:
            raise _BrokenError("it has a part that no viewer knows")
        yield name, named[4:]
        start = end
    if start < len(data):
        raise _BrokenError("something follows after its end")


def _header(chunks: list[tuple[bytes, bytes]]) -> _Header:
    name, content = chunks[0]
    if name != b"IHDR" or len(content) != _HEADER_SIZE:
        raise _BrokenError("it has no header")
    width, height = int.from_bytes(content[:4]), int.from_bytes(content[4:8])
    depth, colour, packing, filtering, interlace = content[8:]
    if not width or not height:
        raise _BrokenError("it has no pixels")
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlace > 1:
        raise _BrokenError("its header says what no PNG has")
    if colour == 3 and not any(name == b"PLTE" for name, _ in chunks):  # noqa: PLR2004  # a palette
        raise _BrokenError("it has no palette")
    return _Header(width, height, depth, colour, bool(interlace))


def _holds_pixels(packed: list[bytes], size: int) -> bool:
    """Say whether the packed data unpacks to so many bytes, in small pieces at a time."""
    unpacker, unpacked = zlib.decompressobj(), 0
    try:
        for piece in packed:
            rest = piece
            while rest and unpacked <= size:
                unpacked += len(unpacker.decompress(rest, _AT_ONCE))
                rest = unpacker.unconsumed_tail
        while not unpacker.eof and unpacked < size and (more := unpacker.decompress(b"", _AT_ONCE)):
            unpacked += len(more)
    except zlib.error:
        return False
    return unpacked == size
