"""What is to be told about a plan file that came back, beyond what it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outsource_audit.domain.action_plan import ActionPlan
from outsource_audit.domain.changes import named
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import State
from outsource_audit.domain.wording import counted
from outsource_audit.exchange.csv_cells import Table, column_key
from outsource_audit.exchange.csv_text import WINDOWS
from outsource_audit.exchange.plan_columns import (
    COLUMNS,
    NOTE,
    OWNER,
    READ_BACK,
    REASON,
    WORDED_BY_BANK,
    bank_cells,
    plain,
    remediation_cells,
)
from outsource_audit.exchange.plan_rows import Spelling, cell_text, quoted, same_text
from outsource_audit.exchange.plan_subjects import Subjects

_WHY_NO_ACTION = {
    State.ANSWERED: "its answer leaves no gap now",
    State.HIDDEN: "it does not apply",
    State.NOT_APPLICABLE: "it does not apply",
}


def notices(
    table: Table, subjects: Subjects, scorecard: Scorecard, plan: ActionPlan, spelling: Spelling
) -> Iterator[str]:
    """Yield the sentences, the file as a whole first, then its rows."""
    yield from _of_file(table, spelling)
    yield from _of_columns(table, subjects, scorecard, spelling)
    yield from _of_formulas(subjects, scorecard, spelling)
    yield from _of_rows(subjects, scorecard, plan)


def _of_file(table: Table, spelling: Spelling) -> Iterator[str]:
    if spelling.encoding == WINDOWS and not _is_plain(table):
        yield "The file is not UTF-8 and was read as Windows-1252: look at letters with accents."


def _is_plain(table: Table) -> bool:
    return all(cell.text.isascii() for row in table.rows for cell in row)


def _of_columns(
    table: Table, subjects: Subjects, scorecard: Scorecard, spelling: Spelling
) -> Iterator[str]:
    keys = {column_key(name) for name in COLUMNS}
    names = [cell_text(cell) for cell in table.header]
    foreign = [quoted(name) for name in names if name and column_key(name) not in keys]
    if foreign:
        yield f"Not read, since the plan has no such column: {', '.join(foreign)}."
    missing = [column for column in READ_BACK if column not in spelling.columns]
    if missing:
        columns = _several("column", len(missing))
        yield f"The file lacks the {columns} {_listed(missing)}: what is set there stays."
    reworded = _reworded(subjects, scorecard, spelling)
    if reworded:
        names = [column for column in WORDED_BY_BANK if column in reworded]
        yield f"Changes in {_listed(names)} are not taken: the question bank words them."


def _reworded(subjects: Subjects, scorecard: Scorecard, spelling: Spelling) -> set[str]:
    """Return the columns in which a row says something else than the bank."""
    return {
        column
        for action, rows in subjects.rows.items()
        if action in scorecard.bank_set.questions
        for column, written in bank_cells(scorecard, action).items()
        for row in rows
        if not same_text(spelling.text(row, column) or written, written, spelling.encoding)
    }


def _of_formulas(subjects: Subjects, scorecard: Scorecard, spelling: Spelling) -> Iterator[str]:
    """Yield the texts that somebody typed as a formula; those set before are no news."""
    for action, rows in subjects.rows.items():
        before = scorecard.audit.remediation.get(action, Remediation())
        written = remediation_cells(before, "")
        for column in (OWNER, NOTE, REASON):
            # What is written of ours has an apostrophe before it.
            typed = plain(spelling.cell(rows[0], column).text)
            if typed.startswith("=") and not same_text(typed, written[column], spelling.encoding):
                yield f"The cell {column} of {action} begins with '=' and is kept as plain text."


def _of_rows(subjects: Subjects, scorecard: Scorecard, plan: ActionPlan) -> Iterator[str]:
    for action, rows in subjects.rows.items():
        if len(rows) > 1:
            where = _lines(row[0].line for row in rows)
            yield f"{action} is there more than once, the same each time: on {where}."
    states = {s.question.id: s.state for s in scorecard.standings.questions}
    for action, line in subjects.outside:
        why = _WHY_NO_ACTION.get(states[action], "it has no answer yet")
        yield f"{action} is no action of the plan: {why}. Line {line} is left out."
    if subjects.nameless:
        left_out = counted(len(subjects.nameless), "row")
        yield f"{left_out} without an action left out: {_lines(subjects.nameless)}."
    missing = [action.id for action in plan.steps if action.id not in subjects.rows]
    if missing:
        yield f"{_not_there(len(missing))}: {named(missing)}."


def _not_there(actions: int) -> str:
    if actions == 1:
        return "1 action is not in the file; it stays as it is"
    return f"{actions} actions are not in the file; they stay as they are"


def _lines(numbers: Iterable[int]) -> str:
    told = [str(number) for number in numbers]
    return f"{_several('line', len(told))} {_listed(told)}"


def _several(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
