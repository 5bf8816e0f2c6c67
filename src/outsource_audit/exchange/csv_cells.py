"""A CSV text as rows of cells that know where they stand.

The separator is a comma, a semicolon or a tab: the header decides, since it names the columns,
or a line `sep=;` before it, as Excel writes one. Lines end in CR, LF or
both, and a quoted cell may hold line breaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

import msgspec

from outsource_audit.errors import InvalidFileError, Problem

SEPARATORS = ",;\t"
MOST_ROWS = 2_000
MOST_CELLS = 200

_LINE_BREAK = re.compile(r"\r\n?|\n")
# A spreadsheet that saves the file again puts quotes or empty cells around it.
_NAMED_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?[,;\t| ]*(?=[\r\n]|\Z)', re.IGNORECASE)


class Cell(msgspec.Struct, frozen=True):
    """One cell: its text, where it begins (from 1), and what is wrong with its quotes, if so."""

    text: str
    line: int
    column: int
    fault: str = ""


Row = tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True):
    """The header and the rows below it; rows without any text are left out."""

    header: Row
    rows: tuple[Row, ...]


def read_rows(text: str, columns: Collection[str], file: str) -> tuple[Row, ...]:
    """Return the rows of a CSV text with any text in them; the first should name `columns`.

    They end with the first row too many. Raises InvalidFileError where there is no row.
    """
    named = _NAMED_SEPARATOR.match(text)
    starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
    begin = named.end() if named else 0
    separator = named[1] if named else _separator(text, starts, columns)
    rows = tuple(islice(_filled(_rows(text, starts, separator, begin)), MOST_ROWS + 2))
    if not rows:
        raise InvalidFileError([Problem(file, 1, 1, "", "the file is empty")])
    return rows


def read_table(rows: Sequence[Row], file: str) -> Table:
    """Return rows as a table; the first is its header.

    Raises InvalidFileError with every quote that is wrong and every row longer than the
    header, and where there are more than 2,000 rows or 200 cells in one.
    """
    problems = [
        Problem(file, cell.line, cell.column, "", cell.fault, _quotes_hint(cell))
        for row in rows
        for cell in row
        if cell.fault
    ]
    problems += _too_long(rows, file)
    if len(rows) > MOST_ROWS + 1:
        place = rows[-1][0]
        what = f"there are more than {MOST_ROWS:,} rows: this is no action plan"
        problems.append(Problem(file, place.line, place.column, "", what))
    if problems:
        raise InvalidFileError(problems)
    return Table(rows[0], tuple(rows[1:]))


def _too_long(rows: Sequence[Row], file: str) -> Iterator[Problem]:
    """Yield the rows whose cells were pushed aside, so that one stands beyond the header."""
    hint = "a text that holds a comma is put in quotation marks"
    for row in rows:
        for cell in row[len(rows[0]) : len(rows[0]) + 1]:
            what = f"the row has {len(row)} cells, and the header {len(rows[0])}"
            yield Problem(file, cell.line, cell.column, "", what, hint)


def column_key(header: str) -> str:
    """Return the name of a column as it is compared: without case and spare spaces."""
    return " ".join(header.split()).casefold()


def _separator(text: str, starts: Sequence[int], columns: Collection[str]) -> str:
    """Return the separator that makes most of the columns of the first line."""
    keys = {column_key(name) for name in columns}

    def fit(separator: str) -> tuple[int, int]:
        names = [
            column_key(cell.text) for cell in next(_filled(_rows(text, starts, separator)), ())
        ]
        return len(keys.intersection(names)), len(names)

    return max(SEPARATORS, key=fit)


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if any(cell.text.strip() or cell.fault for cell in row))


def _rows(text: str, starts: Sequence[int], separator: str, begin: int = 0) -> Iterator[Row]:
    """Yield the rows, up to the first cell after which nothing can be told apart."""
    mark = re.escape(separator)
    # The end of a row takes the blank rows after it along: a file can hold a million.
    field = re.compile(
        r'(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)")?+'
        rf"(?P<bare>[^{mark}\r\n]*+)"
        rf"(?P<end>{mark}|(?:\r\n?|\n)(?:[ \t{mark}]*+(?:\r\n?|\n))*+|\Z)"
    )
    row: list[Cell] = []
    for found in field.finditer(text, begin):
        if found.start() == len(text) and not row:
            return
        row.append(_cell(found, starts, crowded=len(row) == MOST_CELLS))
        hopeless = row[-1].fault in (_NEVER_CLOSED, _CROWDED)
        if hopeless or found["end"] != separator:
            yield tuple(row)
            row = []
        if hopeless:
            return


_NEVER_CLOSED = "a quotation mark opens here and none closes it"
_AFTER_QUOTES = "text follows the closing quotation mark"
_CROWDED = f"the row has more than {MOST_CELLS} cells: this is no action plan"


def _cell(found: re.Match[str], starts: Sequence[int], *, crowded: bool) -> Cell:
    line = bisect_right(starts, found.start())
    column = found.start() - starts[line - 1] + 1
    quoted, bare = found["quoted"], found["bare"]
    if crowded:
        return Cell("", line, column, _CROWDED)
    if quoted is None:
        fault = _NEVER_CLOSED if bare.startswith('"') else ""
        return Cell(bare, line, column, fault)
    text = quoted.replace('""', '"')
    return Cell(_LINE_BREAK.sub("\n", text), line, column, _AFTER_QUOTES if bare.strip() else "")


def _quotes_hint(cell: Cell) -> str:
    return "" if cell.fault == _CROWDED else 'a quotation mark inside a text is written twice: ""'
