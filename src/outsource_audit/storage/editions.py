"""Earlier editions of the question banks, found by the stamps that an audit keeps of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from outsource_audit.domain.bank import BankSet, BankStamp
from outsource_audit.errors import InvalidFileError
from outsource_audit.storage.bank_conversion import PROFILE_ID
from outsource_audit.storage.bank_file import bank_set_of
from outsource_audit.storage.bank_format import BankFile, ProfileFile
from outsource_audit.storage.bank_source import Source, Sources, read_folder

FORMER = "former"

T = TypeVar("T", BankFile, ProfileFile)


class Pool(msgspec.Struct, frozen=True):
    """Every edition at hand: banks by id and hash of their bytes, profiles by their hash."""

    banks: Mapping[tuple[str, str], Source[BankFile]]
    profiles: Mapping[str, Source[ProfileFile]]

    def holds(self, stamp: BankStamp) -> bool:
        """Say whether this very edition is at hand."""
        if stamp.id == PROFILE_ID:
            return stamp.sha256 in self.profiles
        return (stamp.id, stamp.sha256) in self.banks


class Edition(msgspec.Struct, frozen=True):
    """The banks an audit was answered under; None where they are not at hand.

    `missing` are the stamps that nothing at hand has. It is empty, too, where the audit names
    no whole set of banks.
    """

    bank_set: BankSet | None
    missing: tuple[BankStamp, ...] = ()


def folders_of(questions: Path) -> list[Path]:
    """Return the folders of banks that ship in one: itself, then every former edition's."""
    former = questions / FORMER
    found = former.iterdir() if former.is_dir() else ()
    return [questions, *sorted(path for path in found if path.is_dir())]


def read_pool(folders: Iterable[Path]) -> Pool:
    """Read every edition in the folders.

    What the files of a folder say of each other is not looked at: it can hold a single bank.
    Raises InvalidFileError with every problem in a file.
    """
    read = [read_folder(folder) for folder in folders]
    problems = [problem for sources in read for problem in sources.all_problems()]
    if problems:
        raise InvalidFileError(list(dict.fromkeys(problems)))
    return Pool(
        banks={
            (bank.value.id, _sha256(bank)): bank
            for sources in read
            for bank in sources.banks
            if bank.value is not None
        },
        profiles={_sha256(sources.profile): sources.profile for sources in read},
    )


def edition(stamps: tuple[BankStamp, ...], pool: Pool) -> Edition:
    """Return the banks with these very stamps, whatever folders they lie in."""
    missing = tuple(stamp for stamp in stamps if not pool.holds(stamp))
    profiles = [stamp.sha256 for stamp in stamps if stamp.id == PROFILE_ID]
    banks = [stamp for stamp in stamps if stamp.id != PROFILE_ID]
    if missing or len(profiles) != 1 or not banks:
        return Edition(None, missing)
    sources = [pool.banks[stamp.id, stamp.sha256] for stamp in banks]
    try:
        return Edition(bank_set_of(Sources(pool.profiles[profiles[0]], sources, [])))
    except InvalidFileError:  # each is fine, but they do not belong together
        return Edition(None)


def _sha256(source: Source[T]) -> str:
    return hashlib.sha256(source.data).hexdigest()
