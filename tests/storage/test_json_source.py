"""JSON is read into the same tree, with places, and refused where it is ambiguous."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outsource_audit.storage.json_source import parse_json
from outsource_audit.storage.source_text import MOST_NODES
from outsource_audit.storage.tree import Scalar, as_data, child, place


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ('{"a": 1,\n "a": 2}', 2, 2, "'a' stands here twice"),
        ('{"a": NaN}', 1, 7, "'NaN' is no JSON value"),
        ("[-Infinity]", 1, 2, "'-Infinity' is no JSON value"),
        ("[1,\n ]", 1, 3, "nothing follows this comma"),
        ('{"a": 1, }', 1, 8, "nothing follows this comma"),
        ('{"a": 1', 1, 8, "the file ends in the middle"),
        ('{"a', 1, 4, "the file ends in the middle"),
        ('["x\\', 1, 5, "the file ends in the middle"),
        ("{'a': 1}", 1, 2, "a key belongs here"),
        ('{"a" 1}', 1, 6, "a colon belongs here"),
        ("[1 2]", 1, 4, "a comma or ] belongs here"),
        ("[1]\n[2]", 2, 1, "the JSON ends before this"),
        ("[01]", 1, 3, "a comma or ] belongs here"),
        ("[1e999]", 1, 2, "too large"),
        ('["a\nb"]', 1, 4, "cannot hold a line break"),
        ('["\\q"]', 1, 3, "escape"),
        ('["\\ud83d"]', 1, 2, "half of a surrogate pair"),
        ("[,]", 1, 2, "a value belongs here"),
        ("[True]", 1, 2, "'True' is no JSON value"),
        ("[" * 40, 1, 33, "deeper than 32 levels"),
        ("", 1, 1, "the file is empty"),
    ],
)
def test_broken_json_is_refused_at_its_place(text: str, line: int, column: int, part: str) -> None:
    """Each problem names line, column and what is wrong."""
    problems = parse_json(text, "f.json")[1]
    assert [(problem.line, problem.column) for problem in problems] == [(line, column)]
    assert part in problems[0].what


def test_every_duplicate_key_is_listed() -> None:
    """Duplicate keys are collected; the first value stays."""
    tree, problems = parse_json('{"a": 1, "a": 2, "b": 3, "b": 4}', "f")
    assert len(problems) == 2
    assert tree is not None
    assert as_data(tree) == {"a": 1, "b": 3}


def test_places_count_lines_and_columns_from_one() -> None:
    """CR, LF and both together end a line."""
    tree, _ = parse_json('{\r\n "a": [1,\n  "é"],\r "b": null}', "f")
    assert tree is not None
    assert place(tree, ("a",)) == (2, 7)
    assert place(tree, ("a", 1)) == (3, 3)
    assert place(tree, ("b",), on_key=True) == (4, 2)


def test_surrogate_pairs_are_one_character() -> None:
    """An emoji written as an escaped pair comes back whole."""
    tree, problems = parse_json('"\\ud83d\\ude00"', "f")
    assert problems == []
    assert tree == Scalar("\U0001f600", "\U0001f600", False, 1, 1)


def test_a_number_is_plain_and_a_text_is_not() -> None:
    """What is quoted stays text, so that a shape can tell them apart."""
    tree, _ = parse_json('[1, "1", 2.50]', "f")
    assert tree is not None
    assert child(tree, 0) == Scalar("1", 1, True, 1, 2)
    assert child(tree, 1) == Scalar("1", "1", False, 1, 5)
    assert child(tree, 2) == Scalar("2.50", 2.5, True, 1, 10)


def test_a_flood_of_values_is_refused() -> None:
    """The number of values is limited, whatever their size."""
    tree, problems = parse_json("[" + "1," * MOST_NODES + "1]", "f")
    assert tree is None
    assert "200,000 values" in problems[0].what


_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(st.characters(exclude_categories=["Cs"])),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4),
    ),
    max_leaves=20,
)


@given(_JSON, st.booleans(), st.sampled_from([None, 1]))
def test_json_comes_back_as_the_standard_library_reads_it(
    data: object, ascii_only: bool, indent: int | None
) -> None:
    """Whatever the standard library writes is read as the same data."""
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    tree, problems = parse_json(text.encode(), "f")
    assert problems == []
    assert tree is not None
    assert as_data(tree) == data


_PIECES = st.lists(st.sampled_from([*'{}[],:"\\ \n\tabe.-+0123/u', "true", "NaN", "\\ud8", '"a"']))


@given(st.one_of(st.text(), _PIECES.map("".join)))
@example("\ud800")
@example('["\ud800"]')
def test_any_text_becomes_a_tree_or_problems(text: str) -> None:
    """Whatever a file holds, it is read or refused; nothing is read that JSON is not."""
    tree, problems = parse_json(text, "f")
    assert tree is not None or problems
    if tree is not None:
        json.loads(text.removeprefix("\ufeff"))


@given(st.binary())
def test_any_bytes_become_a_tree_or_problems(data: bytes) -> None:
    """Bytes of any kind never raise."""
    tree, problems = parse_json(data, "f")
    assert tree is not None or problems
