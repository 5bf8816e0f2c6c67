"""Answers files: what is written there, as the audit will hold it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_bank, a_bank_set, a_field, a_question
from outsource_audit.domain.audit import Answer, Evidence
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.scale import Choice, NumberScale, Scale
from outsource_audit.errors import FileError, InvalidFileError
from outsource_audit.storage.answers_file import GivenAnswers, read_answers

LEVELS = tuple(Choice(str(level), f"level {level}", 4 - level) for level in range(4, -1, -1))
BANK_SET = a_bank_set(
    a_bank(
        "one",
        [
            a_question("one-01", revision=3),
            a_question("one-02", scale=Scale.MATURITY, choices=LEVELS),
            a_question(
                "one-03",
                scale=Scale.NUMBER,
                number=NumberScale("hours", decimals=1, lowest=0, highest=24),
                choices=(Choice("not-measured", "nobody measured it", 4),),
            ),
            a_question("one-04", not_applicable_when=""),
        ],
    ),
    fields=(
        a_field("team_size", "1", "2-9", "50+"),
        a_field("customers_in", "eu", "uk", "none", scale=Scale.SEVERAL),
        a_field("hours_apart", scale=Scale.NUMBER, number=NumberScale("hours", 1, 0, 14)),
        a_field("bot", "yes", "no"),
    ),
)


def read(text: str, folder: Path, name: str = "my.yaml") -> GivenAnswers:
    """Return what an answers file says."""
    (folder / name).write_text(text)
    return read_answers(folder / name, BANK_SET)


def told(text: str, folder: Path) -> list[str]:
    """Return what is wrong with an answers file, without the file's name."""
    with pytest.raises(InvalidFileError) as error:
        read(text, folder)
    return [str(problem).split("my.yaml:")[1] for problem in error.value.problems]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("team_size: 1", ("team_size", "1")),
        ("team_size: '1'", ("team_size", "1")),
        ("team_size: 2-9", ("team_size", "2-9")),
        ("team_size: 50+", ("team_size", "50+")),
        ("team_size: unknown", ("team_size", "unknown")),
        ("customers_in: [eu, uk]", ("customers_in", ("eu", "uk"))),
        ("customers_in: eu", ("customers_in", ("eu",))),
        ("customers_in: unknown", ("customers_in", "unknown")),
        ("hours_apart: 5.5", ("hours_apart", 5.5)),
        ("hours_apart: 0", ("hours_apart", 0)),
        ("bot: yes", ("bot", "yes")),
        ('bot: "no"', ("bot", "no")),
    ],
)
def test_profile_answers_are_read_as_they_are_meant(
    typed: str, value: tuple[str, object], tmp_path: Path
) -> None:
    """A choice is its id, however it is quoted; several are a list even where one is given."""
    assert read(f"format: 1\nprofile: {{{typed}}}\n", tmp_path).profile == dict([value])


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("one-01: yes", Answer(answer="yes", revision=3)),
        ("one-01: unknown", Answer(answer="unknown", revision=3)),
        ("one-01: {answer: no}", Answer(answer="no", revision=3)),
        ("one-01: {note: Ask Ann}", Answer(note="Ask Ann", revision=3)),
        ("one-01: {internal_note: Hm}", Answer(internal_note="Hm", revision=3)),
        ("one-02: {answer: 3, internal_note: }", Answer(answer=3)),
        ("one-02: 3", Answer(answer=3)),
        ("one-02: '3'", Answer(answer=3)),
        ("one-03: 1.5", Answer(answer=1.5)),
        ("one-03: 2.0", Answer(answer=2)),
        ("one-03: not-measured", Answer(answer="not-measured")),
        ("one-01: {not_applicable: No stock}", Answer(not_applicable="No stock", revision=3)),
        (
            "one-02: {answer: 0, evidence: {seen: true, where: shelf, date: 2026-10-01}}",
            Answer(answer=0, evidence=Evidence(seen=True, where="shelf", date="2026-10-01")),
        ),
        ("one-02: {evidence: {seen: false}}", Answer(evidence=Evidence(seen=False))),
    ],
)
def test_answers_are_read_as_they_are_meant(typed: str, answer: Answer, tmp_path: Path) -> None:
    """A level is a number, a choice its id, and all are of the question's present revision."""
    given_ = read(f"format: 1\nanswers: {{{typed}}}\n", tmp_path)
    assert list(given_.answers.values()) == [answer]


def test_what_is_left_empty_is_no_answer(tmp_path: Path) -> None:
    """Empty lines, empty keys and empty names say nothing."""
    given_ = read(
        "format: 1\nbusiness:\nprovider: ''\ndate:\nprofile: {bot: , team_size: ~}\n"
        "answers:\n  one-01:\n  one-02: null\n",
        tmp_path,
    )
    assert given_ == GivenAnswers(
        business="",
        provider="",
        date="",
        answered_by="",
        in_full=(),
        profile={},
        answers={},
        remediation={},
    )
    assert read("format: 1\nprofile:\nanswers:\nremediation:\n", tmp_path) == given_


def test_actions_are_read_with_their_owner_and_dates(tmp_path: Path) -> None:
    """What is left out is not set; texts lose what acts unseen."""
    given_ = read(
        "format: 1\nremediation:\n  one-01: {owner: ' Mara ', due: 2027-01-31}\n"
        "  one-02: {status: accepted, reason: It ends soon, review: 2027-03-01}\n",
        tmp_path,
    )
    assert given_.remediation == {
        "one-01": Remediation(owner="Mara", due="2027-01-31"),
        "one-02": Remediation(status=Status.ACCEPTED, reason="It ends soon", review="2027-03-01"),
    }


def test_actions_that_do_not_fit_are_all_told(tmp_path: Path) -> None:
    """With the place of the value, or of the action where one is missing."""
    text = (
        "format: 1\nremediation:\n  one-09: {owner: Mara}\n  one-01: {due: tomorrow}\n"
        "  one-02: {status: accepted, review: 2027-03-01}\n"
    )
    assert told(text, tmp_path) == [
        "3:3: remediation: no question is called 'one-09' (did you mean 'one-04'?)",
        "4:17: remediation: one-01: due: 'tomorrow' is no date; write it as 2026-11-23",
        "5:11: remediation: one-02: an accepted risk needs a reason",
    ]


def test_names_and_pitfalls_are_taken_once(tmp_path: Path) -> None:
    """Names lose their outer blanks, and a pitfall named twice is taken in full once."""
    given_ = read(
        "format: 1\nbusiness: ' Kiln '\nanswered_by: Ann \nin_full: [one, one]\n", tmp_path
    )
    assert (given_.business, given_.answered_by, given_.in_full) == ("Kiln", "Ann", ("one",))


def test_texts_lose_what_acts_unseen(tmp_path: Path) -> None:
    """Control characters that JSON lets through become visible; line breaks in notes stay."""
    evil = "a\x1b[2J\u202e\r\nb"
    answers: dict[str, Any] = {
        "one-01": {"answer": "no", "note": evil, "evidence": {"seen": True, "where": evil}},
        "one-02": {"not_applicable": evil, "internal_note": evil},
    }
    file = {"format": 1, "business": evil, "provider": evil, "answered_by": evil}
    given_ = read(json.dumps(file | {"answers": answers}), tmp_path, "my.json")
    shown = "a␛[2J�\nb"
    assert {given_.business, given_.provider, given_.answered_by} == {"a␛[2J� b"}
    assert given_.answers["one-01"].note == shown
    assert given_.answers["one-01"].evidence == Evidence(seen=True, where=shown)
    assert given_.answers["one-02"].not_applicable == shown
    assert given_.answers["one-02"].internal_note == shown


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("one-01: 1", "1 is no answer here; it takes yes, partial, no or unknown"),
        ("one-02: 5", "5 is no answer here; it takes 4, 3, 2, 1, 0 or unknown"),
        ("one-03: 25", "25 is above 24"),
        ("one-03: -0.5", "-0.5 is below 0"),
        ("one-03: 1.25", "1.25 is too fine; it takes at most 1 decimal"),
        ("one-03: a few", "'a few' is no number and not not-measured"),
        ("one-03: .inf", "inf is no finite number"),
        ("one-03: .nan", "nan is no finite number"),
        ("one-04: {not_applicable: No}", 'does not offer "not applicable"'),
    ],
)
def test_answers_that_do_not_fit_are_told(typed: str, problem: str, tmp_path: Path) -> None:
    """A value that its question does not take is told with what it takes."""
    (line,) = told(f"format: 1\nanswers:\n  {typed}\n", tmp_path)
    assert line == f"3:11: answers: {typed[:6]}: {problem}"


def test_every_problem_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Wrong shapes and wrong values stand in one list, by line."""
    lines = told(
        "format: 1\nanswers:\n  one-01: maybe\n  one-02: {note: 3}\n  one-09: yes\nwho: Ann\n",
        tmp_path,
    )
    assert [line.split(":")[0] for line in lines] == ["3", "4", "5", "6"]


@pytest.mark.parametrize("name", ["my.json", "my.JSON", "answers"])
def test_json_is_known_by_name_or_by_its_brace(name: str, tmp_path: Path) -> None:
    """JSON is read as JSON where its name or its first letter says so."""
    assert read(' {"format": 1, "answers": {"one-01": "yes"}}', tmp_path, name).answers
    with pytest.raises(InvalidFileError, match="a key belongs here"):
        read("{format: 1}", tmp_path, name)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for all generated files."""
    return tmp_path_factory.mktemp("answers")


@settings(deadline=None)
@given(
    st.binary(max_size=80) | st.text(max_size=80).map(str.encode), st.sampled_from(["", ".json"])
)
def test_any_bytes_are_refused_or_read(place: Path, data: bytes, suffix: str) -> None:
    """Bytes from nowhere are an error of the file, never of the program."""
    path = place / f"my{suffix}"
    path.write_bytes(b"format: 1\n" + data if suffix == "" else data)
    try:
        read_answers(path, BANK_SET)
    except FileError as error:
        assert str(error).startswith(f"{path}:")  # noqa: PT017  # that it is read is as good


SCRAP: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["business", "date", "in_full", "x"]), SCRAP),
    st.dictionaries(st.sampled_from(["bot", "customers_in", "hours_apart"]), SCRAP),
    st.dictionaries(st.sampled_from(["one-01", "one-02", "one-03", "y"]), SCRAP),
)
def test_any_values_are_refused_or_read(
    place: Path, heads: dict[str, Any], profile: dict[str, Any], answers: dict[str, Any]
) -> None:
    """Values of any kind under the right keys are an error with a place, or are read."""
    path = place / "values.json"
    file = heads | {"format": 1, "profile": profile, "answers": answers}
    path.write_text(json.dumps(file).replace("Infinity", "1"), encoding="utf-8")
    try:
        read_answers(path, BANK_SET)
    except InvalidFileError as error:
        assert error.problems  # noqa: PT017  # that it is read is as good
