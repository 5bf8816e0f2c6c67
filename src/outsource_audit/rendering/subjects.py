"""What a report talks about, by name: a question, a profile field, a floor under a rating."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.rating import CRITICAL_PITFALL, HIGH_PITFALL, Floor
from outsource_audit.domain.rating_wording import floor_cause
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.wording import counted
from outsource_audit.rendering.wording import Mark, mark

_CAUSES_NAMED = 3


class Subject(msgspec.Struct, frozen=True):
    """A question or profile field as it is named: its id, its wording, where it stands."""

    id: str
    ask: str
    place: str


class FloorView(msgspec.Struct, frozen=True):
    """A floor in words: the rating it allows at best, why, and what it changes.

    `lifts` says whether it makes the rating worse than the number alone would.
    """

    mark: Mark
    lifts: bool
    cause: str
    effect: str
    subjects: tuple[Subject, ...]
    more: str


def subject(scorecard: Scorecard, item: str) -> Subject:
    """Return how a question or a profile field is named, by its id."""
    question = scorecard.bank_set.questions.get(item)
    if question is not None:
        return Subject(item, question.ask, pitfall_name(scorecard, question.pitfall))
    return Subject(item, scorecard.bank_set.fields[item].ask, "Profile")


def pitfall_name(scorecard: Scorecard, pitfall: str) -> str:
    """Return a pitfall's number and title."""
    bank = scorecard.bank_set.by_id[pitfall]
    return f"{bank.pitfall}. {bank.title}"


def cause_text(scorecard: Scorecard, floor: Floor) -> str:
    """Return why there is a floor, its pitfall named where it has one, to stand after "because"."""
    cause = floor_cause(floor)
    if floor.pitfall and floor.cause in (CRITICAL_PITFALL, HIGH_PITFALL):
        cause += f" (“{pitfall_name(scorecard, floor.pitfall)}”)"
    return cause


def floor_view(scorecard: Scorecard, floor: Floor, *, rated: bool) -> FloorView:
    """Return a floor in words. Where the audit is not `rated`, it changes nothing yet."""
    named, rest = floor.questions[:_CAUSES_NAMED], floor.questions[_CAUSES_NAMED:]
    return FloorView(
        mark=mark(floor.to),
        lifts=floor.lifts and rated,
        cause=cause_text(scorecard, floor),
        effect=_effect(floor) if rated else "",
        subjects=tuple(subject(scorecard, item) for item in named),
        more=f"and {counted(len(rest), 'more question')}" if rest else "",
    )


def _effect(floor: Floor) -> str:
    if not floor.lifts:
        effect = "It changes nothing here: the number alone is already as bad."
    else:
        effect = "It makes the rating worse than the number alone would."
    return f"{effect} Answering what is not known may lift it." if floor.open else effect
