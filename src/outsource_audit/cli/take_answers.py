"""`run --answers`: write an audit from a file of answers, asking nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import typer

from outsource_audit.cli.clock import now, today
from outsource_audit.cli.preparation import (
    Old,
    begin_from_old,
    for_this_sitting,
    free_name,
    read_old,
)
from outsource_audit.cli.scored import shipped_banks
from outsource_audit.cli.stored import spare_told
from outsource_audit.domain.agenda import items
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.migration import migrate
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.remediation import Remediation
from outsource_audit.errors import InvalidFileError, Problem, UsageError
from outsource_audit.storage.answers_file import GivenAnswers, read_answers
from outsource_audit.storage.audit_file import AuditFile, held_audit
from outsource_audit.storage.write import is_taken


def take_answers(
    file: Path | None, answers: Path, *, full: bool, by: str, earlier: Path | None = None
) -> None:
    """Write the answers of a file into an audit, new or not, and say what is still open.

    Where the audit exists, the file's answers replace its own and all others stay; an entry
    that says no answer leaves the answer there is, and the same answer given again keeps its
    time. A new audit can begin from an `earlier` one, whose names it takes unless the file gives
    others. Raises FileError, InvalidFileError with all that does not fit, and UsageError where
    the file is about another business or provider, or where `earlier` is given and the audit
    is there already; nothing is written then.
    """
    bank_set = shipped_banks()
    given = read_answers(answers, bank_set)
    old = read_old(earlier)
    if old is not None:
        given = _with_names_of(old.audit, given)
    if file is None:
        _needs_names(given, answers)
        file = free_name(Path(), given.business, given.provider)
    with held_audit(file) as held:
        if old is not None and is_taken(held.path):
            raise UsageError(f"{file}: is there already; --from begins a new audit")
        with spare_told(file):
            stored = held.read()
        audit, moved = _to_answer(stored, given, answers, bank_set, old)
        move = migrate(_merged(audit, given, file), bank_set)
        audit = for_this_sitting(move.audit, bank_set, full=full, by=by)
        kept = _keep_spare(held, file)
        held.save(audit)
    for notice in (*kept, *moved, *move.lines()):
        typer.echo(clean(notice), err=True)
    asked = items(bank_set, audit)
    waiting = sum(1 for _, is_open in asked if is_open)
    told = f"Wrote {file}: {len(asked) - waiting} answered, {waiting} still open."
    typer.echo(clean(told), err=True)


def _keep_spare(held: AuditFile, file: Path) -> list[str]:
    """Keep what a deleted audit of the same name left behind, and tell it."""
    aside = held.put_aside_spare()
    return [f"{file} was gone. Its last good state was kept as {aside}."] if aside else []


def _needs_names(given: GivenAnswers, answers: Path) -> None:
    problems = [
        Problem(str(answers), 1, 1, name, "is empty", "a new audit needs its name")
        for name in ("business", "provider")
        if not getattr(given, name)
    ]
    if problems:
        raise InvalidFileError(problems)


def _with_names_of(old: Audit, given: GivenAnswers) -> GivenAnswers:
    business, provider = clean(old.business).strip(), clean(old.provider).strip()
    return msgspec.structs.replace(
        given, business=given.business or business, provider=given.provider or provider
    )


def _to_answer(
    stored: Audit | None,
    given: GivenAnswers,
    answers: Path,
    bank_set: BankSet,
    old: Old | None,
) -> tuple[Audit, list[str]]:
    """Return the audit the answers go into, and what to tell of it."""
    if stored is not None:
        # The answers name questions by the ids of today, so the audit must do so first. Which
        # banks it was saved under is still to be told, once the answers are in it.
        move = migrate(stored, bank_set)
        return msgspec.structs.replace(move.audit, banks=stored.banks), move.rename_lines()
    _needs_names(given, answers)
    if old is not None:
        return begin_from_old(old, bank_set, given.business, given.provider, given.date)
    date = given.date or today()
    return Audit(business=given.business, provider=given.provider, date=date), []


def _merged(audit: Audit, given: GivenAnswers, file: Path) -> Audit:
    for name in ("business", "provider"):
        told, stored = getattr(given, name), getattr(audit, name)
        if told and told != clean(stored).strip():
            raise UsageError(f"{file}: is about the {name} {stored!r}, the answers about {told!r}")
    time = now()
    answers = {
        key: _renewed(audit.answers.get(key), answer, time) for key, answer in given.answers.items()
    }
    return msgspec.structs.replace(
        audit,
        date=given.date or audit.date,
        answered_by=given.answered_by or audit.answered_by,
        in_full=tuple(dict.fromkeys(audit.in_full + given.in_full)),
        profile={**audit.profile, **given.profile},
        answers={**audit.answers, **answers},
        remediation={**audit.remediation, **_dated(audit, given)},
    )


def _dated(audit: Audit, given: GivenAnswers) -> dict[str, Remediation]:
    """Return what is told of actions, dated today where it is new and has no date."""
    before = audit.remediation
    found = {}
    for key, told in given.remediation.items():
        same = key in before and msgspec.structs.replace(before[key], changed="") == told
        dated = msgspec.structs.replace(told, changed=told.changed or today())
        found[key] = before[key] if same else dated
    return found


def _renewed(stored: Answer | None, told: Answer, time: str) -> Answer:
    if stored is not None and not told.is_given:
        return msgspec.structs.replace(
            stored,
            note=told.note or stored.note,
            internal_note=told.internal_note or stored.internal_note,
            evidence=told.evidence or stored.evidence,
        )
    if stored is not None and told == msgspec.structs.replace(stored, given=""):
        return stored
    return msgspec.structs.replace(told, given=time) if told.is_given else told
