"""Rules for ids: each is used once, in all files of a folder together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from outsource_audit.domain.bank import UNKNOWN
from outsource_audit.errors import Problem
from outsource_audit.storage.bank_conversion import PROFILE_ID
from outsource_audit.storage.bank_format import BankFile, ProfileFile
from outsource_audit.storage.bank_source import Source, Sources
from outsource_audit.storage.condition_shape import ANY_OF
from outsource_audit.storage.field_types import STAND_IN_ID, STAND_IN_PITFALL
from outsource_audit.storage.tree import Finding, Path

# A profile question and a question may not share an id: a condition could mean either.
_QUESTION, _PRACTICE, _BANK, _PITFALL = "id", "practice id", "bank id", "pitfall number"
_TAKEN: dict[tuple[str, str | int], str] = {
    (_QUESTION, ANY_OF): "a word of conditions",
    (_QUESTION, UNKNOWN): "an answer to every question",
    (_BANK, PROFILE_ID): "the profile's",
}

_AnySource: TypeAlias = Source[ProfileFile] | Source[BankFile]


class _Use(msgspec.Struct, frozen=True):
    """One id in use: what kind it is, and where it stands."""

    kind: str
    id: str | int
    path: Path


def repeated_ids(sources: Sources) -> list[Problem]:
    """Return a problem at every second use of an id, and at every id the format has taken."""
    problems: list[Problem] = []
    first: dict[tuple[str, str | int], tuple[_AnySource, Path]] = {}
    for source, uses in _uses_by_file(sources):
        for use in uses:
            if use.id in (STAND_IN_ID, STAND_IN_PITFALL):
                continue
            if taken := _taken(use):
                problems += source.problems_of([taken])
            elif (use.kind, use.id) in first:
                what = f"the {use.kind} {use.id!r} is used twice"
                hint = _place(*first[use.kind, use.id])
                problems += source.problems_of([Finding(use.path, what, hint)])
            else:
                first[use.kind, use.id] = source, use.path
    return problems


def _taken(use: _Use) -> Finding | None:
    by = _TAKEN.get((use.kind, use.id))
    return Finding(use.path, f"the {use.kind} {use.id!r} is taken: it is {by}") if by else None


def _uses_by_file(sources: Sources) -> Iterator[tuple[_AnySource, list[_Use]]]:
    if sources.profile.value is not None:
        yield sources.profile, _uses_of_profile(sources.profile.value)
    for bank in sources.banks:
        if bank.value is not None:
            yield bank, _uses_of_bank(bank.value)


def _uses_of_profile(profile: ProfileFile) -> list[_Use]:
    return [
        _Use(_QUESTION, field.id, ("fields", i, "id")) for i, field in enumerate(profile.fields)
    ]


def _uses_of_bank(bank: BankFile) -> list[_Use]:
    uses = [_Use(_BANK, bank.id, ("id",)), _Use(_PITFALL, bank.pitfall, ("pitfall",))]
    for i, practice in enumerate(bank.practices):
        path: Path = ("practices", i)
        uses.append(_Use(_PRACTICE, practice.id, (*path, "id")))
        for j, question in enumerate(practice.questions):
            uses.append(_Use(_QUESTION, question.id, (*path, "questions", j, "id")))
    return uses


def _place(source: _AnySource, path: Path) -> str:
    found = source.problems_of([Finding(path, "")])
    return f"first in {source.path.name}, line {found[0].line}" if found else "first elsewhere"
