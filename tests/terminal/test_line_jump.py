"""Going to any question by lines: an id, or a word and a number."""

from __future__ import annotations

from pathlib import Path

import pytest
from line_sitting import PROFILE, Sitting, at

from builders import a_bank, a_bank_set, a_question, an_audit
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.interview import begin
from outsource_audit.errors import UsageError
from outsource_audit.terminal.line_jump import MOST_LISTED


@pytest.mark.parametrize("typed", ["two-02", "TWO-02"])
@pytest.mark.parametrize("key", ["g", "/", "G"])
def test_an_id_goes_there_at_once(
    key: str, typed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A whole id needs no list."""
    sitting = Sitting(monkeypatch, tmp_path, key, typed, "3", "q")
    after = sitting.ask_all(at("one-01"))
    assert list(after.audit.answers) == ["two-02"]
    assert "Type a word of the question, or its id. Enter alone stays here.\n" in sitting.told
    assert "match" not in sitting.told


def test_a_word_lists_what_matches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every word must occur, in whatever letters; the number goes, other numbers do not."""
    audit = an_audit({"two-01": Answer(answer=3)}, profile=dict(PROFILE))
    sitting = Sitting(monkeypatch, tmp_path, "g", "PITFALL two", "3", "9" * 5000, "2", "1", "q")
    after = sitting.ask_all(at("one-01", audit))
    assert after.audit.answers["two-02"].answer == "yes"
    assert (
        "2 questions match:\n"
        "  1  two-01, answered: Is two-01 in place?\n"
        "  2  two-02, open: Is two-02 in place?\n"
        "Type its number, or another word. Enter alone stays here.\n"
    ) in sitting.told
    assert sitting.told.count("Type a number from 1 to 2, or another word.\n") == 2


def test_another_word_and_enter_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One may search again, find nothing, and stay."""
    sitting = Sitting(monkeypatch, tmp_path, "l", "g", "nonsense", "01", "one-01 place", "", "2")
    after = sitting.ask_all(at("one-01"))
    assert "No question of this audit matches. Type another word.\n" in sitting.told
    assert "2 questions match:\n  1  one-01, to look up: Is" in sitting.told
    assert "1 question matches:\n" in sitting.told
    assert after.audit.answers["one-02"].answer == 2


def test_how_a_question_stands_is_the_same_on_every_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is not known, and what waits to be confirmed, is told as it is."""
    changed = Answer(answer="yes", revision=0)
    audit = an_audit({"two-01": Answer(answer="unknown"), "two-02": changed}, dict(PROFILE))
    sitting = Sitting(monkeypatch, tmp_path, "g", "two place", "", "q")
    sitting.ask_all(at("one-01", audit))
    assert "  1  two-01, not known: Is" in sitting.told
    assert "  2  two-02, open: Is" in sitting.told


def test_the_profile_is_found_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A word finds profile fields as well, by their question."""
    sitting = Sitting(monkeypatch, tmp_path, "g", "stage", "1", "q")
    after = sitting.ask_all(at("one-01"))
    assert after.audit.profile["stage"] == "choosing"


def test_too_many_are_not_listed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Twenty questions are listed; of more it is said how many, and another word is asked for."""
    for many, told in (
        (MOST_LISTED, "20 questions match:\n"),
        (MOST_LISTED + 1, "21 questions match, too many to list. Type another word.\n"),
    ):
        bank = a_bank("one", [a_question(f"one-{n:02}") for n in range(1, many + 1)])
        sitting = Sitting(monkeypatch, tmp_path, "g", "place", "")
        sitting.ask_all(begin(a_bank_set(bank), an_audit()))
        assert told in sitting.told


def test_the_end_of_input_leaves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-D while searching leaves the audit."""
    assert Sitting(monkeypatch, tmp_path, "g").ask_all(at("one-01")).left


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("nonsense",), "3: go to: No question of this audit matches. Type another word."),
        (("one", "7"), "4: go to: Type a number from 1 to 2, or another word."),
    ],
)
def test_piped_lines_must_find_something(
    lines: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A piped word that finds nothing ends it: the next line is no other word to look for."""
    sitting = Sitting(monkeypatch, tmp_path, "?", "g", *lines, "1", piped=True)
    with pytest.raises(UsageError) as error:
        sitting.ask_all(at("one-01"))
    assert str(error.value) == f"standard input:{told} Nothing from this line on was taken."
    assert sitting.left == "1\n"
