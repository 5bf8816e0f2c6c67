"""Text from outside inside a style sheet."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.plain_text import clean
from outsource_audit.rendering.css_text import css_text


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_but_letters_digits_and_escapes_comes_out(text: str) -> None:
    """No quote, bracket, line break or slash of the text can end its string, or the sheet."""
    assert re.fullmatch(r"(?:[A-Za-z0-9]|\\[0-9a-f]{1,6} )*", css_text(text))


@given(st.text())
def test_the_escapes_say_the_text(text: str) -> None:
    """A browser reads the text out of them, unseen characters visible, its direction its own."""
    read = re.sub(r"\\([0-9a-f]{1,6}) ", lambda found: chr(int(found[1], 16)), css_text(text))
    assert read == (f"\u2068{clean(text)}\u2069" if text else "")
