"""`outsource-audit report`: the audit as a report in Markdown or HTML."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.cli.compare import BANKS
from outsource_audit.errors import UsageError

if TYPE_CHECKING:
    from outsource_audit.domain.scorecard import Scorecard
    from outsource_audit.domain.trend import Compared

SEPARATORS = ("/", os.sep)


class Format(StrEnum):
    """The report formats."""

    MARKDOWN = "md"
    HTML = "html"


OUTPUT = typer.Option("--output", "-o", help="The file to write; a folder for several formats.")
FORMAT = typer.Option("--format", "-f", help="md or html; give it twice for both.")
SINCE = typer.Option(
    "--since", help="An earlier audit; the report then says what changed.", readable=False
)


def report(
    file: Annotated[Path, typer.Argument(help="The audit file.", readable=False)],
    formats: Annotated[list[Format] | None, FORMAT] = None,
    output: Annotated[str | None, OUTPUT] = None,
    since: Annotated[Path | None, SINCE] = None,
    banks: Annotated[list[Path] | None, BANKS] = None,
) -> None:
    """Write the report; to standard output where no file is given."""
    if banks and since is None:
        raise UsageError("--banks is for the earlier audit; name that with --since")
    wanted = list(dict.fromkeys(formats or [_format_of(output)]))
    targets = report_paths(file, wanted, output, since)
    from outsource_audit.cli.output import write_stdout
    from outsource_audit.cli.scored import scored
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.rendering.report import render
    from outsource_audit.rendering.view import report_view
    from outsource_audit.storage.resources import folder
    from outsource_audit.storage.write import make_folder, write_whole

    scorecard = scored(file)
    changes = _changes(file, scorecard, since, banks or []) if since else None
    templates = folder("reports")
    view = report_view(scorecard, changes)
    rendered = [render(view, style.value, [templates]).encode() for style in wanted]
    if targets is None:
        write_stdout(rendered[0])
        return
    make_folder(targets[0].parent)
    for path, data in zip(targets, rendered, strict=True):
        write_whole(path, data)
        typer.echo(clean(f"Wrote {path}"), err=True)


def _changes(file: Path, scorecard: Scorecard, since: Path, banks: list[Path]) -> Compared:
    """Compare the report's own scorecard with an earlier audit, scored under its own banks."""
    from outsource_audit.cli.compared import read_compared
    from outsource_audit.domain.trend import ComparedAudit, compared

    (old,) = read_compared([since], banks)
    return compared(old, ComparedAudit(file=str(file), scorecard=scorecard))


def report_paths(
    file: Path, formats: list[Format], told: str | None, since: Path | None = None
) -> list[Path] | None:
    """Return where each format goes; None for stdout. Raises UsageError and FileError.

    Nothing is written over the audit, nor over the earlier one, `since`.
    """
    from outsource_audit.storage.audit_file import SUFFIX
    from outsource_audit.storage.write import is_taken

    if told is None or told == "-":
        if len(formats) > 1:
            raise UsageError("several formats need a folder to go to; give one with -o FOLDER")
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
    taken = list(map(os.path.realpath, paths))
    if os.path.realpath(file) in taken:
        raise UsageError(f"{file}: is the audit itself; give another file with -o")
    if since is not None and os.path.realpath(since) in taken:
        raise UsageError(f"{since}: is the earlier audit; give another file with -o")
    for path in paths:
        if path.name.endswith(SUFFIX):
            raise UsageError(f"{path}: is the name of an audit; give the report another one")
    return paths


def _format_of(output: str | None) -> Format:
    if output is not None and Path(output).suffix.lower() in (".html", ".htm"):
        return Format.HTML
    return Format.MARKDOWN
