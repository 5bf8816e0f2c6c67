"""A page as a web archive: any page comes out as it was put in."""

from __future__ import annotations

import email
import email.policy
from email.message import MIMEPart

from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.exchange.web_archive import web_archive


def parts(archive: bytes) -> list[MIMEPart]:
    """Read an archive as mail programs do, whose format it is."""
    message = email.message_from_bytes(archive, policy=email.policy.default)
    assert message.get_content_type() == "multipart/related"
    assert not message.defects
    return list(message.iter_parts())


@given(st.binary(max_size=500) | st.just(b"--page--\r\n--page\r\n\r\n") | st.just(b"x" * 5000))
def test_a_page_is_whole_in_its_archive(page: bytes) -> None:
    """One part, of the page's own bytes, whatever they are."""
    (part,) = parts(web_archive(page))
    assert part.get_payload(decode=True) == page
    assert part.get_content_type() == "text/html"
    assert part.get_content_charset() == "utf-8"


def test_an_archive_has_lines_that_every_reader_takes() -> None:
    """All lines end in CR LF and are short."""
    archive = web_archive("<p>é</p>".encode() * 500)
    assert archive.count(b"\n") == archive.count(b"\r\n")
    assert max(map(len, archive.split(b"\r\n"))) <= 78
