"""What became of the actions that were planned in an earlier audit.

An action counts as done when the answer shows it; a mark "done" alone does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import Standing


class Outcome(StrEnum):
    """What became of a planned action."""

    DONE = "done"
    BETTER = "better, not done"
    NOT_SHOWN = "marked done, but the answer does not show it"
    OPEN = "not done"
    OVERDUE = "not done, and overdue"
    ACCEPTED = "risk accepted"
    NOT_KNOWN = "not known now"
    NOT_COUNTED = "not counted now"


_MARKED = {Status.ACCEPTED: Outcome.ACCEPTED, Status.DONE: Outcome.NOT_SHOWN}


class ActionOutcome(msgspec.Struct, frozen=True):
    """One planned action by its id: how it was planned, as it is told now, what became of it."""

    id: str
    planned: Remediation
    outcome: Outcome


def action_outcomes(old: Scorecard, new: Scorecard) -> Iterable[ActionOutcome]:
    """Yield what became of every action that was set in the old audit, in its order."""
    renamed = new.bank_set.renamed
    now = {s.question.id: s for s in new.standings.questions}
    before = {s.question.id: s for s in old.standings.questions}
    for former, planned in old.audit.remediation.items():
        key = renamed.get(former, former)
        told = new.audit.remediation.get(key, planned)
        outcome = _outcome(before.get(former), now.get(key), told, new.audit.date)
        yield ActionOutcome(key, told, outcome)


def _outcome(was: Standing | None, now: Standing | None, told: Remediation, today: str) -> Outcome:
    if now is None or not now.in_fraction:
        return Outcome.NOT_COUNTED
    if now.points is None:
        return Outcome.NOT_KNOWN
    if now.points <= now.question.fix_leaves:
        return Outcome.DONE
    marked = _MARKED.get(told.status)
    if marked is not None:
        return marked
    if was is not None and was.points is not None and now.points < was.points:
        return Outcome.BETTER
    return Outcome.OVERDUE if told.due and told.due < today else Outcome.OPEN
