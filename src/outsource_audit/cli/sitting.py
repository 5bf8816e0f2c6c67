"""One sitting at the terminal: find or begin the audit, then ask, apply, save."""

from __future__ import annotations

from pathlib import Path

from outsource_audit.cli.clock import now, today
from outsource_audit.cli.preparation import for_this_sitting, free_name
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.interview import Interview, apply, begin, current, open_items
from outsource_audit.domain.scoring import score
from outsource_audit.errors import AuditError, FileError, InterruptedByUserError
from outsource_audit.storage.audit_file import SUFFIX, AuditFile, held_audit, read_audit
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.line_interview import LineInterview
from outsource_audit.terminal.opening import (
    Begun,
    ask_names,
    ask_to_save_again,
    choose_audit,
    say_finished,
    say_saved,
    welcome,
)


def sit(file: Path | None, bank_set: BankSet, *, full: bool, by: str) -> None:
    """Start or continue an audit, question by question, saving after every answer.

    Raises FileError where the file cannot be read, held or written, and
    InterruptedByUserError on Ctrl-C; everything answered until then is in the file.
    """
    screen = Screen("stderr")
    names = None
    if file is None:
        file = choose_audit(screen, audits_in(Path(), bank_set))
    if file is None:
        names = ask_names(screen)
        file = free_name(Path(), *names)
    with held_audit(file) as held:
        stored = held.read()
        audit = stored or _new(*(names or ask_names(screen)))
        audit, notices = for_this_sitting(audit, bank_set, full=full, by=by)
        held.save(audit)
        welcome(screen, audit, file, notices, continued=stored is not None)
        try:
            interview = ask_all(LineInterview(screen, today()), begin(bank_set, audit), held)
        except KeyboardInterrupt:
            say_saved(screen, file)
            raise InterruptedByUserError("stopped") from None
    _close(screen, interview, file)


def _new(business: str, provider: str) -> Audit:
    return Audit(business=business, provider=provider, date=today())


def ask_all(person: LineInterview, interview: Interview, held: AuditFile) -> Interview:
    """Ask until nothing is left or the person leaves; every answer is saved as it is given."""
    while (item := current(interview)) is not None:
        interview = apply(interview, person.ask(item, interview), now())
        save_patiently(person.screen, held, interview.audit)
    return interview


def save_patiently(screen: Screen, held: AuditFile, audit: Audit) -> None:
    """Save; where that fails (the disk is full), let the person make room and try again."""
    while True:
        try:
            held.save(audit)
        except FileError as error:
            if not ask_to_save_again(screen, str(error)):
                raise
        else:
            return


def audits_in(folder: Path, bank_set: BankSet) -> list[Begun]:
    """Return the audits in a folder that can be read, by name."""
    begun = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            audit = read_audit(path)
        except AuditError:
            continue
        waiting = len(open_items(bank_set, audit))
        begun.append(Begun(path, audit.business, audit.provider, waiting))
    return begun


def _close(screen: Screen, interview: Interview, file: Path) -> None:
    if interview.left:
        say_saved(screen, file)
        return
    waiting = open_items(interview.bank_set, interview.audit)
    scorecard = score(interview.bank_set, interview.audit)
    say_finished(screen, scorecard, file, unanswered=len(waiting))
