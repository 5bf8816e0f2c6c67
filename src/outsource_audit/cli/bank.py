"""`outsource-audit bank`: check, list and show question banks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outsource_audit.errors import InvalidFileError, UsageError

app = typer.Typer(help="Check, list and show question banks.", no_args_is_help=True)

PATHS = typer.Argument(
    help="Bank files or folders; the shipped banks if none is given.", readable=False
)


@app.command("check")
def check(paths: Annotated[list[Path] | None, PATHS] = None) -> None:
    """Check question banks and name every problem with its place."""
    from outsource_audit.storage.bank_file import check_banks
    from outsource_audit.storage.resources import folder
    from outsource_audit.terminal.console import Screen

    screen = Screen("stdout")
    checked = paths or [folder("questions")]
    problems = check_banks(checked)
    if problems:
        raise InvalidFileError(problems)
    screen.say(f"No problems in {', '.join(str(path) for path in checked)}.")


@app.command("list")
def list_() -> None:
    """List the question banks."""
    from outsource_audit.cli.scored import shipped_banks
    from outsource_audit.terminal.bank_view import show_banks
    from outsource_audit.terminal.console import Screen

    show_banks(Screen("stdout"), shipped_banks())


@app.command("show")
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A question, bank or profile id.")],
) -> None:
    """Show a question as its reader meets it, with what stands behind it."""
    from outsource_audit.cli.scored import shipped_banks
    from outsource_audit.terminal.bank_view import show_bank, show_item
    from outsource_audit.terminal.console import Screen

    bank_set = shipped_banks()
    screen = Screen("stdout")
    if id_ in bank_set.by_id:
        show_bank(screen, bank_set.by_id[id_])
        return
    item = bank_set.questions.get(id_) or bank_set.fields.get(id_)
    if item is None:
        known = [*bank_set.questions, *bank_set.by_id, *bank_set.fields]
        raise UsageError(_nothing_called(id_, known))
    show_item(screen, item, bank_set)


def _nothing_called(id_: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(id_, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else "see outsource-audit bank list"
    return f"no question, bank or profile question is called {id_!r} ({hint})"
