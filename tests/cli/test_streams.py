"""Streams that are closed, full or left by their reader: one line, the right code, no traceback."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from keyboard import Keyboard
from outsource_audit.storage.audit_file import read_audit
from program import NAME, contents, environment, run, saved, shell, the_demo

CLOSED = "outsource-audit: standard output is closed, so there is nowhere to print to\n"
FULL = "outsource-audit: standard output cannot be written: no space left on device\n"
NOBODY = "outsource-audit: the input ended before an audit was begun; nothing was written"
NO_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0"}
PRINTING = [
    f"score {NAME}",
    f"score {NAME} --json",
    f"explain {NAME}",
    f"plan {NAME}",
    f"plan {NAME} --format csv",
    f"whatif {NAME} data-09=4",
    f"compare {NAME} {NAME}",
    f"gate {NAME} --max-score 60",
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


SAVING = [
    f"plan set {NAME} data-09 --owner Zoe",
    f"plan take {NAME} plan.csv",
    f"migrate {NAME}",
]


@pytest.fixture
def unsaved(place: Path) -> Path:
    """Return a folder with an audit that every command of `SAVING` has something to change in."""
    written = run("plan", NAME, "-o", "plan.csv", cwd=place)
    assert written.code == 0, written.err
    table = (place / "plan.csv").read_bytes()
    owner = next(each.owner for each in the_demo().remediation.values() if each.owner)
    (place / "plan.csv").write_bytes(table.replace(owner.encode(), b"Zoe"))
    old = tuple(msgspec.structs.replace(stamp, version="0") for stamp in the_demo().banks)
    saved(msgspec.structs.replace(the_demo(), banks=old), place / NAME)
    return place


@pytest.mark.parametrize("command", SAVING)
def test_what_cannot_be_confirmed_is_not_saved_or_said_to_be(command: str, unsaved: Path) -> None:
    """A closed stdout is found before the save; a full one only after it."""
    before = contents(unsaved)
    assert shell(f"outsource-audit {command} >&-", unsaved) == (3, "", CLOSED)
    assert contents(unsaved) == before
    ended = shell(f"outsource-audit {command} >/dev/full", unsaved)
    assert (ended.code, ended.out, ended.told[-1]) == (
        3,
        "",
        "outsource-audit: saved; but standard output cannot be written: no space left on device",
    )
    assert contents(unsaved)[NAME] != before[NAME]


@pytest.mark.parametrize("command", [f"score {NAME} --json", SAVING[0]])
def test_a_reader_may_leave_though_nobody_can_be_told(command: str, place: Path) -> None:
    """With stderr closed too, the program still ends well."""
    assert shell(f"outsource-audit {command} 2>&- | true", place) == (0, "", "")


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


def test_letters_survive_without_a_locale(tmp_path: Path) -> None:
    """Where the system names no encoding, lines that are piped in are read as UTF-8."""
    lines = "Käsekönig\nØst 北\nn\n"
    ended = run("run", NAME, cwd=tmp_path, env=environment(**NO_LOCALE), lines=lines)
    audit = read_audit(tmp_path / NAME)
    assert (audit.business, audit.provider) == ("Käsekönig", "Øst 北"), ended.err
    assert "Audit of K?sek?nig and ?st ?" in ended.told


def test_letters_pressed_survive_without_a_locale(tmp_path: Path) -> None:
    """The key screens take them too, and show a sign for what the terminal cannot show."""
    with Keyboard("run", NAME, cwd=tmp_path, env=NO_LOCALE) as person:
        person.wait_for("Your business")
        person.type("Käsekönig")
        person.press("enter")
        person.type("Øst")
        person.press("enter")
        person.wait_for("Audit of K?sek?nig and ?st")
        person.press("q")
        assert person.end() == 0
    audit = read_audit(tmp_path / NAME)
    assert (audit.business, audit.provider) == ("Käsekönig", "Øst")


def test_a_file_name_holds_the_letters_the_system_knows(tmp_path: Path) -> None:
    """Without a locale a file's name is made of the others, and the names stay whole."""
    (tmp_path / "my.yaml").write_text("format: 1\nbusiness: Käsekönig\nprovider: 北\n", "utf-8")
    env = environment(**NO_LOCALE)
    ended = run("run", "--answers", "my.yaml", cwd=tmp_path, env=env)
    assert ended.code == 0, ended.err
    assert ended.err.startswith("Wrote kseknig-audit.audit.json: ")
    audit = read_audit(tmp_path / "kseknig-audit.audit.json")
    assert (audit.business, audit.provider) == ("Käsekönig", "北")
