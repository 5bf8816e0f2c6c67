"""`outsource-audit whatif`: the score, the ratings and the plan with some other answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outsource_audit.cli.score import AUDIT, CAPACITY

ANSWERS = typer.Argument(
    metavar="KEY=ANSWER...",
    help="A question's or profile question's id, and what to suppose: yes, partial, no, the "
    "name of a choice (several with commas), a number, a level, unknown, n/a:reason, or open "
    "for no answer.",
    show_default=False,
)


def whatif(
    file: Annotated[Path, AUDIT],
    answers: Annotated[list[str], ANSWERS],
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
    capacity: Annotated[int, CAPACITY] = 10,
) -> None:
    """Show what other answers would change; nothing is saved."""
    from outsource_audit.cli.scored import read_today
    from outsource_audit.cli.suppositions import read_suppositions
    from outsource_audit.domain.what_if import what_if

    audit, bank_set = read_today(file)
    found = what_if(bank_set, audit, read_suppositions(answers, bank_set), capacity)
    if json:
        from outsource_audit.cli.output import write_stdout
        from outsource_audit.storage.what_if_file import encode_what_if

        write_stdout(encode_what_if(found))
        return
    from outsource_audit.terminal.console import Screen
    from outsource_audit.terminal.what_if_view import show_what_if

    show_what_if(Screen("stdout"), found)
