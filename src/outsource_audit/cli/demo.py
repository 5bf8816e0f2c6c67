"""`outsource-audit demo`: the whole product on a made-up shop, in one command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.cli.report_targets import Format
from outsource_audit.errors import FileError

if TYPE_CHECKING:
    from outsource_audit.domain.audit import Audit
    from outsource_audit.domain.bank import BankSet
    from outsource_audit.rendering.view import ReportView

DEFAULT_FOLDER = Path("outsource-audit-demo")
AUDIT_NAME = "fern-and-tallow-harbour-fulfilment.audit.json"
EARLIER_NAME = "fern-and-tallow-harbour-fulfilment-2025.audit.json"
STEM = "report"


def demo(
    folder: Annotated[
        Path | None,
        typer.Argument(help="The folder to write to; a new one if none is given.", readable=False),
    ] = None,
) -> None:
    """Write two made-up audits, and the report in every format, to look at."""
    from outsource_audit.cli.scored import shipped_banks
    from outsource_audit.domain.scoring import score
    from outsource_audit.domain.trend import ComparedAudit, compared
    from outsource_audit.rendering.view import report_view
    from outsource_audit.storage.audit_file import AuditFile
    from outsource_audit.storage.write import make_folder
    from outsource_audit.terminal.console import Screen
    from outsource_audit.terminal.opening import say_demo

    screen = Screen("stdout")
    where = folder or _free(DEFAULT_FOLDER)
    _must_be_free(where)
    bank_set = shipped_banks()
    now, then = demo_audit(bank_set), demo_audit(bank_set, "earlier.answers.yaml")
    scorecard = score(bank_set, now)
    make_folder(where)
    AuditFile(where / AUDIT_NAME).save(now)
    AuditFile(where / EARLIER_NAME).save(then)
    changes = compared(
        ComparedAudit(file=EARLIER_NAME, scorecard=score(bank_set, then)),
        ComparedAudit(file=AUDIT_NAME, scorecard=scorecard),
    )
    written, missing = _write_reports(report_view(scorecard, changes), where)
    say_demo(screen, scorecard, (where / EARLIER_NAME, where / AUDIT_NAME), written, missing)


def _write_reports(view: ReportView, where: Path) -> tuple[list[Path], list[str]]:
    """Write the report in every format there are means for; return the files, and why others not.

    A browser and docxtpl are not everywhere; the two formats that need nothing always come.
    """
    from outsource_audit.cli.report_making import Means, browser_for, make_report
    from outsource_audit.storage.template_folder import template_folders
    from outsource_audit.storage.write import write_whole

    written, missing = [], []
    for style in (Format.HTML, Format.MARKDOWN, Format.WORD, Format.PDF):
        path = where / f"{STEM}.{style.value}"
        try:
            means = Means(template_folders(None), browser_for([style], None))
            data = make_report(view, style, means)
        except FileError as error:
            missing.append(str(error))
            continue
        write_whole(path, data)
        written.append(path)
    return written, missing


def demo_audit(bank_set: BankSet, name: str = "demo.answers.yaml") -> Audit:
    """Return an audit of the made-up shop that ships with the program, by its file's name."""
    from outsource_audit.domain.audit import Audit
    from outsource_audit.storage.answers_file import read_answers
    from outsource_audit.storage.resources import folder as shipped

    given = read_answers(shipped("demo") / name, bank_set)
    return Audit(
        business=given.business,
        provider=given.provider,
        date=given.date,
        answered_by=given.answered_by,
        profile=given.profile,
        answers=given.answers,
        remediation=given.remediation,
        in_full=given.in_full,
        banks=bank_set.stamps,
    )


def _free(folder: Path) -> Path:
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def _must_be_free(folder: Path) -> None:
    from outsource_audit.storage.write import is_taken

    reports = (f"{STEM}.{style.value}" for style in Format)
    for name in (AUDIT_NAME, EARLIER_NAME, *reports):
        if is_taken(folder / name):
            raise FileError(f"{folder / name}: is there already; choose another folder")
