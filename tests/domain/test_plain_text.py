"""Text from outside steers nothing: what acts unseen is shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.domain.plain_text import clean

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – text, Größe, 日本", "plain – text, Größe, 日本"),  # noqa: RUF001
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("\x00\x7f\x9b", "␀␡�"),
        ("\u202eevil\u2066", "�evil�"),
        ("a\u200bb\ufeff", "a�b�"),
        ("a\u2028b\u2029c", "a�b�c"),
        ("half \ud800", "half �"),
        ("tag\U000e0041", "tag�"),
        ("a\tb", "a b"),
        ("a\nb\r\nc\rd", "a b c d"),
        ("joined \u200c \u200d", "joined \u200c \u200d"),
    ],
)
def test_what_acts_unseen_is_shown(text: str, shown: str) -> None:
    """Controls become their pictures or U+FFFD, breaks and tabs a space, the rest stays."""
    assert clean(text) == shown


def test_line_breaks_can_stay() -> None:
    """With newlines, every kind of line break becomes one LF."""
    assert clean("a\nb\r\nc\rd\te", newlines=True) == "a\nb\nc\nd e"


@given(ANY_TEXT, st.booleans())
def test_nothing_unseen_is_left(text: str, newlines: bool) -> None:
    """No control, surrogate or direction override is left, and cleaning twice changes nothing."""
    cleaned = clean(text, newlines=newlines)
    for character in cleaned.replace("\n", "") if newlines else cleaned:
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in {
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        }  # fmt: skip
    assert cleaned.encode().decode() == cleaned
    assert clean(cleaned, newlines=newlines) == cleaned
