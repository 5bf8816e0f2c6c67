"""YAML is read as text with positions, and what hides its meaning is refused."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from outsource_audit.storage import yaml_source
from outsource_audit.storage.source_text import MOST_BYTES, MOST_NODES
from outsource_audit.storage.tree import Mapping, Node, Scalar, Sequence, as_data, place, where
from outsource_audit.storage.yaml_source import core_value, parse_yaml


def _tree(text: str) -> Node:
    tree, problems = parse_yaml(text, "f.yaml")
    assert problems == []
    assert tree is not None
    return tree


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("-4", -4),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("2026-11-23", "2026-11-23"),
        ("50+", "50+"),
        ("-", "-"),
        ("9" * 400, math.inf),
        (".inf", math.inf),
        ("-.inf", -math.inf),
    ],
)
def test_plain_values_read_as_the_core_schema_says(text: str, value: object) -> None:
    """Only JSON-like values, octals, hexadecimals and infinities are more than text."""
    assert core_value(text) == value
    assert type(core_value(text)) is type(value)


def test_what_was_typed_stays_beside_what_it_reads_as() -> None:
    """`1.10` is kept as it was typed; quotes make text of anything."""
    tree = _tree("version: 1.10\ntext: '1.10'\n")
    assert isinstance(tree, Mapping)
    assert tree.entries["version"] == Scalar("1.10", 1.1, True, 1, 10)
    assert tree.entries["text"] == Scalar("1.10", "1.10", False, 2, 7)


def test_every_node_and_key_knows_its_place() -> None:
    """Lines and columns count from 1, in block and flow style."""
    tree = _tree("a:\n  - x\n  - {b: é, c: [1]}\n")
    assert place(tree, ("a", 0)) == (2, 5)
    assert place(tree, ("a", 1, "b")) == (3, 9)
    assert place(tree, ("a", 1, "c"), on_key=True) == (3, 12)
    assert place(tree, ("a", 1, "c", 0)) == (3, 16)
    assert place(tree, ("a", 1, "missing")) == (3, 5)


def test_items_are_named_by_their_ids() -> None:
    """A question is named by its id alone; other items by id or number below it."""
    tree = _tree(
        "practices:\n- id: p\n  questions:\n"
        "  - {id: data-05, red_line: {answers: [x]}, choices: [{id: none}, {}]}\n  - ask: x\n"
    )
    question = ("practices", 0, "questions", 0)
    assert where(tree, (*question, "red_line", "answers")) == "data-05: red_line: answers"
    assert where(tree, (*question, "choices", 0, "text")) == "data-05: choices: none: text"
    assert where(tree, (*question, "choices", 1)) == "data-05: choices[1]"
    assert where(tree, ("practices", 0, "questions", 1)) == "p: questions[1]"
    assert where(tree, ("practices", 7)) == "practices[7]"


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_byte_order_mark_is_passed_over(start: str) -> None:
    """A byte order mark shifts no column."""
    tree, problems = parse_yaml((start + "a: 1").encode(), "f")
    assert (tree is not None, problems) == (True, [])
    assert tree is not None
    assert place(tree, ("a",)) == (1, 4)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: 1\r\nb: \xc3\xa9 \xff", 2, 6),
        (b"\xff\xfea\x00", 1, 1),
        (b"\xef\xbb\xbfa: \xc3(", 1, 4),
        (b"a: 1\n\xed\xa0\x80", 2, 1),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_named(data: bytes, line: int, column: int) -> None:
    """Line and column count characters, not bytes."""
    tree, problems = parse_yaml(data, "f")
    assert tree is None
    assert [(problem.line, problem.column) for problem in problems] == [(line, column)]
    assert "UTF-8" in problems[0].what


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf", b"# a comment\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    """Nothing but space and comments is empty."""
    tree, problems = parse_yaml(data, "f")
    assert (tree, [problem.what for problem in problems]) == (None, ["the file is empty"])


def test_files_over_two_megabytes_are_refused() -> None:
    """The limit itself is read; one byte more is not."""
    assert parse_yaml(b"a" * MOST_BYTES, "f")[1] == []
    tree, problems = parse_yaml(b"a" * (MOST_BYTES + 1), "f")
    assert tree is None
    assert "2,000,001 bytes" in problems[0].what


def test_a_flood_of_values_is_refused() -> None:
    """The number of values is limited, whatever their size."""
    tree, problems = parse_yaml("[" + "1," * MOST_NODES + "]", "f")
    assert tree is None
    assert "200,000 values" in problems[0].what


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_deep_nesting_is_refused(opening: str) -> None:
    """A hundred thousand levels are refused at the thirty-third."""
    tree, problems = parse_yaml(opening * 100_000, "f")
    assert tree is None
    assert len(problems) == 1
    assert parse_yaml("[" * 32 + "]" * 32, "f")[1] == []


@pytest.mark.parametrize("escape", [r"\0", r"\e", r"\x1b", r"\u2028", r"\r", r"\N", r"\x7f"])
def test_control_characters_made_by_escapes_are_refused(escape: str) -> None:
    """An escape cannot bring in what may not stand in the file."""
    _, problems = parse_yaml(f'a: "x{escape}"', "f")
    assert [(problem.line, problem.column) for problem in problems] == [(1, 4)]


def test_line_breaks_and_tabs_inside_texts_stay() -> None:
    """Folded and literal blocks, escaped line breaks and tabs are text."""
    tree = _tree('a: |\n  x\n  y\nb: "x\\ty\\n"\nc: >-\n  x\n  y\n')
    assert as_data(tree) == {"a": "x\ny\n", "b": "x\ty\n", "c": "x y"}


def test_the_python_parser_finds_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C parser, its Python parser gives the same tree."""
    text = "a: [1, {b: é}]\nc: |\n  x\n"
    with_c = parse_yaml(text, "f")
    monkeypatch.setattr(yaml_source, "_Loader", yaml.SafeLoader)
    assert parse_yaml(text, "f") == with_c
    for broken in ("a: b: c", "a:\n\t- b", "a: 'x", "a: [1", "a: @x", "a: *b", "- a\nb: c"):
        problems = parse_yaml(broken, "f")[1]
        assert len(problems) == 1


_CHARACTERS = "abc01:,-?!&*#|>@%`\"'[]{}~<.\\ \t\n\r\u00e9\u2028\ufeff\x00\x85"
_SNIPPETS = ("a: ", "- ", "\n  ", "---", "...", "<<: ", "!!str ", "\\x1b", "1e999", "%YAML 1.1\n")
_YAML_PIECES = st.lists(st.sampled_from([*_CHARACTERS, *_SNIPPETS])).map("".join)


@given(st.one_of(st.text(), _YAML_PIECES))
@example("\ud800")
@example('"\\ud800"')
@example("a: \x85b")
def test_any_text_becomes_a_tree_or_problems(text: str) -> None:
    """Whatever a file holds, it is read or refused, with places inside it."""
    tree, problems = parse_yaml(text, "f")
    assert tree is not None or problems
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.line <= lines + 1 and problem.column >= 1 for problem in problems)


@given(st.binary())
def test_any_bytes_become_a_tree_or_problems(data: bytes) -> None:
    """Bytes of any kind never raise."""
    tree, problems = parse_yaml(data, "f")
    assert tree is not None or problems


_DATA = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-999, 999), st.text("ab: #-'\"é", max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("ab -", max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(_DATA, st.booleans())
def test_places_point_at_what_was_written(data: object, flow: bool) -> None:
    """At the place of every scalar stands the scalar, and the data comes back whole."""
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, width=9999)
    tree = _tree(text)
    assert as_data(tree) == data
    lines = text.split("\n")
    for scalar in _scalars(tree):
        typed = lines[scalar.line - 1][scalar.column - 1 :]
        assert typed.startswith(scalar.text if scalar.plain else ("'", '"', "|", ">"))


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    below = node.items if isinstance(node, Sequence) else node.entries.values()
    return [scalar for each in below for scalar in _scalars(each)]
