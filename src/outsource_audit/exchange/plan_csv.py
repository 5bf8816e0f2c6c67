"""The action plan as a CSV file, out and back again.

Every tool that keeps tasks takes such a file; docs/plan-csv.md says how. What comes back may
have been through any spreadsheet: another encoding, another separator, other dates.
"""

from __future__ import annotations

import codecs
import csv
import difflib
import io
from collections.abc import Iterator

import msgspec

from outsource_audit.domain.action_plan import ActionPlan
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.errors import InvalidFileError, Problem
from outsource_audit.exchange.csv_cells import Row, Table, column_key, read_rows, read_table
from outsource_audit.exchange.csv_text import decoded
from outsource_audit.exchange.formula_guard import guarded
from outsource_audit.exchange.plan_columns import (
    ACTION,
    COLUMNS,
    DATES,
    PROVIDER,
    READ_BACK,
    plain,
    step_cells,
)
from outsource_audit.exchange.plan_notices import notices
from outsource_audit.exchange.plan_rows import (
    Edited,
    Spelling,
    cell_text,
    edited,
    quoted,
    same_text,
)
from outsource_audit.exchange.plan_subjects import find_subjects
from outsource_audit.exchange.written_dates import DateOrder, orders_in

# From 0 to 1, as difflib has it: 'Actions' is close to 'Action', and 'Gain' is not.
_CLOSE = 0.8
_HEADER_HINT = "the first line names the columns, as `plan --format csv` writes them"
# What a byte order mark looks like to a program that does not read UTF-8.
_MISREAD_MARK = codecs.BOM_UTF8.decode("cp1252")


class Taken(msgspec.Struct, frozen=True):
    """What an edited plan file sets, by action, and what is to be told about the file.

    Each remediation is whole; its `changed` is still that of the audit.
    """

    changes: dict[str, Remediation]
    lines: tuple[str, ...]
    has_rows: bool = True


def encode_plan(scorecard: Scorecard, plan: ActionPlan) -> bytes:
    """Return the plan as CSV, one row a step, in UTF-8 with a byte order mark for Excel."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for action in plan.steps:
        cells = step_cells(scorecard, action)
        writer.writerow([guarded(cells[column]) for column in COLUMNS])
    return codecs.BOM_UTF8 + out.getvalue().encode()


def read_plan(
    data: bytes, name: str, scorecard: Scorecard, plan: ActionPlan, *, dates: str | None = None
) -> Taken:
    """Return what a plan file that came back sets; a file nobody edited sets nothing.

    `name` is the file's, for its problems; `dates` is "day-first" or "month-first", what
    stands first in a date such as 11/05/2026. What is not in the file stays as it is. Raises
    InvalidFileError with every problem of the file.
    """
    text, encoding = decoded(data, name)
    rows = read_rows(text, COLUMNS, name)
    # Where the first row is no header, nothing can be said of the others.
    columns = _columns(rows[0], name)
    table = read_table(rows, name)
    spelling = Spelling(name, encoding, columns, _order(table, columns, dates))
    subjects = find_subjects(table, scorecard, spelling)
    suggested = {action.id: action.suggested_due for action in plan.steps}
    now = scorecard.audit.remediation
    changes: dict[str, Remediation] = {}
    problems = [*_foreign_plan(table, scorecard, spelling), *subjects.problems]
    for action, about in subjects.rows.items():
        before = now.get(action, Remediation())
        read = [edited(row, action, before, suggested.get(action, ""), spelling) for row in about]
        problems += [
            *(p for one in read for p in one.problems),
            *_at_odds(action, about, read, name),
        ]
        if read[0].remediation != before:
            changes[action] = read[0].remediation
    if problems:
        raise InvalidFileError(sorted(problems, key=lambda problem: problem[1:3]))
    lines = tuple(notices(table, subjects, scorecard, plan, spelling))
    return Taken(changes, lines, has_rows=bool(table.rows))


def _columns(header: Row, file: str) -> dict[str, int]:
    """Return where each column of the plan stands. Raises InvalidFileError."""
    by_key = {column_key(column): column for column in COLUMNS}
    columns: dict[str, int] = {}
    problems = []
    for index, cell in enumerate(header):
        column = by_key.get(column_key(cell_text(cell)))
        if column in columns and column in (ACTION, *READ_BACK):
            what = f"two columns are called {column!r}"
            problems.append(Problem(file, cell.line, cell.column, "", what, "keep one of them"))
        elif column is not None:
            columns.setdefault(column, index)
    if ACTION not in columns:
        problems.append(_no_action_column(header, file))
    if problems:
        raise InvalidFileError(problems)
    return columns


def _no_action_column(header: Row, file: str) -> Problem:
    what, hint = f"line {header[0].line} has no column called {ACTION!r}", _HEADER_HINT
    names = {column_key(cell.text): cell.text for cell in header}
    near = difflib.get_close_matches(column_key(ACTION), names, 1, cutoff=_CLOSE)
    if header[0].text.startswith(_MISREAD_MARK):
        what = "a program took the file for another encoding and saved it so"
        hint = "write it again, and open it there as UTF-8"
    elif near:
        hint = f"is it {quoted(names[near[0]])}?"
    return Problem(file, header[0].line, header[0].column, "", what, hint)


def _order(table: Table, columns: dict[str, int], dates: str | None) -> DateOrder | None:
    """Return what stands first in a date: as told, or as all dates of the file agree."""
    if dates is not None:
        return DateOrder(dates)
    places = [columns[column] for column in DATES if column in columns]
    cells = (row[place] for row in table.rows for place in places if place < len(row))
    orders = orders_in(map(cell_text, cells))
    return orders.pop() if len(orders) == 1 else None


def _foreign_plan(table: Table, scorecard: Scorecard, spelling: Spelling) -> Iterator[Problem]:
    """Refuse the plan of another provider: its actions have the same ids."""
    ours = plain(scorecard.audit.provider)
    for row in table.rows:
        theirs = spelling.text(row, PROVIDER)
        if theirs and not same_text(theirs, ours, spelling.encoding):
            cell = spelling.cell(row, PROVIDER)
            what = f"this is the plan of {quoted(theirs)}, and the audit is of {quoted(ours)}"
            hint = f"if it is the right file after all, delete the column {PROVIDER}"
            yield Problem(spelling.file, cell.line, cell.column, PROVIDER, what, hint)
            return


def _at_odds(action: str, rows: list[Row], read: list[Edited], file: str) -> Iterator[Problem]:
    """Refuse a second row of an action that says something else than the first."""
    first = rows[0][0]
    for row, one in zip(rows[1:], read[1:], strict=True):
        if one.remediation != read[0].remediation:
            what = f"line {row[0].line} says something else than line {first.line}"
            yield Problem(file, row[0].line, row[0].column, action, what, "keep one of the two")
