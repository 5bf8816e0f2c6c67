"""Reading a whole file, with every way it can fail said in one line."""

from __future__ import annotations

from pathlib import Path

from outsource_audit.errors import FileError
from outsource_audit.storage.write import reason

LARGEST = 50_000_000


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes. Raises FileError: missing, a folder, not allowed, too large."""
    try:
        if path.is_dir():
            raise FileError(f"{path}: is a folder, not a file")
        if path.exists() and not path.is_file():
            raise FileError(f"{path}: is not an ordinary file")
        if path.stat().st_size > LARGEST:
            raise FileError(f"{path}: is larger than {LARGEST // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError(f"{path}: there is no such file") from None
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {reason(error)}") from error
