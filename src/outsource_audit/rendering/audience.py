"""What a report's reader may see: internal notes are gone before the report is thought of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.presentation import Audience
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.scorecard import Scorecard

if TYPE_CHECKING:
    from outsource_audit.domain.trend import Compared, ComparedAudit


def for_audience(scorecard: Scorecard, audience: Audience) -> Scorecard:
    """Return the scorecard as this audience may see it; nothing of it is scored anew.

    Only the internal audience sees internal notes and the working notes of actions.
    """
    if audience is Audience.INTERNAL:
        return scorecard
    return msgspec.structs.replace(scorecard, audit=_without_internal_notes(scorecard.audit))


def since_for_audience(since: Compared, audience: Audience) -> Compared:
    """Return a comparison as this audience may see it."""
    comparison = since.comparison
    old = for_audience(comparison.old, audience)
    new = for_audience(comparison.new, audience)
    actions = comparison.actions
    if audience is not Audience.INTERNAL:
        actions = tuple(
            msgspec.structs.replace(action, planned=_without_note(action.planned))
            for action in actions
        )
    return msgspec.structs.replace(
        since,
        old=_audit_for(since.old, audience),
        new=_audit_for(since.new, audience),
        comparison=msgspec.structs.replace(comparison, old=old, new=new, actions=actions),
    )


def _audit_for(one: ComparedAudit, audience: Audience) -> ComparedAudit:
    return msgspec.structs.replace(one, scorecard=for_audience(one.scorecard, audience))


def _without_internal_notes(audit: Audit) -> Audit:
    answers = {key: _outward(answer) for key, answer in audit.answers.items()}
    remediation = {key: _without_note(one) for key, one in audit.remediation.items()}
    earlier = audit.earlier
    if earlier is not None:
        then = {key: _outward(answer) for key, answer in earlier.answers.items()}
        earlier = msgspec.structs.replace(earlier, answers=then)
    return msgspec.structs.replace(audit, answers=answers, remediation=remediation, earlier=earlier)


def _outward(answer: Answer) -> Answer:
    return msgspec.structs.replace(answer, internal_note="") if answer.internal_note else answer


def _without_note(remediation: Remediation) -> Remediation:
    return msgspec.structs.replace(remediation, note="") if remediation.note else remediation
