"""The first sentence of a fix, as page one shows it."""

from __future__ import annotations

import pytest
from every_state import TEMPLATES
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.rendering.first_sentence import first_sentence
from outsource_audit.storage.bank_file import load_banks


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ask today. Then wait.", "Ask today."),
        ("Ask today", "Ask today"),
        ('Ask: "Are you there? Please reply." Then wait.', 'Ask: "Are you there? Please reply."'),
        ("Pick (e.g. Two. Or three) today. Wait.", "Pick (e.g. Two. Or three) today."),
        ("Use a tool, e.g. Trello, today. Wait.", "Use a tool, e.g. Trello, today."),
        ("Pay 3.5 per cent. Wait.", "Pay 3.5 per cent."),
        ("Who decides? Write it down.", "Who decides?"),
        ("“One. Two.” Three.", "“One. Two.”"),
        ("", ""),
    ],
)  # fmt: skip
def test_first_sentence_ends_where_a_reader_would_stop(text: str, first: str) -> None:
    """Quotations, brackets, abbreviations and decimals do not end a sentence."""
    assert first_sentence(text) == first


def test_every_fix_of_the_banks_begins_with_a_sentence_of_its_own() -> None:
    """Each shipped fix has a first sentence that says something and is not cut off."""
    for question in load_banks(TEMPLATES.parent / "questions").questions.values():
        first = first_sentence(question.fix)
        assert question.fix.startswith(first)
        assert len(first) > 15, question.id
        assert first.rstrip('"”')[-1] in ".?!", question.id


@given(st.text(alphabet='aA .?!"“”()1', max_size=60))
def test_first_sentence_is_a_beginning(text: str) -> None:
    """Whatever the text, what comes out is its beginning, and empty only where it is."""
    first = first_sentence(text)
    assert text.startswith(first)
    assert bool(first) == bool(text)
