"""`outsource-audit gate`: whether an audit keeps to the bounds it is given."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.errors import EXIT_FINE, EXIT_GATE_FAILED, UsageError

if TYPE_CHECKING:
    from outsource_audit.cli.gate_bounds import TypedBounds
    from outsource_audit.domain.audit import Audit
    from outsource_audit.domain.bank import BankSet
    from outsource_audit.domain.gate import Gate
    from outsource_audit.domain.scorecard import Scorecard


class Format(StrEnum):
    """The formats of the result."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "md"
    JUNIT = "junit"


# What a file may hold, by the ending of its name.
IN_FILES = {"json": Format.JSON, "md": Format.MARKDOWN, "xml": Format.JUNIT}
FILE = typer.Argument(help="The audit file.", readable=False)
SCORE = typer.Option("--max-score", metavar="N", help="The highest score, 0 to 100.")
CONFIRMED = typer.Option("--max-confirmed", metavar="N", help="The highest confirmed score.")
RATING = typer.Option(
    "--max-rating", metavar="RATING", help="The worst rating until then: low, moderate or high."
)
PITFALL = typer.Option(
    "--pitfall", metavar="ID=SCORE", help="The highest score of a pitfall; repeat it for more."
)
RED_LINES = typer.Option("--no-red-lines", help="No red line may be hit, or be left open.")
UNKNOWN = typer.Option(
    "--max-unknown",
    metavar="N|N%",
    help='How many questions, or what share of them, may be answered "I don\'t know".',
)
COMPLETE = typer.Option(
    "--min-complete", metavar="PERCENT", help="How many of the questions must be dealt with."
)
AGE = typer.Option("--max-age", metavar="DAYS", help="How many days old the audit may be.")
OLD = typer.Option(
    "--no-worse-than",
    metavar="OLD",
    readable=False,
    help="An earlier audit; score, confirmed score and rating may not be worse.",
)
POLICY = typer.Option(
    "--policy", metavar="FILE", readable=False, help="A YAML file with bounds; options win."
)
FORMAT = typer.Option("--format", "-f", help="text, json, md, or junit for a CI server.")
OUTPUT = typer.Option("--output", "-o", help="The file to write, such as gate.xml.")


def gate(
    file: Annotated[Path, FILE],
    *,
    max_score: Annotated[list[str] | None, SCORE] = None,
    max_confirmed: Annotated[list[str] | None, CONFIRMED] = None,
    max_rating: Annotated[list[str] | None, RATING] = None,
    pitfall: Annotated[list[str] | None, PITFALL] = None,
    no_red_lines: Annotated[bool, RED_LINES] = False,
    max_unknown: Annotated[list[str] | None, UNKNOWN] = None,
    min_complete: Annotated[list[str] | None, COMPLETE] = None,
    max_age: Annotated[list[str] | None, AGE] = None,
    no_worse_than: Annotated[list[Path] | None, OLD] = None,
    policy: Annotated[list[Path] | None, POLICY] = None,
    format_: Annotated[Format | None, FORMAT] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
    output: Annotated[str | None, OUTPUT] = None,
) -> None:
    """Hold an audit against bounds; exit code 1 if one fails."""
    from outsource_audit.cli.gate_bounds import TypedBounds
    from outsource_audit.cli.target import chosen_format, target

    path = target(output, file)
    chosen = chosen_format(format_, path, IN_FILES, json=json) or Format.TEXT
    typed = TypedBounds(
        no_red_lines=no_red_lines,
        pitfalls=pitfall or [],
        max_score=max_score or [],
        max_confirmed=max_confirmed or [],
        max_rating=max_rating or [],
        max_unknown=max_unknown or [],
        min_complete=min_complete or [],
        max_age=max_age or [],
        no_worse_than=no_worse_than or [],
        policy=policy or [],
    )
    result = _checked(file, typed, path)
    _put(result, chosen, path)
    raise typer.Exit(EXIT_FINE if result.passed else EXIT_GATE_FAILED)


def _spare_inputs(path: Path | None, policy: Path | None, old: Path | None) -> None:
    """Raise UsageError where the result would be written over what it is made from."""
    for kind, given in (("the policy", policy), ("the earlier audit", old)):
        if path and given and os.path.realpath(path) == os.path.realpath(given):
            raise UsageError(f"{path}: is {kind}; give another file with -o")


def _checked(file: Path, typed: TypedBounds, output: Path | None) -> Gate:
    """Return the audit held against its bounds; what is odd about them is told on stderr."""
    from outsource_audit.cli.clock import today
    from outsource_audit.cli.gate_bounds import given_bounds, named_at, only
    from outsource_audit.cli.scored import shipped_banks
    from outsource_audit.domain.gate import Gate, check

    bank_set, day = shipped_banks(), today()
    given = given_bounds(typed, bank_set)
    policy, old_file = only(typed.policy), given.no_worse_than
    _spare_inputs(output, policy, old_file)
    scorecard = _scored(file, bank_set)
    with named_at(given.place):
        old = _scored(old_file, bank_set) if old_file else None
    if old and old_file:
        _tell_differences(scorecard.audit, old.audit, file, old_file)
    return Gate(
        audit=scorecard.audit,
        banks=bank_set.stamps,
        verdicts=check(given.policy, scorecard, day, old),
        checked_on=day,
        file=str(file),
        policy=str(policy or ""),
        old=old.audit if old else None,
        old_file=str(old_file or ""),
    )


def _scored(file: Path, bank_set: BankSet) -> Scorecard:
    """Read an audit and score it; what no longer fits the banks is told on stderr, by file."""
    from outsource_audit.cli.scored import under_banks
    from outsource_audit.cli.stored import read_stored
    from outsource_audit.domain.scoring import score

    return score(bank_set, under_banks(read_stored(file), bank_set, f"{file}: "))


def _tell_differences(audit: Audit, old: Audit, file: Path, old_file: Path) -> None:
    """Say what makes the two audits hard to compare."""
    from outsource_audit.domain.plain_text import same_name

    told = [
        f"Careful: {old_file} is about the {kind} {then!r}, {file} about {now!r}."
        for kind, then, now in (
            ("business", old.business, audit.business),
            ("provider", old.provider, audit.provider),
        )
        if not same_name(then, now)
    ]
    if os.path.realpath(file) == os.path.realpath(old_file):
        told.append(f"Careful: {file} is held against itself, so nothing can be worse.")
    if old.date > audit.date:
        told.append(f"Careful: {old_file}, of {old.date}, is later than {file}, of {audit.date}.")
    _tell(told)


def _tell(lines: Iterable[str]) -> None:
    from outsource_audit.domain.plain_text import clean

    for line in lines:
        typer.echo(clean(line), err=True)


def _put(result: Gate, chosen: Format, path: Path | None) -> None:
    """Print or write the result; a reader that has had enough does not change the exit code."""
    from outsource_audit.cli.output import let_go_of_streams
    from outsource_audit.cli.target import deliver

    try:
        if chosen is Format.TEXT:
            _show(result)
        else:
            deliver(_encoded(result, chosen), path)
    except (BrokenPipeError, SystemExit):
        # rich leaves by SystemExit; a gate that failed must not end like one that held.
        let_go_of_streams()
    if path is not None:
        _tell([result.headline, *(verdict.says for verdict in result.failed)])


def _show(result: Gate) -> None:
    from outsource_audit.terminal.console import Screen
    from outsource_audit.terminal.gate_view import show_gate

    show_gate(Screen("stdout"), result)


def _encoded(result: Gate, chosen: Format) -> bytes:
    if chosen is Format.JSON:
        from outsource_audit.storage.gate_file import encode_gate

        return encode_gate(result)
    if chosen is Format.JUNIT:
        from outsource_audit.rendering.junit import gate_junit

        return gate_junit(result)
    from outsource_audit.rendering.gate import gate_markdown

    return gate_markdown(result).encode()
