"""A small audit with an action plan, and its CSV file as other programs would save it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import msgspec

from builders import a_bank, a_bank_set, a_question, a_red_line, an_audit, answer
from outsource_audit.domain.action_plan import ActionPlan, action_plan
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.errors import InvalidFileError
from outsource_audit.exchange.plan_csv import Taken, encode_plan, read_plan

FILE = "plan.csv"
# In the order of the plan; the last has no gap, and the ones after it no answer.
ACTIONS = ("data-05", "data-01", "data-02", "data-03")


@cache
def bank_set() -> BankSet:
    """Return four questions with a gap, one without, one not applicable and one not answered."""
    questions = (
        a_question("data-01", effort=Effort.LOW, severity=Severity.HIGH, fix="Ask. Then sign."),
        a_question("data-02", effort=Effort.MEDIUM, severity=Severity.MEDIUM),
        a_question("data-03", effort=Effort.HIGH, severity=Severity.LOW),
        a_question("data-04", severity=Severity.LOW),
        a_question("data-05", effort=Effort.LOW, red_line=a_red_line("no")),
        a_question("data-06"),
        a_question("data-07"),
    )
    bank = a_bank("data", questions)
    return a_bank_set(msgspec.structs.replace(bank, renamed=(("data-99", "data-01"),)))


class Planned(NamedTuple):
    """A scored audit and its plan."""

    scorecard: Scorecard
    plan: ActionPlan

    @property
    def encoded(self) -> bytes:
        """Return the plan as it is written."""
        return encode_plan(self.scorecard, self.plan)

    def read(self, data: bytes, dates: str | None = None) -> Taken:
        """Read a plan file that came back."""
        return read_plan(data, FILE, self.scorecard, self.plan, dates=dates)

    def problems(self, data: bytes, dates: str | None = None) -> list[str]:
        """Return the problems of a plan file that is refused."""
        try:
            taken = self.read(data, dates)
        except InvalidFileError as error:
            return [str(problem) for problem in error.problems]
        raise AssertionError(f"it was taken: {taken}")


def planned(
    remediation: dict[str, Remediation] | None = None,
    provider: str = "Northway Fulfilment",
    date: str = "2026-11-23",
    capacity: int = 4,
) -> Planned:
    """Return the small audit with what was set for its actions; at 4 points all have a date."""
    given = {action: answer("no") for action in ACTIONS} | {
        "data-04": answer("yes"),
        "data-06": msgspec.structs.replace(
            answer("yes"), answer=None, not_applicable="We hand nothing over"
        ),
    }
    audit = msgspec.structs.replace(
        an_audit(given, in_full=("data",)),
        remediation=remediation or {},
        provider=provider,
        date=date,
    )
    scorecard = score(bank_set(), audit, capacity)
    return Planned(scorecard, action_plan(scorecard))


Rows = list[list[str]]


def rows_of(data: bytes) -> Rows:
    """Return the rows of a plan file as it is written, header first, read by another reader."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def as_csv(
    rows: Rows, *, encoding: str = "utf-8", separator: str = ",", line_end: str = "\n"
) -> bytes:
    """Return rows as a program writes them that likes this encoding, separator and line end."""
    out = io.StringIO(newline="")
    # Before a lone CR, Python 3.11 leaves an LF in a cell bare, and the cell would fall apart.
    writer = csv.writer(
        out,
        delimiter=separator,
        lineterminator=line_end,
        quoting=csv.QUOTE_ALL if line_end == "\r" else csv.QUOTE_MINIMAL,
    )
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def with_cells(data: bytes, **cells: str) -> bytes:
    """Return the file with cells of its first action changed: `due_date="2026-12-01"`."""
    rows = rows_of(data)
    for name, text in cells.items():
        rows[1][rows[0].index(name.replace("_", " ").capitalize())] = text
    return as_csv(rows)


def changed(data: bytes, change: Callable[[Rows], object]) -> bytes:
    """Return the file with its rows, header included, changed in place."""
    rows = rows_of(data)
    change(rows)
    return as_csv(rows)
