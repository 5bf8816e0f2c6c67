"""How a sitting ends: the result, where the report lies, and what is left to look up."""

from __future__ import annotations

import contextlib
from pathlib import Path

from outsource_audit.domain.agenda import open_items
from outsource_audit.domain.interview import Interview
from outsource_audit.domain.look_up import to_look_up
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.domain.wording import counted
from outsource_audit.errors import AuditError, FileError
from outsource_audit.storage.write import is_taken, write_whole
from outsource_audit.terminal.person import Person


def finish(person: Person, interview: Interview, file: Path) -> None:
    """Show the result and write the report; where the person left, say how to go on."""
    if interview.left:
        say_stopped(person, file)
        return
    report = report_beside(file)
    is_wanted = _is_wanted(person, report)
    marked = len(to_look_up(interview.bank_set, interview.audit, unknown=False))
    is_listed = bool(marked) and _is_listed(person, marked)
    person.close()
    from outsource_audit.terminal import closing
    from outsource_audit.terminal.console import Screen

    screen = Screen("stderr")
    scorecard = score(interview.bank_set, interview.audit)
    closing.say_finished(screen, scorecard, file, len(_waiting(interview)))
    trouble = _write(scorecard, report) if is_wanted else f"{report}: was left as it is"
    if trouble:
        closing.say_no_report(screen, file, trouble)
    else:
        closing.say_report(screen, report)
    closing.say_next(screen, file, to_look_up=marked)
    if is_listed:
        from outsource_audit.cli.todo import print_list

        screen.say()
        print_list(interview.bank_set, interview.audit)


def report_beside(file: Path) -> Path:
    """Return where the report of an audit is written at the end of a sitting."""
    return file.with_name(f"{file.name.removesuffix('.json').removesuffix('.audit')}.report.html")


def say_stopped(person: Person, file: Path) -> None:
    """Give the terminal back and say how to go on; silently where it is gone."""
    with contextlib.suppress(AuditError, OSError):
        person.close()
        from outsource_audit.terminal.closing import say_saved
        from outsource_audit.terminal.console import Screen

        say_saved(Screen("stderr"), file)


def _is_wanted(person: Person, report: Path) -> bool:
    """Say whether to write the report; what lies there already is replaced only on a yes."""
    try:
        if not is_taken(report):
            return True
    except FileError:
        return True
    return person.agree([f"There is a report already: {report}"], "Replace it with today's?")


def _waiting(interview: Interview) -> list[str]:
    """Return what the next run asks: open, and not marked to look up."""
    open_ = open_items(interview.bank_set, interview.audit)
    return [item for item in open_ if item not in interview.audit.look_up]


def _is_listed(person: Person, marked: int) -> bool:
    told = counted(marked, "question is", "questions are")
    return person.agree([f"{told} marked to look up."], "Print the list, to paste into a message?")


def _write(scorecard: Scorecard, report: Path) -> str:
    """Write the report; return why it could not be written, or the empty text."""
    from outsource_audit.cli.report_making import Means, make_report
    from outsource_audit.cli.report_targets import Format
    from outsource_audit.rendering.view import report_view
    from outsource_audit.storage.template_folder import template_folders

    try:
        means = Means(template_folders(None))
        write_whole(report, make_report(report_view(scorecard), Format.HTML, means))
    except FileError as error:
        return str(error)
    return ""
