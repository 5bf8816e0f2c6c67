"""What a scorecard says, sorted for a reader: findings, good answers, gaps in knowledge.

Pure selections and orders; nothing is scored here and nothing is worded.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from outsource_audit.domain.audit import answers_without_question
from outsource_audit.domain.bank import BankStamp
from outsource_audit.domain.rating import RedLineHit, red_lines
from outsource_audit.domain.risk import GOOD_ANSWER_POINTS, RATED_FROM_COMPLETENESS
from outsource_audit.domain.scorecard import QuestionScore, Scorecard
from outsource_audit.domain.scoring import unasked_red_lines
from outsource_audit.domain.standing import IN_SCOPE, SERIOUS, FieldStanding, Standing, State


class BlindSpots(msgspec.Struct, frozen=True):
    """What nobody knows: questions and profile fields in asking order, and left-over answers.

    `confirm_again` are unanswered questions whose answer was given before the question
    changed; they are not among `unanswered`. `without_question` are ids.
    """

    unknown: tuple[Standing, ...]
    unanswered: tuple[Standing, ...]
    confirm_again: tuple[Standing, ...]
    fields: tuple[FieldStanding, ...]
    without_question: tuple[str, ...]

    @property
    def are_none(self) -> bool:
        """Say whether everything in scope is known."""
        return not any(
            (self.unknown, self.unanswered, self.confirm_again, self.fields, self.without_question)
        )


class WhyNotRated(msgspec.Struct, frozen=True):
    """Why there is no rating: nothing counts, too little is answered, red lines are unasked."""

    nothing_counts: bool
    too_incomplete: bool
    unasked_red_lines: tuple[str, ...]


class EditionChange(msgspec.Struct, frozen=True):
    """A bank whose edition differs between the answers and the report; None where missing."""

    id: str
    answered: BankStamp | None
    reported: BankStamp | None


def findings(scorecard: Scorecard) -> list[QuestionScore]:
    """Return the answered questions with a gap: red lines first, then by share, worst first."""
    found = [question for question in scorecard.questions if question.standing.points]
    return sorted(found, key=lambda q: (q.standing.red_line not in SERIOUS, -(q.share or 0)))


def good_answers(scorecard: Scorecard) -> list[Standing]:
    """Return the answers that are good: a gap of at most 0.25 (scoring.md section 4)."""
    return [
        standing
        for standing in scorecard.standings.questions
        if standing.points is not None and standing.points <= GOOD_ANSWER_POINTS
    ]


def red_lines_hit(scorecard: Scorecard) -> list[RedLineHit]:
    """Return the red lines that are hit: profile fields first, then questions."""
    return [hit for hit in red_lines(scorecard.standings) if not hit.open]


def red_lines_open(scorecard: Scorecard) -> list[RedLineHit]:
    """Return the red lines that cannot be ruled out: profile fields first, then questions."""
    return [hit for hit in red_lines(scorecard.standings) if hit.open]


def not_applicable(scorecard: Scorecard) -> list[Standing]:
    """Return the questions marked not applicable by hand, in asking order."""
    return _in_state(scorecard.standings.questions, State.NOT_APPLICABLE)


def blind_spots(scorecard: Scorecard) -> BlindSpots:
    """Return everything in scope that nobody knows, and answers whose question is gone."""
    questions = scorecard.standings.questions
    unanswered = _in_state(questions, State.UNANSWERED)
    return BlindSpots(
        unknown=tuple(_in_state(questions, State.UNKNOWN)),
        unanswered=tuple(s for s in unanswered if not s.confirm_again),
        confirm_again=tuple(s for s in unanswered if s.confirm_again),
        fields=tuple(field for field in scorecard.standings.fields if field.is_open),
        without_question=tuple(answers_without_question(scorecard.audit, scorecard.bank_set)),
    )


def in_scope(standings: Iterable[Standing]) -> list[Standing]:
    """Return the questions that were to be answered, not-applicable ones included."""
    return [standing for standing in standings if standing.state in IN_SCOPE]


def why_not_rated(scorecard: Scorecard) -> WhyNotRated | None:
    """Return why the audit carries no rating; None where it carries one (section 4)."""
    overall = scorecard.overall
    if overall.rating is not None:
        return None
    return WhyNotRated(
        nothing_counts=overall.score is None,
        too_incomplete=(overall.completeness or 0) < RATED_FROM_COMPLETENESS,
        unasked_red_lines=tuple(unasked_red_lines(scorecard.standings)),
    )


def edition_changes(scorecard: Scorecard) -> list[EditionChange]:
    """Return the banks that changed since the audit was answered; none where it names none."""
    answered = {stamp.id: stamp for stamp in scorecard.audit.banks}
    reported = {stamp.id: stamp for stamp in scorecard.bank_set.stamps}
    if not answered:
        return []
    return [
        EditionChange(key, answered.get(key), reported.get(key))
        for key in {**reported, **answered}
        if answered.get(key) != reported.get(key)
    ]


def _in_state(standings: Iterable[Standing], state: State) -> list[Standing]:
    return [standing for standing in standings if standing.state is state]
