"""JSON on its way to a terminal: it says the same, and steers nothing."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.storage.json_text import encoded

ACTING = "\x7f\x80\x9b\x9f\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069"


def test_what_acts_unseen_is_escaped() -> None:
    """Delete, C1 controls, separators and text direction; letters stay letters."""
    assert encoded({"a": "Z\u00fcrich \u9053 \u202e!"}).decode() == (
        '{\n  "a": "Z\u00fcrich \u9053 \\u202e!"\n}\n'
    )
    text = encoded([ACTING]).decode()
    assert text.isascii()
    assert "\x7f" not in text
    assert msgspec.json.decode(text) == [ACTING]


@given(st.dictionaries(st.text(), st.text() | st.integers(0, 9)))
def test_it_is_still_the_same_json(data: dict[str, str | int]) -> None:
    """Whatever the texts hold."""
    assert msgspec.json.decode(encoded(data)) == data
