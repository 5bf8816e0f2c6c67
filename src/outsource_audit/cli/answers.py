"""`outsource-audit answers`: a file of answers to fill in by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def answers(
    file: Annotated[
        Path | None,
        typer.Argument(help="An audit whose answers so far are filled in.", readable=False),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="All questions, not only the quick set.")
    ] = False,
) -> None:
    """Print an answers file to fill in by hand."""
    from outsource_audit.cli.clock import today
    from outsource_audit.cli.output import write_stdout
    from outsource_audit.cli.scored import shipped_banks
    from outsource_audit.cli.stored import read_stored
    from outsource_audit.domain.audit import Audit
    from outsource_audit.domain.migration import up_to_date
    from outsource_audit.storage.answers_form import answers_form

    bank_set = shipped_banks()
    stored = read_stored(file) if file else Audit(business="", provider="", date=today())
    audit = up_to_date(stored, bank_set)
    in_full = tuple(bank_set.by_id) if full else audit.in_full
    write_stdout(answers_form(bank_set, audit, in_full).encode())
