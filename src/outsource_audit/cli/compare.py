"""`outsource-audit compare`: what changed between audits, and why."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.errors import UsageError

if TYPE_CHECKING:
    from outsource_audit.domain.trend import Trend


class Format(StrEnum):
    """The formats of a comparison."""

    TEXT = "text"
    MARKDOWN = "md"
    JSON = "json"


# What a file may hold, by the ending of its name.
IN_FILES = {"md": Format.MARKDOWN, "json": Format.JSON}
FILES = typer.Argument(
    metavar="OLD NEW [NEWER...]", help="The audit files, the oldest first.", readable=False
)
BANKS = typer.Option(
    "--banks",
    help="A folder with earlier question banks, for audits answered under them; repeatable.",
    readable=False,
    show_default=False,
)
FORMAT = typer.Option("--format", "-f", help="text, md or json.")
OUTPUT = typer.Option("--output", "-o", help="The file to write, such as changes.md.")


def compare(
    files: Annotated[list[Path], FILES],
    banks: Annotated[list[Path] | None, BANKS] = None,
    format_: Annotated[Format | None, FORMAT] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
    output: Annotated[str | None, OUTPUT] = None,
) -> None:
    """Show what changed between audits, and why."""
    if len(files) < 2:  # noqa: PLR2004  # a comparison needs two
        raise UsageError("compare needs two audits or more: outsource-audit compare OLD NEW")
    from outsource_audit.cli.compared import read_compared
    from outsource_audit.cli.target import chosen_format, deliver, target
    from outsource_audit.domain.trend import trend

    path = None
    for file in files:
        path = target(output, file)
    chosen = chosen_format(format_, path, IN_FILES, json=json) or Format.TEXT
    found = trend(read_compared(files, banks or []))
    if chosen is Format.TEXT:
        from outsource_audit.terminal.console import Screen
        from outsource_audit.terminal.trend_view import show_trend

        show_trend(Screen("stdout"), found)
    else:
        deliver(_encoded(chosen, found), path)


def _encoded(chosen: Format, found: Trend) -> bytes:
    if chosen is Format.JSON:
        from outsource_audit.storage.comparison_file import encode_trend

        return encode_trend(found)
    from outsource_audit.rendering.report import render_comparison
    from outsource_audit.storage.resources import folder

    return render_comparison(found, folder("reports")).encode()
