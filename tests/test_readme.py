"""What the README tells people to type works, in the order it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from outsource_audit import errors
from outsource_audit.cli.main import EXIT_BUG
from program import environment, run, shell

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.removeprefix("$ ")
    for block in BLOCKS
    for line in block.splitlines()
    if line.startswith("$ outsource-audit")
]


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    """Every command in a console block ends well, one after the other in one folder."""
    assert len(COMMANDS) >= 5
    for command in COMMANDS:
        ended = shell(command, tmp_path)
        assert (command, ended.code) == (command, 0), ended.err


def test_the_readme_names_commands_there_are(tmp_path: Path) -> None:
    """Every command and option that is mentioned exists."""
    for line in set(re.findall(r"outsource-audit ((?:[a-z]+ ?)+)", README)):
        words = line.split()
        is_of_group = words[0] == "bank" or words[1:2] in (["set"], ["take"])
        known = words[:2] if is_of_group else words[:1]
        assert run(*known, "--help", cwd=tmp_path).code == 0


def test_the_exit_codes_are_those_of_the_program() -> None:
    """The table of exit codes lists each one there is."""
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    codes = {value for name, value in vars(errors).items() if name.startswith("EXIT_")}
    assert listed == codes | {EXIT_BUG}


def copied_checkout(place: Path) -> Path:
    """Return a copy of all that is, or is about to be, under version control."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)
    return place


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout")
@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_run_sets_up_once_and_starts(tmp_path: Path) -> None:
    """In a fresh checkout `make run` sets everything up, and asks; here nobody answers."""
    place = copied_checkout(tmp_path)
    told = []
    for _ in range(2):
        ended = subprocess.run(
            ["make", "run"],
            cwd=place,
            env=environment(PATH=os.environ["PATH"]),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ended.returncode, ended.stdout) == (2, ""), ended.stderr
        told.append(ended.stderr.splitlines())
    nobody = "outsource-audit: the input ended before an audit was begun; nothing was written"
    assert told[0][0] == "Setting up (once)..."
    assert "Setting up (once)..." not in told[1]
    assert nobody in told[0]
    assert nobody in told[1]
    assert (place / ".venv" / "bin" / "outsource-audit").exists()
