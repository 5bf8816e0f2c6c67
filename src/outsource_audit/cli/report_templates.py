"""`outsource-audit report templates`: the report's templates, to be changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Copy the report's templates to a folder, to change them.", no_args_is_help=True
)

FOLDER = typer.Argument(metavar="FOLDER", help="The folder to copy to; it is made.", readable=False)
SET = typer.Option("--set", help="Which of our sets: standard, or letter, a short letter.")


@app.command("export")
def export(
    target: Annotated[Path, FOLDER],
    *,
    set_: Annotated[str, SET] = "standard",
    force: Annotated[bool, typer.Option("--force", help="Write over files there.")] = False,
) -> None:
    """Copy a set of our templates. Files you do not change you may delete: ours are used."""
    import shlex

    from outsource_audit.storage.template_export import export_templates
    from outsource_audit.terminal.console import Screen

    names = export_templates(target, set_, force=force)
    screen = Screen("stdout")
    screen.say(f"Copied {len(names)} files to {target}. README.md says what each is for.")
    use = f"outsource-audit report AUDIT --templates {shlex.quote(str(target))}"
    screen.say(f"Change what you like, then: {use}")


@app.callback()
def templates() -> None:
    """Copy the report's templates to a folder, to change them."""
