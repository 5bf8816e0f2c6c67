"""Writing a file whole: beside it, flushed to the disk, put in place in one step.

Copies that only spare trouble (the spare of an audit, drafts of notes) are not flushed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from outsource_audit.errors import FileError

PRIVATE = 0o600


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, private to its owner unless it was otherwise before.

    Raises FileError; what was there before is then untouched.
    """
    path = Path(os.path.realpath(path))
    put_in_place(path, data)
    flush_folder(path.parent)


def put_in_place(path: Path, data: bytes) -> None:
    """Write a file, at its real path, as `write_whole` does, but for the flush of its folder.

    Until the caller flushes that, a power cut, and nothing less, can bring the old file back.
    Raises FileError.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        before = _mode(path)
        if stat.S_ISREG(before):
            _write(beside, data, stat.S_IMODE(before), flushed=True)
            beside.replace(path)
        else:
            # A device or a pipe, such as /dev/null: it is written to, never replaced.
            path.write_bytes(data)
    except OSError as error:
        raise FileError(
            f"{path}: cannot be saved: {reason(error)}; what was saved before is unchanged"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def write_unflushed(path: Path, data: bytes) -> None:
    """Write a private file in one step, without waiting for the disk.

    A kill leaves the old file or the new one; a power cut may leave neither. Never raises:
    this is for copies that are better lost than in the way.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        _write(beside, data, PRIVATE, flushed=False)
        beside.replace(path)
    except (OSError, ValueError):  # a name with a null in it is a ValueError
        pass
    finally:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """Return the system's reason for an error, in lower case and without the path."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def flush_folder(folder: Path) -> None:
    """Make a rename itself durable, where the system can flush a folder. Never raises."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(path: Path) -> int:
    """Return kind and permissions of what is there, or what a new file gets."""
    try:
        return path.stat().st_mode
    except OSError as error:
        # A link that leads nowhere, or to itself, is replaced as if nothing were there.
        if error.errno not in (errno.ENOENT, errno.ELOOP):
            raise
        return stat.S_IFREG | PRIVATE


def _write(path: Path, data: bytes, mode: int, *, flushed: bool) -> None:
    # Only open() takes an opener, and the opener makes the file private from its birth.
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        if mode != PRIVATE:
            path.chmod(mode)  # what the umask took
        file.write(data)
        file.flush()
        if flushed:
            os.fsync(file.fileno())


def is_taken(path: Path) -> bool:
    """Say whether something has this path. Raises FileError where the system does not say."""
    try:
        return path.exists()
    except OSError as error:
        raise FileError(f"{path}: cannot be used: {reason(error)}") from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises FileError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{folder}: cannot be made: {reason(error)}") from error
