"""Every answer, pitfall by pitfall, and the profile: what somebody needs to check the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from outsource_audit.domain.condition import Absence
from outsource_audit.domain.findings import in_scope
from outsource_audit.domain.presentation import Presentation
from outsource_audit.domain.scorecard import PitfallScore, Scorecard
from outsource_audit.domain.standing import FieldStanding, RedLineState, Standing, State
from outsource_audit.domain.wording import counted, value_text
from outsource_audit.rendering.figures import NOTHING, exact
from outsource_audit.rendering.finding_cards import FindingCard
from outsource_audit.rendering.wording import evidence_text, field_answer, state_text, stored_answer

_RED_LINES = {
    RedLineState.HIT: "Red line hit.",
    RedLineState.OPEN: "Red line cannot be ruled out.",
}


class AnswerRow(msgspec.Struct, frozen=True):
    """One question in scope: what was said to it and what it counts.

    `answer`, the notes and `red_line` are empty where there is nothing to say. `finding` is
    the number of its finding, empty without one.
    """

    id: str
    ask: str
    state: str
    answer: str
    red_line: str
    note: str
    internal_note: str
    evidence: str
    gap: str
    weight: str
    finding: str


class AnswerTable(msgspec.Struct, frozen=True):
    """The questions of one pitfall, and how many are not in the table."""

    number: int
    title: str
    rows: tuple[AnswerRow, ...]
    left_out: str


class ProfileRow(msgspec.Struct, frozen=True):
    """One profile question and its answer."""

    id: str
    ask: str
    answer: str
    red_line: str


class ProfileTable(msgspec.Struct, frozen=True):
    """The profile questions that apply, and how many do not."""

    rows: tuple[ProfileRow, ...]
    left_out: str


def answer_tables(
    scorecard: Scorecard, findings: Sequence[FindingCard], presentation: Presentation
) -> tuple[AnswerTable, ...]:
    """Return every answer, a table a pitfall, in the article's order."""
    numbers = {finding.subject.id: str(finding.number) for finding in findings}
    return tuple(_table(scorecard, presentation, numbers, one) for one in scorecard.pitfalls)


def profile_table(scorecard: Scorecard) -> ProfileTable:
    """Return the profile answers; hidden fields are only counted."""
    fields = scorecard.standings.fields
    shown = [standing for standing in fields if standing.fact is not Absence.HIDDEN]
    hidden = len(fields) - len(shown)
    return ProfileTable(
        rows=tuple(_profile_row(standing) for standing in shown),
        left_out=f"{_do_not_apply(hidden)}, given the other answers." if hidden else "",
    )


def _table(
    scorecard: Scorecard,
    presentation: Presentation,
    numbers: Mapping[str, str],
    pitfall: PitfallScore,
) -> AnswerTable:
    standings = scorecard.standings.of_pitfall(pitfall.bank.id)
    return AnswerTable(
        number=pitfall.bank.pitfall,
        title=pitfall.bank.title,
        rows=tuple(_row(scorecard, presentation, numbers, one) for one in in_scope(standings)),
        left_out=_left_out([standing.state for standing in standings]),
    )


def _row(
    scorecard: Scorecard,
    presentation: Presentation,
    numbers: Mapping[str, str],
    standing: Standing,
) -> AnswerRow:
    question = standing.question
    answer = scorecard.audit.answers.get(question.id)
    return AnswerRow(
        id=question.id,
        ask=question.ask,
        state=state_text(standing),
        answer=_answer(scorecard, standing),
        red_line=_RED_LINES.get(standing.red_line, "") if standing.red_line else "",
        note=answer.note if answer else "",
        internal_note=answer.internal_note if answer else "",
        evidence=evidence_text(answer, presentation.written)
        if standing.points is not None
        else NOTHING,
        gap=exact(standing.gap) if standing.in_fraction else NOTHING,
        weight=str(standing.weight) if standing.in_fraction else NOTHING,
        finding=numbers.get(question.id, ""),
    )


def _answer(scorecard: Scorecard, standing: Standing) -> str:
    if standing.answer is not None:
        return value_text(standing.question, standing.answer)
    stored = scorecard.audit.answers.get(standing.question.id)
    if stored and stored.not_applicable and standing.state is State.NOT_APPLICABLE:
        return stored.not_applicable
    return stored_answer(standing.question, stored) if standing.confirm_again else ""


def _left_out(states: list[State]) -> str:
    not_asked, hidden = states.count(State.NOT_ASKED), states.count(State.HIDDEN)
    parts = []
    if not_asked:
        parts.append(f"{counted(not_asked, 'question was', 'questions were')} not asked")
    if hidden:
        parts.append(_do_not_apply(hidden))
    return f"Not in the table: {'; '.join(parts)}." if parts else ""


def _do_not_apply(number: int) -> str:
    return counted(number, "question does not apply", "questions do not apply")


def _profile_row(standing: FieldStanding) -> ProfileRow:
    red_line = _RED_LINES.get(standing.red_line, "") if standing.red_line else ""
    return ProfileRow(standing.field.id, standing.field.ask, field_answer(standing), red_line)
