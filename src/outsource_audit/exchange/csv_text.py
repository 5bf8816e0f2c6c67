"""The bytes of a CSV file made text, whichever program saved it: the first door of exchange."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from outsource_audit.errors import InvalidFileError, Problem

MOST_BYTES = 5_000_000
UTF_8, UTF_16, WINDOWS = "utf-8", "utf-16", "cp1252"

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Some programs put a second one before the one that is there.
_BYTE_ORDER_MARK = "\ufeff"
_SAVE_AS = "save it as CSV with the encoding UTF-8"


class Decoded(NamedTuple):
    """The text of a file without byte order marks, and the encoding it was in."""

    text: str
    encoding: str


def decoded(data: bytes, file: str) -> Decoded:
    """Return the text of a CSV file in UTF-8, in UTF-16 with its mark, or in Windows-1252.

    Raises InvalidFileError: over 5,000,000 bytes, empty, a workbook, not text.
    """
    if len(data) > MOST_BYTES:
        hint = f"the largest plan that is read has {MOST_BYTES:,} bytes"
        raise _refused(file, f"the file has {len(data):,} bytes", hint)
    if data.startswith((_ZIP, _OLD_OFFICE)):
        hint = "open it in your spreadsheet program and save it as CSV"
        raise _refused(file, "this is a workbook, not a CSV file", hint)
    found = _decoded(data, file)
    if "\0" in found.text:
        raise _refused(file, "the file holds bytes that are no text", _SAVE_AS)
    if not found.text.strip():
        raise _refused(file, "the file is empty")
    return found


def _decoded(data: bytes, file: str) -> Decoded:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(UTF_16, data, file)
    if data.startswith(codecs.BOM_UTF8):
        return _as(UTF_8, data.removeprefix(codecs.BOM_UTF8), file)
    try:
        return Decoded(data.decode(UTF_8), UTF_8)
    except UnicodeDecodeError:
        return _as(WINDOWS, data, file)


def _as(encoding: str, data: bytes, file: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).lstrip(_BYTE_ORDER_MARK), encoding)
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode(encoding, "replace").lstrip(_BYTE_ORDER_MARK)
        lines = readable.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        what = f"byte 0x{data[error.start]:02x} is no text here"
        problem = Problem(file, len(lines), len(lines[-1]) + 1, "", what, _SAVE_AS)
        raise InvalidFileError([problem]) from None


def _refused(file: str, what: str, hint: str = "") -> InvalidFileError:
    return InvalidFileError([Problem(file, 1, 1, "", what, hint)])
