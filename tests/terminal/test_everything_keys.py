"""Every key of the real program in long sittings, at three widths: the screen and the file."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from real_sitting import (
    CARDS,
    NUMBER,
    OPEN,
    RED_LINE,
    TALL,
    a_small_audit,
    answer_in,
    file_of,
    has_colour,
    whole,
)
from test_program_by_keys import demo_without

from keyboard import Keyboard
from outsource_audit.domain.agenda import items
from outsource_audit.domain.audit import Answer, Evidence
from program import NAME, saved, shipped, the_demo

WIDTHS = pytest.mark.parametrize("columns", [40, 80, 200])
LOOK = "Before the end, a second look"
ASK = shipped().questions[OPEN].ask


def sat_down(place: Path, columns: int, *open_: str, **env: str) -> Keyboard:
    """Continue the whole demo where some answers are missing."""
    saved(demo_without(*open_), place / NAME)
    return Keyboard("run", NAME, cwd=place, columns=columns, rows=TALL, env=env)


@WIDTHS
def test_answers_of_every_kind(tmp_path: Path, columns: int) -> None:
    """Several by digits, a number too high, don't know, Ctrl-D; nothing wrong is saved."""
    with sat_down(tmp_path, columns, CARDS, OPEN, NUMBER) as person:
        person.wait_for(shipped().fields[CARDS].ask)
        whole(person, columns, shipped().fields[CARDS].ask)
        person.press("enter")
        person.wait_for("Tick an answer with space first, or s to skip.")
        person.press("1", "5", "enter")
        person.wait_for("That cannot be:")
        assert CARDS not in file_of(tmp_path).profile
        person.press("5", "2", "enter")
        person.wait_for(ASK)
        assert file_of(tmp_path).profile[CARDS] == ("hosted", "embedded")
        whole(person, columns, ASK)
        person.press("z")
        person.wait_for("h shows all keys" if "h shows all keys" in person.words() else ASK)
        person.press("U")
        person.wait_for(shipped().questions[NUMBER].ask)
        assert answer_in(tmp_path, OPEN).answer == "unknown"
        person.press("1", "0", "1", "enter")
        person.wait_for("101 is above 100.")
        whole(person, columns, shipped().questions[NUMBER].ask)
        assert not answer_in(tmp_path, NUMBER).is_given
        person.press("c-d")
        assert person.end() == 0
    assert "Saved. Go on with:" in person.words()
    assert not answer_in(tmp_path, NUMBER).is_given


@WIDTHS
def test_a_reason_is_asked_for_and_kept(tmp_path: Path, columns: int) -> None:
    """Without one nothing is saved; Esc leaves it; later it stands there to be changed."""
    with sat_down(tmp_path, columns, OPEN) as person:
        person.wait_for(ASK)
        person.press("x", "enter")
        person.wait_for("Type a reason, or Esc to leave it.")
        whole(person, columns, ASK)
        person.press("escape")
        person.wait_for("h all keys")
        assert not answer_in(tmp_path, OPEN).is_given
        person.press("x")
        person.wait_for("Say in a few words why it does not apply")
        person.type("No stock")
        person.press("enter")
        person.wait_for(LOOK)
        assert answer_in(tmp_path, OPEN).not_applicable == "No stock"
        person.press("q")
        assert person.end() == 0


@WIDTHS
def test_evidence_is_checked_and_can_be_taken_back(tmp_path: Path, columns: int) -> None:
    """It is said first whether it was seen, the date has to be one, and no is an answer too."""
    with sat_down(tmp_path, columns, OPEN) as person:
        person.wait_for(ASK)
        person.press("e")
        person.wait_for("Where is it?")
        person.press("c-s")
        person.wait_for("Say first whether you saw it yourself: y or n.")
        person.press("y", "enter")
        person.type("Shared drive")
        person.press("enter", *["backspace"] * 10)
        person.type("soon")
        person.press("enter")
        person.wait_for("soon")
        whole(person, columns)
        assert answer_in(tmp_path, OPEN).evidence is None
        person.press(*["backspace"] * 4)
        person.type("2026-11-01")
        person.press("enter")
        person.wait_for("Evidence: ")
        whole(person, columns, ASK)
        assert answer_in(tmp_path, OPEN).evidence == Evidence(
            seen=True, where="Shared drive", date="2026-11-01"
        )
        person.press("e")
        person.wait_for("Did you see the evidence yourself?")
        person.press("n", "enter")
        person.wait_for(ASK)
        person.press("q")
        assert person.end() == 0
    assert answer_in(tmp_path, OPEN).evidence == Evidence(seen=False)


@WIDTHS
def test_a_note_is_given_up_taken_up_and_removed(tmp_path: Path, columns: int) -> None:
    """A draft outlives the program; an editor that fails says so; an empty text removes a note."""
    with sat_down(tmp_path, columns, OPEN, EDITOR="false") as person:
        person.wait_for(ASK)
        person.press("n")
        person.wait_for("Ctrl-S saves")
        person.type("First")
        person.press("enter")
        person.type("second")
        person.wait_for("second")
        person.press("c-o")
        person.wait_for("false")
        whole(person, columns)
        person.press("escape")
        person.wait_for("n opens it")
        assert answer_in(tmp_path, OPEN).note == ""
        person.press("c-c")
        assert person.end() == 130
    with Keyboard("run", NAME, cwd=tmp_path, columns=columns, rows=TALL) as person:
        person.wait_for("A note you were writing is kept; n opens it.")
        person.press("n")
        person.wait_for("First second")
        person.press("f2")
        person.wait_for("Note: First")
        assert answer_in(tmp_path, OPEN).note == "First\nsecond"
        whole(person, columns, ASK)
        person.press("n")
        person.wait_for("Ctrl-S saves")
        person.press(*["backspace"] * len("First\nsecond"), "alt-enter")
        person.wait_until(lambda: "h all keys" in person.words(), "the question")
        person.press("q")
        assert person.end() == 0
    assert answer_in(tmp_path, OPEN).note == ""


@WIDTHS
def test_ways_around_and_back_from_the_review(tmp_path: Path, columns: int) -> None:
    """By id, by nothing found and Esc, by pitfall; the review opens an entry and comes back."""
    before = demo_without(OPEN)
    with sat_down(tmp_path, columns, OPEN) as person:
        person.wait_for(ASK)
        person.press("/")
        person.wait_for("Go to a question")
        person.type("no such words")
        person.wait_for("No question matches. Take a word away.")
        whole(person, columns)
        person.press("escape", "g")
        person.wait_for("Go to a question")
        person.type(RED_LINE)
        person.wait_for(RED_LINE)
        person.press("enter")
        person.wait_for(shipped().questions[RED_LINE].ask)
        whole(person, columns, shipped().questions[RED_LINE].ask)
        for key, place in (("pagedown", "Pitfall 3 of 9"), ("[", "Pitfall 2 of 9")):
            person.press(key)
            person.wait_for(place)
            whole(person, columns)
        person.press("s")
        person.wait_for(ASK)
        person.press("r")
        person.wait_for("Unanswered, 1")
        whole(person, columns)
        person.press("down", "up", "0")
        person.press("enter")
        person.wait_for("Enter keeps it.")
        person.press("enter")
        person.wait_for("(looked at again)")
        person.press("a")
        person.wait_for(ASK)
        person.press("q")
        assert person.end() == 0
    after = file_of(tmp_path)
    assert {key: a.answer for key, a in after.answers.items()} == {
        key: a.answer for key, a in before.answers.items()
    }


@WIDTHS
def test_more_is_declined_and_an_old_report_stays(tmp_path: Path, columns: int) -> None:
    """Esc is not now; the result comes all the same; a report that lies there is not replaced."""
    saved(a_small_audit(), tmp_path / NAME)
    report = tmp_path / "northway.report.html"
    report.write_text("mine")
    with Keyboard("run", NAME, cwd=tmp_path, columns=columns, rows=TALL) as person:
        person.wait_for("The short round is done.")
        whole(person, columns)
        person.press("1", "1", "escape")
        person.wait_for(LOOK)
        whole(person, columns)
        person.press("h")
        person.wait_for("finish and see the result (also Esc)")
        whole(person, columns)
        person.press("x", "f")
        person.wait_for("Replace it with today's?")
        whole(person, columns)
        person.press("n")
        assert person.end() == 0
    assert "was left as it is" in person.words()
    assert report.read_text() == "mine"
    assert file_of(tmp_path).in_full == ()


@WIDTHS
def test_another_size_while_a_number_is_typed(tmp_path: Path, columns: int) -> None:
    """What was typed stays through every size; a paste is not taken for keys."""
    ask = shipped().questions[NUMBER].ask
    with sat_down(tmp_path, columns, NUMBER) as person:
        person.wait_for(ask)
        person.press("4")
        for other in (200, 40, 80, columns):
            person.resize(other, TALL)
            width = min(other, 100)
            person.wait_until(lambda width=width: len(person.screen()[0]) == width)  # type: ignore[misc]
            person.wait_for("Your number: 4")
            whole(person, other, ask)
        person.paste("9\r\nq\r\n")
        person.wait_for("A text was pasted; nothing was done with it.")
        assert not answer_in(tmp_path, NUMBER).is_given
        person.press("2", "enter")
        person.wait_for(LOOK)
        person.press("q")
        assert person.end() == 0
    assert answer_in(tmp_path, NUMBER).answer == 42


@WIDTHS
def test_an_earlier_answer_is_kept_with_its_note(tmp_path: Path, columns: int) -> None:
    """A re-audit shows what was said then; Enter gives it again, dated today."""
    earlier = the_demo().answers[OPEN]
    old = msgspec.structs.replace(the_demo(), date="2025-01-10")
    saved(old, tmp_path / "old.audit.json")
    options = ("run", NAME, "--from", "old.audit.json")
    with Keyboard(*options, cwd=tmp_path, columns=columns, rows=TALL) as person:
        person.wait_for("Your business")
        person.press("enter", "enter")
        person.wait_for(shipped().fields["functions"].ask)
        for item in ("functions", "outsourced", "stage", "provider_kind"):
            person.wait_for(shipped().fields[item].ask)
            person.press("enter")
        person.wait_for(shipped().fields["individuals"].ask)
        person.press("g")
        person.wait_for("Go to a question")
        person.type(OPEN)
        person.press("enter")
        person.wait_for("In the audit of 2025-01-10: ")
        whole(person, columns, ASK)
        person.press("enter")
        person.wait_until(lambda: answer_in(tmp_path, OPEN).is_given, "the answer")
        person.press("q")
        assert person.end() == 0
    kept = answer_in(tmp_path, OPEN)
    assert (kept.answer, kept.note) == (earlier.answer, earlier.note)
    assert kept.given > "2026"
    assert file_of(tmp_path).answers == {OPEN: kept}


def test_every_question_is_complete_on_a_narrow_screen(tmp_path: Path) -> None:
    """Forward through the whole audit at 40 columns: no question loses a word."""
    asked = [item for item, _ in items(shipped(), the_demo())]
    with sat_down(tmp_path, 40, asked[0]) as person:
        for item in asked:
            known = shipped().questions.get(item) or shipped().fields[item]
            person.wait_for(known.ask)
            whole(person, 40, known.ask)
            person.press("f")
    assert len(asked) > 80


@WIDTHS
def test_no_screen_has_a_colour_where_none_is_wanted(tmp_path: Path, columns: int) -> None:
    """Question, panels, note, list, review and result: NO_COLOR holds on each of them."""
    with sat_down(tmp_path, columns, OPEN, NO_COLOR="1") as person:
        person.wait_for(ASK)
        for key, told in (
            ("?", "Why this is asked"),
            ("h", "All keys"),
            ("g", "Go to a question"),
            ("n", "Ctrl-S saves"),
            ("e", "Where is it?"),
        ):
            person.press(key)
            person.wait_for(told)
            person.press("escape")
            person.wait_for("h all keys")
        person.press("1")
        person.wait_for(LOOK)
        person.press("f")
        assert person.end() == 0
    assert "northway.report.html" in person.words()
    assert not has_colour(person.raw)
    assert answer_in(tmp_path, OPEN) == Answer(answer="yes", given=answer_in(tmp_path, OPEN).given)
