"""The files of a folder of question banks, read and held against their format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from outsource_audit.errors import Problem
from outsource_audit.storage import resources
from outsource_audit.storage.bank_format import BankFile, ProfileFile
from outsource_audit.storage.shape import Shaped, fit
from outsource_audit.storage.tree import Finding, Mapping, Node, Scalar, problems_at
from outsource_audit.storage.yaml_source import parse_yaml

PROFILE_NAMES = ("profile.yaml", "profile.yml")
FORMAT = 1
_SUFFIXES = (".yaml", ".yml")

T = TypeVar("T", BankFile, ProfileFile)


class Source(msgspec.Struct, Generic[T], frozen=True):
    """One file: its bytes, its tree, what its format makes of it, and what is wrong so far.

    `tree` and `shaped` are None where the file is too broken to go on.
    """

    path: Path
    data: bytes
    tree: Node | None
    shaped: Shaped[T] | None
    problems: list[Problem]

    @property
    def value(self) -> T | None:
        """Return the file as structs; None where too much is broken."""
        return self.shaped.value if self.shaped else None

    def problems_of(self, findings: list[Finding]) -> list[Problem]:
        """Return findings on the structs as problems with their place in the file."""
        if self.tree is None or self.shaped is None:
            return []
        in_file = [
            msgspec.structs.replace(found, path=self.shaped.path_in_file(found.path))
            for found in findings
        ]
        return problems_at(str(self.path), self.tree, in_file)


class Sources(msgspec.Struct, frozen=True):
    """The profile and the banks of one folder, and what is wrong with the folder itself."""

    profile: Source[ProfileFile]
    banks: list[Source[BankFile]]
    problems: list[Problem]

    def all_problems(self) -> list[Problem]:
        """Return what was found while reading."""
        files = [self.profile.problems, *(bank.problems for bank in self.banks)]
        return [*self.problems, *(problem for found in files for problem in found)]


def read_folder(folder: Path, and_files: Sequence[Path] = ()) -> Sources:
    """Read a folder of banks; without a profile of its own the shipped profile serves.

    `and_files` are files in it that are read whatever their names end with.
    """
    problems: list[Problem] = []
    names: list[Path] = []
    try:
        found = {path for path in folder.iterdir() if path.suffix in _SUFFIXES}
        names = sorted(path for path in found | set(and_files) if path.is_file())
    except (OSError, ValueError) as error:
        problems = [unreadable(folder, error)]
    banks = [path for path in names if path.name not in PROFILE_NAMES]
    if not banks and not problems:
        hint = "a bank is a file such as 03-data.yaml"
        problems = [Problem(str(folder), 1, 1, "", "the folder holds no question banks", hint)]
    own = [path for path in names if path.name in PROFILE_NAMES]
    profile = own[0] if own else resources.folder("questions") / PROFILE_NAMES[0]
    return Sources(
        read_source(profile, ProfileFile), [read_source(p, BankFile) for p in banks], problems
    )


def read_source(path: Path, kind: type[T]) -> Source[T]:
    """Read one file and hold it against its format; never raises for what it holds."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return Source(path, b"", None, None, [unreadable(path, error)])
    tree, problems = parse_yaml(data, str(path))
    if tree is None:
        return Source(path, data, None, None, problems)
    if newer := _newer_format(tree, str(path)):
        return Source(path, data, None, None, [newer])
    shaped = fit(tree, kind)
    return Source(
        path, data, tree, shaped, problems + problems_at(str(path), tree, shaped.findings)
    )


def unreadable(path: Path, error: OSError | ValueError) -> Problem:
    """Return the problem of a file or folder that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return Problem(str(path), 1, 1, "", "there is no such file or folder")
    if isinstance(error, NotADirectoryError):
        return Problem(str(path), 1, 1, "", "is a file, not a folder of question banks")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Problem(str(path), 1, 1, "", f"cannot be read: {reason or error}")


def _newer_format(tree: Node, file: str) -> Problem | None:
    found = tree.entries.get("format") if isinstance(tree, Mapping) else None
    if not isinstance(found, Scalar) or not isinstance(found.value, int) or found.value <= FORMAT:
        return None
    what = f"format {found.value} is newer than this program, which reads format {FORMAT}"
    return Problem(file, found.line, found.column, "format", what, "update outsource-audit")
