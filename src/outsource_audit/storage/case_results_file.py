"""What `bank test --json` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from outsource_audit.errors import Problem
from outsource_audit.storage.cases_file import PlacedCase
from outsource_audit.storage.json_text import encoded
from outsource_audit.storage.simulation_file import ProblemJson, problems_json


class CaseJson(msgspec.Struct, frozen=True):
    """One golden case and where it stands; no problems where it passed."""

    name: str
    file: str
    line: int
    passed: bool
    problems: tuple[ProblemJson, ...]


class CaseResultsJson(msgspec.Struct, frozen=True, kw_only=True):
    """Golden cases, run. `unread` are problems of files whose cases could not be run."""

    format: Literal[1] = 1
    ok: bool
    passed: int
    failed: int
    cases: tuple[CaseJson, ...]
    unread: tuple[ProblemJson, ...]


def encode_results(
    results: Sequence[tuple[PlacedCase, Sequence[Problem]]], unread: Sequence[Problem]
) -> bytes:
    """Return the results of golden cases as indented JSON, ending with a line break."""
    cases = tuple(
        CaseJson(placed.case.name, placed.file, placed.line, not problems, problems_json(problems))
        for placed, problems in results
    )
    passed = sum(1 for case in cases if case.passed)
    found = CaseResultsJson(
        ok=passed == len(cases) and not unread,
        passed=passed,
        failed=len(cases) - passed,
        cases=cases,
        unread=problems_json(unread),
    )
    return encoded(found)
