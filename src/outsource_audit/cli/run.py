"""`outsource-audit run`: start or continue an audit, by asking or from an answers file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outsource_audit.errors import UsageError

NO_TERMINAL = (
    "there is no terminal to ask you on; answer with --answers FILE "
    "(outsource-audit answers prints such a file to fill in)"
)


def run(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="The audit to start or continue, such as northway.audit.json.", readable=False
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            help="Take the answers from this YAML or JSON file; ask nothing.",
            readable=False,
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Ask all questions, not only the quick set.")
    ] = False,
    by: Annotated[str, typer.Option("--by", help="Who answers; named in the report.")] = "",
) -> None:
    """Start an audit, or continue one where it was left."""
    if answers is not None:
        from outsource_audit.cli.take_answers import take_answers

        take_answers(file, answers, full=full, by=by)
        return
    from outsource_audit.terminal.console import is_interactive

    if not is_interactive():
        raise UsageError(NO_TERMINAL)
    from outsource_audit.cli.sitting import sit
    from outsource_audit.storage.bank_file import load_banks
    from outsource_audit.storage.resources import folder

    sit(file, load_banks(folder("questions")), full=full, by=by)
