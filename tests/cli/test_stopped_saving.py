"""Told to stop while saving fails: the failure is what is told, and nobody hears "Saved."."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from outsource_audit.storage.audit_file import read_audit
from program import NAME, SECONDS, UNCOMPILED, Terminal, environment, saved, the_demo

STOPPING = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]
FULL = "cannot be saved: file too large; what was saved before is unchanged"
ROOM = "Make room and press Enter"
# The first save begins the sitting; at the second the disk is full, or not, and the signal comes.
STRUCK = """
import os, resource, signal, sys
from outsource_audit.cli.main import main
number, is_full = int(sys.argv.pop(1)), sys.argv.pop(1) == "full"
saves = []
def strike(event, arguments):
    # A file is told of twice: as it is opened by Python, with a mode, and by the system.
    name = str(arguments[0]) if event == "open" and arguments[1] is None else ""
    if not name.endswith(".tmp") or ".spare." in name:
        return
    saves.append(name)
    if len(saves) == 2:
        if is_full:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        os.kill(os.getpid(), number)
for number_heard in (signal.SIGINT, signal.SIGHUP):
    default = signal.default_int_handler if number_heard == signal.SIGINT else signal.SIG_DFL
    signal.signal(number_heard, default)
sys.addaudithook(strike)
main()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return an audit in which the third question waits, and is answered with 1."""
    profile = dict(list(the_demo().profile.items())[:2])
    return saved(msgspec.structs.replace(the_demo(), profile=profile), tmp_path / NAME)


def struck(file: Path, number: int, disk: str) -> subprocess.CompletedProcess[str]:
    """Answer a question; in the middle of its save the program is told to stop."""
    return subprocess.run(
        [sys.executable, "-c", STRUCK, str(int(number)), disk, "run", NAME],
        cwd=file.parent,
        env=environment(**UNCOMPILED),
        input="1\n" * 4,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


@pytest.mark.parametrize("number", STOPPING)
def test_stopped_in_a_save_that_fails(number: int, file: Path) -> None:
    """The failure ends the program with 3, and nothing is said to be saved."""
    ended = struck(file, number, "full")
    assert ended.returncode == 3, ended.stderr
    assert ended.stderr.splitlines()[-1] == f"outsource-audit: {file}: {FULL}"
    assert "Saved." not in ended.stderr
    assert ROOM not in ended.stderr
    assert "stage" not in read_audit(file).profile


@pytest.mark.parametrize("number", STOPPING)
def test_stopped_in_a_save_that_succeeds(number: int, file: Path) -> None:
    """The save is done to its end, is said to be, and the code is the signal's."""
    ended = struck(file, number, "free")
    assert ended.returncode == 128 + number, ended.stderr
    assert "Saved. Go on with:" in ended.stderr
    assert read_audit(file).profile["stage"] == "choosing"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_stopped_while_waiting_for_room(number: int, file: Path) -> None:
    """Who is to make room and is stopped instead is not told that all is saved."""
    with Terminal("run", NAME, cwd=file.parent, env=UNCOMPILED) as person:
        person.prompt()
        before = file.read_bytes()
        resource.prlimit(person.pid, resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        assert ROOM in " ".join(person.answer("1").split())
        os.kill(person.pid, number)
        assert person.end() == 3
        assert "Saved." not in person.screen
        assert person.screen.splitlines()[-1] == f"> outsource-audit: {file}: {FULL}"
    assert file.read_bytes() == before
    assert {path.name for path in file.parent.iterdir()} <= {f".{NAME}.spare", NAME}
