"""What `bank simulate` and `bank test` share: banks, their golden cases, and what they meet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from outsource_audit.cli.scored import shipped_banks
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.encounter import Encounter, encounter
from outsource_audit.domain.golden_case import mismatches
from outsource_audit.errors import InvalidFileError, Problem
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.cases_file import CASES_FOLDER, PlacedCase, case_files, read_cases
from outsource_audit.storage.resources import folder

NOTHING_THERE = "there is no such file or folder"
NO_CASES = "there are no golden cases here"
NO_CASES_HINT = f"they lie beside the banks, in a file such as {CASES_FOLDER}/typical.yaml"


class Results(NamedTuple):
    """Golden cases that were run, each with what it expects in vain, and what cannot be read."""

    cases: list[tuple[PlacedCase, list[Problem]]]
    unread: list[Problem]

    @property
    def problems(self) -> list[Problem]:
        """Return everything that is wrong."""
        return self.unread + [problem for _, found in self.cases for problem in found]


def typical_encounters(banks: Path, bank_set: BankSet) -> list[Encounter]:
    """Return what the typical profiles of a folder meet.

    A folder without golden cases whose profile is the shipped one takes the shipped profiles.
    Raises FileError and InvalidFileError.
    """
    files, asked_of = case_files(banks), bank_set
    if not files:
        shipped = shipped_banks()
        if bank_set.profile.stamp != shipped.profile.stamp:
            return []
        files, asked_of = case_files(folder("questions")), shipped
    placed = [each for file in files for each in read_cases(file, asked_of)]
    return [
        encounter(bank_set, each.case.name, each.case.profile)
        for each in placed
        if each.case.typical
    ]


def run_cases(paths: Iterable[Path]) -> Results:
    """Run the golden cases of folders and files, each against its banks. Raises FileError."""
    results = Results([], [])
    for path in dict.fromkeys(paths):
        banks = _banks_for(path)
        files = case_files(banks) if path.is_dir() else [path]
        if not path.exists():
            results.unread.append(Problem(str(path), 1, 1, "", NOTHING_THERE))
        elif not files:
            where = str(banks / CASES_FOLDER)
            results.unread.append(Problem(where, 1, 1, "", NO_CASES, NO_CASES_HINT))
        else:
            _run_files(files, banks, results)
    return results


def _banks_for(path: Path) -> Path:
    """Return the folder of banks that a folder, or a file of cases, is meant for."""
    cases = path if path.is_dir() else path.parent
    if cases.absolute().name == CASES_FOLDER:
        return cases.parent if cases.name else cases / ".."
    return path if path.is_dir() else folder("questions")


def _run_files(files: Iterable[Path], banks: Path, results: Results) -> None:
    try:
        bank_set = load_banks(banks)
    except InvalidFileError as error:
        results.unread.extend(error.problems)
        return
    for file in files:
        try:
            placed = read_cases(file, bank_set)
        except InvalidFileError as error:
            results.unread.extend(error.problems)
            continue
        for each in placed:
            results.cases.append((each, each.problems(mismatches(bank_set, each.case))))
