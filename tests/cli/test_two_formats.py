"""The ending that `-o` has and the format that is asked for: they must not contradict."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import NAME, contents, run, saved, the_demo

TWO = {
    f"plan {NAME} -o plan.csv -f ics": "plan.csv: -o names a csv file, --format says ics",
    f"plan {NAME} -o plan.md --json": "plan.md: -o names an md file, --json says json",
    f"compare {NAME} {NAME} -o c.JSON -f md": "c.JSON: -o names a json file, --format says md",
    f"gate {NAME} --max-age 9 -o g.xml -f md": "g.xml: -o names an xml file, --format says md",
}


@pytest.mark.parametrize("command", TWO)
def test_two_formats_are_refused(command: str, tmp_path: Path) -> None:
    """Both are named, and nothing is written."""
    saved(the_demo(), tmp_path / NAME)
    before = contents(tmp_path)
    told = f"outsource-audit: {TWO[command]}; give one of them\n"
    assert run(*command.split(), cwd=tmp_path) == (2, "", told)
    assert contents(tmp_path) == before


def test_another_ending_takes_the_format_asked_for(tmp_path: Path) -> None:
    """What the ending does not say contradicts nothing; the same said twice is fine."""
    saved(the_demo(), tmp_path / NAME)
    for name, format_ in (("plan.txt", "csv"), ("plan.csv", "csv"), ("gate.log", "ics")):
        assert run("plan", NAME, "-o", name, "-f", format_, cwd=tmp_path).code == 0
