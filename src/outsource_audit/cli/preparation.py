"""What both ways of answering do first: name or begin a new audit, bring an old one up to date.

No terminal is needed here, so that answers from a file do not wait for one to be imported.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from outsource_audit.cli.clock import today
from outsource_audit.cli.stored import read_stored
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.carry_over import begin_from, carry_over_lines
from outsource_audit.domain.plain_text import clean
from outsource_audit.storage.audit_file import SUFFIX
from outsource_audit.storage.spare import spare_path

LONGEST_SLUG = 80


class Old(msgspec.Struct, frozen=True):
    """An earlier audit to begin from, and the name of the file it was read from."""

    name: str
    audit: Audit


def read_old(path: Path | None) -> Old | None:
    """Return the audit that `--from` names; None where it was not given. Raises FileError."""
    return None if path is None else Old(path.name, read_stored(path))


def for_this_sitting(audit: Audit, bank_set: BankSet, *, full: bool, by: str) -> Audit:
    """Return an audit with all questions asked where `full`, and who answers it now."""
    in_full = tuple(bank_set.by_id) if full else audit.in_full
    answered_by = clean(by).strip() or audit.answered_by
    return msgspec.structs.replace(audit, in_full=in_full, answered_by=answered_by)


def begin_from_old(
    old: Old, bank_set: BankSet, business: str, provider: str, date: str = ""
) -> tuple[Audit, list[str]]:
    """Begin an audit from an earlier one, and say what it has from there.

    `date` is the new audit's, today unless given.
    """
    audit = begin_from(
        old.audit,
        bank_set,
        business=business,
        provider=provider,
        date=date or today(),
        today=today(),
    )
    return audit, carry_over_lines(audit, old.audit, bank_set, old.name)


def free_name(folder: Path, business: str, provider: str) -> Path:
    """Return a file name made of both names that no audit, and no spare of one, has yet."""
    stem = f"{_slug(business)}-{_slug(provider)}"
    number, path = 1, folder / f"{stem}{SUFFIX}"
    while path.exists() or spare_path(path).exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path


def _slug(name: str) -> str:
    kept = "".join(letter if letter.isalnum() else " " for letter in name.lower())
    slug = "-".join(kept.split())
    # Systems count a file name in bytes, and a letter can take four; some know few letters.
    known = sys.getfilesystemencoding()
    cut = slug.encode(known, "ignore")[:LONGEST_SLUG].decode(known, "ignore")
    return cut.strip("-") or "audit"
