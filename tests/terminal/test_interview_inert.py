"""Hostile text, narrow terminals, no colour: what a person meets stays readable and harmless."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

from outsource_audit.domain.audit import Answer, Audit, Evidence
from outsource_audit.storage.audit_file import read_audit
from program import NAME, Terminal, saved, shipped, the_demo

HOSTILE = "[red]x[/red] \x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe\u200b :smile: \r\b\x00"
SHOWN = "[red]x[/red] ␛]0;owned␇␛[2J�31m�gnp.exe� :smile:"
ACTING = re.compile("[\x00-\x07\x08\x0b\x0c\x0e-\x1a\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


def a_hostile_audit() -> Audit:
    """Return an audit with hostile text wherever a person can put text."""
    answers = dict(the_demo().answers)
    seen = Evidence(seen=True, where=HOSTILE)
    answers["partner-12"] = Answer(note=HOSTILE, internal_note=HOSTILE, evidence=seen)
    answers["comms-06"] = Answer(not_applicable=HOSTILE)
    answers[f"gone{HOSTILE}"] = Answer(answer=HOSTILE)
    profile = {**the_demo().profile, "stage": HOSTILE}
    return msgspec.structs.replace(
        the_demo(), business=f"B{HOSTILE}", answers=answers, profile=profile
    )


def steering(raw: str) -> list[str]:
    """Return the escape sequences that are neither colours nor the line editor's."""
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\[\?2004[hl]|\x1b\[K", "", raw).replace("\r", "")
    return ACTING.findall(plain.replace("\x1b", "\x1a"))


def test_stored_text_comes_out_inert(tmp_path: Path) -> None:
    """Markup is shown as typed, and no control character of a stored text reaches the terminal."""
    saved(a_hostile_audit(), tmp_path / NAME)
    with Terminal("run", cwd=tmp_path) as person:
        assert SHOWN in " ".join(person.prompt().split())
        person.answer("1")
        screen = person.answer("3")
        assert "\nNote: [red]x[/red] ␛]0;owned␇" in screen
        assert "\nInternal note: [red]x[/red] ␛]0;owned␇" in screen
        assert "Evidence: seen: [red]x[/red] ␛]0;owned␇" in screen
        person.type("q")
        assert person.end() == 0
        assert steering(person.raw) == []


@pytest.mark.parametrize("columns", [40, 100])
def test_the_score_of_hostile_text_is_inert(columns: int, tmp_path: Path) -> None:
    """The result shows names as they were typed, made visible."""
    saved(a_hostile_audit(), tmp_path / NAME)
    with Terminal("score", NAME, cwd=tmp_path, columns=columns) as person:
        assert person.end() == 0
        assert f"B{SHOWN}" in " ".join(person.screen.split())
        assert steering(person.raw) == []


def test_typed_control_characters_are_made_visible(tmp_path: Path) -> None:
    """What is typed or pasted is cleaned before it is saved; no bytes are too strange."""
    saved(msgspec.structs.replace(the_demo(), answers={}), tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path, env={"TERM": "dumb"}) as person:
        person.prompt()
        person.type("n")
        person.see("note> ")
        person.type("a\u202eb\u200bc [/]")
        person.see("note> ")
        person.answer(".")
        os.write(person.child.child_fd, b"\xff\xfe\n")
        assert "Type a number from 1 to" in person.prompt()
    notes = {answer.note for answer in read_audit(tmp_path / NAME).answers.values()}
    assert notes == {"a�b�c [/]"}


@pytest.mark.parametrize("columns", [40, 20])
def test_forty_columns_are_enough(columns: int, tmp_path: Path) -> None:
    """On a narrow terminal every line fits but commands, which are to be copied whole."""
    with Terminal("run", NAME, cwd=tmp_path, columns=columns) as person:
        person.begin("Kiln", "北" * 30)
        person.type("?")
        person.answer_all("u")
        lines = person.screen.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("Audit of"))
    read = [line for line in lines[first:] if not line.startswith("  outsource-audit ")]
    assert max(map(cell_len, read)) <= 40
    asked = " ".join(person.screen.split())
    assert " ".join(shipped().questions["data-09"].ask.split()) in asked


@pytest.mark.parametrize(
    ("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_can_be_refused(variables: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    """With NO_COLOR, or on a terminal that knows none, there is no colour; all else stays."""
    with Terminal("run", NAME, cwd=tmp_path, env=variables) as person:
        person.begin()
        person.answer("nonsense")
        person.type("q")
        assert person.end() == 0
        assert bool(re.search(r"\x1b\[[\d;]*3[1-7]m", person.raw)) is coloured
        assert "Type a number from 1 to 6, with commas between them." in person.screen
