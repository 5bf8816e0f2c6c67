"""`outsource-audit todo`: what to look up, from whom, as a message to paste."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from outsource_audit.domain.audit import Audit
    from outsource_audit.domain.bank import BankSet

UNKNOWN = typer.Option("--unknown", help='List what was answered "don\'t know" as well.')


def todo(
    file: Annotated[Path, typer.Argument(help="The audit file.", readable=False)],
    unknown: Annotated[bool, UNKNOWN] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """List what you marked to look up, by whom to ask, in Markdown."""
    from outsource_audit.cli.scored import read_today

    audit, bank_set = read_today(file)
    if json:
        from outsource_audit.cli.output import write_stdout
        from outsource_audit.domain.look_up import to_look_up
        from outsource_audit.rendering.todo import todo_json

        write_stdout(todo_json(audit, to_look_up(bank_set, audit, unknown=unknown)))
        return
    if not print_list(bank_set, audit, unknown=unknown):
        _say_nothing_marked(file, unknown=unknown)
    if not unknown:
        _say_unknown(bank_set, audit)


def print_list(bank_set: BankSet, audit: Audit, *, unknown: bool = False) -> bool:
    """Print the list on stdout; where there is nothing to look up, print nothing and say so."""
    from outsource_audit.cli.output import write_stdout
    from outsource_audit.domain.look_up import to_look_up
    from outsource_audit.rendering.todo import todo_markdown

    found = to_look_up(bank_set, audit, unknown=unknown)
    if found:
        write_stdout(todo_markdown(audit, found).encode())
    return bool(found)


def _say_nothing_marked(file: Path, *, unknown: bool) -> None:
    import shlex

    run = f"outsource-audit run {shlex.quote(str(file))}"
    also = ', and nothing was answered "don\'t know"' if unknown else ""
    typer.echo(
        f"Nothing is marked to look up{also}. To mark a question, press l at it: {run}", err=True
    )


def _say_unknown(bank_set: BankSet, audit: Audit) -> None:
    from outsource_audit.domain.look_up import unknown_count
    from outsource_audit.domain.wording import counted

    if number := unknown_count(bank_set, audit):
        told = counted(number, "question was", "questions were")
        them = "it" if number == 1 else "them"
        typer.echo(f'{told} answered "don\'t know"; --unknown lists {them} too.', err=True)
