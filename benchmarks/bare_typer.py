"""A Typer program of the same size as ours that does nothing: what start-up has to cost."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
bank = typer.Typer(help="Check, list and show.", no_args_is_help=True)


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo("bare 1.0")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: bool = typer.Option(
        False, "--version", help="Version.", callback=_version, is_eager=True
    ),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback."),  # it does nothing
) -> None:
    """Do nothing."""


@app.command()
def run(
    file: Annotated[Path | None, typer.Argument(help="A file.")] = None,
    *,
    answers: Annotated[Path | None, typer.Option("--answers", help="A file.")] = None,
    old: Annotated[Path | None, typer.Option("--from", help="A file.")] = None,
    deepen: Annotated[list[str] | None, typer.Option("--deepen", help="More.")] = None,
    full: Annotated[bool, typer.Option("--full", help="All.")] = False,
    todo: Annotated[bool, typer.Option("--todo", help="Some.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Lines.")] = False,
    by: Annotated[str, typer.Option("--by", help="Who.")] = "",
) -> None:
    """Do nothing."""


@app.command()
def todo(
    file: Annotated[Path, typer.Argument(help="A file.")],
    unknown: Annotated[bool, typer.Option("--unknown", help="More.")] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> None:
    """Do nothing."""


@app.command()
def questions(
    file: Annotated[Path, typer.Argument(help="A file.")],
    everything: Annotated[bool, typer.Option("--all", help="All.")] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> None:
    """Do nothing."""


@app.command()
def migrate(
    file: Annotated[Path, typer.Argument(help="A file.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say.")] = False,
) -> None:
    """Do nothing."""


@app.command()
def answers(
    file: Annotated[Path | None, typer.Argument(help="A file.")] = None,
    full: Annotated[bool, typer.Option("--full", help="All.")] = False,
) -> None:
    """Do nothing."""


@app.command()
def score(
    file: Annotated[Path, typer.Argument(help="A file.")],
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
    capacity: Annotated[int, typer.Option("--capacity", min=1, help="Points.")] = 10,
) -> None:
    """Do nothing."""


@app.command()
def report(
    file: Annotated[Path, typer.Argument(help="A file.")],
    formats: Annotated[list[str] | None, typer.Option("--format", "-f", help="A format.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file.")] = None,
) -> None:
    """Do nothing."""


@app.command()
def demo(folder: Annotated[Path | None, typer.Argument(help="A folder.")] = None) -> None:
    """Do nothing."""


@bank.command()
def check(paths: Annotated[list[Path] | None, typer.Argument(help="Files.")] = None) -> None:
    """Do nothing."""


@bank.command("list")
def list_() -> None:
    """Do nothing."""


@bank.command()
def show(name: Annotated[str, typer.Argument(help="An id.")]) -> None:
    """Do nothing."""


app.add_typer(bank, name="bank")

if __name__ == "__main__":
    app()
