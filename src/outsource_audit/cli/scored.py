"""What `score`, `report` and `demo` share: an audit file, read and scored."""

from __future__ import annotations

from pathlib import Path

from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.plan import DEFAULT_CAPACITY
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.storage.audit_file import read_audit
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.resources import folder


def shipped_banks() -> BankSet:
    """Return the question banks that come with the program."""
    return load_banks(folder("questions"))


def scored(file: Path, capacity: int = DEFAULT_CAPACITY) -> Scorecard:
    """Read an audit and score it. Raises FileError and InvalidFileError."""
    audit = read_audit(file)
    return score(shipped_banks(), audit, capacity)
