"""The real program by keys, every command of it, on narrow, usual and wide screens."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from keyboard import Keyboard
from outsource_audit.domain.agenda import items
from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.domain.bank import Question
from outsource_audit.domain.scale import Scale
from outsource_audit.storage.audit_file import read_audit
from program import NAME, saved, shipped, the_demo

ROWS = 50
WIDTHS = pytest.mark.parametrize("columns", [40, 80, 200])
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


def demo_without(*ids: str) -> Audit:
    """Return the demo's audit with some answers taken away again."""
    demo = the_demo()
    answers = {key: value for key, value in demo.answers.items() if key not in ids}
    profile = {key: value for key, value in demo.profile.items() if key not in ids}
    return msgspec.structs.replace(demo, answers=answers, profile=profile)


def first(fits: Callable[[Question], bool]) -> Question:
    """Return the first question of the demo's audit that is as wanted."""
    asked = [key for key, _ in items(shipped(), the_demo()) if key in shipped().questions]
    return next(q for q in map(shipped().questions.__getitem__, asked) if fits(q))


PLAIN_YES = first(lambda q: q.scale is Scale.YES_PARTIAL_NO and bool(q.not_applicable_when))
FOR_ALL = first(lambda q: q.scale is Scale.CHOICE and not q.not_applicable_when)
NUMBER = first(lambda q: q.number is not None)
WORDED = first(lambda q: q.number is not None and bool(q.choices))
LEVELS = first(lambda q: q.scale is Scale.MATURITY)


def at(place: Path, item: str, columns: int, **env: str) -> Keyboard:
    """Continue the demo's audit at the one question that has no answer."""
    saved(demo_without(item), place / NAME)
    person = Keyboard("run", NAME, cwd=place, columns=columns, rows=ROWS, env=env)
    questions = shipped().questions
    person.wait_for(questions[item].ask if item in questions else shipped().fields[item].ask)
    fits(person, columns)
    return person


def fits(person: Keyboard, columns: int) -> None:
    """See that the frame is whole: its corners stand where the lines end."""
    lines = [line for line in person.screen() if line]
    width = len(lines[0])
    assert width <= columns
    assert (lines[0][0], lines[0][-1]) == ("┌", "┐")
    assert all(len(line) <= columns for line in lines)
    assert all(line[-1] in "│┘┐" and len(line) == width for line in lines[:-1])


def leave(person: Keyboard) -> None:
    """Leave, and see that the program ends well."""
    person.press("q")
    assert person.end() == 0
    assert "Saved. Go on with:" in person.words()


def stored(place: Path, item: str) -> Answer:
    """Return what the file holds of a question."""
    return read_audit(place / NAME).answers[item]


@WIDTHS
def test_an_audit_is_begun_and_its_first_questions_answered(tmp_path: Path, columns: int) -> None:
    """Names, several answers by arrows and space, one by its key, a skip, don't know, back."""
    with Keyboard("run", NAME, cwd=tmp_path, columns=columns, rows=ROWS) as person:
        person.wait_for("Your business")
        person.type("Kiln & Co")
        person.press("enter")
        person.type("Northway")
        person.press("enter")
        person.wait_for("What does this provider do for you?")
        fits(person, columns)
        person.press("down", "space", "down", "down", "space", "enter")
        person.wait_for("Question 2 of 19 about you")
        person.press("s")
        person.wait_for("Question 3 of 19 about you")
        person.press("3")
        person.wait_for("Question 4 of 19 about you")
        person.press("u")
        person.wait_for("Question 5 of")
        person.press("b")
        person.wait_for("Your answer so far: don't know. Enter keeps it.")
        person.press("1")
        person.wait_for("Question 5 of")
        leave(person)
    assert read_audit(tmp_path / NAME).profile == {
        "functions": ("fulfilment", "marketing"),
        "stage": "running",
        "provider_kind": "company",
    }


@WIDTHS
def test_a_choice_is_taken_by_arrows_and_enter(tmp_path: Path, columns: int) -> None:
    """The second answer from above; the review follows the last question."""
    with at(tmp_path, PLAIN_YES.id, columns) as person:
        person.press("enter")
        person.wait_for("Choose an answer first, or s to skip.")
        person.press("down", "j", "enter")
        person.wait_for("Before the end, a second look")
        fits(person, columns)
        leave(person)
    assert stored(tmp_path, PLAIN_YES.id).answer == "partial"


@WIDTHS
def test_a_number_is_typed_and_a_wrong_one_told(tmp_path: Path, columns: int) -> None:
    """What does not fit is said and stays to be mended."""
    with at(tmp_path, NUMBER.id, columns) as person:
        person.press("-", "5", "enter")
        person.wait_for("-5 is below 0.")
        person.press("backspace", "backspace", "7", "enter")
        person.wait_for("Before the end, a second look")
        leave(person)
    assert stored(tmp_path, NUMBER.id).answer == 7


@WIDTHS
def test_a_worded_answer_and_a_level_have_a_key(tmp_path: Path, columns: int) -> None:
    """W stands beside a number, a level is its own digit."""
    with at(tmp_path, WORDED.id, columns) as person:
        person.press("w")
        person.wait_for("Before the end, a second look")
        leave(person)
    assert stored(tmp_path, WORDED.id).answer == WORDED.choices[0].id
    with at(tmp_path, LEVELS.id, columns) as person:
        person.press("3")
        person.wait_for("Before the end, a second look")
        leave(person)
    assert stored(tmp_path, LEVELS.id).answer == 3


@WIDTHS
def test_a_note_of_several_lines_and_evidence_are_added(tmp_path: Path, columns: int) -> None:
    """Both stay with the question; Esc gives a note up and keeps what was typed as a draft."""
    with at(tmp_path, PLAIN_YES.id, columns) as person:
        person.press("n")
        person.wait_for("Ctrl-S saves")
        person.type("Asked Ana")
        person.press("enter")
        person.type("on [Friday]")
        person.wait_for("on [Friday]")
        fits(person, columns)
        person.press("c-s")
        person.wait_for("Note: Asked Ana")
        person.press("e")
        person.wait_for("Did you see the evidence yourself?")
        person.press("y", "tab")
        person.type("Contract folder")
        person.press("c-s")
        person.wait_for("Contract folder")
        person.press("n")
        person.wait_for("Ctrl-S saves")
        person.type(" and more")
        person.press("escape")
        person.wait_for("n opens it")
        person.type("n!")
        person.wait_for("Internal note: never in a client")
        fits(person, columns)
        person.type("Ana stalls")
        person.press("c-s")
        person.wait_for("Internal note: Ana stalls")
        leave(person)
    answer = stored(tmp_path, PLAIN_YES.id)
    assert answer.note == "Asked Ana\non [Friday]"
    assert answer.internal_note == "Ana stalls"
    assert isinstance(answer.evidence, Evidence)
    assert (answer.evidence.seen, answer.evidence.where) == (True, "Contract folder")
    assert not answer.is_given


@WIDTHS
def test_a_note_is_written_in_an_editor(tmp_path: Path, columns: int) -> None:
    """Whatever the editor leaves in the file is the note."""
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "by hand" > "$1"\n')
    editor.chmod(0o755)
    with at(tmp_path, PLAIN_YES.id, columns, EDITOR=str(editor)) as person:
        person.press("n")
        person.wait_for("Ctrl-S saves")
        person.press("c-o")
        person.wait_for("by hand")
        person.press("c-s")
        person.wait_for("Note: by hand")
        leave(person)
    assert stored(tmp_path, PLAIN_YES.id).note == "by hand"


@WIDTHS
def test_not_applicable_needs_a_reason_and_is_not_always_offered(
    tmp_path: Path, columns: int
) -> None:
    """With a reason it is an answer; where everybody has to answer, that is said."""
    with at(tmp_path, PLAIN_YES.id, columns) as person:
        person.press("x")
        person.wait_for("Not applicable when")
        person.type("We hand nothing over")
        person.press("enter")
        person.wait_for("Before the end, a second look")
        leave(person)
    assert stored(tmp_path, PLAIN_YES.id).not_applicable == "We hand nothing over"
    with at(tmp_path, FOR_ALL.id, columns) as person:
        person.press("x")
        person.wait_for("This question applies to everyone.")
        leave(person)


@WIDTHS
def test_help_and_reasons_are_a_key_away(tmp_path: Path, columns: int) -> None:
    """Both are panels that close again on the same question."""
    with at(tmp_path, PLAIN_YES.id, columns) as person:
        person.press("?")
        person.wait_for(PLAIN_YES.why)
        person.wait_for(PLAIN_YES.evidence)
        fits(person, columns)
        person.press("x")
        person.wait_for("h all keys")
        person.press("h")
        person.wait_for("go to any question, from a list")
        fits(person, columns)
        person.press("x")
        person.wait_for(PLAIN_YES.ask)
        leave(person)


@WIDTHS
def test_any_question_is_found_by_a_word(tmp_path: Path, columns: int) -> None:
    """G searches; the arrows and brackets go on from there."""
    with at(tmp_path, PLAIN_YES.id, columns) as person:
        person.press("g")
        person.wait_for("Go to a question")
        person.type("clock theirs")
        person.wait_for("hours_apart")
        fits(person, columns)
        person.press("enter")
        person.wait_for(shipped().fields["hours_apart"].ask)
        person.press("f")
        person.wait_for("Question 15 of 19")
        person.press("left")
        person.wait_for(shipped().fields["hours_apart"].ask)
        person.press("]")
        person.wait_for("Pitfall 1 of 9")
        person.press("]")
        person.wait_for("Pitfall 2 of 9")
        person.press("pageup")
        person.wait_for("Pitfall 1 of 9")
        leave(person)


@WIDTHS
def test_a_question_is_marked_reviewed_opened_and_finished(tmp_path: Path, columns: int) -> None:
    """L marks it, the review lists it, Enter opens it from there, and the result follows."""
    with at(tmp_path, PLAIN_YES.id, columns) as person:
        person.press("l")
        person.wait_for("To look up, 1")
        assert read_audit(tmp_path / NAME).look_up == (PLAIN_YES.id,)
        fits(person, columns)
        person.press("a")
        person.wait_for("You marked this to look up later.")
        person.press("r")
        person.wait_for("Red lines to confirm")
        person.press("1")
        person.wait_for("Enter keeps it.")
        person.press("enter")
        person.wait_for("(looked at again)")
        person.press("f")
        person.wait_for("Print the list, to paste into a message?")
        person.press("y")
        assert person.end() == 0
    told = person.words()
    assert "northway.report.html" in told
    assert PLAIN_YES.id in told
    assert (tmp_path / "northway.report.html").exists()


@WIDTHS
def test_a_change_says_what_appears_and_what_no_longer_applies(
    tmp_path: Path, columns: int
) -> None:
    """Answers of hidden questions are kept aside and come back."""
    with at(tmp_path, PLAIN_YES.id, columns) as person:
        for key, told in (("1", "kept aside"), ("3", "earlier answers count again")):
            person.press("g")
            person.wait_for("Go to a question")
            person.type("customer_data")
            person.press("enter")
            person.wait_for(shipped().fields["customer_data"].ask)
            person.press(key)
            person.wait_for(told)
            fits(person, columns)
        leave(person)
    assert set(read_audit(tmp_path / NAME).answers) == set(demo_without(PLAIN_YES.id).answers)


@WIDTHS
def test_more_questions_are_taken_up_by_a_tick(tmp_path: Path, columns: int) -> None:
    """Space ticks, Enter begins; the pitfall is then taken in full."""
    saved(msgspec.structs.replace(the_demo(), answers=the_core(), in_full=()), tmp_path / NAME)
    with Keyboard("run", NAME, cwd=tmp_path, columns=columns, rows=ROWS) as person:
        person.wait_for("The short round is done.")
        fits(person, columns)
        person.press("space", "enter")
        person.wait_for("Question")
        leave(person)
    assert len(read_audit(tmp_path / NAME).in_full) == 1


def the_core() -> dict[str, Answer]:
    """Return the demo's answers to what a quick audit asks."""
    core = {q.id for q in shipped().questions.values() if q.core or q.red_line}
    return {key: answer for key, answer in the_demo().answers.items() if key in core}


@WIDTHS
def test_a_stop_and_a_window_of_another_size(tmp_path: Path, columns: int) -> None:
    """A resize draws the question anew; Ctrl-C ends with 130 and says how to go on."""
    with at(tmp_path, PLAIN_YES.id, columns) as person:
        for other in (40, 120, columns):
            person.resize(other, ROWS)
            person.wait_until(lambda other=other: _is_drawn(person, other))  # type: ignore[misc]
            fits(person, other)
        person.paste("q\n1\n")
        person.wait_for("A text was pasted; nothing was done with it.")
        person.press("c-c")
        assert person.end() == 130
    assert "Saved. Go on with:" in person.words()
    assert PLAIN_YES.id not in read_audit(tmp_path / NAME).answers


def _is_drawn(person: Keyboard, columns: int) -> bool:
    top = person.screen()[0]
    return top.endswith("┐") and len(top) == min(columns, 100)


@pytest.mark.parametrize("no_colour", ["1", ""])
def test_no_colour_means_none(tmp_path: Path, no_colour: str) -> None:
    """With NO_COLOR set nothing is coloured; the sign before an answer says what is selected."""
    env = {"NO_COLOR": no_colour} if no_colour else {}
    with at(tmp_path, PLAIN_YES.id, 80, **env) as person:
        person.press("down")
        person.wait_for("> 1 Yes")
        leave(person)
    assert bool(COLOUR.search(person.raw)) is not bool(no_colour)


@WIDTHS
def test_last_years_answers_are_kept_with_enter(tmp_path: Path, columns: int) -> None:
    """They stand beside each question, and say that they are old."""
    old = msgspec.structs.replace(the_demo(), date="2025-01-10")
    saved(old, tmp_path / "old.audit.json")
    options = ("run", NAME, "--from", "old.audit.json")
    with Keyboard(*options, cwd=tmp_path, columns=columns, rows=ROWS) as person:
        person.wait_for("Fern & Tallow")
        person.press("enter", "enter")
        person.wait_for("In the audit of 2025-01-10 (more than")
        fits(person, columns)
        person.press("enter")
        person.wait_for("Question 2 of 19 about you")
        leave(person)
    assert read_audit(tmp_path / NAME).profile == {"functions": old.profile["functions"]}
