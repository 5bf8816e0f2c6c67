"""Whole screens of the real program, 80 by 30; UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

from pathlib import Path

import pyte
import pytest
from real_sitting import LOOK, NUMBER, OPEN, RED_LINE, a_small_audit, given_back, screen_is_golden

from keyboard import Keyboard
from program import NAME, Terminal, saved

COLUMNS, ROWS = 80, 30


def drawn(place: Path) -> Keyboard:
    """Start the program on a screen of the golden size."""
    return Keyboard("run", NAME, cwd=place, columns=COLUMNS, rows=ROWS)


def after_the_screens(person: Keyboard) -> list[str]:
    """Return what stands in the terminal once the program gave it back."""
    shell = pyte.Screen(COLUMNS, ROWS)
    pyte.Stream(shell).feed(given_back(person))
    return [line.rstrip() for line in shell.display]


def test_the_first_question(tmp_path: Path) -> None:
    """A new audit begins by saying where it is saved."""
    with drawn(tmp_path) as person:
        person.wait_for("Your business")
        person.type("Kiln & Co")
        person.press("enter")
        person.type("Northway")
        person.press("enter")
        screen_is_golden("first-question", person.wait_for("Question 1 of 19 about you"))


def test_the_review(tmp_path: Path) -> None:
    """What is open and marked stands under its heading; a red line, known or not, once."""
    saved(a_small_audit(OPEN, NUMBER, RED_LINE), tmp_path / NAME)
    with drawn(tmp_path) as person:
        person.wait_for("h all keys")
        person.press("l")
        person.wait_for("Next: ")
        person.press("r")
        screen_is_golden("review", person.wait_for(LOOK))


def test_the_offer(tmp_path: Path) -> None:
    """What more would tell, how long it takes and why, the first one ticked."""
    saved(a_small_audit(), tmp_path / NAME)
    with drawn(tmp_path) as person:
        person.wait_for("The short round is done.")
        person.press("1")
        screen_is_golden("offer", person.wait_for("[x]"))


def test_the_end(tmp_path: Path) -> None:
    """The first steps last, where the report lies, and the commands that go on."""
    saved(a_small_audit(), tmp_path / NAME)
    with drawn(tmp_path) as person:
        person.wait_for("The short round is done.")
        person.press("escape")
        person.wait_for(LOOK)
        person.press("f")
        assert person.end() == 0
        screen_is_golden("end", after_the_screens(person))


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_end_tells_the_story_that_score_tells(columns: int, tmp_path: Path) -> None:
    """From the score to the first steps, at every width."""
    saved(a_small_audit(), tmp_path / NAME)
    with Keyboard("run", NAME, cwd=tmp_path, columns=columns, rows=ROWS) as person:
        person.wait_for("The short round is done.")
        person.press("escape")
        person.wait_for("Before the end")
        person.press("f")
        assert person.end() == 0
        ended = given_back(person)
    with Terminal("score", NAME, cwd=tmp_path, columns=columns) as terminal:
        assert terminal.end() == 0
        title, _, story = terminal.raw.partition("\r\n\r\n")
    assert "Fern & Tallow" in title
    assert "What to do first" in story
    assert story in ended
