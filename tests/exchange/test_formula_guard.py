"""No text of a plan file runs as a formula, and none is changed by that for good."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outsource_audit.exchange.formula_guard import guarded, unguarded

STARTERS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("before", ["", " ", "  ", "'", "' '"])
def test_a_text_a_spreadsheet_would_run_begins_with_an_apostrophe(
    starter: str, before: str
) -> None:
    """Each character that begins a formula is guarded, after spaces and apostrophes too."""
    text = f"{before}{starter}1+1"
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Zoë", "a=b", "'tis", "2026-12-01", "' quoted'", "1-2"])
def test_any_other_text_stays(text: str) -> None:
    """What is no formula is written as it is, and read as it is."""
    assert guarded(text) == text
    assert unguarded(text) == text


@given(st.text(alphabet=[*STARTERS, "'", " ", "a", "1"]))
@example("''=1")
def test_what_is_guarded_is_read_back_as_it_was(text: str) -> None:
    """Taking the apostrophe off again gives exactly the text there was."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip(" ").startswith(tuple(STARTERS))
