"""Where a command's product goes: standard output, or the file that `-o` names."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from outsource_audit.errors import UsageError


def target(told: str | None, file: Path) -> Path | None:
    """Return the file that `-o` names; None for standard output, which is also `-`.

    `file` is the audit, which is never written over. Raises UsageError.
    """
    from outsource_audit.storage.audit_file import SUFFIX

    if told is None or told == "-":
        return None
    if not told:
        raise UsageError("-o needs the name of a file")
    path = Path(told)
    if os.path.realpath(path) == os.path.realpath(file):
        raise UsageError(f"{file}: is the audit itself; give another file with -o")
    if path.name.endswith(SUFFIX):
        raise UsageError(f"{path}: is the name of an audit; give the file another one")
    return path


def deliver(data: bytes, path: Path | None) -> None:
    """Write the product to the file, and say so on stderr; to stdout without one.

    Raises FileError.
    """
    from outsource_audit.cli.output import write_stdout
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.storage.write import make_folder, write_whole

    if path is None:
        write_stdout(data)
        return
    make_folder(path.parent)
    write_whole(path, data)
    typer.echo(clean(f"Wrote {path}"), err=True)
