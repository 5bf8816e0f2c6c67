"""`outsource-audit demo`: the whole product on a made-up shop, in one command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from outsource_audit.errors import FileError

if TYPE_CHECKING:
    from outsource_audit.domain.audit import Audit
    from outsource_audit.domain.bank import BankSet

DEFAULT_FOLDER = Path("outsource-audit-demo")
AUDIT_NAME = "fern-and-tallow-harbour-fulfilment.audit.json"
EARLIER_NAME = "fern-and-tallow-harbour-fulfilment-2025.audit.json"
REPORTS: dict[Literal["html", "md"], str] = {"html": "report.html", "md": "report.md"}


def demo(
    folder: Annotated[
        Path | None,
        typer.Argument(help="The folder to write to; a new one if none is given.", readable=False),
    ] = None,
) -> None:
    """Write two made-up audits and a report to look at."""
    from outsource_audit.cli.scored import shipped_banks
    from outsource_audit.domain.scoring import score
    from outsource_audit.rendering.report import render
    from outsource_audit.rendering.view import report_view
    from outsource_audit.storage.audit_file import AuditFile
    from outsource_audit.storage.resources import folder as shipped
    from outsource_audit.storage.write import make_folder, write_whole
    from outsource_audit.terminal.console import Screen
    from outsource_audit.terminal.opening import say_demo

    screen = Screen("stdout")
    where = folder or _free(DEFAULT_FOLDER)
    _must_be_free(where)
    bank_set = shipped_banks()
    audit = demo_audit(bank_set)
    scorecard = score(bank_set, audit)
    make_folder(where)
    AuditFile(where / AUDIT_NAME).save(audit)
    AuditFile(where / EARLIER_NAME).save(demo_audit(bank_set, "earlier.answers.yaml"))
    view = report_view(scorecard)
    for style, name in REPORTS.items():
        write_whole(where / name, render(view, style, [shipped("reports")]).encode())
    say_demo(screen, scorecard, where / AUDIT_NAME, where / EARLIER_NAME, where / REPORTS["html"])


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

    for name in (AUDIT_NAME, EARLIER_NAME, *REPORTS.values()):
        if is_taken(folder / name):
            raise FileError(f"{folder / name}: is there already; choose another folder")
