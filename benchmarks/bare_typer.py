"""A Typer program of the same size as ours that does nothing: what start-up has to cost."""

from __future__ import annotations

from enum import StrEnum
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
plan = typer.Typer(help="Show, set and take.", no_args_is_help=True)


class Style(StrEnum):
    """Some formats."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "md"


class Target(StrEnum):
    """Some ratings."""

    LOW = "low"
    HIGH = "high"


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
def explain(
    file: Annotated[Path, typer.Argument(help="A file.")],
    name: Annotated[str | None, typer.Argument(help="An id.")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> None:
    """Do nothing."""


@app.command()
def whatif(
    file: Annotated[Path, typer.Argument(help="A file.")],
    answers: Annotated[list[str], typer.Argument(help="Answers.")],
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
    capacity: Annotated[int, typer.Option("--capacity", min=1, help="Points.")] = 10,
) -> None:
    """Do nothing."""


@app.command()
def compare(
    files: Annotated[list[Path], typer.Argument(help="Files.")],
    banks: Annotated[list[Path] | None, typer.Option("--banks", help="Folders.")] = None,
    style: Annotated[Style, typer.Option("--format", "-f", help="A format.")] = Style.TEXT,
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", help="A file.")] = None,
) -> None:
    """Do nothing."""


@app.command()
def gate(
    file: Annotated[Path, typer.Argument(help="A file.")],
    *,
    score: Annotated[str | None, typer.Option("--max-score", help="A bound.")] = None,
    confirmed: Annotated[str | None, typer.Option("--max-confirmed", help="A bound.")] = None,
    rating: Annotated[str | None, typer.Option("--max-rating", help="A bound.")] = None,
    pitfall: Annotated[list[str] | None, typer.Option("--pitfall", help="Bounds.")] = None,
    red_lines: Annotated[bool, typer.Option("--no-red-lines", help="A bound.")] = False,
    unknown: Annotated[str | None, typer.Option("--max-unknown", help="A bound.")] = None,
    complete: Annotated[str | None, typer.Option("--min-complete", help="A bound.")] = None,
    age: Annotated[str | None, typer.Option("--max-age", help="A bound.")] = None,
    old: Annotated[Path | None, typer.Option("--no-worse-than", help="A file.")] = None,
    policy: Annotated[Path | None, typer.Option("--policy", help="A file.")] = None,
    style: Annotated[Style, typer.Option("--format", "-f", help="A format.")] = Style.TEXT,
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", help="A file.")] = None,
) -> None:
    """Do nothing."""


@plan.command("show")
def plan_show(
    file: Annotated[Path, typer.Argument(help="A file.")],
    *,
    capacity: Annotated[int, typer.Option("--capacity", min=1, help="Points.")] = 10,
    until: Annotated[Target | None, typer.Option("--until", help="A rating.")] = None,
    start: Annotated[str, typer.Option("--start", help="A day.")] = "",
    next_audit: Annotated[str, typer.Option("--next-audit", help="A day.")] = "",
    style: Annotated[Style, typer.Option("--format", "-f", help="A format.")] = Style.TEXT,
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", help="A file.")] = None,
) -> None:
    """Do nothing."""


@plan.command("set")
def plan_set(
    file: Annotated[Path, typer.Argument(help="A file.")],
    actions: Annotated[list[str], typer.Argument(help="Ids.")],
    *,
    owner: Annotated[str | None, typer.Option("--owner", help="A name.")] = None,
    due: Annotated[str | None, typer.Option("--due", help="A day.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="A word.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="A text.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="A text.")] = None,
    review: Annotated[str | None, typer.Option("--review", help="A day.")] = None,
) -> None:
    """Do nothing."""


@plan.command("take")
def plan_take(
    file: Annotated[Path, typer.Argument(help="A file.")],
    table: Annotated[Path, typer.Argument(help="A file.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say.")] = False,
    dates: Annotated[Target | None, typer.Option("--dates", help="How.")] = None,
) -> None:
    """Do nothing."""


@app.command()
def report(
    file: Annotated[Path, typer.Argument(help="A file.")],
    since: Annotated[Path | None, typer.Option("--since", help="A file.")] = None,
    banks: Annotated[list[Path] | None, typer.Option("--banks", help="Folders.")] = None,
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


@bank.command()
def simulate(
    folder: Annotated[Path | None, typer.Argument(help="A folder.")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> None:
    """Do nothing."""


@bank.command("test")
def prove(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files.")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON.")] = False,
) -> None:
    """Do nothing."""


app.add_typer(plan, name="plan")
app.add_typer(bank, name="bank")

if __name__ == "__main__":
    app()
