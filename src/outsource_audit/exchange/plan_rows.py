"""One row of an edited plan file: which action it names, and what it sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from outsource_audit.domain.remediation import Remediation, Status, remediation_misfits
from outsource_audit.errors import Problem
from outsource_audit.exchange.csv_cells import Cell, Row
from outsource_audit.exchange.formula_guard import unguarded
from outsource_audit.exchange.plan_columns import (
    ACTION,
    DUE,
    OWNER,
    READ_BACK,
    REVIEW,
    STATUS,
    SUGGESTED,
    plain,
    remediation_cells,
)
from outsource_audit.exchange.status_words import status_hint, status_of
from outsource_audit.exchange.written_dates import DateOrder, is_ambiguous, iso_date

LONGEST_TEXT = 32_767
_MOST_SHOWN = 40
_COULD_NOT_COMPUTE = re.compile(
    r"#(?:REF!|NAME\?|VALUE!|N/A|DIV/0!|NULL!|NUM!|SPILL!|CALC!|ERROR!)|Err:[0-9]{3}",
    re.IGNORECASE,
)
_COLUMN_OF = {field: column for column, field in READ_BACK.items()}


class Spelling(msgspec.Struct, frozen=True):
    """How a file writes: its name, its encoding, its columns by index, what dates begin with."""

    file: str
    encoding: str
    columns: Mapping[str, int]
    order: DateOrder | None

    def cell(self, row: Row, column: str) -> Cell:
        """Return a row's cell in a column, an empty one where the row or the file has none."""
        if not self.has(row, column):
            return Cell("", row[0].line, row[0].column)
        return row[self.columns[column]]

    def has(self, row: Row, column: str) -> bool:
        """Say whether the file has the column, and the row does not end before it."""
        return self.columns.get(column, len(row)) < len(row)

    def text(self, row: Row, column: str) -> str:
        """Return what stands in a column, in the form in which texts are compared."""
        return cell_text(self.cell(row, column))


class Edited(msgspec.Struct, frozen=True):
    """What a row sets for its action, and what is wrong with it."""

    remediation: Remediation
    problems: tuple[Problem, ...] = ()


class _Refusal(msgspec.Struct, frozen=True):
    what: str
    hint: str = ""


def cell_text(cell: Cell) -> str:
    """Return the text of a cell: no formula, nothing that acts unseen, no spaces around it."""
    return plain(unguarded(plain(cell.text)))


def quoted(text: str) -> str:
    """Return a text in quotes, cut where it is long."""
    return repr(text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 3] + "...")


def edited(row: Row, action: str, now: Remediation, suggested: str, spelling: Spelling) -> Edited:
    """Return the remediation with what a row says differently from what would be written now.

    A due date nobody set stays unset where the cell holds a suggested date untouched: that of
    today, or the one in the same row.
    """
    changes: dict[str, object] = {}
    problems: list[Problem] = []
    for column, field in _differing(row, now, suggested, spelling):
        read = _read(column, spelling.text(row, column), spelling.order)
        if isinstance(read, _Refusal):
            problems.append(_problem(row, action, column, read, spelling))
        elif column != DUE or now.due or read not in _suggestions(row, suggested, spelling):
            changes[field] = read
    remediation = msgspec.structs.replace(now, **changes)
    if changes and not problems:
        problems = [
            _problem(row, action, _COLUMN_OF.get(field, ACTION), _Refusal(wrong), spelling)
            for field, wrong in remediation_misfits(remediation)
        ]
    return Edited(remediation, tuple(problems))


def same_text(text: str, written: str, encoding: str) -> bool:
    """Say whether a cell holds what was written, as far as its encoding can hold it."""
    return text in (written, written.encode(encoding, "replace").decode(encoding))


def _differing(
    row: Row, now: Remediation, suggested: str, spelling: Spelling
) -> Iterator[tuple[str, str]]:
    """Yield column and field wherever the row differs from what would be written now."""
    written = remediation_cells(now, suggested)
    for column, field in READ_BACK.items():
        if not spelling.has(row, column):
            continue
        text = spelling.text(row, column)
        if same_text(text, written[column], spelling.encoding):
            continue
        if column == DUE and not now.due and text in ("", spelling.text(row, SUGGESTED)):
            continue
        yield column, field


def _suggestions(row: Row, suggested: str, spelling: Spelling) -> tuple[str, str]:
    return suggested, iso_date(spelling.text(row, SUGGESTED), spelling.order)


def _read(column: str, text: str, order: DateOrder | None) -> Status | str | _Refusal:
    if _COULD_NOT_COMPUTE.fullmatch(text):
        hint = "write the text in, or leave the cell as it was"
        return _Refusal(f"{quoted(text)} is a spreadsheet's error, not a text", hint)
    if column == STATUS:
        return status_of(text) or _Refusal(f"{quoted(text)} is no status", status_hint(text))
    if column in (DUE, REVIEW):
        return _read_date(text, order)
    if len(text) > LONGEST_TEXT:
        hint = f"the longest has {LONGEST_TEXT:,}, as many as a spreadsheet cell can hold"
        return _Refusal(f"the text has {len(text):,} characters", hint)
    return " ".join(text.split("\n")) if column == OWNER else text


def _read_date(text: str, order: DateOrder | None) -> str | _Refusal:
    if not text:
        return ""
    if order is None and is_ambiguous(text):
        hint = f"add --dates {DateOrder.DAY_FIRST} or --dates {DateOrder.MONTH_FIRST}"
        return _Refusal(f"{quoted(text)} can mean two days", hint)
    read = iso_date(text, order)
    return read or _Refusal(f"{quoted(text)} is no date", "write it as 2026-11-23")


def _problem(row: Row, action: str, column: str, refusal: _Refusal, spelling: Spelling) -> Problem:
    cell = spelling.cell(row, column)
    where = f"{action}: {column}"
    return Problem(spelling.file, cell.line, cell.column, where, refusal.what, refusal.hint)
