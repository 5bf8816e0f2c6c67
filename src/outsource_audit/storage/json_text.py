"""JSON as the program prints it: indented, and with nothing in it that steers a terminal."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.plain_text import escape_json


def encoded(value: object) -> bytes:
    """Return plain data as indented JSON, ending with a line break, safe to show."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return f"{escape_json(text)}\n".encode()
