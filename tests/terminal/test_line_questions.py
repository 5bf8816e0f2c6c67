"""A question in lines: where it stands, what Enter keeps, what every letter does."""

from __future__ import annotations

from pathlib import Path

import pytest
from line_sitting import TODAY, Sitting, asked, at, the_bank_set

from builders import an_audit, answer
from outsource_audit.domain.actions import (
    Action,
    Back,
    Forward,
    Give,
    GoToReview,
    Leave,
    LookUp,
    NextPitfall,
    PreviousPitfall,
    Skip,
)
from outsource_audit.domain.interview import begin, current
from outsource_audit.domain.progress import Progress, progress
from outsource_audit.terminal.question_words import ANSWERED_ALREADY, place_text


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("u", Give("unknown")),
        ("2", Give("partial")),
        ("s", Skip()),
        ("l", LookUp()),
        ("b", Back()),
        ("f", Forward()),
        ("[", PreviousPitfall()),
        ("]", NextPitfall()),
        ("r", GoToReview()),
        ("q", Leave()),
    ],
)
def test_every_letter_does_what_it_says(
    typed: str, action: Action, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One line is one action, in capital letters as well."""
    for line in (typed, typed.upper()):
        assert asked(Sitting(monkeypatch, tmp_path, line), "one-01") == action


def test_what_is_answered_is_not_marked_to_look_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The mark would have no effect; what to do instead is said."""
    sitting = Sitting(monkeypatch, tmp_path, "l", "q")
    assert asked(sitting, "one-01", an_audit({"one-01": answer("yes")})) == Leave()
    assert ANSWERED_ALREADY in sitting.told


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [("two-01", "0", 0), ("two-01", "4", 4), ("one-02", "12", 12), ("one-02", "w", "never")],
)
def test_levels_numbers_and_words_are_answers(
    question: str,
    typed: str,
    value: float | str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """A level is typed as itself, a number as a number, the words beside it as w."""
    assert asked(Sitting(monkeypatch, tmp_path, typed), question) == Give(value)


def test_the_end_of_input_leaves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-D at a question saves and leaves."""
    assert asked(Sitting(monkeypatch, tmp_path), "one-01") == Leave()


def test_the_head_says_where_one_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pitfall, place and what is left are sentences; the profile is about you, in all."""
    sitting = Sitting(monkeypatch, tmp_path, "2", "q")
    sitting.ask_all(begin(the_bank_set(), an_audit(profile={"work": ("parcels",)})))
    assert "\nAbout your business and this provider.\nQuestion 1 of 2 about you, " in sitting.told
    assert "about you, about 5 left in all, about 3 minutes.\n\nWhat is stage?" in sitting.told
    assert "\nPitfall 1 of 2: Pitfall one.\nQuestion 1 of 2 here, 4 left" in sitting.told


@pytest.mark.parametrize(
    ("pitfall", "left", "minutes", "text"),
    [
        (3, 21, 8, "Question 2 of 6 here, 21 left, about 8 minutes"),
        (3, 1, 1, "Question 2 of 6 here, 1 left, about 1 minute"),
        (3, 0, 0, "Question 2 of 6 here, nothing else to ask"),
        (None, 40, 15, "Question 2 of 6 about you, about 40 left in all, about 15 minutes"),
    ],
)
def test_one_minute_is_no_minutes(pitfall: int | None, left: int, minutes: int, text: str) -> None:
    """The place is told in good English whatever the numbers are."""
    place = Progress("T", pitfall=pitfall, pitfalls=9, number=2, of=6, left=left, minutes=minutes)
    assert place_text(place) == text


def test_news_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What changed is told before the question, one line each."""
    sitting = Sitting(monkeypatch, tmp_path)
    sitting.ask_all(at("one-01"), "Two questions are new.", "One is gone.")
    assert sitting.told.startswith("\nTwo questions are new.\nOne is gone.\n\nPitfall 1 of 2: ")


def test_commands_are_told_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The first question of a sitting lists the commands; later ones only name the help."""
    sitting = Sitting(monkeypatch, tmp_path, "s", "s", "q")
    sitting.ask_all(at("one-01"))
    short = (
        "u don't know, x not applicable, ? why and what evidence, n note, e evidence seen, "
        "l look it up later, s skip, b back, q save and leave, h all commands"
    )
    assert sitting.heard.count(short) == 1
    assert sitting.told.count(". h for help.\n") == 2
    assert sitting.told.index(short[:20]) < sitting.told.index("h for help")


def test_the_profile_has_fewer_commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """About the business there are no notes, no evidence and no not applicable: it is said."""
    sitting = Sitting(monkeypatch, tmp_path, "n", "e", "x", "h", "?")
    asked(sitting, "stage")
    assert "u don't know, ? why, l look it up later, s skip, b back," in sitting.heard
    refused = "Notes, evidence and not applicable go with the later questions."
    assert sitting.heard.count(refused) == 3
    assert "  ?  question mark: why this is asked\n" in sitting.told
    assert "  n  " not in sitting.told
    assert "Why: It decides what applies." in sitting.told


def test_h_lists_every_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One command a line, each with what it does; signs are named, for the ear."""
    sitting = Sitting(monkeypatch, tmp_path, "h")
    asked(sitting, "one-01")
    listed = sitting.told.split("Type your answer, or one of these:\n")[1]
    for key in ("Enter", "n!", *"ux?nelsbf[]grhq"):
        assert f"\n  {key}  " in f"\n{listed}"
    assert "[  opening bracket: to the pitfall before" in listed
    assert "]  closing bracket: to the next pitfall" in listed
    assert "n!  n, exclamation mark: an internal note, never in a client's report" in listed


def test_not_applicable_is_listed_where_it_is_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A question that applies to everyone does not name x."""
    sitting = Sitting(monkeypatch, tmp_path, "h")
    asked(sitting, "one-02")
    assert "not applicable" not in sitting.told


def test_looking_up_later_is_confirmed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Who marks a question hears it before the next one."""
    sitting = Sitting(monkeypatch, tmp_path, "l", "q")
    assert sitting.ask_all(at("one-01")).audit.look_up == ("one-01",)
    assert "Marked to look up later.\n\nPitfall 1 of 2" in sitting.told


def test_wrong_input_is_told_and_asked_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A person at the keyboard may try again; # is no comment there."""
    sitting = Sitting(monkeypatch, tmp_path, "7", "# a comment", "1")
    assert asked(sitting, "one-01") == Give("yes")
    assert sitting.told.count("Type a number from 1 to 3, or a letter (h lists them).") == 2


def test_nobody_answers_before_sitting_down(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where drafts are kept must be told first: it is a mistake of the caller otherwise."""
    sitting = Sitting(monkeypatch, tmp_path, "1")
    bare = type(sitting.person)(sitting.person.screen, TODAY)
    interview = at("one-01")
    item = current(interview)
    assert item is not None
    with pytest.raises(ValueError, match="nobody has sat down yet"):
        bare.ask(item, interview, progress(interview), ())
