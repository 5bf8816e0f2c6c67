"""Kills, second processes and full disks: no answer that was taken is ever lost."""

from __future__ import annotations

import os
import random
import re
import resource
import signal
import time
from pathlib import Path

import msgspec
import pytest

from outsource_audit.domain.agenda import items
from outsource_audit.storage.audit_file import read_audit
from program import DEMO_ANSWERS, NAME, Terminal, contents, run, saved, shipped, the_demo

LOCK = f".{NAME}.lock"
SPARE = f".{NAME}.spare"
ROUNDS = 8
LONGEST_BURST = 0.25


def kill(person: Terminal) -> None:
    """Kill the program the hard way, and wait until it is gone."""
    os.kill(person.pid, signal.SIGKILL)
    person.end()
    assert person.child.signalstatus == signal.SIGKILL


def test_a_kill_between_two_answers_loses_nothing(tmp_path: Path) -> None:
    """After kill -9 every answer is there, the lock is free, and the interview goes on."""
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.begin()
        person.answer("1")
        screen = person.answer("u")
        kill(person)
    assert read_audit(tmp_path / NAME).profile == {
        "functions": ("fulfilment",),
        "outsourced": "unknown",
    }
    with Terminal("run", NAME, cwd=tmp_path) as person:
        choices = [line for line in screen.splitlines() if line.startswith("  ")]
        assert choices == [line for line in person.prompt().splitlines() if line.startswith("  ")]
        person.type("q")
        assert person.end() == 0
    assert sorted(contents(tmp_path)) == [SPARE, NAME]


def test_a_kill_at_any_moment_leaves_a_whole_audit(tmp_path: Path) -> None:
    """Killed at random moments of a fast typist, the audit can be read and only ever grows."""
    dice = random.Random(20261123)  # noqa: S311  # moments, not secrets
    saved(msgspec.structs.replace(the_demo(), profile={}, answers={}), tmp_path / NAME)
    answered = 0
    for _ in range(ROUNDS):
        with Terminal("run", NAME, cwd=tmp_path) as person:
            person.prompt()
            person.child.send("u\n" * 12)
            time.sleep(dice.uniform(0, LONGEST_BURST))
            kill(person)
            asked = len(re.findall(r"^Question \d+ of \d+ ", person.screen, re.MULTILINE))
        audit = read_audit(tmp_path / NAME)
        taken = sum(1 for _, is_open in items(shipped(), audit) if not is_open)
        # Where the next question was asked, the answer before it was already saved.
        assert taken >= answered + asked - 1
        answered = taken
    assert answered > 0
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        person.type("q")
        assert person.end() == 0
    assert sorted(contents(tmp_path)) == [SPARE, NAME]


def test_a_second_process_is_told_who_holds_the_audit(tmp_path: Path) -> None:
    """Whoever comes second learns which process has the audit open, and changes nothing."""
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.begin()
        person.answer("1")
        before = (tmp_path / NAME).read_bytes()
        held = f"{tmp_path / NAME}: is open in another outsource-audit (process {person.pid}, "
        ended = run("run", NAME, "--answers", DEMO_ANSWERS, cwd=tmp_path)
        assert (ended.code, ended.out, len(ended.told)) == (3, "", 1)
        assert ended.err.startswith(f"outsource-audit: {held}")
        with Terminal("run", NAME, cwd=tmp_path) as second:
            assert second.end() == 3
            assert f"is open in another outsource-audit (process {person.pid}, " in (second.screen)
        assert (tmp_path / NAME).read_bytes() == before
        assert run("score", NAME, cwd=tmp_path).code == 0
        person.type("q")
        assert person.end() == 0
    assert sorted(contents(tmp_path)) == [SPARE, NAME]


def test_a_full_disk_waits_for_room(tmp_path: Path) -> None:
    """When saving fails the person is told, makes room, and goes on without loss."""
    profile = dict(list(the_demo().profile.items())[:2])
    saved(msgspec.structs.replace(the_demo(), profile=profile), tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        before = (tmp_path / NAME).read_bytes()
        limit = (len(before) // 2, resource.RLIM_INFINITY)
        resource.prlimit(person.pid, resource.RLIMIT_FSIZE, limit)
        told = " ".join(person.answer("1").split())
        assert "cannot be saved: file too large" in told
        assert "Your last answer is not saved yet. Make room and press Enter" in told
        assert "file too large; what was saved before is unchanged" in person.answer("")
        left = contents(tmp_path)
        assert left[NAME] == before
        assert set(left) <= {NAME, SPARE, LOCK}  # the spare is written beside the interview
        room = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(person.pid, resource.RLIMIT_FSIZE, room)
        assert "What kind of provider is it?" in person.answer("")
        person.type("q")
        assert person.end() == 0
    assert read_audit(tmp_path / NAME).profile["stage"] == "choosing"


@pytest.mark.parametrize("key", ["q\n", "\x03", "\x04"])
def test_a_full_disk_can_be_given_up_on(key: str, tmp_path: Path) -> None:
    """Who stops while the disk is full ends with 3, and is not told that all is saved."""
    profile = dict(list(the_demo().profile.items())[:2])
    saved(msgspec.structs.replace(the_demo(), profile=profile), tmp_path / NAME)
    with Terminal("run", NAME, cwd=tmp_path) as person:
        person.prompt()
        before = (tmp_path / NAME).read_bytes()
        resource.prlimit(person.pid, resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        person.answer("1")
        person.child.send(key)
        assert person.end() == 3
        assert "Saved. Go on with" not in person.screen
        assert "what was saved before is unchanged" in person.screen.splitlines()[-1]
    assert set(contents(tmp_path)) <= {SPARE, NAME}  # the spare may have met the full disk
    assert (tmp_path / NAME).read_bytes() == before
