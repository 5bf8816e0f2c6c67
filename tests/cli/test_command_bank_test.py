"""`bank test`: golden cases run against their banks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from outsource_audit.storage.resources import folder
from program import run

EXAMPLE = Path(__file__).parents[1] / "storage" / "worked_example"
QUESTIONS = folder("questions")


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """Return a copy of the worked example's banks with their cases."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "banks"))


def change(path: Path, old: str, new: str) -> None:
    """Change a text in a file that has it."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_shipped_cases_pass(tmp_path: Path) -> None:
    """Without a path, those that come with the program are run."""
    ended = run("bank", "test", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert "passed  A warehouse that never signed a data agreement" in lines
    assert lines[-1] == f"{sum(line.startswith('passed  ') for line in lines)} golden cases passed."
    assert len(lines) >= 10


def test_the_worked_example_of_the_method_passes(banks: Path) -> None:
    """A folder's cases are run against its own banks."""
    ended = run("bank", "test", "banks", cwd=banks.parent)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "passed  The worked example\n"
        "passed  The same, once a is in place\n"
        "passed  All of it at its best\n"
        "passed  All of it at its worst\n"
        "\n"
        "4 golden cases passed.\n"
    )


@pytest.mark.parametrize(
    ("place", "arguments"),
    [
        ("banks", ["cases/worked-example.yaml"]),
        ("banks", ["cases"]),
        ("banks", ["."]),
        ("banks/cases", ["worked-example.yaml"]),
        ("banks/cases", ["."]),
        (".", ["banks/cases/worked-example.yaml"]),
    ],
)
def test_cases_find_the_banks_they_lie_beside(
    place: str, arguments: list[str], banks: Path
) -> None:
    """However the file or the folder is named."""
    ended = run("bank", "test", *arguments, cwd=banks.parent / place)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith("\n4 golden cases passed.\n")


def test_a_file_that_lies_elsewhere_is_run_against_the_shipped_banks(tmp_path: Path) -> None:
    """A consultant's case of a client needs no bank of its own."""
    text = "format: 1\ncases:\n  - name: Mine\n    others: best\n    expect: {score: 0.0}\n"
    (tmp_path / "mine.yaml").write_text(text)
    ended = run("bank", "test", "mine.yaml", cwd=tmp_path)
    assert ended == (0, "passed  Mine\n\n1 golden case passed.\n", "")


def test_what_differs_is_named_with_its_place(banks: Path) -> None:
    """The expected figure, what came instead, and exactly; the other cases still pass."""
    change(banks / "cases" / "worked-example.yaml", "score: 7400/92", "score: 58.3")
    ended = run("bank", "test", "banks", cwd=banks.parent)
    lines = (banks / "cases" / "worked-example.yaml").read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "58.3" in text)
    assert ended.code == 3
    assert ended.err == (
        f"outsource-audit: banks/cases/worked-example.yaml:{line}:14: The worked example: expect:"
        " score: expected 58.3, got 80.4 (exact 1850/23, 80.4347...)\n"
    )
    assert "FAILED  The worked example\n" in ended.out
    assert ended.out.endswith("\n1 of 4 golden cases failed; what differs is named below.\n")


def test_a_change_of_a_bank_fails_its_cases(banks: Path) -> None:
    """That is what they are for."""
    change(banks / "01-data.yaml", "severity: critical", "severity: high")
    ended = run("bank", "test", "banks", cwd=banks.parent)
    assert ended.code == 3
    assert any("data-a: weight: expected 8, got 5" in line for line in ended.told)


def test_what_cannot_be_read_is_named_with_all_that_fails(banks: Path) -> None:
    """One broken file keeps no other from being run, nor does a second folder."""
    (banks / "cases" / "a.yaml").write_text("format: 1\ncases:\n  - name: Mine\n    expct: {}\n")
    change(banks / "cases" / "worked-example.yaml", "confirmed: 45.652", "confirmed: 45")
    (banks.parent / "empty").mkdir()
    ended = run("bank", "test", "banks", "empty", "nowhere", cwd=banks.parent)
    assert ended.code == 3
    assert [line.split(": ")[1] for line in ended.told] == [
        "banks/cases/a.yaml:3:5",
        "banks/cases/a.yaml:4:5",
        "empty/cases:1:1",
        "nowhere:1:1",
        "banks/cases/worked-example.yaml:19:18",
    ]
    assert ended.told[1].endswith("Mine: unknown key 'expct' (did you mean 'expect'?)")
    assert ended.told[2].endswith(
        "there are no golden cases here (they lie beside the banks, in a file such as"
        " cases/typical.yaml)"
    )
    assert ended.told[3].endswith("there is no such file or folder")
    assert ended.out.endswith(
        "\n1 of 4 golden cases failed; what differs is named below.\n"
        "4 problems, named below, kept others from being run.\n"
    )


def test_cases_of_broken_banks_are_not_run(banks: Path) -> None:
    """What is wrong with the banks comes first."""
    change(banks / "01-data.yaml", "severity: critical", "severity: critcal")
    ended = run("bank", "test", "banks", cwd=banks.parent)
    assert (ended.code, ended.out) == (3, "")
    assert "(did you mean 'critical'?)" in ended.err


def test_the_results_for_a_program(banks: Path) -> None:
    """Every case with its place, and what it expects in vain."""
    change(banks / "cases" / "worked-example.yaml", "score: 7400/92", "score: 58.3")
    ended = run("bank", "test", "banks", "--json", cwd=banks.parent)
    assert ended.code == 3
    found = json.loads(ended.out)
    assert list(found) == ["format", "ok", "passed", "failed", "cases", "unread"]
    assert (found["format"], found["ok"], found["passed"], found["failed"]) == (1, False, 3, 1)
    first, second = found["cases"][:2]
    assert (first["name"], first["passed"]) == ("The worked example", False)
    (problem,) = first["problems"]
    assert problem["file"] == "banks/cases/worked-example.yaml"
    assert problem["where"] == "The worked example: expect: score"
    assert (second["passed"], second["problems"], second["line"]) == (True, [], 42)
    assert found["unread"] == []


def test_passing_is_told_to_a_program_too(tmp_path: Path) -> None:
    """The shipped cases again."""
    ended = run("bank", "test", "--json", cwd=tmp_path)
    found = json.loads(ended.out)
    assert (ended.code, ended.err, found["ok"], found["failed"]) == (0, "", True, 0)
    assert found["passed"] == len(found["cases"]) >= 8


def test_the_shipped_cases_are_found_by_the_check_of_the_banks() -> None:
    """A folder beside the banks is no bank."""
    assert (QUESTIONS / "cases").is_dir()
    assert run("bank", "check", cwd=QUESTIONS).code == 0
