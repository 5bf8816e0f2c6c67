"""What docs/gate.md shows works: its policy, its console blocks, its CI jobs, its table."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from outsource_audit.storage.policy_file import PolicyFile, read_policy
from program import Ended, environment, run, saved, shell, shipped, the_demo

PAGE = (Path(__file__).parents[2] / "docs" / "gate.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.removeprefix("$ ")
    for kind, block in BLOCKS
    if kind == "console"
    for line in block.splitlines()
]
POLICY, GITHUB, GITLAB = (block for kind, block in BLOCKS if kind == "yaml")
NAMES = {name.replace("-", "_") for name in re.findall(r"^\| `--([a-z-]+)", PAGE, re.MULTILINE)}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with the policy of the page."""
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    return tmp_path


def test_the_commands_run_one_after_the_other(place: Path) -> None:
    """Every command of the page ends well, or says "not yet" where the demo fails a bound."""
    assert len(COMMANDS) >= 8
    for command in COMMANDS:
        ended = shell(command, place)
        assert (command, ended.code) == (command, 0), ended.err
        assert ("FAILED" in ended.out + ended.err or '"passed": false' in ended.out) is (
            "||" in command
        )
        assert ended.out.endswith("not yet\n") is ("||" in command)


def test_the_policy_of_the_page_is_read(place: Path) -> None:
    """Its bounds are those it shows, and the earlier audit lies beside it."""
    given = read_policy(place / "policy.yaml", shipped())
    assert given.policy.max_score == 60
    assert given.no_worse_than == place / "last-year.audit.json"


def test_the_table_names_every_bound() -> None:
    """Each key of a policy has a row with its option, and there is no other row."""
    keys = set(PolicyFile.__struct_fields__) - {"format"}
    assert (keys - {"pitfalls"}) | {"pitfall"} == NAMES


def steps(job: str) -> list[str]:
    """Return the commands of a CI job that call the program."""
    parsed: dict[Any, Any] = yaml.safe_load(job)
    if "jobs" in parsed:
        lines = [step["run"] for step in parsed["jobs"]["gate"]["steps"] if "run" in step]
    else:
        lines = parsed["gate"]["script"]
    return [line for line in lines if line.startswith("outsource-audit ")]


def in_job(line: str, place: Path) -> Ended:
    """Run a line of a CI job as it would be run there."""
    for name in ("northway", "last-year"):
        saved(the_demo(), place / f"{name}.audit.json")
    return shell(f"export GITHUB_STEP_SUMMARY={place}/summary.md; {line}", place)


def test_the_job_for_github_fails_with_a_summary(place: Path) -> None:
    """The step ends with 1, and the page of the run shows why."""
    (line,) = steps(GITHUB)
    assert in_job(line, place).code == 1
    assert (place / "summary.md").read_text().startswith("# FAILED: ")


def test_the_job_for_gitlab_fails_with_a_report(place: Path) -> None:
    """The job ends with 1, and leaves the report that GitLab reads."""
    (line,) = steps(GITLAB)
    ended = in_job(line, place)
    assert (ended.code, ended.out) == (1, "")
    report = yaml.safe_load(GITLAB)["gate"]["artifacts"]["reports"]["junit"]
    assert (place / report).read_text().startswith("<?xml ")
    assert ended.err.startswith(f"Wrote {report}\nFAILED: ")


def test_the_help_names_every_option_of_the_page(tmp_path: Path) -> None:
    """What the page says can be typed is in the help."""
    told = run("gate", "--help", cwd=tmp_path, env=environment(COLUMNS="100")).out
    for option in re.findall(r"`(--[a-z-]+)", PAGE):
        assert f"{option} " in told
