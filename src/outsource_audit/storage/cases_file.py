"""Golden cases read from YAML and held against the banks, with the place of every figure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import msgspec

from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.figure import FIGURE
from outsource_audit.domain.golden_case import Expectation, GoldenCase, Mismatch
from outsource_audit.domain.plain_text import clean
from outsource_audit.errors import FileError, InvalidFileError, Problem
from outsource_audit.storage.answers_file import AnswersFile, answers_misfits, given_answers
from outsource_audit.storage.cases_format import FIGURES, CaseFile, CasesFile, ExpectFile, Ids
from outsource_audit.storage.misfits import closest, shown
from outsource_audit.storage.shape import fit
from outsource_audit.storage.tree import Finding, Node, Scalar, child, place, where
from outsource_audit.storage.tree import Path as TreePath
from outsource_audit.storage.write import reason
from outsource_audit.storage.written_file import read_tree

CASES_FOLDER = "cases"
_SUFFIXES = (".yaml", ".yml")
_HOW_TO_BEGIN = "a file of golden cases begins with format: 1"
_HOW = "write a number such as 58.3, a fraction such as 7400/92, or none"
_OWN_NAME = "give each case a name of its own"


class PlacedCase(msgspec.Struct, frozen=True):
    """A golden case, the file it stands in, and which of its cases it is, from 0."""

    case: GoldenCase
    file: str
    tree: Node
    number: int

    @property
    def line(self) -> int:
        """Return the line the case begins on, from 1."""
        return place(self.tree, ("cases", self.number))[0]

    def problems(self, misses: Iterable[Mismatch]) -> list[Problem]:
        """Return what a case expects in vain, each with its place."""
        findings = [Finding((*self._expect, *miss.path), miss.what) for miss in misses]
        return _problems(self.file, self.tree, findings)

    @property
    def _expect(self) -> TreePath:
        return ("cases", self.number, "expect")


def case_files(banks: Path) -> list[Path]:
    """Return the files of golden cases beside the banks of a folder, by name.

    None where it has none. Raises FileError where they cannot be listed.
    """
    folder = banks / CASES_FOLDER
    try:
        found = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise FileError(f"{folder}: cannot be read: {reason(error)}") from error
    return [path for path in found if path.suffix in _SUFFIXES]


def read_cases(path: Path, bank_set: BankSet) -> list[PlacedCase]:
    """Read golden cases. Raises FileError, or InvalidFileError with all that does not fit."""
    tree, problems = read_tree(path, _HOW_TO_BEGIN)
    shaped = fit(tree, CasesFile)
    findings = list(shaped.findings)
    cases = shaped.value.cases if shaped.value else []
    numbers = shaped.kept.get(("cases",), list(range(len(cases))))
    for number, case in zip(numbers, cases, strict=True):
        findings += _below(("cases", number), _misfits(case, bank_set))
    findings += _named_twice(numbers, cases)
    problems += _problems(str(path), tree, findings)
    if problems:
        raise InvalidFileError(sorted(problems, key=lambda each: (each.line, each.column)))
    return [
        PlacedCase(_golden(case, bank_set), str(path), tree, number)
        for number, case in zip(numbers, cases, strict=True)
    ]


def _problems(file: str, tree: Node, findings: Iterable[Finding]) -> list[Problem]:
    """Return findings as problems that call a case by its name."""
    return [
        Problem(
            file,
            *place(tree, finding.path, on_key=finding.on_key),
            _where(tree, finding.path[:-1] if finding.on_key else finding.path),
            finding.what,
            finding.hint,
        )
        for finding in findings
    ]


def _where(tree: Node, path: TreePath) -> str:
    cases = child(tree, "cases")
    case = child(cases, path[1]) if cases and len(path) > 1 else None
    name = child(case, "name") if case else None
    if case is None or not isinstance(name, Scalar) or not name.text.strip():
        return where(tree, path)
    return ": ".join(part for part in (name.text, where(case, path[2:])) if part)


def _below(path: TreePath, findings: Iterable[Finding]) -> Iterator[Finding]:
    for finding in findings:
        yield msgspec.structs.replace(finding, path=(*path, *finding.path))


def _named_twice(numbers: Iterable[int], cases: Iterable[CaseFile]) -> Iterator[Finding]:
    names: set[str] = set()
    for number, case in zip(numbers, cases, strict=True):
        if case.name in names:
            yield Finding(("cases", number, "name"), "another case has this name", _OWN_NAME)
        names.add(case.name)


def _misfits(case: CaseFile, bank_set: BankSet) -> Iterator[Finding]:
    yield from answers_misfits(_answers(case), bank_set)
    yield from _below(("expect",), _unknown_ids(case.expect, bank_set))
    for expected in _expectations(case.expect, ()):
        typed = expected.value
        if expected.path[-1] in FIGURES and not re.fullmatch(FIGURE, str(typed)):
            yield Finding(("expect", *expected.path), f"{shown(str(typed))} is no figure", _HOW)


def _answers(case: CaseFile) -> AnswersFile:
    return AnswersFile(format=1, profile=case.profile, answers=case.answers, in_full=case.in_full)


def _unknown_ids(expect: ExpectFile, bank_set: BankSet) -> Iterator[Finding]:
    questions, either = bank_set.questions, [*bank_set.questions, *bank_set.fields]
    listed: tuple[tuple[str, Ids, Collection[str]], ...] = (
        ("red_lines", expect.red_lines, either),
        ("open_red_lines", expect.open_red_lines, either),
        ("find_out", expect.find_out, either),
        ("asked", expect.asked, questions),
        ("hidden", expect.hidden, questions),
        ("plan", expect.plan, questions),
    )
    for key, ids, known in listed:
        for number, id_ in enumerate(ids or ()):
            if id_ not in known:
                yield Finding((key, number), *_nothing_called("question", id_, known))
    for id_ in expect.questions:
        if id_ not in questions:
            what, hint = _nothing_called("question", id_, questions)
            yield Finding(("questions", id_), what, hint, on_key=True)
    for id_ in expect.pitfalls:
        if id_ not in bank_set.by_id:
            what, hint = _nothing_called("pitfall", id_, bank_set.by_id)
            yield Finding(("pitfalls", id_), what, hint, on_key=True)


def _nothing_called(kind: str, name: str, known: Collection[str]) -> tuple[str, str]:
    hint = closest(name, known) or "see outsource-audit bank list"
    return f"no {kind} is called {name!r}", hint


def _golden(case: CaseFile, bank_set: BankSet) -> GoldenCase:
    given = given_answers(_answers(case), bank_set)
    return GoldenCase(
        name=clean(case.name).strip(),
        profile=given.profile,
        answers=given.answers,
        in_full=given.in_full,
        others=case.others,
        expectations=tuple(_expectations(case.expect, ())),
        typical=case.typical,
    )


def _expectations(expect: msgspec.Struct, path: TreePath) -> Iterator[Expectation]:
    """Yield what is expected, key by key; a key that is left out expects nothing."""
    for key in expect.__struct_fields__:
        value = getattr(expect, key)
        if isinstance(value, dict):
            for id_, below in value.items():
                yield from _expectations(below, (*path, key, id_))
        elif value is not msgspec.UNSET:
            typed = tuple(value) if isinstance(value, list) else str(value)
            yield Expectation((*path, key), typed)
