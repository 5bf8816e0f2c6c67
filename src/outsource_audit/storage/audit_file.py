"""Audit files: read with every problem named, written so that a kill loses nothing.

A save goes beside the file, is flushed to the disk and then put in place in one step. While
an audit is being answered its lock file says who holds it.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from outsource_audit.domain.audit import AUDIT_FORMAT, Audit, date_misfit
from outsource_audit.errors import FileError, InvalidFileError, Problem
from outsource_audit.storage.lock import held
from outsource_audit.storage.read import read_bytes
from outsource_audit.storage.tree import Finding, Node, Scalar, child
from outsource_audit.storage.write import is_taken, write_whole

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
        audit = msgspec.json.decode(data, type=Audit)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _read_patiently(path, data)
    return _read_patiently(path, data) if date_misfit(audit.date) else audit


@contextlib.contextmanager
def held_audit(path: Path) -> Iterator[AuditFile]:
    """Hold an audit file for writing, new or not; raises FileError if someone else holds it."""
    path = Path(os.path.realpath(path))
    if is_taken(path) and path.is_dir():
        raise FileError(f"{path}: is a folder, not a file")
    with held(path):
        _sweep(path)
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


def _sweep(path: Path) -> None:
    """Remove what saves of this file left behind when they were killed."""
    stray = re.compile(rf"\.{re.escape(path.name)}\.\d+\.tmp")
    with contextlib.suppress(OSError):
        for beside in path.parent.iterdir():
            if stray.fullmatch(beside.name):
                beside.unlink(missing_ok=True)


def _read_patiently(path: Path, data: bytes) -> Audit:
    """Return an audit that only the strict reader refuses (it knows no byte order mark).

    Raises InvalidFileError with every problem.
    """
    from outsource_audit.storage.json_source import parse_json
    from outsource_audit.storage.shape import fit
    from outsource_audit.storage.tree import problems_at

    if not data.strip():
        empty = Problem(str(path), 1, 1, "", "is empty", "it may be a copy that was cut off")
        raise InvalidFileError([empty])
    tree, problems = parse_json(data, str(path))
    if tree is None or problems:
        raise InvalidFileError(problems)
    if foreign := _foreign(path, _format(tree)):
        raise InvalidFileError([foreign])
    shaped = fit(tree, Audit)
    findings = list(shaped.findings)
    if shaped.value is not None and (wrong := date_misfit(shaped.value.date)):
        findings.append(Finding(("date",), wrong))
    if shaped.value is None or findings:
        raise InvalidFileError(problems_at(str(path), tree, findings))
    return shaped.value


def _format(tree: Node) -> int:
    told = child(tree, "format")
    number = told.value if isinstance(told, Scalar) and told.plain else None
    return int(number) if isinstance(number, int | float) else 0


def _foreign(path: Path, number: int) -> Problem | None:
    """Say so when the file is no audit of a format this version reads."""
    if number < 1:
        what = 'is not an audit file: it has no "format" number'
        return Problem(str(path), 1, 1, "", what, f"an audit file ends in {SUFFIX}")
    if number > AUDIT_FORMAT:
        what = f"was written in format {number}, and this version reads format {AUDIT_FORMAT}"
        return Problem(str(path), 1, 1, "", what, "update outsource-audit to read it")
    return None
