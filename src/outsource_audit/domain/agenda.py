"""What an audit asks, in order, and where a move among it leads."""

from __future__ import annotations

from typing import TypeAlias

from outsource_audit.domain.actions import (
    Back,
    Forward,
    GoTo,
    Move,
    NextPitfall,
    PreviousPitfall,
)
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet, ProfileField, Question
from outsource_audit.domain.condition import Absence
from outsource_audit.domain.standing import IN_SCOPE, State, stand

Item: TypeAlias = ProfileField | Question

PROFILE_TITLE = "About your business and this provider"


def items(bank_set: BankSet, audit: Audit) -> list[tuple[str, bool]]:
    """Return what this audit asks, in order: (id, whether it still waits for an answer)."""
    standings = stand(bank_set, audit)
    fields = [
        (field.field.id, field.is_open and not field.told_unknown)
        for field in standings.fields
        if field.fact is not Absence.HIDDEN
    ]
    return fields + [
        (standing.question.id, standing.state is State.UNANSWERED)
        for standing in standings.questions
        if standing.state in IN_SCOPE
    ]


def open_items(bank_set: BankSet, audit: Audit) -> list[str]:
    """Return the ids of what still waits for an answer, in asking order."""
    return [item for item, is_open in items(bank_set, audit) if is_open]


def moved(bank_set: BankSet, audit: Audit, here: str, move: Move) -> str | None:
    """Return where a move leads: to a question asked in this audit, answered or not.

    Forward from the last question leads to the review: None.
    """
    ids = [item for item, _ in items(bank_set, audit)]
    position = ids.index(here) if here in ids else 0
    match move:
        case GoTo(item):
            return item if item in ids else here
        case Back():
            return ids[max(position - 1, 0)]
        case Forward():
            return ids[position + 1] if position + 1 < len(ids) else None
        case _:
            return _first_of_part(bank_set, ids, position, move)


def part_of(bank_set: BankSet, item: str) -> int:
    """Return the number of the pitfall a question is in, from 1; 0 for what is no question.

    The profile is the part before the pitfalls.
    """
    question = bank_set.questions.get(item)
    return 0 if question is None else 1 + list(bank_set.by_id).index(question.pitfall)


def part_title(bank_set: BankSet, item: str) -> str:
    """Return the title of the pitfall a question is in, or the one of the profile."""
    part = part_of(bank_set, item)
    return bank_set.banks[part - 1].title if part else PROFILE_TITLE


def _first_of_part(
    bank_set: BankSet, ids: list[str], position: int, move: PreviousPitfall | NextPitfall
) -> str | None:
    """Return the first question of the part before or after this one; the profile is a part."""
    parts = [part_of(bank_set, item) for item in ids]
    if isinstance(move, NextPitfall):
        rest = [item for item, part in zip(ids, parts, strict=True) if part > parts[position]]
        return next(iter(rest), None)
    before = [part for part in parts if part < parts[position]]
    return ids[parts.index(before[-1] if before else parts[position])]
