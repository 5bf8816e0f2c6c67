"""The last good state of an audit: named by every command, offered, never lost in silence."""

from __future__ import annotations

import shlex
from pathlib import Path

import msgspec
import pytest

from outsource_audit.domain.audit import Audit
from outsource_audit.storage.audit_file import held_audit, read_audit
from program import DEMO_ANSWERS, NAME, contents, run, the_demo

SPARE = f".{NAME}.spare"
FOREIGN = b'{"name": "left-pad", "version": "1.0.0"}'
NOT_OURS = 'is not an audit file: it has no "format" number'
READING = [["score"], ["report"], ["todo"], ["questions"], ["migrate"], ["answers"]]


def spared(audit: Audit, path: Path) -> Path:
    """Save an audit as a sitting does, with its spare; return its path."""
    with held_audit(path) as held:
        held.save(audit)
    return path


def offered(name: str) -> str:
    """Return the line that says how to get the last good state back."""
    command = f"outsource-audit run {shlex.quote(name)}"
    return f"outsource-audit: {name}: {command} offers its last good state"


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_damaged_audit_is_told_with_the_way_back(command: list[str], tmp_path: Path) -> None:
    """After what is wrong comes the command that offers the last good state."""
    name = "my shop.audit.json"
    spared(the_demo(), tmp_path / name).write_bytes(b'{\n  "format": 1,\n  "business": "Kil')
    before = contents(tmp_path)
    ended = run(*command, name, cwd=tmp_path)
    wrong = ":3:19: the file ends in the middle (it may be a copy that was cut off)"
    assert (ended.code, ended.out) == (3, "")
    assert ended.told == [f"outsource-audit: {name}{wrong}", offered(name)]
    assert contents(tmp_path) == before


def test_answers_for_a_damaged_audit_are_told_the_way_back(tmp_path: Path) -> None:
    """They are not written over it, nor over its last good state."""
    spared(the_demo(), tmp_path / NAME).write_bytes(b"")
    before = contents(tmp_path)
    ended = run("run", NAME, "--answers", DEMO_ANSWERS, cwd=tmp_path)
    assert (ended.code, len(ended.told), ended.told[-1]) == (3, 2, offered(NAME))
    assert contents(tmp_path) == before


def test_an_earlier_audit_that_is_damaged_is_told_with_the_way_back(tmp_path: Path) -> None:
    """`--from` reads it like any other command, whoever answers."""
    spared(the_demo(), tmp_path / NAME).write_bytes(b"")
    for more in (["--answers", str(DEMO_ANSWERS)], []):
        ended = run("run", "new.audit.json", "--from", NAME, *more, cwd=tmp_path)
        assert (ended.code, ended.told[-1]) == (3, offered(NAME))
    assert sorted(contents(tmp_path)) == [SPARE, NAME]


@pytest.mark.parametrize("spare", [None, b"", b"[]", b'{"format": 2}'])
def test_what_cannot_be_had_back_is_not_promised(spare: bytes | None, tmp_path: Path) -> None:
    """Without a spare that can be read, the damage alone is told."""
    (tmp_path / NAME).write_bytes(b"{")
    if spare is not None:
        (tmp_path / SPARE).write_bytes(spare)
    ended = run("score", NAME, cwd=tmp_path)
    assert (ended.code, len(ended.told)) == (3, 1)


def test_an_audit_of_a_newer_version_is_left_to_it(tmp_path: Path) -> None:
    """It is whole: going back to an older state would lose what it holds."""
    newer = msgspec.json.encode({**msgspec.to_builtins(the_demo()), "format": 2})
    spared(the_demo(), tmp_path / NAME).write_bytes(newer)
    before = contents(tmp_path)
    for ended in (run("score", NAME, cwd=tmp_path), run("run", NAME, cwd=tmp_path, lines="y\n")):
        assert (ended.code, len(ended.told)) == (3, 1)
    assert contents(tmp_path) == before


def test_something_else_under_an_audits_name_is_told_with_the_way_back(tmp_path: Path) -> None:
    """A file that something else laid over an audit is no loss of it."""
    spared(the_demo(), tmp_path / NAME).write_bytes(FOREIGN)
    ended = run("score", NAME, cwd=tmp_path)
    told = f"outsource-audit: {NAME}:1:1: {NOT_OURS} (an audit file ends in .audit.json)"
    assert (ended.code, ended.told) == (3, [told, offered(NAME)])


def test_what_something_else_laid_over_an_audit_is_set_aside_on_a_yes(tmp_path: Path) -> None:
    """The interview goes on from the last good state, and the other file is still there."""
    spared(the_demo(), tmp_path / NAME).write_bytes(FOREIGN)
    ended = run("run", NAME, cwd=tmp_path, lines="y\nq\n")
    assert ended.code == 0, ended.err
    told = " ".join(ended.err.split())
    assert f"{NAME} {NOT_OURS}. Its last good state, of " in told
    assert "will be set aside, not overwritten. Go on from the last good state?" in told
    assert read_audit(tmp_path / NAME).answers == the_demo().answers
    assert (tmp_path / f"{NAME}.damaged").read_bytes() == FOREIGN


def test_what_something_else_laid_over_an_audit_stays_without_a_yes(tmp_path: Path) -> None:
    """It is told what the file is, and nothing changes."""
    spared(the_demo(), tmp_path / NAME).write_bytes(FOREIGN)
    before = contents(tmp_path)
    ended = run("run", NAME, cwd=tmp_path, lines="n\n")
    assert ended.code == 3
    assert ended.told[-1].startswith(f"outsource-audit: {tmp_path / NAME}:1:1: {NOT_OURS}")
    assert contents(tmp_path) == before


def test_something_else_over_an_audit_is_listed_with_its_last_good_state(tmp_path: Path) -> None:
    """Whoever names no file finds the audit under it all the same."""
    spared(the_demo(), tmp_path / NAME).write_bytes(FOREIGN)
    ended = run("run", cwd=tmp_path, lines="1\ny\nq\n")
    assert ended.code == 0, ended.err
    assert f"1 {NAME}: damaged; choose it" in " ".join(ended.err.split())
    assert read_audit(tmp_path / NAME).answers == the_demo().answers


def test_answers_over_a_deleted_audit_keep_its_last_good_state(tmp_path: Path) -> None:
    """Under a name of its own, which is told; it can be read like any audit."""
    old = msgspec.structs.replace(the_demo(), answered_by="Ann")
    spared(old, tmp_path / NAME).unlink()
    ended = run("run", NAME, "--answers", DEMO_ANSWERS, cwd=tmp_path)
    aside = tmp_path / f"{NAME}.earlier"
    assert (ended.code, ended.told[0]) == (
        0,
        f"{NAME} was gone. Its last good state was kept as {aside}.",
    )
    assert ended.told[1].startswith(f"Wrote {NAME}: ")
    assert read_audit(aside) == old
    assert run("score", aside.name, cwd=tmp_path).code == 0
    assert read_audit(tmp_path / NAME).answered_by == the_demo().answered_by
    again = run("run", NAME, "--answers", DEMO_ANSWERS, cwd=tmp_path)
    assert len(again.told) == 1
    assert sorted(contents(tmp_path)) == [SPARE, NAME, aside.name]


def test_answers_that_do_not_fit_leave_a_deleted_audits_spare(tmp_path: Path) -> None:
    """Where nothing is written nothing is kept apart either."""
    spared(the_demo(), tmp_path / NAME).unlink()
    (tmp_path / "my.yaml").write_text("format: 1\nbusiness: Kiln\n")
    before = contents(tmp_path)
    ended = run("run", NAME, "--answers", "my.yaml", cwd=tmp_path)
    assert ended.code == 3
    assert contents(tmp_path) == before
