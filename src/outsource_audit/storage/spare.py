"""The spare copy of an audit: what is left when something else damages or deletes the file.

It lies beside the audit under a hidden name, follows every save and is never read unless the
audit itself cannot be. It is a file of its own, not a second name of the same one.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from outsource_audit.storage.write import write_unflushed


def spare_path(path: Path) -> Path:
    """Return where the spare copy of a file lies."""
    return path.with_name(f".{path.name}.spare")


def keep_spare(path: Path, data: bytes) -> None:
    """Keep a spare copy of what was just saved. Never raises: it is only a spare.

    What is no ordinary file, such as /dev/null, has no spare.
    """
    if path.is_file() or not _is_there(path):
        write_unflushed(spare_path(path), data)


def spare_time(path: Path) -> str:
    """Return when the spare was kept, as local ISO time to the second; empty without one."""
    try:
        kept = spare_path(path).stat().st_mtime
    except OSError:
        return ""
    return datetime.fromtimestamp(kept).astimezone().isoformat(timespec="seconds")


def set_aside(path: Path, why: str = "damaged") -> Path:
    """Rename a file to the first free of NAME.damaged, NAME.damaged-2, … and return it.

    Nothing is ever overwritten. Raises OSError where the file cannot be renamed.
    """
    return path.rename(free_beside(path, why))


def free_beside(path: Path, why: str) -> Path:
    """Return the first of NAME.why, NAME.why-2, … that nothing has yet."""
    number, free = 1, path.with_name(f"{path.name}.{why}")
    while _is_there(free):
        number += 1
        free = path.with_name(f"{path.name}.{why}-{number}")
    return free


def _is_there(path: Path) -> bool:
    """Say whether something has this name, a link to nowhere included."""
    return path.is_symlink() or path.exists()
