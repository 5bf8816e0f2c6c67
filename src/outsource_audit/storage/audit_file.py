"""Audit files: read with every problem named, written so that a kill loses nothing.

A save goes beside the file, is flushed to the disk and then put in place in one step. While
an audit is being answered its lock file says who holds it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from outsource_audit.domain.audit import AUDIT_FORMAT, Audit
from outsource_audit.errors import InvalidFileError, Problem
from outsource_audit.storage.lock import held
from outsource_audit.storage.read import read_bytes
from outsource_audit.storage.write import write_whole

SUFFIX = ".audit.json"


class _Head(msgspec.Struct):
    format: int


def read_audit(path: Path) -> Audit:
    """Read an audit file.

    Raises FileError where it cannot be read, InvalidFileError with every problem in it where
    it is truncated, no JSON, no audit, or of a newer format.
    """
    data = read_bytes(path)
    try:
        msgspec.json.decode(data, type=_Head)  # what has no format is not ours
        return msgspec.json.decode(data, type=Audit)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise InvalidFileError(_problems(path, data)) from None


@contextlib.contextmanager
def held_audit(path: Path) -> Iterator[AuditFile]:
    """Hold an audit file for writing, new or not; raises FileError if someone else holds it."""
    path = Path(os.path.realpath(path))
    with held(path):
        for stray in path.parent.glob(f".{path.name}.*.tmp"):
            stray.unlink(missing_ok=True)
        yield AuditFile(path)


class AuditFile:
    """One audit file that this process holds."""

    def __init__(self, path: Path) -> None:
        """Keep the real path; nothing is read or written yet."""
        self.path = path

    def read(self) -> Audit | None:
        """Return what the file holds; None if it does not exist yet. Raises as read_audit."""
        return read_audit(self.path) if self.path.exists() else None

    def save(self, audit: Audit) -> None:
        """Replace the file in one step. Raises FileError; the old file is then untouched."""
        text = msgspec.json.format(msgspec.json.encode(audit), indent=2) + b"\n"
        write_whole(self.path, text)


def _problems(path: Path, data: bytes) -> list[Problem]:
    from outsource_audit.storage.json_source import parse_json
    from outsource_audit.storage.shape import fit
    from outsource_audit.storage.tree import problems_at

    if not data.strip():
        return [Problem(str(path), 1, 1, "", "is empty", "it may be a copy that was cut off")]
    tree, problems = parse_json(data, str(path))
    if tree is None or problems:
        return problems
    foreign = _foreign(path, data)
    if foreign:
        return [foreign]
    return problems_at(str(path), tree, fit(tree, Audit).findings)


def _foreign(path: Path, data: bytes) -> Problem | None:
    """Say so when the file is no audit of a format this version reads."""
    try:
        number = msgspec.json.decode(data, type=_Head).format
    except msgspec.MsgspecError:
        number = 0
    if number < 1:
        what = 'is not an audit file: it has no "format" number'
        return Problem(str(path), 1, 1, "", what, f"an audit file ends in {SUFFIX}")
    if number > AUDIT_FORMAT:
        what = f"was written in format {number}, and this version reads format {AUDIT_FORMAT}"
        return Problem(str(path), 1, 1, "", what, "update outsource-audit to read it")
    return None
