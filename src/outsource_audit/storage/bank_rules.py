"""What a type cannot say about question banks: every rule a folder of them must keep.

Each rule yields findings with a path; `bank_source` knows where in the file that is. A
question that does not fit its format is left out here, its id apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from outsource_audit.errors import Problem
from outsource_audit.storage.bank_conversion import set_or_none
from outsource_audit.storage.bank_format import (
    BankFile,
    ProfileFieldFile,
    ProfileFile,
    QuestionFile,
)
from outsource_audit.storage.bank_source import Source, Sources
from outsource_audit.storage.condition_keys import Keys, ids_in, keys_of
from outsource_audit.storage.condition_rules import check_condition
from outsource_audit.storage.id_rules import repeated_ids
from outsource_audit.storage.misfits import closest
from outsource_audit.storage.red_line_rules import check_field_red_line, check_red_line
from outsource_audit.storage.rename_rules import check_renamed
from outsource_audit.storage.scale_rules import check_field_scale, check_scale
from outsource_audit.storage.tree import Finding, Path
from outsource_audit.storage.worst_rules import check_runs_to_the_worst


def check(sources: Sources) -> list[Problem]:
    """Return what breaks a rule, in no particular order."""
    keys = keys_of(sources)
    problems = repeated_ids(sources) + check_renamed(sources, keys)
    profile = sources.profile
    if profile.value is not None:
        problems += profile.problems_of(list(_check_profile(profile.value, keys)))
    for bank in sources.banks:
        if bank.value is not None:
            problems += bank.problems_of(list(_check_bank(bank, bank.value, keys)))
    return problems


def _check_profile(profile: ProfileFile, keys: Keys) -> Iterator[Finding]:
    for i, field in enumerate(profile.fields):
        yield from _check_field(field, ("fields", i), keys)


def _check_field(field: ProfileFieldFile, path: Path, keys: Keys) -> Iterator[Finding]:
    yield from check_field_scale(field, path)
    yield from check_field_red_line(field, path)
    red_line = set_or_none(field.red_line)
    conditions = {
        (*path, "show_if"): field.show_if,
        (*path, "red_line", "when"): red_line.when if red_line else None,
    }
    for place, condition in conditions.items():
        yield from check_condition(condition, place, keys, field.id, fields_only=True)


def _check_bank(source: Source[BankFile], bank: BankFile, keys: Keys) -> Iterator[Finding]:
    for i, rule in enumerate(bank.exposure.raises):
        path = ("exposure", "raise", i, "when")
        yield from check_condition(rule.when, path, keys, None, fields_only=True)
    yield from _check_ask_first(bank, list(ids_in(source.tree)))
    for i, practice in enumerate(bank.practices):
        for j, question in enumerate(practice.questions):
            place = ("practices", i, "questions", j)
            yield from _check_question(question, place, keys)


def _check_ask_first(bank: BankFile, ids: list[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, id_ in enumerate(bank.ask_first):
        path = ("ask_first", i)
        if id_ not in ids:
            yield Finding(path, f"this bank has no question {id_!r}", closest(id_, ids))
        elif id_ in seen:
            yield Finding(path, f"{id_} stands here twice")
        seen.add(id_)


def _check_question(question: QuestionFile, path: Path, keys: Keys) -> Iterator[Finding]:
    yield from check_scale(question, path)
    yield from check_red_line(question, path)
    red_line = set_or_none(question.red_line)
    conditions = {
        (*path, "show_if"): question.show_if,
        (*path, "red_line", "when"): red_line.when if red_line else None,
    }
    for place, condition in conditions.items():
        yield from check_condition(condition, place, keys, question.id)
    if red_line:
        place = (*path, "red_line", "when")
        yield from check_runs_to_the_worst(red_line.when, place, keys)
    raised = (*path, "raise_severity")
    yield from check_condition(question.raise_severity, raised, keys, question.id, fields_only=True)
    yield from _check_action(question.action, (*path, "action"))
    if question.not_applicable_when.rstrip().endswith("."):
        hint = 'it reads on after "Not applicable when"'
        yield Finding((*path, "not_applicable_when"), "must not end with a full stop", hint)


def _check_action(action: str, path: Path) -> Iterator[Finding]:
    if len(action.splitlines()) > 1 or action.endswith("\n"):
        yield Finding(path, "must stand on one line", "write it right after the colon")
    if action.rstrip().endswith("."):
        yield Finding(path, "must not end with a full stop", "it is a name, not a sentence")
