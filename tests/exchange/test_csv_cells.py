"""A CSV text is read as every other reader reads it, and each cell knows where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.errors import InvalidFileError
from outsource_audit.exchange.csv_cells import MOST_CELLS, MOST_ROWS, Cell, read_rows, read_table
from plan_files import as_csv

FILE = "plan.csv"
TEXTS = st.text(alphabet=st.sampled_from("ab ,;\t\"'\n=é"), max_size=8)


def read(text: str, columns: tuple[str, ...] = ("Action",)) -> list[list[Cell]]:
    """Return all rows, the header first."""
    table = read_table(read_rows(text, columns, FILE), FILE)
    return [list(row) for row in (table.header, *table.rows)]


def refused(text: str) -> list[str]:
    """Return the problems of a text that is refused."""
    with pytest.raises(InvalidFileError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


@given(
    st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=5),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_rows_are_read_as_they_were_written(
    rows: list[list[str]], separator: str, line_end: str
) -> None:
    """Whatever Python's own writer writes comes back cell by cell; empty rows are left out."""
    text = as_csv([["Action", "Note"], *rows], separator=separator, line_end=line_end).decode()
    back = [[cell.text for cell in row] for row in read(text, ("Action", "Note"))]
    filled = [row for row in rows if any(text.strip() for text in row)]
    assert back == [["Action", "Note"], *filled]


def test_a_cell_knows_its_line_and_column() -> None:
    """Both count from 1, and the lines within a cell count too."""
    rows = read('Action,Note\r\na,"one\r\ntwo"\r\n\r\n"b",c')
    assert [(c.text, c.line, c.column) for row in rows[1:] for c in row] == [
        ("a", 2, 1),
        ("one\ntwo", 2, 3),
        ("b", 5, 1),
        ("c", 5, 5),
    ]


def test_the_header_decides_what_separates_the_cells() -> None:
    """More commas in a semicolon file do not make it a comma file."""
    rows = read("Action;Note, or more, or less;Owner\na;b,c,d;e", ("Action", "Owner"))
    assert [cell.text for cell in rows[1]] == ["a", "b,c,d", "e"]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_first_line_that_names_the_separator_is_obeyed_and_skipped(line: str, end: str) -> None:
    """Excel writes it so; the lines below keep their numbers."""
    rows = read(f"{line}{end}Action;Owner{end}a;b,c{end}", ("Action", "Owner"))
    assert [[(c.text, c.line, c.column) for c in row] for row in rows] == [
        [("Action", 2, 1), ("Owner", 2, 8)],
        [("a", 3, 1), ("b,c", 3, 3)],
    ]


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_such_a_line_may_name_any_usual_separator(separator: str) -> None:
    """Also one that is not looked for without it."""
    rows = read(f"sep={separator}\nAction{separator}Owner\na{separator}b\n")
    assert [[cell.text for cell in row] for row in rows] == [["Action", "Owner"], ["a", "b"]]


def test_every_quotation_mark_out_of_place_is_named_at_once() -> None:
    """Text after the closing mark is named with its place, and a mark nobody closes ends it."""
    hint = '(a quotation mark inside a text is written twice: "")'
    assert refused('Action,Note\na,"b"c\n"d" e,f\ng,"h\ni,j') == [
        f"plan.csv:2:3: text follows the closing quotation mark {hint}",
        f"plan.csv:3:1: text follows the closing quotation mark {hint}",
        f"plan.csv:4:3: a quotation mark opens here and none closes it {hint}",
    ]


def test_a_table_too_large_to_be_a_plan_is_refused() -> None:
    """There is an end to rows and to cells in a row, and up to it all is read."""
    row, cell = "a,\n", "b,"
    assert len(read("Action,Note\n" + row * MOST_ROWS)) == 1 + MOST_ROWS
    assert refused("Action,Note\n" + row * (MOST_ROWS + 1)) == [
        f"plan.csv:{MOST_ROWS + 2}:1: there are more than 2,000 rows: this is no action plan"
    ]
    widest = "Action," + cell * (MOST_CELLS - 1)
    assert len(read(widest.removesuffix(","))[0]) == MOST_CELLS
    place = len(widest) + 1
    assert refused(widest + cell * 100_000) == [
        f"plan.csv:1:{place}: the row has more than 200 cells: this is no action plan"
    ]


def test_every_row_longer_than_the_header_is_named() -> None:
    """A comma without its quotation marks pushes the cells after it aside."""
    hint = "(a text that holds a comma is put in quotation marks)"
    assert refused("Action,Owner\na,Lee, Ann\nb,c\nd,e,") == [
        f"plan.csv:2:7: the row has 3 cells, and the header 2 {hint}",
        f"plan.csv:4:5: the row has 3 cells, and the header 2 {hint}",
    ]
