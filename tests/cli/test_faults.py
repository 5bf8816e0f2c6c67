"""Wrong usage, Ctrl-C and faults of the program itself: one line each, and the right code."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outsource_audit import __version__
from outsource_audit.storage.resources import folder
from program import NAME, environment, run, saved, the_demo

SOURCES = Path(__file__).parents[2] / "src" / "outsource_audit"
START = "from outsource_audit.cli.main import main; main()"
SEE = "(see outsource-audit --help)"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["scroe"], "No such command 'scroe'"),
        (["score"], f"Missing argument 'file' {SEE}"),
        (["score", NAME, "--jsn"], "No such option: --jsn"),
        (
            ["score", NAME, "--capacity", "0"],
            f"Invalid value for '--capacity': 0 is not in the range x>=1 {SEE}",
        ),
        (["report", NAME, "--format", "rtf"], "Invalid value for '--format' / '-f'"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], told: str, tmp_path: Path) -> None:
    """A command that cannot be meant is exit 2, with where to look it up."""
    ended = run(*arguments, cwd=tmp_path)
    assert (ended.code, ended.out, len(ended.told)) == (2, "", 1)
    assert ended.err.lower().startswith(f"outsource-audit: {told}".lower())
    assert ended.err.endswith(f"{SEE}\n")


def test_a_command_group_alone_shows_its_help(tmp_path: Path) -> None:
    """`bank` without a command is wrong usage, and says which commands there are."""
    ended = run("bank", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: outsource-audit bank ")
    for command in ("check", "list", "show"):
        assert f"  {command} " in ended.err


def test_no_arguments_show_the_help(tmp_path: Path) -> None:
    """The program alone says what it is and which commands there are."""
    ended = run(cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended == run("--help", cwd=tmp_path) == run("-h", cwd=tmp_path)
    for command in ("run", "answers", "score", "report", "demo", "bank"):
        assert f"\n  {command} " in ended.out


def test_the_version_is_printed(tmp_path: Path) -> None:
    """`--version` prints name and version, alone or beside other options."""
    wanted = (0, f"outsource-audit {__version__}\n", "")
    assert run("--version", cwd=tmp_path) == wanted
    assert run("--debug", "--version", cwd=tmp_path) == wanted


def _a_broken_copy(tmp_path: Path) -> Path:
    """Return a copy of the program with a fault in it."""
    copy = tmp_path / "broken"
    shutil.copytree(SOURCES, copy / "outsource_audit")
    shutil.copytree(folder("questions"), copy / "outsource_audit" / "questions")
    fault = "def answers_form(*of):\n    raise KeyError('first\\nsecond')\n"
    (copy / "outsource_audit" / "storage" / "answers_form.py").write_text(fault)
    return copy


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_is_one_line_and_the_traceback_only_with_debug(debug: bool, tmp_path: Path) -> None:
    """A fault says what to do and ends with 70; the traceback is for those who ask."""
    saved(the_demo(), tmp_path / NAME)
    arguments = ["--debug", "answers", NAME] if debug else ["answers", NAME]
    ended = subprocess.run(
        [sys.executable, "-c", START, *arguments],
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(_a_broken_copy(tmp_path))),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (70, "")
    *trace, told = ended.stderr.splitlines()
    assert told.startswith(
        f"outsource-audit: this is a fault in outsource-audit {__version__}, not yours: "
        "KeyError: 'first"
    )
    assert "--debug" in told
    assert trace[:1] == (["Traceback (most recent call last):"] if debug else [])
