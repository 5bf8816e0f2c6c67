"""`outsource-audit plan take`: owner, dates and status out of a CSV file that came back."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.cli.score import AUDIT

if TYPE_CHECKING:
    from outsource_audit.domain.audit import Audit
    from outsource_audit.domain.bank import BankSet
    from outsource_audit.exchange.plan_csv import Taken


class Dates(StrEnum):
    """How dates such as 03/04/2026 are to be read."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


TABLE = typer.Argument(metavar="PLAN.csv", help="The edited CSV of the plan.", readable=False)
DRY_RUN = typer.Option("--dry-run", help="Say what would change; write nothing.")
DATES = typer.Option("--dates", help="How to read 03/04/2026, where the file does not show it.")


def take(
    file: Annotated[Path, AUDIT],
    table: Annotated[Path, TABLE],
    *,
    dry_run: Annotated[bool, DRY_RUN] = False,
    dates: Annotated[Dates | None, DATES] = None,
) -> None:
    """Take owner, dates and status back from a CSV that plan wrote and somebody edited."""
    from outsource_audit.cli.output import require_stdout, told_as_saved, write_stdout
    from outsource_audit.cli.scored import read_today
    from outsource_audit.domain.migration import up_to_date
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.storage.audit_file import held_audit, read_audit

    require_stdout()
    audit, bank_set = read_today(file)
    taken = _taken(audit, bank_set, table, dates)
    if taken.changes and not dry_run:
        with held_audit(file) as held:
            # Someone else may have saved it before it was held.
            audit = up_to_date(read_audit(file), bank_set)
            taken = _taken(audit, bank_set, table, dates)
            held.save(_with_changes(audit, taken))
    with told_as_saved(saved=bool(taken.changes) and not dry_run):
        for line in taken.lines:
            typer.echo(clean(line), err=True)
        told = "".join(f"{line}\n" for line in _outcome(taken, table, dry_run=dry_run))
        write_stdout(told.encode())


def _taken(audit: Audit, bank_set: BankSet, table: Path, dates: Dates | None) -> Taken:
    """Return what the table changes. Raises FileError, and InvalidFileError with all problems."""
    from outsource_audit.domain.action_plan import action_plan
    from outsource_audit.domain.scoring import score
    from outsource_audit.exchange.plan_csv import read_plan
    from outsource_audit.storage.read import read_bytes

    scorecard = score(bank_set, audit)
    plan, order = action_plan(scorecard), dates.value if dates else None
    return read_plan(read_bytes(table), str(table), scorecard, plan, dates=order)


def _with_changes(audit: Audit, taken: Taken) -> Audit:
    import msgspec

    from outsource_audit.cli.clock import today
    from outsource_audit.domain.audit import with_remediation

    for action, remediation in taken.changes.items():
        now = msgspec.structs.replace(remediation, changed=today())
        audit = with_remediation(audit, action, now)
    return audit


def _outcome(taken: Taken, table: Path, *, dry_run: bool) -> Iterator[str]:
    from outsource_audit.cli.plan_set import remediation_line
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.domain.wording import counted

    for action, remediation in taken.changes.items():
        yield remediation_line(action, remediation)
    if not taken.has_rows:
        yield clean(f"Nothing to take: {table} has no rows.")
    elif not taken.changes:
        yield clean(f"Nothing to take: {table} says what the audit says.")
    elif dry_run:
        yield "Nothing was written (--dry-run)."
    else:
        yield clean(f"Took {counted(len(taken.changes), 'change')} from {table}.")
