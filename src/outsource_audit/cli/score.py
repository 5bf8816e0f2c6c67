"""`outsource-audit score`: the numbers, for a person or for a program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

AUDIT = typer.Argument(help="The audit file.", readable=False)
CAPACITY = typer.Option(
    "--capacity",
    min=1,
    help="Effort points you can spend in 30 days (low 1, medium 3, high 8).",
)


def score(
    file: Annotated[Path, AUDIT],
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
    capacity: Annotated[int, CAPACITY] = 10,
) -> None:
    """Score an audit: ratings, red lines, what to do first."""
    from outsource_audit.cli.scored import scored

    scorecard = scored(file, capacity)
    if json:
        from outsource_audit.cli.output import write_stdout
        from outsource_audit.storage.score_file import encode_score

        write_stdout(encode_score(scorecard))
        return
    from outsource_audit.terminal.console import Screen
    from outsource_audit.terminal.score_view import show_score

    show_score(Screen("stdout"), scorecard)
