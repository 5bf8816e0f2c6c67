"""The lock beside an audit: one writer, whoever that is, however it ends."""

from __future__ import annotations

import getpass
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from outsource_audit.errors import FileError
from outsource_audit.storage.lock import held

NAME = "northway.audit.json"
LOCK = f".{NAME}.lock"
HOLDER = """
import sys, time
from pathlib import Path
from outsource_audit.storage.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
COUNTER = """
import sys
from pathlib import Path
from outsource_audit.errors import FileError
from outsource_audit.storage.lock import held
path, counted = Path(sys.argv[1]), 0
while counted < 100:
    try:
        with held(path):
            path.write_text(str(int(path.read_text()) + 1))
            counted += 1
    except FileError:
        pass
"""


def names(folder: Path) -> list[str]:
    """Return the names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    """Whoever comes second is told who holds the file; after that it is free again."""
    path = tmp_path / NAME
    with held(path):
        assert names(tmp_path) == [LOCK]
        with pytest.raises(FileError) as told, held(path):
            pass
        holder = f"process {os.getpid()}, {getpass.getuser()} on {socket.gethostname()}"
        assert str(told.value) == f"{path}: is open in another outsource-audit ({holder})"
    assert names(tmp_path) == []
    with held(path):
        pass


def test_files_are_locked_each_for_itself(tmp_path: Path) -> None:
    """Two audits in one folder can be answered at the same time."""
    with held(tmp_path / NAME), held(tmp_path / "other.audit.json"):
        assert len(names(tmp_path)) == 2


def test_an_error_frees_the_lock(tmp_path: Path) -> None:
    """However the block ends, the lock goes."""
    with pytest.raises(KeyboardInterrupt), held(tmp_path / NAME):
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_a_killed_holder_frees_the_lock(tmp_path: Path) -> None:
    """A lock goes with its process; what a kill leaves behind holds nobody up."""
    path = tmp_path / NAME
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FileError, match=rf"\(process {holder.pid}, "), held(path):
            pass
        holder.kill()
    assert names(tmp_path) == [LOCK]
    with held(path):
        assert (tmp_path / LOCK).read_text().startswith(f"process {os.getpid()}, ")
    assert names(tmp_path) == []


def test_a_holder_asleep_still_holds(tmp_path: Path) -> None:
    """While the machine or the program sleeps nobody else writes, and then it goes on."""
    path = tmp_path / NAME
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for number in (signal.SIGSTOP, signal.SIGCONT):
            os.kill(holder.pid, number)
            with pytest.raises(FileError, match=rf"\(process {holder.pid}, "), held(path):
                pass
        assert holder.poll() is None
        holder.kill()


def test_a_lock_file_from_long_ago_holds_nobody_up(tmp_path: Path) -> None:
    """After a power cut the lock file is still there, and holds nothing."""
    (tmp_path / LOCK).write_text("process 1, ann on her-laptop")
    os.utime(tmp_path / LOCK, (0, 0))
    with held(tmp_path / NAME):
        pass
    assert names(tmp_path) == []


def test_of_many_only_one_writes_at_a_time(tmp_path: Path) -> None:
    """Processes that take turns as fast as they can never write over one another."""
    path = tmp_path / NAME
    path.write_text("0")
    counters = [subprocess.Popen([sys.executable, "-c", COUNTER, path]) for _ in range(3)]
    assert [counter.wait(timeout=60) for counter in counters] == [0, 0, 0]
    assert path.read_text() == "300"
    assert names(tmp_path) == [NAME]


@pytest.mark.parametrize(
    ("file", "reason"), [("gone/a.json", "no such file or directory"), ("n" * 300, "file name")]
)
def test_where_no_lock_can_be_made_that_is_said(file: str, reason: str, tmp_path: Path) -> None:
    """A folder that cannot be written to is an error with the reason and what to do."""
    with (
        pytest.raises(FileError, match=rf"cannot be written: {reason}.*; choose a folder"),
        held(tmp_path / file),
    ):
        pass


def test_something_else_with_the_locks_name_is_said(tmp_path: Path) -> None:
    """A folder where the lock should be is an error, not a crash."""
    (tmp_path / LOCK).mkdir()
    with pytest.raises(FileError, match="cannot be written: is a directory"), held(tmp_path / NAME):
        pass
