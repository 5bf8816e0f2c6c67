"""What is in place: answers without a gap, and what was seen to prove the good ones."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.findings import good_answers
from outsource_audit.domain.presentation import Presentation
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import Standing
from outsource_audit.rendering.subjects import Subject, subject
from outsource_audit.rendering.wording import evidence_text, standing_answer


class InPlace(msgspec.Struct, frozen=True):
    """An answer without a gap; `seen` says whether evidence was seen, `evidence` what and when."""

    id: str
    ask: str
    answer: str
    seen: bool
    evidence: str


class EvidenceRow(msgspec.Struct, frozen=True):
    """One answer with evidence that was seen: where it lies and of which day it is."""

    subject: Subject
    answer: str
    where: str
    date: str


class Unproven(msgspec.Struct, frozen=True):
    """A good answer nobody saw proof of, and what would prove it."""

    subject: Subject
    evidence: str


class EvidenceRegister(msgspec.Struct, frozen=True):
    """What was seen, and which good answers are self-reported."""

    seen: tuple[EvidenceRow, ...]
    unproven: tuple[Unproven, ...]


def in_place(scorecard: Scorecard, presentation: Presentation) -> dict[str, tuple[InPlace, ...]]:
    """Return the answers without a gap by pitfall, in asking order."""
    found: dict[str, list[InPlace]] = {}
    for standing in scorecard.standings.questions:
        if standing.points != 0:
            continue
        found.setdefault(standing.question.pitfall, []).append(
            _in_place(scorecard, standing, presentation)
        )
    return {pitfall: tuple(answers) for pitfall, answers in found.items()}


def evidence_register(scorecard: Scorecard, presentation: Presentation) -> EvidenceRegister:
    """Return every answer with evidence that was seen, and the good answers without."""
    return EvidenceRegister(
        seen=tuple(
            _seen(scorecard, standing, presentation)
            for standing in scorecard.standings.questions
            if standing.points is not None and _is_seen(scorecard, standing)
        ),
        unproven=tuple(
            Unproven(subject(scorecard, standing.question.id), standing.question.evidence)
            for standing in good_answers(scorecard)
            if not _is_seen(scorecard, standing)
        ),
    )


def _is_seen(scorecard: Scorecard, standing: Standing) -> bool:
    answer = scorecard.audit.answers.get(standing.question.id)
    return answer is not None and answer.evidence_seen


def _in_place(scorecard: Scorecard, standing: Standing, presentation: Presentation) -> InPlace:
    question = standing.question
    return InPlace(
        id=question.id,
        ask=question.ask,
        answer=standing_answer(standing),
        seen=_is_seen(scorecard, standing),
        evidence=evidence_text(scorecard.audit.answers.get(question.id), presentation.written),
    )


def _seen(scorecard: Scorecard, standing: Standing, presentation: Presentation) -> EvidenceRow:
    evidence = scorecard.audit.answers[standing.question.id].evidence
    return EvidenceRow(
        subject=subject(scorecard, standing.question.id),
        answer=standing_answer(standing),
        where=evidence.where if evidence else "",
        date=presentation.written(evidence.date) if evidence else "",
    )
