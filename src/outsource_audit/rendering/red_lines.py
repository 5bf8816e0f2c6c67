"""Red lines: answers that alone can sink the business, hit or not yet ruled out."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from outsource_audit.domain.bank import RedLine
from outsource_audit.domain.condition import Absence, keys
from outsource_audit.domain.findings import red_lines_hit, red_lines_open
from outsource_audit.domain.rating import RedLineHit
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import FieldStanding, Standing
from outsource_audit.rendering.subjects import Subject, subject
from outsource_audit.rendering.wording import field_answer, standing_answer


class RedLineView(msgspec.Struct, frozen=True):
    """One red line: what it says, the answer that draws it, and the fix (empty for a field).

    `depends_on` names what is not known yet; `settles` what would answer the question.
    """

    subject: Subject
    says: str
    answer: str
    fix: str
    settles: str
    about_business: bool
    depends_on: tuple[str, ...]


class RedLinesView(msgspec.Struct, frozen=True):
    """The red lines that are hit, and those that cannot be ruled out."""

    hit: tuple[RedLineView, ...]
    open: tuple[RedLineView, ...]


def red_lines_view(scorecard: Scorecard) -> RedLinesView:
    """Return the red lines of a scored audit: profile fields first, then questions."""
    found = _Found(
        fields={standing.field.id: standing for standing in scorecard.standings.fields},
        questions={standing.question.id: standing for standing in scorecard.standings.questions},
    )
    return RedLinesView(
        hit=tuple(_view(scorecard, found, hit) for hit in red_lines_hit(scorecard)),
        open=tuple(_view(scorecard, found, hit) for hit in red_lines_open(scorecard)),
    )


class _Found(NamedTuple):
    """How fields and questions stand, by id."""

    fields: dict[str, FieldStanding]
    questions: dict[str, Standing]


def _view(scorecard: Scorecard, found: _Found, hit: RedLineHit) -> RedLineView:
    if hit.pitfall is None:
        return _of_field(scorecard, found.fields[hit.item])
    return _of_question(scorecard, found.questions[hit.item])


def _of_field(scorecard: Scorecard, standing: FieldStanding) -> RedLineView:
    field = standing.field
    return RedLineView(
        subject=subject(scorecard, field.id),
        says=_says(field.red_line),
        answer=field_answer(standing),
        fix="",
        settles="",
        about_business=field.about == "business",
        depends_on=_depends_on(scorecard, field.red_line),
    )


def _of_question(scorecard: Scorecard, standing: Standing) -> RedLineView:
    question = standing.question
    return RedLineView(
        subject=subject(scorecard, question.id),
        says=_says(question.red_line),
        answer=standing_answer(standing),
        fix=question.fix,
        settles=question.evidence if standing.points is None else "",
        about_business=question.about == "business",
        depends_on=_depends_on(scorecard, question.red_line),
    )


def _says(red_line: RedLine | None) -> str:
    return red_line.says if red_line else ""


def _depends_on(scorecard: Scorecard, red_line: RedLine | None) -> tuple[str, ...]:
    """Return the wording of everything unknown that the red line's condition looks at."""
    named = dict.fromkeys(keys(red_line.when)) if red_line else {}
    unknown = (key for key in named if scorecard.standings.fact(key) is Absence.UNKNOWN)
    return tuple(subject(scorecard, key).ask for key in unknown)
