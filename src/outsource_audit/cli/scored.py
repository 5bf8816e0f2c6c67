"""What `score`, `report` and `demo` share: an audit file, read and scored."""

from __future__ import annotations

from pathlib import Path

import typer

from outsource_audit.cli.stored import read_stored
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.migration import migrate, up_to_date
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.plan import DEFAULT_CAPACITY
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.resources import folder


def shipped_banks() -> BankSet:
    """Return the question banks that come with the program."""
    return load_banks(folder("questions"))


def scored(file: Path, capacity: int = DEFAULT_CAPACITY) -> Scorecard:
    """Read an audit and score it, as `read_today` does. Raises FileError and InvalidFileError."""
    audit, bank_set = read_today(file)
    return score(bank_set, audit, capacity)


def read_today(file: Path) -> tuple[Audit, BankSet]:
    """Read an audit under the ids of today, telling on stderr what no longer fits the banks.

    Raises FileError and InvalidFileError.
    """
    stored, bank_set = read_stored(file), shipped_banks()
    return under_banks(stored, bank_set), bank_set


def under_banks(stored: Audit, bank_set: BankSet, lead: str = "") -> Audit:
    """Return an audit under the ids of the banks, telling on stderr what no longer fits them.

    `lead` stands before each line, where there is more than one audit to tell of.
    """
    for change in migrate(stored, bank_set).lines():
        typer.echo(clean(f"{lead}{change}"), err=True)
    return up_to_date(stored, bank_set)
