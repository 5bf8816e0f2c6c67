"""`outsource-audit plan`: the action plan, who does what until when, and how far it is."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.cli import plan_set, plan_take
from outsource_audit.cli.default_command import ShowByDefault
from outsource_audit.cli.score import AUDIT, CAPACITY
from outsource_audit.errors import UsageError

if TYPE_CHECKING:
    from outsource_audit.domain.action_plan import ActionPlan
    from outsource_audit.domain.scorecard import Scorecard

app = typer.Typer(
    cls=ShowByDefault,
    help="Show what to do first, and keep who does it until when. plan FILE shows it.",
    no_args_is_help=True,
)


class Format(StrEnum):
    """The formats of the plan."""

    TEXT = "text"
    MARKDOWN = "md"
    JSON = "json"
    CSV = "csv"
    CALENDAR = "ics"


# What a file may hold, by the ending of its name.
IN_FILES = {format_.value: format_ for format_ in Format if format_ is not Format.TEXT}


class Target(StrEnum):
    """The ratings a plan can aim at."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


UNTIL = typer.Option("--until", help="Stop at this rating, and say what it takes.")
START = typer.Option(
    "--start", help="The day the plan begins (2026-11-23); the audit's unless given."
)
FORMAT = typer.Option("--format", "-f", help="text, md, json, csv for other tools, or ics.")
OUTPUT = typer.Option("--output", "-o", help="The file to write, such as plan.csv or plan.ics.")
NEXT = typer.Option(
    "--next-audit", help="With ics: the day of the next audit; a year on otherwise."
)


@app.command("show")
def show(
    file: Annotated[Path, AUDIT],
    *,
    capacity: Annotated[int, CAPACITY] = 10,
    until: Annotated[Target | None, UNTIL] = None,
    start: Annotated[str, START] = "",
    format_: Annotated[Format | None, FORMAT] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
    output: Annotated[str | None, OUTPUT] = None,
    next_audit: Annotated[str, NEXT] = "",
) -> None:
    """Show the plan: what to find out, what to do first, and what it gains."""
    from outsource_audit.cli.scored import scored
    from outsource_audit.cli.target import chosen_format, deliver, target
    from outsource_audit.domain.action_plan import action_plan
    from outsource_audit.domain.risk import Rating

    path = target(output, file)
    chosen = chosen_format(format_, path, IN_FILES, json=json) or Format.TEXT
    _check_dates(chosen, start, next_audit)
    scorecard = scored(file, capacity)
    plan = action_plan(scorecard, start, Rating[until.name] if until else None)
    if chosen is Format.TEXT:
        _show(scorecard, plan, file, capacity)
    elif chosen is Format.CALENDAR:
        deliver(_calendar(scorecard, plan, file, next_audit), path)
    else:
        deliver(_encoded(chosen, scorecard, plan, capacity), path)


app.command("set")(plan_set.set_)
app.command("take")(plan_take.take)


def _check_dates(chosen: Format, start: str, next_audit: str) -> None:
    """Raise UsageError with every date option that does not fit."""
    told = {"--start": start, "--next-audit": next_audit}
    problems = [f"{option}: {wrong}" for option, text in told.items() if (wrong := _misfit(text))]
    if next_audit and chosen is not Format.CALENDAR:
        problems.append("--next-audit: goes into the calendar; add --format ics")
    if problems:
        raise UsageError("\n".join(problems))


def _misfit(date: str) -> str:
    from outsource_audit.domain.dates import date_misfit

    return date_misfit(date) if date else ""


def _show(scorecard: Scorecard, plan: ActionPlan, file: Path, capacity: int) -> None:
    import shlex

    from outsource_audit.cli.clock import today
    from outsource_audit.terminal.console import Screen
    from outsource_audit.terminal.plan_view import PlanFrame, show_plan

    frame = PlanFrame(today=today(), capacity=capacity, file=shlex.quote(str(file)))
    show_plan(Screen("stdout"), scorecard, plan, frame)


def _encoded(chosen: Format, scorecard: Scorecard, plan: ActionPlan, capacity: int) -> bytes:
    if chosen is Format.JSON:
        from outsource_audit.storage.plan_file import encode_plan as encode_json

        return encode_json(scorecard, plan, capacity)
    if chosen is Format.CSV:
        from outsource_audit.exchange.plan_csv import encode_plan as encode_csv

        return encode_csv(scorecard, plan)
    from outsource_audit.cli.clock import today
    from outsource_audit.rendering.plan import plan_markdown

    return plan_markdown(scorecard, plan, today()).encode()


def _calendar(scorecard: Scorecard, plan: ActionPlan, file: Path, next_audit: str) -> bytes:
    """Return the calendar; what has no date to put in it is told on stderr."""
    import shlex

    from outsource_audit.domain.changes import named
    from outsource_audit.domain.dates import year_later
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.domain.wording import counted
    from outsource_audit.exchange.plan_calendar import encode_calendar

    made = encode_calendar(scorecard, plan, next_audit or year_later(scorecard.audit.date))
    if made.left_out:
        told = counted(len(made.left_out), "action has", "actions have")
        give = f"outsource-audit plan set {shlex.quote(str(file))} {made.left_out[0]} --due DATE"
        typer.echo(
            clean(f"{told} no date and no place in it: {named(made.left_out)} (give one: {give})"),
            err=True,
        )
    return made.data
