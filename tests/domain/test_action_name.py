"""The short name of a fix: the bank's own, or the first sentence of the fix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_question
from outsource_audit.domain.action_name import LONGEST_NAME, action_name, first_sentence
from program import shipped


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


def test_the_name_is_the_one_its_bank_gives() -> None:
    """Whatever the fix says first."""
    question = a_question("data-01", action="Agree three targets", fix="Ask. Then sign.")
    assert action_name(question) == "Agree three targets"


def test_a_bank_without_names_is_taken_by_its_first_sentences() -> None:
    """Banks written before there were names go on working."""
    assert action_name(a_question("data-01", fix="Ask. Then sign.")) == "Ask."


def test_every_shipped_question_names_its_fix_in_a_few_words() -> None:
    """Three to nine words that fit a heading, on one line, without a full stop."""
    for question in shipped().questions.values():
        name = question.action
        assert 3 <= len(name.split()) <= 9, question.id
        assert len(name) <= LONGEST_NAME, question.id
        assert name == " ".join(name.split()), question.id
        assert name[0].isupper(), question.id
        assert name[-1].isalnum(), question.id


def test_no_two_shipped_fixes_have_the_same_name() -> None:
    """Who reads a list of names can tell its lines apart."""
    names = [question.action.casefold() for question in shipped().questions.values()]
    assert len(set(names)) == len(names)


def test_every_fix_of_the_banks_begins_with_a_sentence_of_its_own() -> None:
    """Each shipped fix has a first sentence that says something and is not cut off."""
    for question in shipped().questions.values():
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
