"""Writing a file whole: beside it, flushed to the disk, put in place in one step."""

from __future__ import annotations

import contextlib
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
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe, such as /dev/null: it is written to, never replaced.
            path.write_bytes(data)
            return
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else PRIVATE
        _write_flushed(beside, data, mode)
        beside.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise FileError(
            f"{path}: cannot be saved: {reason(error)}; what was saved before is unchanged"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """Return the system's reason for an error, in lower case and without the path."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def _write_flushed(path: Path, data: bytes, mode: int) -> None:
    # Only open() takes an opener, and the opener makes the file private from its birth.
    with open(path, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(mode)


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable where the system can flush a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
