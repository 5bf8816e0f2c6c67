"""`outsource-audit questions`: what an audit does not ask, and because of what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def questions(
    file: Annotated[Path, typer.Argument(help="The audit file.", readable=False)],
    everything: Annotated[
        bool, typer.Option("--all", help="List every question with its state.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON for a program, every question in it.")
    ] = False,
) -> None:
    """List the questions an audit does not ask, and why."""
    from outsource_audit.cli.scored import read_today

    audit, bank_set = read_today(file)
    if json:
        from outsource_audit.cli.output import write_stdout
        from outsource_audit.rendering.questions import questions_json

        write_stdout(questions_json(bank_set, audit))
        return
    from outsource_audit.terminal.console import Screen
    from outsource_audit.terminal.questions_view import show_all, show_unasked

    screen = Screen("stdout")
    if everything:
        show_all(screen, bank_set, audit)
    else:
        show_unasked(screen, bank_set, audit, file)
