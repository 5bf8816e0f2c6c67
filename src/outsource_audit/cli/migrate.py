"""`outsource-audit migrate`: an audit brought up to date with the question banks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from outsource_audit.domain.bank import BankSet
    from outsource_audit.domain.migration import Migration

FILE = typer.Argument(help="The audit to bring up to date.", readable=False)


def migrate(
    file: Annotated[Path, FILE],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change; write nothing.")
    ] = False,
) -> None:
    """Bring an audit up to date with the question banks."""
    from outsource_audit.cli.output import require_stdout, told_as_saved, write_stdout
    from outsource_audit.domain.plain_text import clean

    require_stdout()
    lines, saved = _brought_up_to_date(file, dry_run=dry_run)
    told = "".join(f"{clean(line)}\n" for line in lines)
    with told_as_saved(saved=saved):
        write_stdout(told.encode())


def _brought_up_to_date(file: Path, *, dry_run: bool) -> tuple[list[str], bool]:
    """Bring the file up to date unless it is; return what to tell, and whether it was saved."""
    from outsource_audit.cli.scored import shipped_banks
    from outsource_audit.cli.stored import read_stored
    from outsource_audit.domain import migration
    from outsource_audit.storage.audit_file import held_audit, read_audit

    audit, bank_set = read_stored(file), shipped_banks()
    move = migration.migrate(audit, bank_set)
    if move.audit == audit:
        up_to_date = f"Nothing to do: {file} is up to date with the question banks."
        return [up_to_date, *_still_to_confirm(file, move, bank_set)], False
    if not dry_run:
        with held_audit(file) as held:
            # Someone else may have saved it before it was held.
            move = migration.migrate(read_audit(file), bank_set)
            held.save(move.audit)
    lines = move.lines() if move.is_needed else [*move.lines(), "Every answer still fits."]
    done = "Nothing was written (--dry-run)." if dry_run else f"Brought up to date: {file}"
    return [*lines, done], not dry_run


def _still_to_confirm(file: Path, move: Migration, bank_set: BankSet) -> list[str]:
    """Say which answers the next run asks to confirm, in a line or none."""
    import shlex

    from outsource_audit.domain.agenda import open_items
    from outsource_audit.domain.changes import named
    from outsource_audit.domain.wording import counted

    asked = set(open_items(bank_set, move.audit)) - set(move.audit.look_up)
    again = [item for item in move.confirm_again if item in asked]
    if not again:
        return []
    told = counted(len(again), "answer still waits", "answers still wait")
    run = f"outsource-audit run {shlex.quote(str(file))}"
    them = "it" if len(again) == 1 else "them"
    return [f"{told} to be confirmed ({named(again)}): {run} asks {them}."]
