"""One writer an audit: a lock file beside it that says who holds it.

The lock is the operating system's, so it goes with the process that held it, however that
ended. The lock file's text only tells a second person whom to ask.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from outsource_audit.errors import FileError
from outsource_audit.storage.write import reason

# Past every text we write, so that the holder's name stays readable where locks are mandatory.
_LOCKED_BYTE = 1 << 20


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of a file while the block runs.

    Raises FileError where someone else holds it, or where the folder cannot be written.
    """
    lock = path.with_name(f".{path.name}.lock")
    handle = _acquire(path, lock)
    try:
        _sign(handle)
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()
        os.close(handle)


def _sign(handle: int) -> None:
    """Say who holds the lock. On a full disk nobody is told; the lock holds all the same."""
    with contextlib.suppress(OSError):
        os.truncate(handle, 0)
        os.write(handle, _holder().encode(errors="replace"))


def _acquire(path: Path, lock: Path) -> int:
    while True:
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FileError(
                f"{path}: cannot be written: {reason(error)}; choose a folder you may write to"
            ) from error
        if not _try_lock(handle):
            who = _read_holder(handle)
            os.close(handle)
            raise FileError(f"{path}: is open in another outsource-audit ({who or 'unknown'})")
        if _still_there(handle, lock):
            return handle
        os.close(handle)


def _still_there(handle: int, lock: Path) -> bool:
    """Say whether the locked file is still the one with this name; its holder removes it."""
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except OSError:
        return False


def _read_holder(handle: int) -> str:
    """Return who holds the lock; whoever has just taken it needs a moment to sign."""
    for _ in range(5):
        os.lseek(handle, 0, os.SEEK_SET)
        if who := os.read(handle, 200).decode(errors="replace"):
            return who
        time.sleep(0.02)
    return ""


def _holder() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "someone"
    return f"process {os.getpid()}, {user} on {socket.gethostname()}"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
