"""Which formats a report is written in, which file each goes to, and what is in the way."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import typer

from outsource_audit.errors import FileError, UsageError

SEPARATORS = ("/", os.sep)


class Format(StrEnum):
    """The report formats, named by the endings of their files."""

    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"
    WORD = "docx"


BINARY = (Format.PDF, Format.WORD)
_ENDINGS = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.WORD,
}


def wanted_formats(told: Sequence[Format] | None, output: str | None) -> list[Format]:
    """Return the formats asked for, each once; without any, the one the file's name says."""
    ending = Path(output).suffix.lower() if output else ""
    return list(dict.fromkeys(told or [_ENDINGS.get(ending, Format.MARKDOWN)]))


def report_paths(
    file: Path, formats: Sequence[Format], told: str | None, since: Sequence[Path] = ()
) -> list[Path] | None:
    """Return where each format goes; None for stdout. Raises UsageError and FileError.

    Nothing is written over the audit, nor over an earlier one among `since`.
    """
    from outsource_audit.storage.write import is_taken

    if told is None or told == "-":
        _fit_stdout(formats)
        return None
    if not told:
        raise UsageError("-o needs the name of a file or a folder")
    output = Path(told)
    is_folder = output.is_dir() if is_taken(output) else told.endswith(SEPARATORS)
    if len(formats) == 1 and not is_folder:
        paths = [output]
    elif is_folder or not is_taken(output):
        stem = file.name.removesuffix(".json").removesuffix(".audit")
        paths = [output / f"{stem}.report.{style.value}" for style in formats]
    else:
        raise UsageError(f"{output}: is a file; several formats need a folder")
    _keep_audits(paths, file, since)
    return paths


def _fit_stdout(formats: Sequence[Format]) -> None:
    if len(formats) > 1:
        raise UsageError("several formats need a folder to go to; give one with -o FOLDER")
    if formats[0] in BINARY and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(
            f"a {formats[0].value} file is no text for a terminal; "
            f"name a file: -o report.{formats[0].value}"
        )


def _keep_audits(paths: Sequence[Path], file: Path, since: Sequence[Path]) -> None:
    from outsource_audit.storage.audit_file import SUFFIX

    taken = list(map(os.path.realpath, paths))
    if os.path.realpath(file) in taken:
        raise UsageError(f"{file}: is the audit itself; give another file with -o")
    for earlier in since:
        if os.path.realpath(earlier) in taken:
            raise UsageError(f"{earlier}: is the earlier audit; give another file with -o")
    for path in paths:
        if path.name.endswith(SUFFIX):
            raise UsageError(f"{path}: is the name of an audit; give the report another one")


def agree_to_replace(paths: Sequence[Path]) -> None:
    """Ask before files are written over. Raises FileError where they are not to be.

    Where nobody is there to ask, that is an error with all the files there are.
    """
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.storage.write import is_taken

    # A device or a pipe is no file that something would be lost of.
    there = [path for path in paths if is_taken(path) and path.is_file()]
    if not there:
        return
    if not _somebody_is_there():
        raise FileError(
            "\n".join(
                f"{path}: is there already; give another name, or --force to write over it"
                for path in there
            )
        )
    for path in there:
        typer.echo(clean(f"There is a file already: {path}"), err=True)
    what = "it" if len(there) == 1 else "them"
    if not typer.confirm(f"Write over {what}?", default=False, err=True):
        raise FileError("Nothing was written.")


def _somebody_is_there() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
