"""`plan FILE` is short for `plan show FILE`, wherever the options stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import NAME, run, saved, the_demo


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with an audit, and a second one that is called like a command."""
    saved(the_demo(), tmp_path / NAME)
    saved(the_demo(), tmp_path / "set")
    return tmp_path


def test_the_short_form_is_the_long_one(place: Path) -> None:
    """Options before the file or after it."""
    long = run("plan", "show", NAME, "--until", "high", cwd=place)
    assert long.code == 0
    assert "To reach high" in long.out
    assert run("plan", NAME, "--until", "high", cwd=place) == long
    assert run("plan", "--until", "high", NAME, cwd=place) == long
    assert run("plan", "show", "--until", "high", "set", cwd=place).out == long.out


def test_a_file_called_like_a_command_is_named_by_the_long_form(place: Path) -> None:
    """A command wins over a file; a file wins over a slip at a command."""
    assert run("plan", "set", cwd=place).code == 2
    saved(the_demo(), place / "sett")
    assert run("plan", "sett", cwd=place).code == 0


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_help_of_the_group_lists_its_commands(option: str, tmp_path: Path) -> None:
    """And each command has its own."""
    ended = run("plan", option, cwd=tmp_path)
    assert ended.code == 0
    for command in ("show", "set", "take"):
        assert f"  {command} " in ended.out
    assert "--until" in run("plan", "show", option, cwd=tmp_path).out


def test_without_anything_the_usage_is_told(tmp_path: Path) -> None:
    """As every command does."""
    ended = run("plan", cwd=tmp_path)
    assert ended.code == 2
    assert ended.told[0] == "Usage: outsource-audit plan [OPTIONS] COMMAND [ARGS]..."


def test_a_slip_at_a_command_is_no_file(tmp_path: Path) -> None:
    """The command that was meant is named."""
    ended = run("plan", "stet", NAME, "data-09", cwd=tmp_path)
    assert ended.code == 2
    assert "No such command 'stet'. Did you mean 'set'?" in ended.err
