"""`questions`: what is not asked, and because of what."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.standing import IN_SCOPE, State, stand
from outsource_audit.domain.unasked import unasked
from program import NAME, Terminal, contents, run, saved, shipped, the_demo


def quick() -> Audit:
    """Return the demo's audit as a quick one, of a provider that sees no customer data."""
    demo = the_demo()
    answers = {key: a for key, a in demo.answers.items() if shipped().questions[key].core}
    profile = demo.profile | {"customer_data": "none"}
    return msgspec.structs.replace(demo, answers=answers, profile=profile, in_full=())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that holds the quick audit."""
    saved(quick(), tmp_path / NAME)
    return tmp_path


def unwrapped(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def counts(audit: Audit) -> tuple[int, int, int]:
    """Return how many questions are asked, are not in the quick set, and do not apply."""
    states = Counter(s.state for s in stand(shipped(), audit).questions)
    asked = sum(states[state] for state in IN_SCOPE)
    return asked, states[State.NOT_ASKED], states[State.HIDDEN]


def test_the_first_lines_count_what_is_asked_and_what_not(place: Path) -> None:
    """The questions, then the profile; the numbers are true."""
    ended = run("questions", NAME, cwd=place)
    asked, left_out, hidden = counts(quick())
    assert (ended.code, ended.err) == (0, "")
    questions, profile, blank = ended.out.splitlines()[:3]
    assert questions == (
        f"{asked + left_out + hidden} questions: {asked} are asked, {left_out} are not in the "
        f"quick set, {hidden} do not apply."
    )
    assert profile == "19 questions about you and this provider: 18 are asked, 1 does not apply."
    assert blank == ""


def test_every_question_that_is_not_asked_is_listed_with_its_reason(place: Path) -> None:
    """Under its pitfall; questions with the same reason stand together."""
    out = run("questions", NAME, cwd=place).out
    told = unwrapped(out)
    for one in unasked(shipped(), quick()):
        assert f" {one.id} " in out
        assert unwrapped(one.ask) in told
        for reason in one.because:
            assert unwrapped(f"because {reason}") in told
    blocks = [block.splitlines()[0] for block in out.split("\n\n")[1:]]
    assert blocks[0] == "About you and this provider"
    assert blocks[1].startswith("Pitfall 1: ")


def test_what_to_type_to_be_asked_stands_beside_the_quick_set(place: Path) -> None:
    """One command a pitfall, on a line of its own."""
    saved(quick(), place / "my shop.json")
    out = run("questions", "my shop.json", cwd=place).out
    left_out = {one.pitfall for one in unasked(shipped(), quick()) if not one.because}
    commands = [line for line in out.splitlines() if line.startswith("  outsource-audit ")]
    assert commands == [
        f"  outsource-audit run 'my shop.json' --deepen {bank}"
        for bank in shipped().by_id
        if bank in left_out
    ]


def test_an_answer_that_counts_nowhere_is_said_to_be_kept(place: Path) -> None:
    """Nothing disappears silently."""
    lines = run("questions", NAME, cwd=place).out.splitlines()
    aside = sum(1 for one in unasked(shipped(), quick()) if one.kept_aside)
    assert aside > 0
    assert lines.count("      Your answer to it is kept aside.") == aside


def test_a_full_audit_lists_only_what_does_not_apply(tmp_path: Path) -> None:
    """There is no quick set in it, and nothing to type."""
    saved(the_demo(), tmp_path / NAME)
    out = run("questions", NAME, cwd=tmp_path).out
    assert "quick set" not in out
    assert "outsource-audit" not in out


def test_all_lists_every_question_with_its_state(place: Path) -> None:
    """Answered, open, to look up or not asked: one line for each."""
    audit = quick()
    answers = {key: a for key, a in audit.answers.items() if key not in ("comms-05", "cx-02")}
    audit = msgspec.structs.replace(audit, answers=answers, look_up=("comms-05",))
    saved(audit, place / NAME)
    lines = run("questions", NAME, "--all", cwd=place).out.splitlines()
    starts = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert starts == [*shipped().fields, *shipped().questions]
    told = Counter(line.strip() for line in lines if line.startswith("    "))
    states = Counter(s.state for s in stand(shipped(), audit).questions)
    assert told["Not answered yet, to look up."] == 1
    assert told["Not answered yet."] == states[State.UNANSWERED] - 1
    assert told["Not in the quick set."] == states[State.NOT_ASKED]
    hidden = [line for line in told.elements() if line.startswith("Does not apply, because ")]
    assert len(hidden) == states[State.HIDDEN] + 1


def test_json_holds_every_question(place: Path) -> None:
    """With its state, its reasons and whether an answer is kept aside."""
    ended = run("questions", NAME, "--json", cwd=place)
    told: dict[str, Any] = json.loads(ended.out)
    listed = {one["id"]: one for one in told["questions"]}
    assert (ended.code, ended.err, told["format"]) == (0, "", 1)
    assert list(listed) == [*shipped().fields, *shipped().questions]
    states = {s.question.id: s.state.value for s in stand(shipped(), quick()).questions}
    assert {key: listed[key]["state"] for key in states} == states
    for one in unasked(shipped(), quick()):
        assert tuple(listed[one.id]["because"]) == one.because
        assert listed[one.id]["kept_aside"] is one.kept_aside
    assert listed["data_from"] == {
        "id": "data_from",
        "ask": shipped().fields["data_from"].ask,
        "pitfall": None,
        "state": "hidden",
        "look_up": False,
        "because": ['"What can this provider see of your customers\' data?" was answered: Nothing'],
        "kept_aside": True,
    }


def test_forty_columns_are_enough(place: Path) -> None:
    """Only commands are longer: they are to be copied."""
    with Terminal("questions", NAME, cwd=place, columns=40) as terminal:
        assert terminal.end() == 0
        lines = terminal.screen.splitlines()
    assert all(len(line) <= 40 or line.startswith("  outsource-audit ") for line in lines)


def test_a_hostile_answer_steers_nothing(place: Path) -> None:
    """What stands in the file is shown, not obeyed."""
    hostile = msgspec.structs.replace(quick(), profile=quick().profile | {"bot": "\x1b[2J[bold]"})
    saved(hostile, place / NAME)
    ended = run("questions", NAME, "--all", cwd=place)
    assert ended.code == 0
    assert "\x1b" not in ended.out


def test_nothing_is_written(place: Path) -> None:
    """It reads the audit and leaves it as it is."""
    before = contents(place)
    run("questions", NAME, cwd=place)
    assert contents(place) == before


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """As every command says it."""
    ended = run("questions", NAME, cwd=tmp_path)
    assert (ended.code, ended.out) == (3, "")
    assert ended.told == [f"outsource-audit: {NAME}: there is no such file"]
