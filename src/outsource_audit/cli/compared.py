"""Audits read to be compared, each scored under the question banks it was answered under."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.trend import ComparedAudit
from outsource_audit.errors import FileError

if TYPE_CHECKING:
    from outsource_audit.storage.editions import Edition


def read_compared(files: Sequence[Path], bank_folders: Sequence[Path]) -> list[ComparedAudit]:
    """Read and score audits, in the order given; a file that is given twice is read once.

    What no longer fits its banks is told on stderr, by file. Raises FileError with every audit
    that cannot be read, and InvalidFileError with every problem of the bank folders.
    """
    from outsource_audit.cli.scored import shipped_banks

    stored = _stored(files)
    today = shipped_banks()
    editions = _editions(list(stored.values()), today, bank_folders)
    pairs = zip(stored.items(), editions, strict=True)
    read = {file: _compared(file, audit, own, today) for (file, audit), own in pairs}
    return [read[file] for file in files]


def _stored(files: Sequence[Path]) -> dict[Path, Audit]:
    from outsource_audit.cli.stored import read_stored

    read, problems = {}, []
    for file in dict.fromkeys(files):
        try:
            read[file] = read_stored(file)
        except FileError as error:
            problems.append(str(error))
    if problems:
        raise FileError("\n".join(problems))
    return read


def _editions(
    audits: Sequence[Audit], today: BankSet, bank_folders: Sequence[Path]
) -> list[Edition]:
    """Return the banks of each audit; earlier ones are looked for only where one needs them."""
    from outsource_audit.storage.editions import Edition, edition, folders_of, read_pool
    from outsource_audit.storage.resources import folder

    of_today = [set(audit.banks) == set(today.stamps) for audit in audits]
    if all(of_today) and not bank_folders:
        return [Edition(today)] * len(audits)
    pool = read_pool([*folders_of(folder("questions")), *bank_folders])
    pairs = zip(audits, of_today, strict=True)
    return [Edition(today) if current else edition(audit.banks, pool) for audit, current in pairs]


def _compared(file: Path, stored: Audit, own: Edition, today: BankSet) -> ComparedAudit:
    from outsource_audit.cli.scored import under_banks
    from outsource_audit.domain.former_ids import under_former_ids
    from outsource_audit.domain.scoring import score

    banks = own.bank_set or today
    audit = under_banks(under_former_ids(stored, banks, today), banks, f"{file}: ")
    return ComparedAudit(
        file=str(file),
        scorecard=score(banks, audit),
        banks_known=own.bank_set is not None,
        missing=tuple(f"{stamp.id} {stamp.version}" for stamp in own.missing),
    )
