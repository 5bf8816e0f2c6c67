"""The commands and what `--help` says of them. A command imports its work when it runs.

Paths are `readable=False`: storage says why a file cannot be read, with the right exit code.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from outsource_audit.cli import (
    answers,
    bank,
    compare,
    demo,
    explain,
    gate,
    migrate,
    plan,
    questions,
    report,
    run,
    score,
    todo,
    whatif,
)

# Groups of their own, each listed after the command it belongs to.
GROUPS = {"plan": "explain", "report": "gate"}


class InOrder(TyperGroup):
    """Lists `plan` and `report`, groups of their own, among the commands they belong to."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands in the order of `--help`."""
        names = [name for name in super().list_commands(ctx) if name not in GROUPS]
        for name, before in GROUPS.items():
            names.insert(names.index(before) + 1, name)
        return names


app = typer.Typer(
    cls=InOrder,
    name="outsource-audit",
    help="Find out what can go wrong with a provider you outsource to, and what to fix first.",
    epilog="Everything stays on this machine. New here? Try: outsource-audit demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(*, asked: bool) -> None:
    if asked:
        from outsource_audit import __version__

        typer.echo(f"outsource-audit {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: bool = typer.Option(
        False, "--version", help="Print the version.", callback=_version, is_eager=True
    ),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an internal fault."),
) -> None:
    """Find out what can go wrong with a provider you outsource to, and what to fix first."""


app.command("run")(run.run)
app.command("todo")(todo.todo)
app.command("questions")(questions.questions)
app.command("answers")(answers.answers)
app.command("score")(score.score)
app.command("explain")(explain.explain)
app.command("whatif")(whatif.whatif)
app.command("compare")(compare.compare)
app.command("gate")(gate.gate)
app.command("migrate")(migrate.migrate)
app.command("demo")(demo.demo)
app.add_typer(plan.app, name="plan")
app.add_typer(report.app, name="report")
app.add_typer(bank.app, name="bank")
