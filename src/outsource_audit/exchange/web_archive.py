"""A page as a web archive (MHTML, RFC 2557): all that a browser may show is inside it.

A page from a file may load other files of its reader and call servers. An archive may not:
Chrome and its kin run no script of it and take nothing from outside it, whatever it asks for.
Data that the page carries itself in `data:` addresses is shown.
"""

from __future__ import annotations

import base64

SUFFIX = ".mhtml"

# No line of base64 begins with a hyphen, so nothing in the page can end its part.
_BOUNDARY = b"page"
_HEAD = (
    b"MIME-Version: 1.0",
    b'Content-Type: multipart/related; type="text/html"; boundary="' + _BOUNDARY + b'"',
    b"",
    b"--" + _BOUNDARY,
    # No Content-Location: with one, the links inside the page would lead out of it.
    b"Content-Type: text/html; charset=utf-8",
    b"Content-Transfer-Encoding: base64",
    b"",
)


def web_archive(html: bytes) -> bytes:
    """Return the archive of one page in UTF-8, which has no other parts."""
    body = base64.encodebytes(html).splitlines()
    return b"\r\n".join((*_HEAD, *body, b"--" + _BOUNDARY + b"--", b""))
