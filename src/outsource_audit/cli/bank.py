"""`outsource-audit bank`: check, list, show, simulate and test question banks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from outsource_audit.errors import InvalidFileError, UsageError

app = typer.Typer(help="Check, list, show, simulate and test question banks.", no_args_is_help=True)

PATHS = typer.Argument(
    help="Bank files or folders; the shipped banks if none is given.", readable=False
)
FOLDER = typer.Argument(
    metavar="[FOLDER]", help="A folder of banks; the shipped ones if none is given.", readable=False
)
CASES = typer.Argument(
    metavar="[PATH]...",
    help="Folders of banks with their cases, or files of cases; the shipped ones if none is given.",
    readable=False,
)
JSON = typer.Option("--json", help="Print JSON for a program.")


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


@app.command("simulate")
def simulate(
    banks: Annotated[Path | None, FOLDER] = None,
    json: Annotated[bool, JSON] = False,
) -> None:
    """Prove the banks: 0 and 100 are reached, and every question is."""
    from outsource_audit.cli.bank_trials import typical_encounters
    from outsource_audit.domain.simulation import simulate as simulated
    from outsource_audit.storage.bank_file import load_banks
    from outsource_audit.storage.bank_places import flaw_problems
    from outsource_audit.storage.resources import folder

    banks = banks or folder("questions")
    bank_set = load_banks(banks)
    typical = typical_encounters(banks, bank_set)
    simulation = simulated(bank_set)
    problems = flaw_problems(banks, simulation.flaws)
    if json:
        from outsource_audit.cli.output import write_stdout
        from outsource_audit.storage.simulation_file import encode_simulation

        write_stdout(encode_simulation(simulation, typical, problems))
    else:
        from outsource_audit.terminal.console import Screen
        from outsource_audit.terminal.simulation_view import show_simulation

        show_simulation(Screen("stdout"), simulation, typical, len(problems))
    if problems:
        raise InvalidFileError(problems)


@app.command("test")
def golden(
    paths: Annotated[list[Path] | None, CASES] = None,
    json: Annotated[bool, JSON] = False,
) -> None:
    """Run golden cases: answers whose figures are known."""
    from outsource_audit.cli.bank_trials import run_cases
    from outsource_audit.storage.resources import folder

    results = run_cases(paths or [folder("questions")])
    if json:
        from outsource_audit.cli.output import write_stdout
        from outsource_audit.storage.case_results_file import encode_results

        write_stdout(encode_results(results.cases, results.unread))
    elif results.cases:
        from outsource_audit.terminal.cases_view import show_cases
        from outsource_audit.terminal.console import Screen

        named = [(placed.case.name, not problems) for placed, problems in results.cases]
        show_cases(Screen("stdout"), named, len(results.unread))
    if results.problems:
        raise InvalidFileError(results.problems)


def _nothing_called(id_: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(id_, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else "see outsource-audit bank list"
    return f"no question, bank or profile question is called {id_!r} ({hint})"
