"""Which action each row of an edited plan file is about."""

from __future__ import annotations

import difflib

import msgspec

from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.errors import Problem
from outsource_audit.exchange.csv_cells import Row, Table
from outsource_audit.exchange.plan_columns import ACTION
from outsource_audit.exchange.plan_rows import Spelling, quoted

_LONGEST_ID = 100


class Subjects(msgspec.Struct, frozen=True):
    """The rows of a file by the action they name, in file order.

    `outside` are rows of questions that are no action now, with their lines; `nameless` the
    lines of rows that name nothing; `problems` rows that name what does not exist.
    """

    rows: dict[str, list[Row]]
    outside: list[tuple[str, int]]
    nameless: list[int]
    problems: list[Problem]


def find_subjects(table: Table, scorecard: Scorecard, spelling: Spelling) -> Subjects:
    """Return which row is about which action: a step of the plan, or one that was set before."""
    steps = {step.standing.question.id for step in scorecard.plan}
    actions = steps | scorecard.audit.remediation.keys()
    known = _known(scorecard, actions)
    found = Subjects({}, [], [], [])
    for row in table.rows:
        text = spelling.text(row, ACTION)
        action = known.get(text.casefold())
        if not text:
            found.nameless.append(row[0].line)
        elif action is None:
            found.problems.append(_unknown(text, row, known, spelling))
        elif action in actions:
            found.rows.setdefault(action, []).append(row)
        else:
            found.outside.append((action, row[0].line))
    return found


def _known(scorecard: Scorecard, actions: set[str]) -> dict[str, str]:
    """Return today's id by every id that can be meant, without regard to case."""
    bank_set = scorecard.bank_set
    today = {old: new for old, new in bank_set.renamed.items() if new in bank_set.questions}
    today |= {each: each for each in (*bank_set.questions, *actions)}
    return {each.casefold(): now for each, now in today.items()}


def _unknown(text: str, row: Row, known: dict[str, str], spelling: Spelling) -> Problem:
    cell = spelling.cell(row, ACTION)
    near = difflib.get_close_matches(text[:_LONGEST_ID].casefold(), known, 1)
    hint = f"did you mean {near[0]!r}?" if near else "this column holds the ids of the plan"
    what = f"{quoted(text)} is no action of this audit"
    return Problem(spelling.file, cell.line, cell.column, ACTION, what, hint)
