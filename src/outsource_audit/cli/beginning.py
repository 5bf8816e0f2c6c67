"""How a sitting begins: which audit, read or restored, brought up to date, where it goes on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from outsource_audit.cli.clock import today
from outsource_audit.cli.preparation import (
    Old,
    begin_from_old,
    for_this_sitting,
    free_name,
    read_old,
)
from outsource_audit.domain.agenda import items, open_items, part_of, part_title
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.interview import Interview, begin, deepened
from outsource_audit.domain.migration import migrate
from outsource_audit.domain.notes import name_told
from outsource_audit.domain.wording import counted
from outsource_audit.errors import (
    AuditError,
    ForeignFileError,
    InvalidFileError,
    NewerFormatError,
    UsageError,
)
from outsource_audit.storage.audit_file import (
    SUFFIX,
    AuditFile,
    held_audit,
    read_audit,
    read_spare,
)
from outsource_audit.storage.drafts import DraftFiles
from outsource_audit.terminal.person import Begun, Person


class Wishes(msgspec.Struct, frozen=True):
    """What was asked for on the command line of `run`."""

    old: Path | None = None
    deepen: tuple[str, ...] = ()
    full: bool = False
    todo: bool = False
    by: str = ""


class Beginning(msgspec.Struct, frozen=True):
    """Where a sitting begins: the file that is held, the interview, and lines to tell first."""

    held: AuditFile
    file: Path
    interview: Interview
    news: tuple[str, ...]


@contextlib.contextmanager
def begun(
    file: Path | None, wishes: Wishes, bank_set: BankSet, person: Person
) -> Iterator[Beginning | None]:
    """Hold the audit of this sitting; None where the person would not have it brought up to date.

    Raises UsageError and FileError; nothing is written then.
    """
    _known_pitfalls(wishes.deepen, bank_set)
    old = read_old(wishes.old)
    names: tuple[str, str] | None = None
    if file is None and old is None:
        file = person.choose_audit(audits_in(Path(), bank_set))
    if file is None:
        names = _names(person, old)
        file = free_name(Path(), *names)
    with held_audit(file) as held:
        stored = _stored(held, file, person)
        if stored is not None and old is not None:
            raise UsageError(f"{file}: is there already; --from begins a new audit")
        if stored is None:
            audit, lines = _new(names or _names(person, old), old, bank_set)
            told = [*_welcome(audit, file), *lines]
        else:
            move = migrate(stored, bank_set)
            if move.is_needed and not person.agree(move.lines(), "Bring this audit up to date?"):
                yield None
                return
            # What was agreed to is not told again.
            audit, told = move.audit, [] if move.is_needed else move.lines()
        audit = for_this_sitting(audit, bank_set, full=wishes.full, by=wishes.by)
        interview = _interview(audit, wishes, bank_set)
        held.save(interview.audit)
        if stored is not None:
            told = [*_welcome_back(interview, file, wishes), *told]
        yield Beginning(held, file, interview, (*told, *_unfinished_notes(held)))


def audits_in(folder: Path, bank_set: BankSet) -> list[Begun]:
    """Return the audits in a folder that can be gone on with, by name."""
    found = (_begun(path, bank_set) for path in sorted(folder.glob(f"*{SUFFIX}")))
    return [one for one in found if one is not None]


def _begun(path: Path, bank_set: BankSet) -> Begun | None:
    """Return an audit that lies in the folder; None for what neither it nor its spare can tell."""
    try:
        audit = read_audit(path)
    except NewerFormatError:
        return None
    except AuditError:
        return Begun(path, is_damaged=True) if read_spare(path) else None
    return Begun(path, audit.business, audit.provider, len(open_items(bank_set, audit)))


def _known_pitfalls(asked: tuple[str, ...], bank_set: BankSet) -> None:
    for pitfall in asked:
        if pitfall not in bank_set.by_id:
            known = ", ".join(bank_set.by_id)
            raise UsageError(f"--deepen: no pitfall is called {pitfall!r} (there are {known})")


def _names(person: Person, old: Old | None) -> tuple[str, str]:
    return person.ask_names(old.audit.business, old.audit.provider) if old else person.ask_names()


def _new(names: tuple[str, str], old: Old | None, bank_set: BankSet) -> tuple[Audit, list[str]]:
    business, provider = names
    if old is not None:
        return begin_from_old(old, bank_set, business, provider)
    banks = bank_set.stamps
    return Audit(business=business, provider=provider, date=today(), banks=banks), []


def _stored(held: AuditFile, file: Path, person: Person) -> Audit | None:
    """Return what the file holds, or its spare copy where it is damaged or gone."""
    try:
        stored = held.read()
    except NewerFormatError:
        raise
    except InvalidFileError as error:
        return _restored(held, file, person, error)
    spare = held.spare() if stored is None else None
    if spare is None:
        return stored
    told = [f"{file} is gone. {_last_good(held, spare)}"]
    if not person.agree(told, "Go on from it?"):
        raise UsageError(f"{file}: was left alone; choose another file name for a new audit")
    held.save(spare)
    return spare


def _restored(held: AuditFile, file: Path, person: Person, error: InvalidFileError) -> Audit:
    spare = held.spare()
    if spare is None:
        raise error
    told = f"{_last_good(held, spare)} The damaged file will be set aside, not overwritten."
    if not person.agree([_damage(file, error), told], "Go on from the last good state?"):
        raise error
    held.set_aside()
    held.save(spare)
    return spare


def _damage(file: Path, error: InvalidFileError) -> str:
    problem = error.problems[0]
    if isinstance(error, ForeignFileError):
        return f"{file} {problem.what}."
    return f"{file} is damaged: {problem.what} (line {problem.line})."


def _last_good(held: AuditFile, spare: Audit) -> str:
    given = len(spare.profile) + sum(1 for answer in spare.answers.values() if answer.is_given)
    answers = counted(given, "answer")
    return f"Its last good state, of {held.spare_time()}, holds {answers}."


def _interview(audit: Audit, wishes: Wishes, bank_set: BankSet) -> Interview:
    if wishes.todo:
        return begin(bank_set, audit, only=audit.look_up)
    if not wishes.deepen:
        return begin(bank_set, audit)
    wanted = [q.id for name in wishes.deepen for q in bank_set.by_id[name].questions]
    return deepened(begin(bank_set, audit, only=wanted), wishes.deepen)


def _welcome(audit: Audit, file: Path) -> list[str]:
    safe = f"Saved in {file} after every answer. Nothing leaves this machine."
    guesses = 'Guesses are fine, and so is "don\'t know".'
    return [f"Audit of {audit.business} and {audit.provider}", f"{safe} {guesses}"]


def _welcome_back(interview: Interview, file: Path, wishes: Wishes) -> list[str]:
    audit, bank_set = interview.audit, interview.bank_set
    asked = items(bank_set, audit)
    answered = sum(1 for _, is_open in asked if not is_open)
    so_far = f"{answered} of {len(asked)} answered so far, and saved in {file}."
    return [
        f"Continuing the audit of {audit.business} and {audit.provider}",
        f"{so_far} {_goes_on(interview, wishes)}",
    ]


def _goes_on(interview: Interview, wishes: Wishes) -> str:
    """Say where the interview is taken up again."""
    here, bank_set = interview.here, interview.bank_set
    if here and (part := part_of(bank_set, here)):
        return f"It goes on with pitfall {part}, {part_title(bank_set, here)}."
    if here:
        return "It goes on with the questions about you and this provider."
    nothing = "Nothing is left to ask"
    if wishes.todo:
        nothing = "Nothing is marked to look up"
    elif wishes.deepen:
        nothing = f"Nothing more is asked on {', '.join(wishes.deepen)}"
    return f"{nothing}; a second look comes next."


def _unfinished_notes(held: AuditFile) -> list[str]:
    waiting = ", ".join(map(name_told, DraftFiles(held.path).waiting()))
    return [f"A note you were writing is kept: {waiting} (g goes there)."] if waiting else []
