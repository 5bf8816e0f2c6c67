"""The answer that counts for a question or profile field, in words, or why there is none."""

from __future__ import annotations

from outsource_audit.domain.condition import Absence
from outsource_audit.domain.overview import NO_ANSWER, said
from outsource_audit.domain.red_line_account import band_text
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import FieldStanding, Standing, State
from outsource_audit.domain.wording import sentence_case, value_text

DOES_NOT_APPLY = "Does not apply"
NOT_ASKED = "Not asked"
NOT_KNOWN = "Don't know"


def told(id_: str, scorecard: Scorecard) -> str:
    """Return the answer to a question or profile field of the banks, in words."""
    standings = scorecard.standings
    field = next((one for one in standings.fields if one.field.id == id_), None)
    if field is not None:
        return field_told(field)
    return question_told(next(s for s in standings.questions if s.question.id == id_), scorecard)


def question_told(standing: Standing, scorecard: Scorecard) -> str:
    """Return the answer to a question in words, or its state where there is none."""
    question, state = standing.question, standing.state
    if state is State.HIDDEN:
        return DOES_NOT_APPLY
    if state is State.NOT_ASKED:
        return NOT_ASKED
    stored = sentence_case(said(question, scorecard.audit))
    if standing.confirm_again:
        return f"No answer that counts; to be confirmed again: {stored}"
    return stored if state is not State.UNANSWERED else sentence_case(NO_ANSWER)


def field_told(standing: FieldStanding) -> str:
    """Return the answer to a profile field in words, or that there is none."""
    if standing.fact is Absence.HIDDEN:
        return DOES_NOT_APPLY
    if standing.fact is Absence.UNKNOWN:
        return NOT_KNOWN if standing.told_unknown else sentence_case(NO_ANSWER)
    return "; ".join(value_text(standing.field, value) for value in standing.fact)


def points_told(standing: Standing) -> str:
    """Return why a question that counts has its points (0 to 4), as a sentence."""
    number = standing.question.number
    if standing.points is None:
        return "Not known: absent in the score, in place in what is confirmed."
    typed = number is not None and not isinstance(standing.answer, str)
    if not typed or number is None or number.best is None or number.worst is None:
        return "The bank gives this answer these points."
    best, worst = band_text(number.best), band_text(number.worst)
    return f"{sentence_case(best)} is 0 points, {worst} is 4, all between is 2."
