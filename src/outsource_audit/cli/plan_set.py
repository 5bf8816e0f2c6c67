"""`outsource-audit plan set`: owner, due date and status of actions, kept in the audit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.errors import UsageError

if TYPE_CHECKING:
    from outsource_audit.domain.audit import Audit
    from outsource_audit.domain.bank import BankSet
    from outsource_audit.domain.remediation import Remediation, Status
    from outsource_audit.domain.scorecard import Scorecard


FILE = typer.Argument(help="The audit file.", readable=False)
ACTIONS = typer.Argument(metavar="ACTION...", help="Ids of actions, as plan FILE lists them.")
OWNER = typer.Option("--owner", help='Who does it; "" takes a name away again.')
DUE = typer.Option("--due", help='The day it is to be done, as 2026-11-23; "" for none.')
STATUS = typer.Option(
    "--status",
    metavar="STATUS",
    help="planned, in-progress, done, or accepted (with --reason and --review).",
)
NOTE = typer.Option("--note", help='Anything to remember; "" takes it away.')
REASON = typer.Option("--reason", help="Why a risk is accepted.")
REVIEW = typer.Option("--review", help="The day an accepted risk is looked at again.")


def set_(
    file: Annotated[Path, FILE],
    actions: Annotated[list[str], ACTIONS],
    *,
    owner: Annotated[str | None, OWNER] = None,
    due: Annotated[str | None, DUE] = None,
    status: Annotated[str | None, STATUS] = None,
    note: Annotated[str | None, NOTE] = None,
    reason: Annotated[str | None, REASON] = None,
    review: Annotated[str | None, REVIEW] = None,
) -> None:
    """Keep who does an action, until when, and how far it is. Scores stay as they are."""
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.domain.remediation import Status

    texts = {"owner": owner, "due": due, "note": note, "reason": reason, "review": review}
    told: dict[str, str | Status] = {
        field: clean(text, newlines=field in ("note", "reason")).strip()
        for field, text in texts.items()
        if text is not None
    }
    wrong = []
    if status in list(Status):
        told["status"] = Status(status)
    elif status is not None:
        wrong = [_no_status(status)]
    if not told and not wrong:
        raise UsageError(
            "nothing to set; give --owner, --due, --status, --note, --reason or --review"
        )
    _set(file, list(dict.fromkeys(actions)), told, wrong)


def _set(file: Path, actions: list[str], told: dict[str, str | Status], wrong: list[str]) -> None:
    """Keep what was told, unless something is wrong already. Raises UsageError with all of it."""
    from outsource_audit.cli.output import require_stdout, told_as_saved, write_stdout
    from outsource_audit.cli.scored import read_today
    from outsource_audit.domain.migration import up_to_date
    from outsource_audit.storage.audit_file import held_audit, read_audit

    require_stdout()
    audit, bank_set = read_today(file)
    actions = [bank_set.renamed.get(action, action) for action in actions]
    _with_set(audit, bank_set, actions, told, wrong)
    with held_audit(file) as held:
        # Someone else may have saved it before it was held.
        audit = up_to_date(read_audit(file), bank_set)
        changed = _with_set(audit, bank_set, actions, told)
        saved = changed != audit
        if saved:
            held.save(changed)
    lines = [remediation_line(action, changed.remediation[action]) for action in actions]
    with told_as_saved(saved=saved):
        write_stdout("".join(f"{line}\n" for line in lines).encode())


def remediation_line(action: str, remediation: Remediation) -> str:
    """Return what was set for an action, in one harmless line."""
    from outsource_audit.cli.clock import today
    from outsource_audit.domain.plain_text import clean
    from outsource_audit.domain.plan_wording import remediation_parts

    return clean(f"{action}: {'; '.join(remediation_parts(remediation, today()))}")


def _with_set(
    audit: Audit,
    bank_set: BankSet,
    actions: list[str],
    told: dict[str, str | Status],
    wrong: Iterable[str] = (),
) -> Audit:
    """Return the audit with the actions set. Raises UsageError with all that does not fit."""
    import msgspec

    from outsource_audit.cli.clock import today
    from outsource_audit.domain.audit import with_remediation
    from outsource_audit.domain.remediation import Remediation
    from outsource_audit.domain.scoring import score

    scorecard = score(bank_set, audit)
    problems = [*wrong]
    for action in actions:
        before = audit.remediation.get(action, Remediation())
        after = msgspec.structs.replace(before, **told)
        problems += _problems(scorecard, action, after)
        if after != before or action not in audit.remediation:
            after = msgspec.structs.replace(after, changed=today())
        audit = with_remediation(audit, action, after)
    if problems:
        raise UsageError("\n".join(dict.fromkeys(problems)))
    return audit


def _no_status(word: str) -> str:
    from outsource_audit.domain.remediation import Status
    from outsource_audit.storage.misfits import closest

    near = closest(word.lower(), [each.value for each in Status])
    hint = f" ({near})" if near else ""
    return f"--status: {word!r} is not one of {', '.join(Status)}{hint}"


def _problems(scorecard: Scorecard, action: str, remediation: Remediation) -> list[str]:
    from outsource_audit.domain.remediation import remediation_misfits

    if no_action := _no_action(scorecard, action):
        return [f"{action}: {no_action}"]
    return [f"{action}: --{field}: {wrong}" for field, wrong in remediation_misfits(remediation)]


def _no_action(scorecard: Scorecard, action: str) -> str:
    """Say why nothing can be set under an id; the empty text where something can."""
    from outsource_audit.domain.standing import State

    planned = [step.standing.question.id for step in scorecard.plan]
    if action in planned or action in scorecard.audit.remediation:
        return ""
    if action in scorecard.bank_set.fields:
        return "is a question about the business and its provider; it has no action"
    states = {s.question.id: s.state for s in scorecard.standings.questions}
    if action not in states:
        return f"no action is called that ({_hint(action, planned)})"
    return {
        State.ANSWERED: "its answer leaves no gap, so there is nothing to do",
        State.UNKNOWN: 'its answer is "don\'t know"; find that out first',
        State.HIDDEN: "its question does not apply in this audit",
        State.NOT_APPLICABLE: "its question was marked not applicable",
    }.get(states[action], "its question has no answer yet; answer it first")


def _hint(action: str, planned: list[str]) -> str:
    from outsource_audit.storage.misfits import closest

    return closest(action, planned) or "outsource-audit plan FILE lists them"
