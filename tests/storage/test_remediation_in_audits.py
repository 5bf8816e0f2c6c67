"""What an audit file may say of its actions, and where it is told that it may not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import an_audit
from outsource_audit.domain.remediation import Remediation
from outsource_audit.errors import InvalidFileError
from outsource_audit.storage.audit_file import read_audit

NAME = "northway.audit.json"


def written(folder: Path, remediation: str) -> Path:
    """Write an audit with these remediations, on the third line."""
    path = folder / NAME
    head = '{"format": 1, "business": "B",\n"provider": "P", "date": "2026-11-23",\n'
    path.write_text(f'{head}"remediation": {remediation}}}')
    return path


def problems(folder: Path, remediation: str) -> list[str]:
    """Return what is wrong with such a file, without the folder."""
    with pytest.raises(InvalidFileError) as caught:
        read_audit(written(folder, remediation))
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def test_what_is_left_out_is_empty(tmp_path: Path) -> None:
    """A hand that writes an owner need not write the rest; audits without any are whole."""
    path = written(tmp_path, '{"data-05": {"owner": "Ann"}}')
    assert read_audit(path).remediation == {"data-05": Remediation(owner="Ann")}
    path.write_text(
        json.dumps({"format": 1, "business": "B", "provider": "P", "date": "2026-11-23"})
    )
    assert read_audit(path).remediation == an_audit().remediation == {}


def test_every_date_that_is_none_is_named_with_its_place(tmp_path: Path) -> None:
    """All at once."""
    told = problems(tmp_path, '{"data-05": {"due": "soon",\n"changed": "2026-13-01"}}')
    assert told == [
        f"{NAME}:3:36: remediation: data-05: due: 'soon' is no date; write it as 2026-11-23",
        (
            f"{NAME}:4:12: remediation: data-05: changed: "
            "'2026-13-01' is no date; write it as 2026-11-23"
        ),
    ]


def test_an_accepted_risk_needs_its_reason_and_day(tmp_path: Path) -> None:
    """The place is the action's, since what is missing has none."""
    told = problems(tmp_path, '{"data-05": {"status": "accepted", "reason": ""}}')
    place = f"{NAME}:3:28: remediation: data-05"
    day = "an accepted risk needs a date on which it is looked at again"
    assert told[1:] == [f"{place}: review: {day}"]
    assert told[0] == f"{NAME}:3:61: remediation: data-05: reason: an accepted risk needs a reason"


def test_other_words_and_types_are_refused(tmp_path: Path) -> None:
    """With the word that was meant, where it is near."""
    told = problems(tmp_path, '{"data-05": {"status": "dnoe", "ower": "Ann", "due": 2026}}')
    where, words = "remediation: data-05", "planned, in-progress, done, accepted"
    number = 'text belongs here, and 2026 reads as a number (put it in quotes: "2026")'
    assert told == [
        f"{NAME}:3:39: {where}: status: 'dnoe' is not one of {words} (did you mean 'done'?)",
        f"{NAME}:3:47: {where}: unknown key 'ower' (did you mean 'owner'?)",
        f"{NAME}:3:69: {where}: due: {number}",
    ]
