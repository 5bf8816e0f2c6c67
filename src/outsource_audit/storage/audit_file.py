"""Audit files: read with every problem named, written so that a kill loses nothing.

A save goes beside the file, is flushed to the disk and then put in place in one step. While
an audit is being answered its lock file says who holds it, and a spare copy follows each save.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from outsource_audit.domain.audit import AUDIT_FORMAT, Audit
from outsource_audit.domain.dates import date_misfit
from outsource_audit.domain.remediation import remediation_misfits
from outsource_audit.errors import (
    AuditError,
    FileError,
    ForeignFileError,
    InvalidFileError,
    NewerFormatError,
    Problem,
)
from outsource_audit.storage.lock import held
from outsource_audit.storage.read import read_bytes
from outsource_audit.storage.spare import free_beside, set_aside, spare_path, spare_time
from outsource_audit.storage.tree import Finding, Node, Scalar, child
from outsource_audit.storage.write import is_taken, put_in_place, reason, write_whole

if TYPE_CHECKING:
    from outsource_audit.storage.follower import Follower

SUFFIX = ".audit.json"
_BRACE = re.compile(rb"(\xef\xbb\xbf)?\s*\{")


class _Head(msgspec.Struct):
    format: int


def read_audit(path: Path) -> Audit:
    """Read an audit file.

    Raises FileError where it cannot be read, InvalidFileError with every problem in it where
    it is damaged: truncated, no JSON, no whole audit. Of these, ForeignFileError where it is
    something else than an audit, and NewerFormatError where a newer version wrote it.
    """
    return _parsed(path, read_bytes(path))


def read_spare(path: Path) -> Audit | None:
    """Return the last good state of an audit, for a file that is damaged; None without one."""
    try:
        return read_audit(spare_path(Path(os.path.realpath(path))))
    except AuditError:
        return None


@contextlib.contextmanager
def held_audit(path: Path) -> Iterator[AuditFile]:
    """Hold an audit file for writing, new or not; raises FileError if someone else holds it."""
    path = Path(os.path.realpath(path))
    if is_taken(path) and path.is_dir():
        raise FileError(f"{path}: is a folder, not a file")
    # Only whoever saves needs threads; they are slow to import.
    from outsource_audit.storage.follower import Follower

    with held(path):
        _sweep(path)
        follower = Follower(path)
        try:
            yield AuditFile(path, follower)
        finally:
            # Before the lock is free: the next holder's spare must not be written over.
            follower.close()


class AuditFile:
    """One audit file that this process holds."""

    def __init__(self, path: Path, follower: Follower | None = None) -> None:
        """Keep the real path and who follows its saves; nothing is read or written yet."""
        self.path = path
        self._follower = follower
        self._known: bytes | None = None

    def read(self) -> Audit | None:
        """Return what the file holds; None if it does not exist yet. Raises as read_audit."""
        if not self.path.exists():
            return None
        data = read_bytes(self.path)
        audit = _parsed(self.path, data)
        self._known = data
        return audit

    def put_aside_changed(self) -> Path | None:
        """Set aside what something else wrote over the file since it was last read or saved.

        Returns where it lies now, or None where the file is as this program left it. A lock
        keeps out other outsource-audits, and nobody else.
        """
        try:
            if self._known is None or self.path.read_bytes() == self._known:
                return None
            return set_aside(self.path, "changed")
        except OSError:  # gone, or not to be read: then there is nothing to set aside
            return None

    def save(self, audit: Audit) -> None:
        """Replace the file in one step. Raises FileError; the old file is then untouched.

        Of a held audit the spare copy follows, and nobody waits for it.
        """
        text = msgspec.json.format(msgspec.json.encode(audit), indent=2) + b"\n"
        if self._follower is None:
            write_whole(self.path, text)
        else:
            put_in_place(self.path, text)
            self._known = text
            self._follower.follow(text)

    def spare(self) -> Audit | None:
        """Return the last good state, for a file that is damaged or gone; None without one."""
        if self._follower is not None:
            self._follower.catch_up()
        return read_spare(self.path)

    def spare_time(self) -> str:
        """Return when that state was saved, as local ISO time to the second; empty without one."""
        return spare_time(self.path)

    def put_aside_spare(self) -> Path | None:
        """Keep the spare of an audit that is gone as NAME.earlier, or the first free name after it.

        Returns where it lies now, or None where the audit is there or has no spare. The spare
        stays until the next save replaces it. Raises FileError where it cannot be kept.
        """
        if is_taken(self.path) or not spare_path(self.path).is_file():
            return None
        aside = free_beside(self.path, "earlier")
        write_whole(aside, read_bytes(spare_path(self.path)))
        return aside

    def set_aside(self) -> Path:
        """Rename a damaged file to NAME.damaged, or the first free name after it; return that.

        Nothing is overwritten, and the spare stays. Raises FileError where that fails.
        """
        try:
            return set_aside(self.path)
        except OSError as error:
            raise FileError(f"{self.path}: cannot be set aside: {reason(error)}") from error


def _sweep(path: Path) -> None:
    """Remove what saves of this file, its spare and drafts left behind when they were killed."""
    stray = re.compile(rf"\.{re.escape(path.name)}\.(spare\.|[^/]+\.draft\.)?\d+\.tmp", re.DOTALL)
    with contextlib.suppress(OSError):
        for beside in path.parent.iterdir():
            if stray.fullmatch(beside.name):
                beside.unlink(missing_ok=True)


def _parsed(path: Path, data: bytes) -> Audit:
    try:
        msgspec.json.decode(data, type=_Head)  # what has no format is not ours
        audit = msgspec.json.decode(data, type=Audit)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _read_patiently(path, data)
    return _read_patiently(path, data) if any(_misfits(audit)) else audit


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
        raise InvalidFileError(_called_no_audit(problems, data))
    _check_format(path, _format(tree))
    shaped = fit(tree, Audit)
    findings = list(shaped.findings)
    if shaped.value is not None:
        findings += _misfits(shaped.value)
    if shaped.value is None or findings:
        raise InvalidFileError(problems_at(str(path), tree, findings))
    return shaped.value


def _called_no_audit(problems: list[Problem], data: bytes) -> list[Problem]:
    """Return the problems; where nothing speaks for an audit, the first says that it is none."""
    if _BRACE.match(data) or problems[0].column != 1:
        return problems
    # How to write it as JSON is no help for a file of another kind.
    what = f"this is no audit file: {problems[0].what}"
    return [problems[0]._replace(what=what, hint=""), *problems[1:]]


def _misfits(audit: Audit) -> Iterator[Finding]:
    """Yield what no type can say: dates that are none, risks accepted without a reason."""
    if wrong := date_misfit(audit.date):
        yield Finding(("date",), wrong)
    for action, remediation in audit.remediation.items():
        for field, misfit in remediation_misfits(remediation):
            yield Finding(("remediation", action, field), misfit)


def _format(tree: Node) -> int:
    told = child(tree, "format")
    number = told.value if isinstance(told, Scalar) and told.plain else None
    return int(number) if isinstance(number, int | float) else 0


def _check_format(path: Path, number: int) -> None:
    """Raise ForeignFileError when the file is no audit of a format this version reads."""
    if number < 1:
        what = 'is not an audit file: it has no "format" number'
        hint = f"an audit file ends in {SUFFIX}"
        raise ForeignFileError([Problem(str(path), 1, 1, "", what, hint)])
    if number > AUDIT_FORMAT:
        what = f"was written in format {number}, and this version reads format {AUDIT_FORMAT}"
        hint = "update outsource-audit to read it"
        raise NewerFormatError([Problem(str(path), 1, 1, "", what, hint)])
