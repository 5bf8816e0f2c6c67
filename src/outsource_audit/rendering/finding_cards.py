"""The findings: every answer that leaves a gap, with what it means and how to close it."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.findings import findings
from outsource_audit.domain.presentation import Presentation
from outsource_audit.domain.scorecard import QuestionScore, Scorecard
from outsource_audit.domain.standing import RedLineState
from outsource_audit.domain.wording import reference_text
from outsource_audit.rendering.figures import score_text
from outsource_audit.rendering.next_steps import tracked
from outsource_audit.rendering.subjects import Subject, subject
from outsource_audit.rendering.wording import (
    effort_text,
    evidence_text,
    severity_text,
    severity_tone,
    standing_answer,
)

_RED_LINES = {
    RedLineState.HIT: "Red line hit",
    RedLineState.OPEN: "Red line cannot be ruled out",
}


class FindingCard(msgspec.Struct, frozen=True):
    """One finding, every text ready; `red_line`, the notes and `tracked` may be empty.

    `pitfall` is the pitfall's number, `step` that of the plan's step, empty without one;
    `internal_note` is empty but for the internal audience, and `action` where the bank gives
    the fix no short name.
    """

    number: int
    pitfall: int
    subject: Subject
    practice: str
    red_line: str
    about_business: bool
    answer: str
    note: str
    internal_note: str
    evidence: str
    evidence_seen: bool
    tone: str
    severity: str
    severity_reason: str
    share: str
    why: str
    action: str
    fix: str
    effort: str
    step: str
    tracked: str
    references: tuple[str, ...]
    bank_note: str


class _Names(msgspec.Struct, frozen=True):
    """What a card names by its title or number: practices and steps, by id."""

    practices: dict[str, str]
    steps: dict[str, str]


def finding_cards(scorecard: Scorecard, presentation: Presentation) -> tuple[FindingCard, ...]:
    """Return the findings, numbered, red lines first, then the largest share first."""
    names = _Names(
        practices={score.practice.id: score.practice.title for score in scorecard.practices},
        steps={s.standing.question.id: str(n) for n, s in enumerate(scorecard.plan, start=1)},
    )
    return tuple(
        _card(scorecard, presentation, names, number, question)
        for number, question in enumerate(findings(scorecard), start=1)
    )


def _card(
    scorecard: Scorecard,
    presentation: Presentation,
    names: _Names,
    number: int,
    found: QuestionScore,
) -> FindingCard:
    standing, question = found.standing, found.standing.question
    answer = scorecard.audit.answers[question.id]
    return FindingCard(
        number=number,
        pitfall=scorecard.bank_set.by_id[question.pitfall].pitfall,
        subject=subject(scorecard, question.id),
        practice=names.practices[question.practice],
        red_line=_RED_LINES.get(standing.red_line, "") if standing.red_line else "",
        about_business=question.about == "business",
        answer=standing_answer(standing),
        note=answer.note,
        internal_note=answer.internal_note,
        evidence=evidence_text(answer, presentation.written),
        evidence_seen=answer.evidence_seen,
        tone=severity_tone(standing),
        severity=severity_text(standing),
        severity_reason=question.severity_reason,
        share=score_text(found.share),
        why=question.why,
        action=question.action,
        fix=question.fix,
        effort=effort_text(question.effort),
        step=names.steps.get(question.id, ""),
        tracked=tracked(scorecard.audit.remediation.get(question.id), presentation.written),
        references=tuple(map(reference_text, question.references)),
        bank_note=question.note,
    )
