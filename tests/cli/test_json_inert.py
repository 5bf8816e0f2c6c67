"""Whatever an audit holds, no `--json` hands a terminal a character that steers it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from program import NAME, run, saved, the_demo

ACTING = "\x7f\x9b\u2028\u202e\u2066\u200f"
COMMANDS = [
    f"score {NAME} --json",
    f"explain {NAME} data-09 --json",
    f"plan {NAME} --json",
    f"whatif {NAME} data-09=4 --json",
    f"compare {NAME} {NAME} --json",
    f"gate {NAME} --max-age 9 --json",
    f"todo {NAME} --json",
    f"questions {NAME} --json",
]
# Of the others nothing comes from the audit but numbers and ids.
TELLING = ("plan", "compare", "gate", "todo", "questions")


@pytest.mark.parametrize("command", COMMANDS)
def test_json_steers_no_terminal(command: str, tmp_path: Path) -> None:
    """Such characters come as escapes where they come at all, and mean the same to a program."""
    name = f"A{ACTING}B"
    remediation = {
        key: msgspec.structs.replace(each, owner=name)
        for key, each in the_demo().remediation.items()
    }
    answers = {
        key: msgspec.structs.replace(each, note=name) for key, each in the_demo().answers.items()
    }
    changes = {"business": name, "remediation": remediation, "answers": answers}
    saved(msgspec.structs.replace(the_demo(), **changes), tmp_path / NAME)
    out = run(*command.split(), cwd=tmp_path).out
    assert msgspec.json.decode(out)["format"] == 1
    assert not set(ACTING) & set(out)
    if command.split(maxsplit=1)[0] in TELLING:
        assert "\\u202e" in out
