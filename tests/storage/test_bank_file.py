"""Banks are loaded as they are written, and every wrong line is named."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from bank_files import BAD, GOOD, expected, folder_with

from outsource_audit.domain.condition import AnyOf, Condition, InRange, OneOf
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.domain.scale import Band, Choice, Scale
from outsource_audit.errors import InvalidFileError
from outsource_audit.storage import resources
from outsource_audit.storage.bank_file import check_banks, load_banks


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_on_the_lines_it_marks(path: Path, tmp_path: Path) -> None:
    """Each rule has a file that breaks it; its lines and messages are named, and no others."""
    problems = check_banks([folder_with(path, tmp_path)])
    told = [(problem.line, str(problem)) for problem in problems]
    marked = expected(path)
    assert marked
    assert [line for line, _ in told] == [line for line, _ in marked], told
    for (_, part), (_, message) in zip(marked, told, strict=True):
        assert part in message


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_no_bad_file_is_loaded(path: Path, tmp_path: Path) -> None:
    """Loading a folder with a bad file raises one error that lists its problems."""
    copy = folder_with(path, tmp_path)
    with pytest.raises(InvalidFileError) as raised:
        load_banks(tmp_path)
    assert str(copy) in {problem.file for problem in raised.value.problems}


def test_good_banks_have_no_problem() -> None:
    """The bank with a question of every scale passes, as a folder and as single files."""
    assert check_banks([GOOD]) == []
    assert check_banks([GOOD / "01-first.yaml", GOOD / "profile.yaml"]) == []


def test_the_shipped_banks_have_no_problem() -> None:
    """What ships with the program keeps its own rules."""
    problems = check_banks([resources.folder("questions")])
    assert [str(problem) for problem in problems] == []


def test_questions_come_in_asking_order() -> None:
    """The questions named in ask_first come first, the others in file order."""
    bank = load_banks(GOOD).banks[0]
    assert [question.id for question in bank.questions] == [
        "first-4",
        "first-2",
        "first-1",
        "first-3",
    ]
    assert [question.practice for question in bank.questions] == [
        "choose",
        "look",
        "look",
        "choose",
    ]


def test_yes_partial_no_becomes_choices() -> None:
    """Yes, partial and no carry 0, 2 and 4 points, and the criteria as texts."""
    question = load_banks(GOOD).questions["first-1"]
    assert question.scale is Scale.YES_PARTIAL_NO
    assert question.choices == (
        Choice("yes", "all of it", 0),
        Choice("partial", "some of it", 2),
        Choice("no", "none of it", 4),
    )
    assert (question.severity, question.effort) == (Severity.HIGH, Effort.LOW)
    assert (question.core, question.fix_leaves, question.revision) == (True, 2, 3)


def test_the_short_name_of_a_fix_is_kept() -> None:
    """Where a bank gives none, the question has none."""
    questions = load_banks(GOOD).questions
    assert (questions["first-1"].action, questions["first-2"].action) == ("Get it in place", "")


def test_levels_become_choices_from_the_best_to_the_worst() -> None:
    """Level 4 has 0 points and comes first; level 0 has 4."""
    question = load_banks(GOOD).questions["first-2"]
    assert [(choice.id, choice.text, choice.points) for choice in question.choices] == [
        ("4", "all", 0),
        ("3", "most", 1),
        ("2", "half", 2),
        ("1", "a little", 3),
        ("0", "nothing", 4),
    ]
    assert question.red_line is not None
    assert question.red_line.choices == ("0", "1")


def test_a_number_has_two_bands_and_its_worded_answer() -> None:
    """Bands, grid and limits are kept; the worded answer is the one choice."""
    question = load_banks(GOOD).questions["first-4"]
    assert question.number is not None
    assert (question.number.best, question.number.worst) == (Band(at_most=1.5), Band(at_least=10))
    assert (question.number.decimals, question.number.lowest, question.number.highest) == (1, 0, 90)
    assert question.choices == (Choice("not-measured", "nobody counts", 3),)
    assert question.red_line is not None
    assert question.red_line.band == Band(at_least=5)
    assert question.red_line.choices == ("not-measured",)


def test_conditions_keep_their_parts_in_order() -> None:
    """Lists, limits and any_of become the parts of the domain's condition."""
    bank_set = load_banks(GOOD)
    assert bank_set.questions["first-1"].show_if == Condition(
        (OneOf("first-2", ("3", "4")), InRange("first-4", at_most=9))
    )
    inner = (
        Condition((OneOf("card_data", ("people",)),)),
        Condition((OneOf("team_size", ("1", "2-9")),)),
    )
    rule = bank_set.banks[0].raises[1]
    assert rule.by == 2
    assert rule.when == Condition((OneOf("stage", ("running",)), AnyOf(inner)))


def test_what_was_typed_is_kept() -> None:
    """Versions, clauses and choice ids keep their digits without quotes."""
    bank_set = load_banks(GOOD)
    assert bank_set.profile.version == "1.10"
    assert bank_set.banks[0].version == "2026.10"
    assert bank_set.questions["first-1"].references[0].clause == "8.10"
    assert [choice.id for choice in bank_set.fields["team_size"].choices] == ["1", "2-9", "50+"]


def test_profile_fields_carry_what_they_need() -> None:
    """Several answers, lonely answers, numbers and red lines of the profile are kept."""
    fields = load_banks(GOOD).fields
    assert list(fields) == ["stage", "card_data", "spend_share", "team_size"]
    assert fields["card_data"].scale is Scale.SEVERAL
    assert [choice.alone for choice in fields["card_data"].choices] == [False, False, True]
    number = fields["spend_share"].number
    assert number is not None
    assert (number.unit, number.decimals, number.highest, number.best) == ("percent", 1, 100, None)
    red_line = fields["spend_share"].red_line
    assert red_line is not None
    assert red_line.band == Band(at_least=99.5)


def test_former_ids_lead_to_the_ids_of_today() -> None:
    """A bank's and the profile's former ids are kept, and found in one place."""
    bank_set = load_banks(GOOD)
    assert bank_set.banks[0].renamed == (("first-0", "first-1"), ("first-bank", "first"))
    assert bank_set.profile.renamed == (("step", "stage"),)
    assert bank_set.renamed == {"step": "stage", "first-0": "first-1", "first-bank": "first"}


def test_the_stamp_is_of_the_bytes_of_the_file() -> None:
    """A bank is stamped with its id, its version and the SHA-256 of its bytes."""
    bank_set = load_banks(GOOD)
    digest = hashlib.sha256((GOOD / "01-first.yaml").read_bytes()).hexdigest()
    assert bank_set.banks[0].stamp.sha256 == digest
    assert [stamp.id for stamp in bank_set.stamps] == ["profile", "first"]


def test_banks_come_by_pitfall_number(tmp_path: Path) -> None:
    """The number decides, not the name of the file."""
    shutil.copy(GOOD / "profile.yaml", tmp_path)
    text = (GOOD / "01-first.yaml").read_text()
    (tmp_path / "a.yml").write_text(
        text.replace("first", "other")
        .replace("pitfall: 1\n", "pitfall: 4\n")
        .replace("id: look", "id: other-look")
        .replace("id: choose\n    title", "id: other-choose\n    title")
        .replace("ask_other", "ask_first")
    )
    (tmp_path / "b.yaml").write_text(text)
    assert [bank.id for bank in load_banks(tmp_path).banks] == ["first", "other"]


def test_all_problems_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    """Problems of several files are sorted by file and line, each with its place."""
    shutil.copy(GOOD / "profile.yaml", tmp_path)
    text = (GOOD / "01-first.yaml").read_text()
    (tmp_path / "a.yaml").write_text(text.replace("severity: high", "severity: hihg"))
    (tmp_path / "b.yaml").write_text("format: 1\nformat: 1\n")
    (tmp_path / "c.yaml").write_text("a: *b\n")
    problems = check_banks([tmp_path])
    assert [problem.file for problem in problems] == sorted(problem.file for problem in problems)
    assert {Path(problem.file).name for problem in problems} == {"a.yaml", "b.yaml", "c.yaml"}
    line = text[: text.index("severity: high")].count("\n") + 1
    assert str(problems[0]) == (
        f"{tmp_path / 'a.yaml'}:{line}:19: first-1: severity: "
        "'hihg' is not one of low, medium, high, critical (did you mean 'high'?)"
    )


def test_a_broken_question_does_not_make_others_dangle(tmp_path: Path) -> None:
    """A condition on a question that is itself broken is not called dangling."""
    text = (GOOD / "01-first.yaml").read_text().replace("decimals: 1", "decimals: one")
    shutil.copy(GOOD / "profile.yaml", tmp_path)
    (tmp_path / "a.yaml").write_text(text)
    assert [problem.what for problem in check_banks([tmp_path])] == [
        "a whole number belongs here, not 'one'"
    ]


def test_an_unreadable_profile_does_not_make_others_dangle(tmp_path: Path) -> None:
    """Where a whole file cannot be read, only that is told."""
    shutil.copy(GOOD / "01-first.yaml", tmp_path)
    (tmp_path / "profile.yaml").write_text("a: [")
    assert [Path(problem.file).name for problem in check_banks([tmp_path])] == ["profile.yaml"]


def test_a_folder_without_a_profile_takes_the_shipped_one(tmp_path: Path) -> None:
    """A bank of one's own is checked and asked with the shipped profile questions."""
    bank = (resources.folder("questions") / "01-partner.yaml").read_bytes()
    (tmp_path / "own.yaml").write_bytes(bank)
    assert check_banks([tmp_path / "own.yaml"]) == []
    shipped = load_banks(resources.folder("questions"))
    assert load_banks(tmp_path).profile == shipped.profile


@pytest.mark.parametrize("name", ["missing.yaml", "missing", "a\0b"])
def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path, name: str) -> None:
    """A missing file or folder is told in a sentence, not by an exception."""
    problem = check_banks([tmp_path / name])[0]
    assert (problem.file, problem.line, problem.column) == (str(tmp_path / name), 1, 1)
    with pytest.raises(InvalidFileError):
        load_banks(tmp_path / name)


def test_a_folder_without_banks_is_a_problem(tmp_path: Path) -> None:
    """An empty folder, and one with a profile alone, hold nothing to ask."""
    assert [problem.what for problem in check_banks([tmp_path])] == [
        "the folder holds no question banks"
    ]
    shutil.copy(GOOD / "profile.yaml", tmp_path)
    with pytest.raises(InvalidFileError, match="no question banks"):
        load_banks(tmp_path)


def test_a_file_is_no_folder_of_banks() -> None:
    """Loading a single file is refused in a sentence."""
    with pytest.raises(InvalidFileError, match="is a file, not a folder"):
        load_banks(GOOD / "01-first.yaml")


def test_a_folder_called_like_a_bank_is_passed_over(tmp_path: Path) -> None:
    """Only files are read."""
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "more.yaml").mkdir()
    assert check_banks([tmp_path]) == []


def test_the_shipped_folders_are_found() -> None:
    """The questions lie where the package or the checkout has them."""
    assert (resources.folder("questions") / "profile.yaml").is_file()
    assert resources.folder("reports").name == "reports"


def test_a_broken_neighbour_does_not_hide_a_dangling_condition(tmp_path: Path) -> None:
    """What an unreadable file seems to hold may be there; anything else dangles all the same."""
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    bank = tmp_path / "01-first.yaml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("raise_severity: {card_data", "raise_severity: {card_dat"))
    (tmp_path / "99-broken.yaml").write_text("x: [\n")
    assert [problem.what for problem in check_banks([bank])] == [
        "no profile question is called 'card_dat'"
    ]
