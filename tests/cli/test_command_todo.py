"""`todo`: what is to be looked up, from whom, as a message to paste."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from markdown_it import MarkdownIt

from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import WhoKnows
from outsource_audit.domain.wording import who_text
from program import NAME, contents, run, saved, shipped, the_demo

MARKED = ("comms-05", "hours_apart", "data-10")


def marked(*ids: str, **notes: str) -> Audit:
    """Return the demo's audit with some questions open, marked and noted on."""
    demo = the_demo()
    answers = {key: told for key, told in demo.answers.items() if key not in ids}
    for key, note in notes.items():
        answers[key.replace("_", "-")] = Answer(note=note)
    profile = {key: value for key, value in demo.profile.items() if key not in ids}
    return msgspec.structs.replace(demo, answers=answers, profile=profile, look_up=ids)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with an audit in which something is to be looked up."""
    saved(marked(*MARKED, data_10="Asked *Ann*\non Friday"), tmp_path / NAME)
    return tmp_path


def as_read(markdown: str) -> str:
    """Return what a reader of the Markdown sees, a line an item."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    inlines = (token.children or [] for token in tokens if token.type == "inline")
    return "\n".join(
        "".join(" " if child.type.endswith("break") else child.content for child in children)
        for children in inlines
    )


def test_the_list_names_whom_to_ask_and_what_would_answer_it(place: Path) -> None:
    """A heading with both names, one list a person, a box to tick at each question."""
    ended = run("todo", NAME, cwd=place)
    demo, seen = the_demo(), as_read(ended.out)
    assert ended.code == 0
    assert seen.splitlines()[0] == f"To find out: {demo.business} and {demo.provider}"
    for key in MARKED:
        item = shipped().questions.get(key) or shipped().fields[key]
        assert f"[ ] {key} {item.ask}" in seen
        assert f"Ask {who_text(item.who_knows, demo.provider)}" in seen.splitlines()
    assert f" — What would answer it: {shipped().questions['comms-05'].evidence}" in seen
    assert ended.out.count("- [ ] ") == len(MARKED)


def test_the_persons_come_in_a_fixed_order(place: Path) -> None:
    """Each once, however the questions are mixed."""
    out = run("todo", NAME, "--unknown", cwd=place).out
    headings = [line for line in as_read(out).splitlines() if line.startswith("Ask ")]
    everybody = [f"Ask {who_text(who, the_demo().provider)}" for who in WhoKnows]
    assert headings == [heading for heading in everybody if heading in headings]


def test_the_choices_and_the_note_stand_below_the_question(place: Path) -> None:
    """In words; a note is shown as it was typed."""
    seen = as_read(run("todo", NAME, cwd=place).out).splitlines()
    assert "Answers: a number (hours)" in seen
    choices = " / ".join(choice.text for choice in shipped().questions["comms-05"].choices)
    assert f"Answers: {choices}" in seen
    assert "Note: Asked *Ann* / on Friday" in seen


def test_names_and_notes_cannot_act(tmp_path: Path) -> None:
    """Neither on the terminal nor where the message is pasted."""
    audit = marked("comms-05", comms_05="\x1b[2J <b>@all</b> [x](http://evil.example)")
    saved(msgspec.structs.replace(audit, provider="# North*way*"), tmp_path / NAME)
    out = run("todo", NAME, cwd=tmp_path).out
    assert "\x1b" not in out
    assert "<b>" not in out
    tokens = [child for token in MarkdownIt().parse(out) for child in token.children or []]
    assert not [token for token in tokens if token.type == "link_open"]
    assert "North\\*way\\*" in out


def test_what_no_longer_applies_is_left_out(tmp_path: Path) -> None:
    """A mark outlives a change of the profile, but is not in the way."""
    audit = marked("data-10", "comms-05")
    profile = audit.profile | {"customer_data": "none"}
    saved(msgspec.structs.replace(audit, profile=profile), tmp_path / NAME)
    out = run("todo", NAME, cwd=tmp_path).out
    assert "comms-05" in out
    assert "data-10" not in out


def test_what_is_not_known_is_counted_and_listed_on_request(place: Path) -> None:
    """The count is part of the conversation, not of the message."""
    unknown = [key for key, told in the_demo().answers.items() if told.answer == "unknown"]
    ended = run("todo", NAME, cwd=place)
    assert ended.told == [
        f'{len(unknown)} questions were answered "don\'t know"; --unknown lists them too.'
    ]
    more = run("todo", NAME, "--unknown", cwd=place)
    assert (more.code, more.err) == (0, "")
    assert more.out.count("- [ ] ") == len(MARKED) + len(unknown)
    assert all(f"**{key}**" in more.out for key in unknown)


def test_where_nothing_is_marked_it_says_how_to_mark(tmp_path: Path) -> None:
    """In one line; there is no message, and nothing failed."""
    audit = msgspec.structs.replace(the_demo(), answers={})
    saved(audit, tmp_path / "my shop.json")
    for options, also in (((), ""), (("--unknown",), ', and nothing was answered "don\'t know"')):
        ended = run("todo", "my shop.json", *options, cwd=tmp_path)
        assert (ended.code, ended.out) == (0, "")
        (told,) = ended.told
        assert told == (
            f"Nothing is marked to look up{also}. To mark a question, press l at it: "
            "outsource-audit run 'my shop.json'"
        )


def test_json_holds_the_same(place: Path) -> None:
    """For a program: everything of an item under its own name."""
    ended = run("todo", NAME, "--json", cwd=place)
    told: dict[str, Any] = json.loads(ended.out)
    assert (ended.code, ended.err, told["format"]) == (0, "", 1)
    assert (told["business"], told["provider"]) == (the_demo().business, the_demo().provider)
    assert {item["id"] for item in told["items"]} == set(MARKED)
    item = next(item for item in told["items"] if item["id"] == "data-10")
    question = shipped().questions["data-10"]
    assert item == {
        "id": "data-10",
        "ask": question.ask,
        "help": question.help,
        "who": question.who_knows.value,
        "ask_whom": who_text(question.who_knows, the_demo().provider),
        "evidence": question.evidence,
        "choices": item["choices"],
        "note": "Asked *Ann*\non Friday",
        "state": "to look up",
    }
    assert len(item["choices"]) == len(question.choices) + (question.number is not None)


def test_json_of_nothing_is_an_empty_list(tmp_path: Path) -> None:
    """A program needs no message."""
    saved(the_demo(), tmp_path / NAME)
    ended = run("todo", NAME, "--json", cwd=tmp_path)
    assert (ended.code, ended.err, json.loads(ended.out)["items"]) == (0, "", [])
    states = {
        item["state"]
        for item in json.loads(run("todo", NAME, "--unknown", "--json", cwd=tmp_path).out)["items"]
    }
    assert states == {"unknown"}


def test_nothing_is_written(place: Path) -> None:
    """It reads the audit and leaves it as it is."""
    before = contents(place)
    run("todo", NAME, cwd=place)
    assert contents(place) == before


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """As every command says it."""
    ended = run("todo", NAME, cwd=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert ended.told == [f"outsource-audit: {NAME}: there is no such file"]


def test_the_list_is_written_without_the_report_s_machinery() -> None:
    """Templates are slow to load, and a list needs none."""
    code = "import sys, outsource_audit.rendering.todo; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
