"""The page that tells what templates see tells all of it, and nothing else."""

from __future__ import annotations

import re

from view_page import PAGE, completed

from outsource_audit.rendering.view import VIEW_VERSION


def test_page_has_every_field_of_the_view_with_its_type() -> None:
    """A field that is added, renamed or taken away shows in the page.

    `python tests/rendering/view_page.py` mends it, but for the words.
    """
    page = PAGE.read_text(encoding="utf-8")
    assert page == completed(page)


def test_nothing_of_the_page_is_left_to_be_written() -> None:
    """Each field and each struct is described."""
    page = PAGE.read_text(encoding="utf-8")
    assert not re.findall(r"^.*\| \? \|$|^\?$", page, re.MULTILINE)


def test_page_names_the_version_of_the_view() -> None:
    """Who reads the page knows which version it is of."""
    assert f"This is version {VIEW_VERSION} of the view" in PAGE.read_text(encoding="utf-8")
