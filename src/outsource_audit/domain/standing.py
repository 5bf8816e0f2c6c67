"""Where every question stands in an audit: its state, points, weight and red line.

This is scoring.md section 1. Everything after it (scores, ratings, the plan) works on the
standings alone and never looks at an answer again.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

import msgspec

from outsource_audit.domain.audit import Audit, ProfileValue, counts, must_confirm, profile_misfit
from outsource_audit.domain.bank import (
    UNKNOWN,
    BankSet,
    ProfileField,
    Question,
    RedLine,
    points,
)
from outsource_audit.domain.condition import Absence, Fact, Facts, Truth, Value, truth
from outsource_audit.domain.exposure import Exposure, exposure
from outsource_audit.domain.risk import (
    WEIGHTS,
    WORST_POINTS,
    one_step_up,
)


class State(StrEnum):
    """What is known about a question (section 1)."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    UNANSWERED = "unanswered"
    HIDDEN = "hidden"
    NOT_ASKED = "not-asked"


class RedLineState(StrEnum):
    """Whether a red line is hit, cannot yet be ruled out, or is clear (section 4)."""

    HIT = "hit"
    OPEN = "open"
    CLEAR = "clear"


SERIOUS = (RedLineState.HIT, RedLineState.OPEN)
IN_SCOPE = (State.ANSWERED, State.UNKNOWN, State.NOT_APPLICABLE, State.UNANSWERED)
IN_FRACTION = (State.ANSWERED, State.UNKNOWN, State.UNANSWERED)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One question as it stands.

    `points` are the risk points (0 to 4) of an answered question, None otherwise; `weight`
    is 1, 3, 5 or 8; `exposure`, 1 to 5, is the pitfall's.
    """

    question: Question
    state: State
    weight: int
    exposure: int
    answer: Value | None = None
    points: int | None = None
    red_line: RedLineState | None = None
    confirm_again: bool = False

    @property
    def in_fraction(self) -> bool:
        """Say whether the question counts in the scores."""
        return self.state in IN_FRACTION

    @property
    def share_weight(self) -> int:
        """Return exposure times weight, what the question brings to the denominator."""
        return self.exposure * self.weight

    @property
    def score_points(self) -> int:
        """Return the points that count for the score: what is open counts as absent."""
        return WORST_POINTS if self.points is None else self.points

    @property
    def confirmed_points(self) -> int:
        """Return the points that count for "confirmed": what is open counts as in place."""
        return self.points or 0

    @property
    def gap(self) -> Fraction:
        """Return the gap in the score, from 0 (in place) to 1 (absent or not known)."""
        return Fraction(self.score_points, WORST_POINTS)


class FieldStanding(msgspec.Struct, frozen=True):
    """One profile field as it stands. A hidden field's stored value counts nowhere."""

    field: ProfileField
    fact: Fact
    red_line: RedLineState | None = None
    told_unknown: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether the field is shown and has no value: unknown, or not answered yet."""
        return self.fact is Absence.UNKNOWN


class Standings(msgspec.Struct, frozen=True, dict=True):
    """A whole audit as it stands: profile fields, exposures by bank id, questions in order."""

    fields: tuple[FieldStanding, ...]
    exposures: Mapping[str, Exposure]
    questions: tuple[Standing, ...]

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """What is known under every key, profile fields and questions."""
        fields = {standing.field.id: standing.fact for standing in self.fields}
        questions = {s.question.id: question_fact(s.state, s.answer) for s in self.questions}
        return fields | questions

    def fact(self, key: str) -> Fact:
        """Return what is known under a key, a profile field or a question id."""
        return self.facts[key]

    def of_pitfall(self, pitfall: str) -> list[Standing]:
        """Return the standings of one pitfall's questions, in asking order."""
        return [s for s in self.questions if s.question.pitfall == pitfall]


def question_fact(state: State, answer: Value | None) -> Fact:
    """Return what conditions see of a question: its answer, or why there is none."""
    if state is State.ANSWERED and answer is not None:
        return (answer,)
    if state in (State.HIDDEN, State.NOT_APPLICABLE):
        return Absence.HIDDEN
    return Absence.UNKNOWN


def stand(bank_set: BankSet, audit: Audit) -> Standings:
    """Decide the state of every profile field and question of an audit (section 1)."""
    facts: dict[str, Fact] = {}
    fields = tuple(_stand_field(field, audit, facts) for field in bank_set.profile.fields)
    exposures = {bank.id: exposure(bank, facts.__getitem__) for bank in bank_set.banks}
    questions = tuple(
        _stand_question(question, audit, facts, exposures[bank.id].level)
        for bank in bank_set.banks
        for question in bank.questions
    )
    return Standings(fields=fields, exposures=exposures, questions=questions)


def red_line_state(red_line: RedLine | None, fact: Fact, facts: Facts) -> RedLineState | None:
    """Return a red line's state from the answer it is about and what else is known (section 4).

    None where there is no red line, or where its question is hidden or not applicable.
    """
    if red_line is None or fact is Absence.HIDDEN:
        return None
    if fact is Absence.UNKNOWN:
        named = Truth.OPEN
    else:
        named = Truth.HOLDS if any(map(red_line.names, fact)) else Truth.FAILS
    return {
        Truth.HOLDS: RedLineState.HIT,
        Truth.OPEN: RedLineState.OPEN,
        Truth.FAILS: RedLineState.CLEAR,
    }[min(named, truth(red_line.when, facts))]


def profile_fact(value: ProfileValue | None, field: ProfileField) -> Fact:
    """Return what is known of a visible profile field; a value that does not fit is unknown."""
    if value is None or value == UNKNOWN or profile_misfit(field, value):
        return Absence.UNKNOWN
    return value if isinstance(value, tuple) else (value,)


def _stand_field(field: ProfileField, audit: Audit, facts: dict[str, Fact]) -> FieldStanding:
    if truth(field.show_if, facts.__getitem__) is Truth.FAILS:
        facts[field.id] = Absence.HIDDEN
        return FieldStanding(field, Absence.HIDDEN)
    value = audit.profile.get(field.id)
    fact = facts[field.id] = profile_fact(value, field)
    red_line = red_line_state(field.red_line, fact, facts.__getitem__)
    return FieldStanding(field, fact, red_line, value == UNKNOWN)


def _stand_question(
    question: Question, audit: Audit, facts: dict[str, Fact], exposure_level: int
) -> Standing:
    stored = audit.answers.get(question.id)
    state = _state(question, audit, facts.__getitem__)
    answer = stored.answer if stored and state is State.ANSWERED else None
    facts[question.id] = question_fact(state, answer)
    severity = question.severity
    if question.raise_severity and truth(question.raise_severity, facts.__getitem__) > Truth.FAILS:
        severity = one_step_up(severity)
    return Standing(
        question=question,
        state=state,
        answer=answer,
        points=None if answer is None else points(question, answer),
        weight=WEIGHTS[severity],
        exposure=exposure_level,
        red_line=red_line_state(question.red_line, facts[question.id], facts.__getitem__),
        confirm_again=state is State.UNANSWERED and must_confirm(question, stored),
    )


def _state(question: Question, audit: Audit, facts: Facts) -> State:
    if truth(question.show_if, facts) is Truth.FAILS:
        return State.HIDDEN
    stored = audit.answers.get(question.id)
    if not in_scope(question, audit):
        return State.NOT_ASKED
    if stored is None or not counts(question, stored):
        return State.UNANSWERED
    if stored.not_applicable:
        return State.NOT_APPLICABLE
    return State.UNKNOWN if stored.answer == UNKNOWN else State.ANSWERED


def in_scope(question: Question, audit: Audit) -> bool:
    """Say whether an audit asks a question: core, red line, pitfall in full, or answered."""
    stored = audit.answers.get(question.id)
    return (
        question.core
        or question.red_line is not None
        or question.pitfall in audit.in_full
        or (stored is not None and stored.is_given)
    )
