"""Streams that are closed, full or left by their reader: one line, the right code, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import NAME, contents, saved, shell, the_demo

CLOSED = "outsource-audit: standard output is closed, so there is nowhere to print to\n"
FULL = "outsource-audit: standard output cannot be written: no space left on device\n"
NOBODY = "outsource-audit: the input ended before an audit was begun; nothing was written"
PRINTING = [
    f"score {NAME}",
    f"score {NAME} --json",
    f"report {NAME}",
    f"report {NAME} --format html -o -",
    "answers",
    "bank list",
    "bank show data-05",
    "bank check",
    "demo new",
    "--version",
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder that holds one audit."""
    saved(the_demo(), tmp_path / NAME)
    return tmp_path


@pytest.mark.parametrize("command", PRINTING)
def test_closed_stdout_is_said(command: str, place: Path) -> None:
    """Where there is nowhere to print to, that is said, and nothing is written elsewhere."""
    before = contents(place)
    assert shell(f"outsource-audit {command} >&-", place) == (3, "", CLOSED)
    assert contents(place) == before


@pytest.mark.parametrize("command", [c for c in PRINTING if c != "demo new"])
def test_full_stdout_is_said(command: str, place: Path) -> None:
    """Where stdout takes nothing more, that is said in one line."""
    assert shell(f"outsource-audit {command} >/dev/full", place) == (3, "", FULL)


@pytest.mark.parametrize("command", [f"score {NAME}", f"report {NAME}", "answers", "bank list"])
def test_a_reader_may_leave(command: str, place: Path) -> None:
    """`| head -1` shows one line and nothing else; the program ends well."""
    ended = shell(f"outsource-audit {command} | head -1", place)
    assert (ended.code, len(ended.out.splitlines()), ended.err) == (0, 1, "")


@pytest.mark.parametrize("command", [f"score {NAME} --json", "--help", "--version", "bank check"])
def test_nobody_may_read_at_all(command: str, place: Path) -> None:
    """A reader that is gone before the first byte is no error either."""
    assert shell(f"outsource-audit {command} | true", place) == (0, "", "")


@pytest.mark.parametrize("stdin", ["</dev/null", "<&-", "<<< n"])
def test_without_an_answer_nothing_is_begun(stdin: str, tmp_path: Path) -> None:
    """`run` without a terminal reads lines; where they end too soon it waits for nothing."""
    ended = shell(f"outsource-audit run {NAME} {stdin}", tmp_path)
    assert (ended.code, ended.out, ended.told[-1]) == (2, "", NOBODY)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full"])
def test_where_nobody_can_be_told_the_code_tells(stderr: str, place: Path) -> None:
    """Without stderr the exit codes stay, and stdout stays clean."""
    assert shell(f"outsource-audit score missing {stderr}", place) == (3, "", "")
    assert shell(f"outsource-audit scroe {NAME} {stderr}", place) == (2, "", "")
    # Who cannot be asked cannot be told either: nowhere to print to.
    assert shell(f"outsource-audit run {stderr} </dev/null", place) == (3, "", "")


def test_closed_stderr_does_not_stop_the_work(place: Path) -> None:
    """Answers are taken and reports are written though nobody hears of it."""
    shell(f"outsource-audit answers {NAME} > my.yaml", place)
    ended = shell("outsource-audit run new.audit.json --answers my.yaml 2>&-", place)
    assert ended == (0, "", "")
    ended = shell("outsource-audit report new.audit.json -o new.md 2>&-", place)
    assert ended == (0, "", "")
    assert {"new.audit.json", "new.md"} <= set(contents(place))


def test_all_streams_may_be_closed(place: Path) -> None:
    """With nothing open the audit is still written, whole and in its own file."""
    shell(f"outsource-audit answers {NAME} > my.yaml", place)
    line = "outsource-audit run new.audit.json --answers my.yaml <&- >&- 2>&-"
    assert shell(line, place) == (0, "", "")
    ended = shell("outsource-audit score new.audit.json --json", place)
    assert (ended.code, ended.err) == (0, "")


def test_a_letter_the_terminal_lacks_is_replaced(tmp_path: Path) -> None:
    """A terminal of a narrow encoding shows a question mark where it lacks a letter."""
    ended = shell("PYTHONUTF8=0 PYTHONIOENCODING=ascii outsource-audit score Töpferei", tmp_path)
    assert ended == (3, "", "outsource-audit: T?pferei: there is no such file\n")
