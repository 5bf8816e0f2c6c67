"""`outsource-audit run`: start or continue an audit, by asking or from an answers file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outsource_audit.errors import UsageError

FILE = typer.Argument(
    help="The audit to start or continue, such as northway.audit.json.", readable=False
)
ANSWERS = typer.Option(
    "--answers", help="Take the answers from this YAML or JSON file; ask nothing.", readable=False
)
FROM = typer.Option(
    "--from", help="Begin from this earlier audit: its answers are offered.", readable=False
)
TODO = typer.Option("--todo", help="Ask only what is marked to look up.")
DEEPEN = typer.Option(
    "--deepen", help="Ask the rest of one pitfall, such as data; may be given again."
)
PLAIN = typer.Option("--plain", help="Ask line by line: for screen readers and simple terminals.")


def run(
    file: Annotated[Path | None, FILE] = None,
    *,
    answers: Annotated[Path | None, ANSWERS] = None,
    old: Annotated[Path | None, FROM] = None,
    deepen: Annotated[list[str] | None, DEEPEN] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Ask all questions, not only the quick set.")
    ] = False,
    todo: Annotated[bool, TODO] = False,
    plain: Annotated[bool, PLAIN] = False,
    by: Annotated[str, typer.Option("--by", help="Who answers; named in the report.")] = "",
) -> None:
    """Start an audit, or continue one where it was left."""
    if answers is not None:
        if todo or deepen:
            raise UsageError("--answers asks nothing; leave out --todo and --deepen")
        from outsource_audit.cli.take_answers import take_answers

        take_answers(file, answers, full=full, by=by, earlier=old)
        return
    if todo and (deepen or full or old):
        raise UsageError("--todo asks only what is marked; leave out --deepen, --full and --from")
    from outsource_audit.cli.beginning import Wishes
    from outsource_audit.cli.sitting import sit
    from outsource_audit.terminal.manner import is_plain

    wishes = Wishes(old=old, deepen=tuple(deepen or ()), full=full, todo=todo, by=by)
    sit(file, wishes, plain=is_plain(asked=plain))
