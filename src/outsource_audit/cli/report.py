"""`outsource-audit report`: the audit as a report in Markdown or HTML."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from outsource_audit.errors import UsageError


class Format(StrEnum):
    """The report formats."""

    MARKDOWN = "md"
    HTML = "html"


OUTPUT = typer.Option("--output", "-o", help="The file to write; a folder for several formats.")
FORMAT = typer.Option("--format", "-f", help="md or html; give it twice for both.")


def report(
    file: Annotated[Path, typer.Argument(help="The audit file.")],
    formats: Annotated[list[Format] | None, FORMAT] = None,
    output: Annotated[Path | None, OUTPUT] = None,
) -> None:
    """Write the report; to standard output where no file is given."""
    wanted = list(dict.fromkeys(formats or [_format_of(output)]))
    targets = report_paths(file, wanted, output)
    from outsource_audit.cli.output import write_stdout
    from outsource_audit.cli.scored import scored
    from outsource_audit.rendering.report import render
    from outsource_audit.storage.resources import folder
    from outsource_audit.storage.write import make_folder, write_whole

    scorecard = scored(file)
    rendered = [render(scorecard, style.value, folder("reports")).encode() for style in wanted]
    if targets is None:
        write_stdout(rendered[0])
        return
    make_folder(targets[0].parent)
    for path, data in zip(targets, rendered, strict=True):
        write_whole(path, data)
        typer.echo(f"Wrote {path}", err=True)


def report_paths(file: Path, formats: list[Format], output: Path | None) -> list[Path] | None:
    """Return where each format goes; None for stdout. Raises UsageError."""
    if output is None or str(output) == "-":
        if len(formats) > 1:
            raise UsageError("several formats need a folder to go to; give one with -o FOLDER")
        return None
    if len(formats) == 1 and not output.is_dir():
        paths = [output]
    elif output.is_dir() or not output.exists():
        stem = file.name.removesuffix(".json").removesuffix(".audit")
        paths = [output / f"{stem}.report.{style.value}" for style in formats]
    else:
        raise UsageError(f"{output}: is a file; several formats need a folder")
    if any(path.resolve() == file.resolve() for path in paths):
        raise UsageError(f"{file}: is the audit itself; give another file with -o")
    return paths


def _format_of(output: Path | None) -> Format:
    if output is not None and output.suffix.lower() in (".html", ".htm"):
        return Format.HTML
    return Format.MARKDOWN
