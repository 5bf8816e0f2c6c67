"""What is different between an audit and the banks of today, in a line each."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from outsource_audit.domain.audit import (
    Audit,
    answers_without_question,
    must_confirm,
    profile_misfit,
)
from outsource_audit.domain.bank import BankSet, BankStamp, ProfileField

MOST_NAMED = 5


class Changes(msgspec.Struct, frozen=True):
    """What the banks of today change for an audit; nothing of it loses an answer.

    `editions` are the banks that are not what they were, with their versions. The others are
    ids: answers whose question changed, answers that do not fit it, and answers that are
    kept aside because nobody asks for them any more.
    """

    editions: tuple[str, ...] = ()
    moved_on: tuple[str, ...] = ()
    misfits: tuple[str, ...] = ()
    kept_aside: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Say it, a line each."""
        told_of = {
            "Question banks that changed since this audit was last saved": self.editions,
            "Please answer again, the question changed": self.moved_on,
            "Please answer again, the answer does not fit the question": self.misfits,
            "No longer asked; the answers are kept aside": self.kept_aside,
        }
        return [f"{told}: {named(each)}." for told, each in told_of.items() if each]


def changes(audit: Audit, bank_set: BankSet) -> Changes:
    """Return what is different since the audit was last saved; its ids are those of today."""
    again = [q for q in bank_set.questions.values() if must_confirm(q, audit.answers.get(q.id))]
    moved_on = [q.id for q in again if audit.answers[q.id].revision != q.revision]
    misfits = [q.id for q in again if q.id not in moved_on]
    misfits += [f.id for f in bank_set.fields.values() if _profile_misfit(f, audit)]
    gone = [key for key in audit.profile if key not in bank_set.fields]
    return Changes(
        editions=_editions(audit, bank_set),
        moved_on=tuple(moved_on),
        misfits=tuple(misfits),
        kept_aside=(*gone, *answers_without_question(audit, bank_set)),
    )


def named(each: Sequence[str]) -> str:
    """Return the first few of a list in words, and how many more there are."""
    more = len(each) - MOST_NAMED
    told = ", ".join(each[:MOST_NAMED])
    return f"{told} and {more} more" if more > 0 else told


def _editions(audit: Audit, bank_set: BankSet) -> tuple[str, ...]:
    before = {stamp.id: stamp for stamp in audit.banks}
    return tuple(
        f"{stamp.id} ({_edition(before[stamp.id], stamp)})"
        for stamp in bank_set.stamps
        if stamp.id in before and before[stamp.id] != stamp
    )


def _profile_misfit(field: ProfileField, audit: Audit) -> bool:
    return field.id in audit.profile and bool(profile_misfit(field, audit.profile[field.id]))


def _edition(before: BankStamp, now: BankStamp) -> str:
    if before.version == now.version:
        return f"{now.version}, edited"
    return f"{before.version}, now {now.version}"
