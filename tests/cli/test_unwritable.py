"""Places that cannot be written to and disks that are full: the old file is untouched."""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from program import DEMO_ANSWERS, NAME, contents, run, saved, the_demo

DROP_FROM_BOUNDING_SET = 24
OVERRIDES_OF_PERMISSIONS = (1, 2)
SMALL = 4_000


def a_full_disk() -> None:
    """Let no file grow beyond a few thousand bytes; Python ignores the signal for it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, resource.RLIM_INFINITY))


def a_disk_without_a_byte() -> None:
    """Let no file hold anything."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def without_overrides() -> None:
    """Give up, for what is started next, root's right to pass over permissions."""
    if os.geteuid() == 0:
        system = ctypes.CDLL(None)
        for right in OVERRIDES_OF_PERMISSIONS:
            system.prctl(DROP_FROM_BOUNDING_SET, right, 0, 0, 0)


def test_a_path_under_a_file_cannot_be_written(tmp_path: Path) -> None:
    """An audit below something that is no folder is refused in one line."""
    (tmp_path / "file").write_text("kept")
    ended = run("run", f"file/{NAME}", "--answers", DEMO_ANSWERS, cwd=tmp_path)
    told = "cannot be written: not a directory; choose a folder you may write to"
    assert ended == (3, "", f"outsource-audit: {tmp_path}/file/{NAME}: {told}\n")
    assert contents(tmp_path) == {"file": b"kept"}


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    """A folder is not made by the way; that it is missing is said."""
    ended = run("run", f"new/{NAME}", "--answers", DEMO_ANSWERS, cwd=tmp_path)
    told = "cannot be written: no such file or directory; choose a folder you may write to"
    assert ended == (3, "", f"outsource-audit: {tmp_path}/new/{NAME}: {told}\n")
    assert contents(tmp_path) == {}


def test_a_folder_without_permission_cannot_be_written(tmp_path: Path) -> None:
    """In a folder that is read-only for this user nothing is begun or changed."""
    saved(the_demo(), tmp_path / NAME)
    before = contents(tmp_path)
    tmp_path.chmod(0o555)
    ended = run("run", NAME, "--answers", DEMO_ANSWERS, cwd=tmp_path, before=without_overrides)
    tmp_path.chmod(0o755)
    told = "cannot be written: permission denied; choose a folder you may write to"
    assert ended == (3, "", f"outsource-audit: {tmp_path / NAME}: {told}\n")
    assert contents(tmp_path) == before


def test_an_audit_without_permission_cannot_be_read(tmp_path: Path) -> None:
    """An audit that this user may not read is said to be out of reach."""
    saved(the_demo(), tmp_path / NAME).chmod(0)
    ended = run("score", NAME, cwd=tmp_path, before=without_overrides)
    assert ended == (3, "", f"outsource-audit: {NAME}: cannot be read: permission denied\n")


@pytest.mark.parametrize("full", [a_full_disk, a_disk_without_a_byte])
def test_a_full_disk_leaves_the_old_audit(full: Callable[[], None], tmp_path: Path) -> None:
    """Where there is no room, the audit stays byte for byte, and nothing lies beside it."""
    saved(the_demo(), tmp_path / NAME)
    before = contents(tmp_path)
    ended = run("run", NAME, "--answers", DEMO_ANSWERS, cwd=tmp_path, before=full)
    told = "cannot be saved: file too large; what was saved before is unchanged"
    assert ended == (3, "", f"outsource-audit: {tmp_path / NAME}: {told}\n")
    assert contents(tmp_path) == before


def test_a_full_disk_leaves_the_old_report(tmp_path: Path) -> None:
    """A report that does not fit replaces nothing."""
    saved(the_demo(), tmp_path / NAME)
    (tmp_path / "old.html").write_text("the report of last year")
    before = contents(tmp_path)
    ended = run("report", NAME, "-o", "old.html", "--force", cwd=tmp_path, before=a_full_disk)
    told = "cannot be saved: file too large; what was saved before is unchanged"
    assert ended == (3, "", f"outsource-audit: {tmp_path}/old.html: {told}\n")
    assert contents(tmp_path) == before


def test_a_full_device_is_said(tmp_path: Path) -> None:
    """A device is written to, never replaced, and what it refuses is said."""
    saved(the_demo(), tmp_path / NAME)
    ended = run("report", NAME, "-o", "/dev/full", cwd=tmp_path)
    told = "cannot be saved: no space left on device; what was saved before is unchanged"
    assert ended == (3, "", f"outsource-audit: /dev/full: {told}\n")
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize(
    "command",
    [["demo"], ["report", NAME, "-o"], ["score"], ["run", "--answers", str(DEMO_ANSWERS)]],
    ids=lambda command: command[0],
)
def test_a_name_too_long_is_said(command: list[str], tmp_path: Path) -> None:
    """A name that the system does not take is a line, not a fault of the program."""
    saved(the_demo(), tmp_path / NAME)
    ended = run(*command, "n" * 300, cwd=tmp_path)
    assert (ended.code, ended.out, len(ended.told)) == (3, "", 1)
    assert ended.err.endswith(": file name too long\n")
