"""`outsource-audit report`: the audit as a report in Markdown, HTML, PDF or Word."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.cli import report_templates
from outsource_audit.cli.all_at_once import AllAtOnce
from outsource_audit.cli.compare import BANKS
from outsource_audit.cli.default_command import WriteByDefault
from outsource_audit.cli.report_targets import (
    Format,
    agree_to_replace,
    report_paths,
    wanted_formats,
)
from outsource_audit.errors import UsageError

if TYPE_CHECKING:
    from outsource_audit.domain.presentation import Presentation
    from outsource_audit.domain.scorecard import Scorecard
    from outsource_audit.domain.trend import ComparedAudit
    from outsource_audit.rendering.view import ReportView

app = typer.Typer(
    cls=WriteByDefault,
    help="Write the report in Markdown, HTML, PDF or Word. report FILE writes it.",
)


class For(StrEnum):
    """Who reads the report."""

    BOARD = "board"
    CLIENT = "client"
    INTERNAL = "internal"


class PaperSize(StrEnum):
    """The paper to print on."""

    A4 = "A4"
    LETTER = "Letter"


FORMAT = typer.Option("--format", "-f", help="md, html, pdf or docx; repeat it for several.")
OUTPUT = typer.Option("--output", "-o", help="The file to write; a folder for several formats.")
SINCE = typer.Option(
    "--since",
    help="An earlier audit; says what changed. Repeat it for a longer trend.",
    readable=False,
)
AUDIENCE = typer.Option(
    "--audience",
    help="board: one page. client: all but internal notes (the default). internal: all.",
)
BRAND = typer.Option(
    "--brand", help="A YAML file with your name, logo, colour and more.", readable=False
)
PAPER = typer.Option("--paper", help="A4 or Letter.", case_sensitive=False)
TEMPLATES = typer.Option("--templates", help="Your folder of templates, or letter.")
BROWSER = typer.Option("--browser", help="What prints the PDF: a path, or chrome, edge.")
FORCE = typer.Option("--force", help="Write over files that are there.")
OPEN = typer.Option("--open", help="Show the first file when it is written.")


@app.command("write")
def write(
    file: Annotated[Path, typer.Argument(help="The audit file.", readable=False)],
    *,
    formats: Annotated[list[Format] | None, FORMAT] = None,
    output: Annotated[str | None, OUTPUT] = None,
    audience: Annotated[For, AUDIENCE] = For.CLIENT,
    brand: Annotated[Path | None, BRAND] = None,
    paper: Annotated[PaperSize | None, PAPER] = None,
    since: Annotated[list[Path] | None, SINCE] = None,
    banks: Annotated[list[Path] | None, BANKS] = None,
    templates: Annotated[str | None, TEMPLATES] = None,
    browser: Annotated[str | None, BROWSER] = None,
    force: Annotated[bool, FORCE] = False,
    open_: Annotated[bool, OPEN] = False,
) -> None:
    """Write the report; to standard output where no file is given.

    Our templates, to change them: outsource-audit report templates export FOLDER
    """
    earlier = since or []
    wanted = wanted_formats(formats, output)
    paths = report_paths(file, wanted, output, earlier)
    _check(wanted, paths, earlier, banks, browser, show=open_)
    if paths is not None and not force:
        agree_to_replace(paths)
    # The command ends before there is garbage worth collecting; to look for it takes a tenth.
    gc.disable()
    from outsource_audit.cli.report_making import Means, browser_for, make_report
    from outsource_audit.cli.scored import scored
    from outsource_audit.storage.template_folder import template_folders

    with AllAtOnce() as each:
        scorecard = each(lambda: scored(file))
        folders = each(lambda: template_folders(templates))
        printer = each(lambda: browser_for(wanted, browser))
        presentation = each(lambda: _presentation(audience, brand, paper))
        compared = each(lambda: _read_earlier(earlier, banks or []))
    means = Means(folders, printer)
    _tell_ours(means.templates, wanted, audience)
    view = _view(file, scorecard, presentation, compared)
    made = [make_report(view, style, means) for style in wanted]
    _deliver(made, paths, show=open_)


def _check(
    wanted: Sequence[Format],
    paths: Sequence[Path] | None,
    since: Sequence[Path],
    banks: Sequence[Path] | None,
    browser: str | None,
    *,
    show: bool,
) -> None:
    if banks and not since:
        raise UsageError("--banks is for the earlier audit; name that with --since")
    if browser is not None and Format.PDF not in wanted:
        raise UsageError("--browser prints the PDF; ask for one with --format pdf")
    if show and paths is None:
        raise UsageError("--open shows a file; name one with -o")


def _presentation(audience: For, brand: Path | None, paper: PaperSize | None) -> Presentation:
    """Return how the report is to look; what the paper option says goes before the brand."""
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.domain.presentation import Audience, Brand, DateFormat, Paper, Presentation

    own = Brand()
    if brand is not None:
        from outsource_audit.storage.brand_file import read_brand

        given = read_brand(brand)
        own = given.brand
        for line in given.told:
            typer.echo(clean(line), err=True)
    return Presentation(
        audience=Audience(audience.value),
        brand=own,
        paper=Paper(paper.value) if paper else own.paper or Paper.A4,
        dates=own.dates or DateFormat.DAY_FIRST,
    )


def _read_earlier(since: Sequence[Path], banks: Sequence[Path]) -> list[ComparedAudit]:
    """Return the earlier audits, oldest first, each once and scored under its own banks."""
    if not since:
        return []
    from outsource_audit.cli.compared import read_compared

    once = {path.resolve(): path for path in reversed(since)}
    return sorted(
        read_compared(list(once.values()), banks), key=lambda one: one.scorecard.audit.date
    )


def _view(
    file: Path,
    scorecard: Scorecard,
    presentation: Presentation,
    earlier: Sequence[ComparedAudit],
) -> ReportView:
    """Compare the report's own scorecard with the latest of the earlier audits, if any."""
    from outsource_audit.rendering.view import report_view

    if not earlier:
        return report_view(scorecard, None, presentation)
    from outsource_audit.domain.trend import ComparedAudit, compared

    *before, last = earlier
    changes = compared(last, ComparedAudit(file=str(file), scorecard=scorecard))
    return report_view(scorecard, changes, presentation, [one.scorecard for one in before])


def _tell_ours(templates: Sequence[Path], wanted: Sequence[Format], audience: For) -> None:
    """Say where a folder of templates has none for a Word report, so that ours is used."""
    from outsource_audit.domain.plain_text import clean

    name = "board.docx" if audience is For.BOARD else "report.docx"
    if Format.WORD in wanted and len(templates) > 1 and not (templates[0] / name).exists():
        typer.echo(
            clean(f"{templates[0]}: has no {name}; the Word report is set in ours"), err=True
        )


def _deliver(made: Sequence[bytes], paths: Sequence[Path] | None, *, show: bool) -> None:
    from outsource_audit.cli.output import write_stdout
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.storage.write import make_folder, write_whole

    if paths is None:
        write_stdout(made[0])
        return
    make_folder(paths[0].parent)
    for path, data in zip(paths, made, strict=True):
        write_whole(path, data)
        typer.echo(clean(f"Wrote {path}"), err=True)
    if show and typer.launch(str(paths[0].resolve())):
        typer.echo(clean(f"{paths[0]}: no program here would open it; open it yourself"), err=True)


app.add_typer(report_templates.app, name="templates")
