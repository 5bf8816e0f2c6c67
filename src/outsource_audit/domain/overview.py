"""Every profile field and question of an audit in one list, seen alike."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, Audit, Earlier
from outsource_audit.domain.bank import BankSet, ProfileField
from outsource_audit.domain.condition import Absence
from outsource_audit.domain.standing import (
    IN_SCOPE,
    FieldStanding,
    RedLineState,
    Standing,
    Standings,
    State,
    stand,
)
from outsource_audit.domain.wording import answer_text, profile_text

NO_ANSWER = "no answer yet"


class Entry(msgspec.Struct, frozen=True):
    """One question or profile field and how it stands. `pitfall` is None for a field."""

    item: Item
    pitfall: str | None
    state: State
    red_line: RedLineState | None

    @property
    def id(self) -> str:
        """Return the id of the question or field."""
        return self.item.id

    @property
    def is_asked(self) -> bool:
        """Say whether this audit asks it, answered or not."""
        return self.state in IN_SCOPE


def overview(bank_set: BankSet, audit: Audit) -> list[Entry]:
    """Return all there is, in asking order: the profile, then the questions."""
    return entries(stand(bank_set, audit))


def entries(standings: Standings) -> list[Entry]:
    """Return the same of standings that were taken already."""
    return [*map(_of_field, standings.fields), *map(_of_question, standings.questions)]


def said(item: Item, told: Audit | Earlier) -> str:
    """Return what an audit says to a question or field, in words, whether or not it counts."""
    if isinstance(item, ProfileField):
        value = told.profile.get(item.id)
        return NO_ANSWER if value is None else profile_text(item, value)
    return answer_text(item, told.answers.get(item.id, Answer()))


def has_answer(item: Item, told: Audit | Earlier) -> bool:
    """Say whether an audit has an answer to a question or field, whether or not it counts."""
    if isinstance(item, ProfileField):
        return item.id in told.profile
    return told.answers.get(item.id, Answer()).is_given


def _of_field(standing: FieldStanding) -> Entry:
    return Entry(standing.field, None, _field_state(standing), standing.red_line)


def _field_state(standing: FieldStanding) -> State:
    if standing.fact is Absence.HIDDEN:
        return State.HIDDEN
    if standing.told_unknown:
        return State.UNKNOWN
    return State.UNANSWERED if standing.is_open else State.ANSWERED


def _of_question(standing: Standing) -> Entry:
    question = standing.question
    return Entry(question, question.pitfall, standing.state, standing.red_line)
