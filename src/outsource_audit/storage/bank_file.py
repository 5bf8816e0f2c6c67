"""Question banks loaded from a folder, or checked with every problem listed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from outsource_audit.domain.bank import BankSet
from outsource_audit.errors import InvalidFileError, Problem
from outsource_audit.storage import bank_rules
from outsource_audit.storage.bank_conversion import bank_from, profile_from
from outsource_audit.storage.bank_source import Sources, read_folder, unreadable


def load_banks(folder: Path) -> BankSet:
    """Return the profile and the banks of a folder, the banks by pitfall number.

    Without a `profile.yaml` in the folder the shipped profile serves. Raises
    InvalidFileError with every problem of every file.
    """
    return bank_set_of(read_folder(folder))


def bank_set_of(sources: Sources) -> BankSet:
    """Return the profile and the banks of files that were read, the banks by pitfall number.

    Raises InvalidFileError with every problem, in a file alone and between them.
    """
    if problems := _problems(sources):
        raise InvalidFileError(problems)
    profile = sources.profile
    assert profile.value is not None  # noqa: S101  # a file without problems has a value
    banks = [bank_from(s.value, _sha256(s.data)) for s in sources.banks if s.value is not None]
    return BankSet(
        profile_from(profile.value, _sha256(profile.data)),
        tuple(sorted(banks, key=lambda bank: bank.pitfall)),
    )


def check_banks(paths: Iterable[Path]) -> list[Problem]:
    """Return every problem of bank files, profiles or whole folders, by file and line.

    A single file is checked among the other files of its folder (its profile, the banks
    asked before it), but only its own problems are listed. Never raises.
    """
    found: list[Problem] = []
    files_by_folder: dict[Path, list[Path]] = {}
    for path in dict.fromkeys(paths):
        try:
            is_folder = path.is_dir()
            path.stat()
        except (OSError, ValueError) as error:
            found.append(unreadable(path, error))
            continue
        if is_folder:
            found += _problems(read_folder(path))
        else:
            files_by_folder.setdefault(path.parent, []).append(path)
    for folder, files in files_by_folder.items():
        found += _of_files(folder, files)
    return sorted(dict.fromkeys(found), key=_order)


def _of_files(folder: Path, files: list[Path]) -> list[Problem]:
    names = {str(path) for path in files}
    sources = read_folder(folder, and_files=files)
    return [problem for problem in _problems(sources) if problem.file in names]


def _problems(sources: Sources) -> list[Problem]:
    found = sources.all_problems() + bank_rules.check(sources)
    return sorted(found, key=_order)


def _order(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
