"""An internal note is in the audit and in the user's own form, and in nothing to hand on."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from outsource_audit.domain.audit import Answer, Earlier
from program import NAME, run, saved, the_demo

SECRET, SHARED = "Between ourselves", "For all of us"
OLD = "old.audit.json"
COMMANDS = [
    f"score {NAME}",
    f"score {NAME} --json",
    f"explain {NAME}",
    f"explain {NAME} data-09",
    f"explain {NAME} --json",
    f"questions {NAME} --all",
    f"questions {NAME} --json",
    f"todo {NAME} --unknown",
    f"todo {NAME} --unknown --json",
    f"whatif {NAME} data-09=4",
    f"whatif {NAME} data-09=4 --json",
    *(f"plan show {NAME} --format {each}" for each in ("text", "md", "json", "csv", "ics")),
    *(f"compare {OLD} {NAME} --format {each}" for each in ("text", "md", "json")),
    *(f"gate {NAME} --max-score 9 --format {each}" for each in ("text", "md", "json", "junit")),
    f"migrate {NAME} --dry-run",
]


def with_notes(place: Path) -> None:
    """Save two audits with both notes on every answer, on an open question and a strange one."""
    demo = the_demo()
    answers = {key: noted(each) for key, each in demo.answers.items()}
    opened = next(iter(answers))
    answers |= {opened: noted(Answer()), "gone-01": noted(Answer(answer="yes"))}
    before = Earlier(date="2025-10-01", provider=demo.provider, answers=answers)
    audit = msgspec.structs.replace(demo, answers=answers, earlier=before, look_up=(opened,))
    saved(audit, place / NAME)
    saved(msgspec.structs.replace(audit, date="2025-10-01"), place / OLD)


def noted(answer: Answer) -> Answer:
    """Return an answer with both notes on it."""
    return msgspec.structs.replace(answer, note=SHARED, internal_note=SECRET)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_tells_an_internal_note(command: str, tmp_path: Path) -> None:
    """Whatever is printed to be shown or sent on, an internal note is not in it."""
    with_notes(tmp_path)
    ended = run(*command.split(), cwd=tmp_path)
    assert ended.code in (0, 1), ended.err
    assert ended.out
    assert SECRET not in ended.out + ended.err
    if command.startswith("todo"):
        assert SHARED in ended.out


def test_the_form_holds_internal_notes_and_says_so(tmp_path: Path) -> None:
    """The form must give the audit back; whoever passes it on is told what is in it."""
    with_notes(tmp_path)
    form = run("answers", NAME, cwd=tmp_path).out
    assert f'internal_note: "{SECRET}"' in form
    assert "\n# This file holds internal notes. " in form
