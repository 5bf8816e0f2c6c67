"""Copying a set of templates to where a consultant can change it."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from outsource_audit.errors import FileError, UsageError
from outsource_audit.storage.resources import view_page
from outsource_audit.storage.template_folder import set_files
from outsource_audit.storage.write import is_taken, reason


def export_templates(folder: Path, set_name: str, *, force: bool = False) -> list[str]:
    """Copy a set into a folder, which is made, and return the names of its files.

    All is copied beside it first, so that nothing is ever half there. Raises UsageError where
    there is no such set, or where files would be written over and `force` is false; FileError
    where something cannot be read or written.
    """
    files = [*set_files(set_name), view_page()]
    names = [file.name for file in files]
    _check(folder, names, force=force)
    real = Path(os.path.realpath(folder))
    beside = real.parent / f".{real.name}.{os.getpid()}.tmp"
    try:
        beside.mkdir(parents=True)
        for file in files:
            (beside / file.name).write_bytes(file.read_bytes())
        _put(beside, real, names)
    except OSError as error:
        raise FileError(f"{folder}: templates cannot be copied: {reason(error)}") from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(beside)
    return sorted(names)


def _check(folder: Path, names: list[str], *, force: bool) -> None:
    if is_taken(folder) and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; give a folder for the templates")
    paths = [folder / name for name in names]
    folders = [path for path in paths if path.is_dir()]
    if folders:
        raise UsageError(
            "\n".join(f"{path}: is a folder, and a file is to go there" for path in folders)
        )
    taken = [path for path in paths if os.path.lexists(path)]
    if taken and not force:
        raise UsageError(
            "\n".join(f"{path}: is there already; --force writes over it" for path in taken)
        )


def _put(beside: Path, folder: Path, names: list[str]) -> None:
    if not folder.exists():
        beside.replace(folder)
        return
    for name in names:
        (beside / name).replace(folder / name)
