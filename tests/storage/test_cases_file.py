"""Files of golden cases: read with their places, and everything that does not fit named."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import a_bank, a_bank_set, a_field, a_question
from outsource_audit.domain.golden_case import Expectation, Others, mismatches
from outsource_audit.errors import FileError, InvalidFileError
from outsource_audit.storage.cases_file import PlacedCase, case_files, read_cases

BANK_SET = a_bank_set(
    a_bank("one", [a_question("one-01"), a_question("one-02", core=False)]),
    fields=(a_field("stage", "choosing", "running"),),
)
NAME = "my.yaml"


def read(text: str, folder: Path) -> list[PlacedCase]:
    """Read cases of a file."""
    (folder / NAME).write_text(text)
    return read_cases(folder / NAME, BANK_SET)


def told(text: str, folder: Path) -> list[str]:
    """Return what is wrong with a file of cases, without its name."""
    with pytest.raises(InvalidFileError) as error:
        read(text, folder)
    return [str(problem).split(f"{NAME}:")[1] for problem in error.value.problems]


def case(lines: str = "", expect: str = "{score: 0}") -> str:
    """Return a file of one case."""
    return f"format: 1\ncases:\n  - name: One\n    expect: {expect}\n{lines}"


def test_a_case_is_read_as_it_is_meant(tmp_path: Path) -> None:
    """Profile and answers as in an answers file; figures as they were typed."""
    text = (
        "format: 1\n"
        "cases:\n"
        "  - name: Nothing in place\n"
        "    typical: true\n"
        "    profile: {stage: running}\n"
        "    answers: {one-01: no, one-02: {not_applicable: None here}}\n"
        "    others: worst\n"
        "    in_full: [one]\n"
        "    expect:\n"
        "      score: 58.30\n"
        "      rating: none\n"
        "      plan: [one-01]\n"
        "      pitfalls: {one: {exposure: 3}}\n"
        "      questions: {one-01: {gap: 1/2, state: answered}}\n"
    )
    (placed,) = read(text, tmp_path)
    found = placed.case
    assert (found.name, found.typical, found.others) == ("Nothing in place", True, Others.WORST)
    assert (found.profile, found.in_full) == ({"stage": "running"}, ("one",))
    assert [answer.answer for answer in found.answers.values()] == ["no", None]
    assert found.expectations == (
        Expectation(("score",), "58.30"),
        Expectation(("rating",), "none"),
        Expectation(("plan",), ("one-01",)),
        Expectation(("pitfalls", "one", "exposure"), "3"),
        Expectation(("questions", "one-01", "state"), "answered"),
        Expectation(("questions", "one-01", "gap"), "1/2"),
    )
    assert placed.line == 3


def test_a_case_need_say_no_more_than_its_name_and_one_figure(tmp_path: Path) -> None:
    """Everything else is open."""
    (placed,) = read(case(), tmp_path)
    assert (placed.case.others, placed.case.typical) == (Others.OPEN, False)
    assert (placed.case.profile, placed.case.answers, placed.case.in_full) == ({}, {}, ())


def test_what_a_case_expects_in_vain_has_its_place(tmp_path: Path) -> None:
    """File, line and column of the figure, the case's name, and what came instead."""
    text = case("", "\n      score: 58.3\n      hidden: [one-01, one-02]\n")
    (placed,) = read(text, tmp_path)
    problems = placed.problems(mismatches(BANK_SET, placed.case))
    assert [str(problem).split(f"{NAME}:")[1] for problem in problems] == [
        "5:14: One: expect: score: expected 58.3, got 100",
        "6:16: One: expect: hidden[0]: expected one-01 to be hidden, and its state is unanswered",
        "6:24: One: expect: hidden[1]: expected one-02 to be hidden, and its state is not-asked",
    ]


SEE = "see outsource-audit bank list"
HOW = "write a number such as 58.3, a fraction such as 7400/92, or none"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (case(expect="{scor: 1}"), "4:14: One: expect: unknown key 'scor' (did you mean 'score'?)"),
        (case(expect="{score: 58,3}"), "4:24: One: expect: unknown key '3'"),
        (case(expect="{score: '58,3'}"), f"4:21: One: expect: score: '58,3' is no figure ({HOW})"),
        (case(expect="{score: 1/0}"), f"4:21: One: expect: score: '1/0' is no figure ({HOW})"),
        (case(expect="{score: -1}"), f"4:21: One: expect: score: '-1' is no figure ({HOW})"),
        (
            case(expect="{questions: {one-01: {gap: half}}}"),
            f"4:40: One: expect: questions: one-01: gap: 'half' is no figure ({HOW})",
        ),
        (case(expect="{score: }"), "4:21: One: expect: score: is empty"),
        (
            case(expect="{rating: hihg}"),
            "4:22: One: expect: rating: 'hihg' is not one of critical, high, low, moderate, none",
        ),
        (
            case(expect="{questions: {one-1: {gap: 1}}}"),
            "4:26: One: expect: questions: no question is called 'one-1' (did you mean 'one-01'?)",
        ),
        (
            case(expect="{pitfalls: {on: {exposure: 1}}}"),
            "4:25: One: expect: pitfalls: no pitfall is called 'on' (did you mean 'one'?)",
        ),
        (
            case(expect="{hidden: [one-01, quux]}"),
            f"4:31: One: expect: hidden[1]: no question is called 'quux' ({SEE})",
        ),
        (
            case(expect="{red_lines: [stag]}"),
            "4:26: One: expect: red_lines[0]: no question is called 'stag' (did you mean 'stage'?)",
        ),
        (
            case(expect="{plan: [stage]}"),
            f"4:21: One: expect: plan[0]: no question is called 'stage' ({SEE})",
        ),
        (
            case("    answers: {one-01: perhaps}\n"),
            "5:23: One: answers: one-01: 'perhaps' is no answer here; it takes yes, partial,",
        ),
        (
            case("    profile: {stag: running}\n"),
            "5:15: One: profile: no profile question is called 'stag' (did you mean 'stage'?)",
        ),
        (
            case("    in_full: [on]\n"),
            "5:15: One: in_full[0]: no pitfall is called 'on' (did you mean 'one'?)",
        ),
        (
            case("    others: good\n"),
            "5:13: One: others: 'good' is not one of best, worst, open",
        ),
        ("format: 2\ncases: []\n", "1:9: format: 1 belongs here, not '2'"),
        ("format: 1\ncases: []\n", "2:8: cases: needs at least 1 entry"),
        ("format: 1\n", "1:1: the key 'cases' is missing"),
        ("", "1:1: is empty (a file of golden cases begins with format: 1)"),
        ("format: 1\ncases:\n  - expect: {score: 0}\n", "3:5: cases[0]: the key 'name' is missing"),
        ("format: 1\ncases:\n  - name: One\n", "3:5: One: the key 'expect' is missing"),
        (
            case("  - name: One\n    expect: {score: 0}\n"),
            "5:11: One: name: another case has this name (give each case a name of its own)",
        ),
        ("format: 1\ncases: [\n", "3:1: "),
    ],
)
def test_what_does_not_fit_is_named(text: str, problem: str, tmp_path: Path) -> None:
    """One line a problem: where, what, and what was meant."""
    assert told(text, tmp_path)[0].startswith(problem)


def test_a_case_must_expect_something(tmp_path: Path) -> None:
    """One that expects nothing passes whatever the banks say."""
    (problem,) = told(case(expect="{}"), tmp_path)
    assert problem.startswith("4:13: One: expect: needs score or confirmed or ")


def test_one_broken_case_hides_no_problem_of_another(tmp_path: Path) -> None:
    """All of a file is told in one go, in its order."""
    text = (
        "format: 1\n"
        "cases:\n"
        "  - name: First\n"
        "    expect: {score: many}\n"
        "  - name: Second\n"
        "    others: some\n"
        "    expect: {score: 0}\n"
        "  - name: Third\n"
        "    answers: {one-03: yes}\n"
        "    expect: {score: 0}\n"
    )
    assert [problem.split(": ")[0:2] for problem in told(text, tmp_path)] == [
        ["4:21", "First"],
        ["6:13", "Second"],
        ["9:15", "Third"],
    ]


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Nothing is read from nowhere."""
    with pytest.raises(FileError, match="there is no such file"):
        read_cases(tmp_path / "none.yaml", BANK_SET)


def test_the_files_of_a_folder_are_found_by_name(tmp_path: Path) -> None:
    """YAML beside the banks, in a folder called cases; a folder without has none."""
    assert case_files(tmp_path) == []
    folder = tmp_path / "cases"
    folder.mkdir()
    for name in ("b.yml", "a.yaml", "notes.txt"):
        (folder / name).touch()
    assert case_files(tmp_path) == [folder / "a.yaml", folder / "b.yml"]
