"""The real program line by line, every command of it, on narrow, usual and wide terminals."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from test_program_by_keys import (
    FOR_ALL,
    LEVELS,
    NUMBER,
    PLAIN_YES,
    WORDED,
    demo_without,
    stored,
    the_core,
)

from outsource_audit.storage.audit_file import read_audit
from program import NAME, Terminal, saved, shipped, the_demo

WIDTHS = pytest.mark.parametrize("columns", [40, 80, 200])
ANY_STYLE = re.compile(r"\x1b\[(?!\?)")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


def at(place: Path, *items: str, columns: int, **env: str) -> Terminal:
    """Continue the demo's audit at the questions that have no answer."""
    saved(demo_without(*items), place / NAME)
    return Terminal("run", NAME, cwd=place, columns=columns, env=env)


def joined(screen: str) -> str:
    """Return a screen as one line."""
    return " ".join(screen.split())


def ended(person: Terminal, columns: int) -> str:
    """Leave, and return all that was shown; what is wrapped fits the terminal."""
    person.type("q")
    assert person.end() == 0
    lines = map(str.rstrip, person.screen.splitlines())
    wide = [line for line in lines if len(line) > columns]
    # A name in a command is never broken, since it is copied; a prompt is broken by the terminal.
    assert all("outsource-audit" in line or line.endswith(">") for line in wide), wide
    assert "-----" not in person.screen
    return joined(person.screen)


@WIDTHS
def test_every_way_to_answer(tmp_path: Path, columns: int) -> None:
    """A choice, a number after a wrong one, the words beside a number, a level, don't know."""
    asked = (PLAIN_YES.id, NUMBER.id, LEVELS.id, FOR_ALL.id)
    keys = {PLAIN_YES.id: "2", NUMBER.id: "7", LEVELS.id: "3", FOR_ALL.id: "u"}
    with at(tmp_path, *asked, columns=columns) as person:
        for item in (key for key in shipped().questions if key in asked):
            screen = joined(person.prompt())
            assert shipped().questions[item].ask in screen
            if item == NUMBER.id:
                assert "-5 is below 0." in joined(person.answer("-5"))
            person.type(keys[item])
        assert "Before the end, a second look." in joined(person.prompt())
        ended(person, columns)
    answers = read_audit(tmp_path / NAME).answers
    given = {item: answers[item].answer for item in asked}
    assert given == {PLAIN_YES.id: "partial", NUMBER.id: 7, LEVELS.id: 3, FOR_ALL.id: "unknown"}


@WIDTHS
def test_words_beside_a_number(tmp_path: Path, columns: int) -> None:
    """W takes them."""
    with at(tmp_path, WORDED.id, columns=columns) as person:
        person.prompt()
        assert "a second look" in person.answer("w")
        ended(person, columns)
    assert stored(tmp_path, WORDED.id).answer == WORDED.choices[0].id


@WIDTHS
def test_what_goes_with_an_answer(tmp_path: Path, columns: int) -> None:
    """A note of several lines, an internal one, evidence, and why it does not apply."""
    with at(tmp_path, PLAIN_YES.id, columns=columns) as person:
        person.prompt()
        person.type("n")
        for line in ("Asked Ana", "on [Friday]"):
            person.see("note> ")
            person.type(line)
        person.see("note> ")
        screen = joined(person.answer("."))
        assert "The note is saved." in screen
        assert "Note: Asked Ana on [Friday]" in screen
        person.type("n!")
        for line in ("Ana stalls", "."):
            person.see("internal note> ")
            person.type(line)
        screen = joined(person.prompt())
        assert "The internal note is saved." in screen
        assert "Note: Asked Ana on [Friday] Internal note: Ana stalls" in screen
        person.type("e")
        for prompt, typed in (("seen", "y"), ("where", "Contract folder"), ("when", "")):
            person.see(prompt)
            person.type(typed)
        assert "The evidence is saved." in joined(person.prompt())
        person.type("x")
        person.see("why> ")
        assert "a second look" in person.answer("We hand nothing over")
        ended(person, columns)
    answer = stored(tmp_path, PLAIN_YES.id)
    assert answer.note == "Asked Ana\non [Friday]"
    assert answer.internal_note == "Ana stalls"
    assert answer.evidence is not None
    assert answer.evidence.where == "Contract folder"
    assert answer.not_applicable == "We hand nothing over"


@WIDTHS
def test_help_reasons_and_ways_around(tmp_path: Path, columns: int) -> None:
    """?, h, b, f, the brackets and g lead where they say."""
    with at(tmp_path, PLAIN_YES.id, columns=columns) as person:
        person.prompt()
        assert PLAIN_YES.evidence in joined(person.answer("?"))
        assert "g go to a question, by a word or by its id" in joined(person.answer("h"))
        assert "applies to everyone" not in person.screen
        person.type("g")
        person.see("go to> ")
        person.type("hours_apart")
        assert shipped().fields["hours_apart"].ask in joined(person.prompt())
        assert "Question 15 of 19 about you" in joined(person.answer("f"))
        assert "Question 14 of 19 about you" in joined(person.answer("b"))
        assert "Pitfall 1 of 9" in joined(person.answer("]"))
        assert "Pitfall 2 of 9" in joined(person.answer("]"))
        assert "Pitfall 1 of 9" in joined(person.answer("["))
        ended(person, columns)


@WIDTHS
def test_a_mark_a_change_and_the_review(tmp_path: Path, columns: int) -> None:
    """L is listed in the review; a change of the profile says what goes and what comes back."""
    with at(tmp_path, PLAIN_YES.id, columns=columns) as person:
        person.prompt()
        assert "To look up, 1:" in joined(person.answer("l"))
        assert "You marked this to look up later." in joined(person.answer("a"))
        for typed, told in (("1", "are kept aside and come back"), ("3", "count again")):
            person.type("g")
            person.see("go to> ")
            person.type("customer_data")
            person.prompt()
            assert told in joined(person.answer(typed))
        assert "a second look" in joined(person.answer("r"))
        ended(person, columns)
    audit = read_audit(tmp_path / NAME)
    assert set(audit.answers) == set(demo_without(PLAIN_YES.id).answers)
    assert audit.look_up == (PLAIN_YES.id,)


@WIDTHS
def test_more_questions_and_the_result(tmp_path: Path, columns: int) -> None:
    """A pitfall is taken up by its number; without one, the review and the result follow."""
    core = msgspec.structs.replace(the_demo(), answers=the_core(), in_full=())
    saved(core, tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path, columns=columns) as person:
        assert "More questions would tell most here:" in joined(person.prompt())
        assert "Question" in person.answer("1")
        ended(person, columns)
    assert len(read_audit(tmp_path / NAME).in_full) == 1
    saved(core, tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path, columns=columns) as person:
        person.prompt()
        assert "a second look" in person.answer("")
        person.type("")
        assert person.end() == 0
        assert "northway.report.html" in joined(person.screen)


@WIDTHS
def test_a_stop(tmp_path: Path, columns: int) -> None:
    """Ctrl-C ends with 130, Ctrl-D with 0; both say how to go on."""
    for key, code in (("\x03", 130), ("\x04", 0)):
        with at(tmp_path, PLAIN_YES.id, columns=columns) as person:
            person.prompt()
            person.child.send(key)
            assert person.end() == code
            assert "Saved. Go on with:" in person.screen


def test_no_colour_means_none(tmp_path: Path) -> None:
    """With NO_COLOR set nothing is coloured, and without it something is."""
    for env in ({}, {"NO_COLOR": "1"}):
        with at(tmp_path, PLAIN_YES.id, columns=80, **env) as person:
            person.prompt()
            ended(person, 80)
            assert bool(COLOUR.search(person.raw)) is not bool(env)


def test_a_dumb_terminal_gets_plain_text(tmp_path: Path) -> None:
    """With TERM=dumb there is not one control sequence, asked for or not."""
    env = {"TERM": "dumb", "OUTSOURCE_AUDIT_PLAIN": ""}
    with at(tmp_path, PLAIN_YES.id, columns=80, **env) as person:
        person.prompt()
        ended(person, 80)
        assert not ANY_STYLE.search(person.raw)


@WIDTHS
def test_the_other_commands_fit_the_terminal(tmp_path: Path, columns: int) -> None:
    """What was not asked, what to look up and what moved on are told at any width."""
    saved(msgspec.structs.replace(the_demo(), in_full=()), tmp_path / NAME)
    for command in ("questions", "score", "migrate"):
        with Terminal(command, NAME, cwd=tmp_path, columns=columns) as person:
            assert person.end() == 0
            wide = [line for line in person.screen.splitlines() if len(line) > columns]
            # A command to type and a name are never broken: they are copied.
            assert all("outsource-audit" in line or NAME in line for line in wide), wide
