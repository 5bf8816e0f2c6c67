"""Where a command's product goes: standard output, or the file that `-o` names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import typer

from outsource_audit.errors import UsageError

F = TypeVar("F", bound=StrEnum)


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


def chosen_format(
    told: F | None, path: Path | None, endings: Mapping[str, F], *, json: bool
) -> F | None:
    """Return the format asked for, or the one the file's name ends in; None for neither.

    `endings` has the formats that go into a file, `json` among them, by the endings of names.
    Raises UsageError where two are asked for, or a file is to take another format.
    """
    if json and told not in (None, endings["json"]):
        raise UsageError(f"--json and --format {told} are two formats; give one of them")
    chosen = endings["json"] if json else told
    ending = path.suffix.lower().removeprefix(".") if path else ""
    named = endings.get(ending)
    if path and (chosen or named) not in endings.values():
        *most, last = endings.values()
        raise UsageError(f"{path}: a file takes --format {', '.join(most)} or {last}")
    if chosen and named and chosen is not named:
        kind = f"{'a' if ending[0] in 'cj' else 'an'} {ending} file"
        option = "--json" if json else "--format"
        raise UsageError(f"{path}: -o names {kind}, {option} says {chosen}; give one of them")
    return chosen or named


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
