"""What `whatif --json` prints: both scorecards, and what differs between them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

import msgspec

from outsource_audit.domain.audit import ProfileValue
from outsource_audit.domain.overview import Entry
from outsource_audit.domain.rating import Floor
from outsource_audit.domain.scorecard import Scorecard, Step
from outsource_audit.domain.standing import RedLineState
from outsource_audit.domain.supposition import Supposition
from outsource_audit.domain.what_if import FIRST_STEPS, PitfallChange, WhatIf
from outsource_audit.storage.json_text import encoded
from outsource_audit.storage.score_file import (
    FloorJson,
    PitfallJson,
    RatingWord,
    ScoreJson,
    score_json,
)


class NotApplicableJson(msgspec.Struct, frozen=True):
    """A question supposed not to apply, and why."""

    not_applicable: str


SetValue: TypeAlias = ProfileValue | NotApplicableJson | None
RedLineWord: TypeAlias = Literal["hit", "open"] | None


class RemarkJson(msgspec.Struct, frozen=True):
    """What is special about a supposed answer, and why."""

    id: str
    effect: Literal["as today", "counts nowhere", "comes into scope", "leaves the scope"]
    because: tuple[str, ...]


class RedLineChangeJson(msgspec.Struct, frozen=True):
    """A red line whose state differs; null where it is neither hit nor open."""

    id: str
    pitfall: str | None
    today: RedLineWord
    then: RedLineWord


class FiguresJson(msgspec.Struct, frozen=True):
    """The figures of a pitfall."""

    score: float | None
    confirmed: float | None
    exposure: int
    rating: RatingWord | None
    rating_if_well: RatingWord | None


class PitfallChangeJson(msgspec.Struct, frozen=True):
    """A pitfall whose figures differ."""

    id: str
    today: FiguresJson
    then: FiguresJson


class AppliesJson(msgspec.Struct, frozen=True):
    """A question or profile field that only one of the two counts, and how it stands there."""

    id: str
    state: Literal["answered", "unknown", "not-applicable", "unanswered", "hidden", "not-asked"]


class FirstStepsJson(msgspec.Struct, frozen=True):
    """The questions of the first five steps of each plan."""

    today: tuple[str, ...]
    then: tuple[str, ...]


class ChangesJson(msgspec.Struct, frozen=True, kw_only=True):
    """What differs. `score` and `confirmed` are then minus today: below 0 is better.

    Both are null where one of the two has no score.
    """

    nothing: bool
    remarks: tuple[RemarkJson, ...]
    score: float | None
    confirmed: float | None
    red_lines: tuple[RedLineChangeJson, ...]
    floors_gone: tuple[FloorJson, ...]
    floors_new: tuple[FloorJson, ...]
    pitfalls: tuple[PitfallChangeJson, ...]
    newly_apply: tuple[AppliesJson, ...]
    no_longer_apply: tuple[AppliesJson, ...]
    actions_gone: tuple[str, ...]
    actions_new: tuple[str, ...]
    first_steps: FirstStepsJson


class WhatIfJson(msgspec.Struct, frozen=True, kw_only=True):
    """An audit as it stands today and with the answers in `set`.

    In `set`, null is a question or profile field left unanswered.
    """

    format: Literal[1] = 1
    set_: dict[str, SetValue] = msgspec.field(name="set")
    today: ScoreJson
    then: ScoreJson
    changes: ChangesJson


def encode_what_if(found: WhatIf) -> bytes:
    """Return both scorecards and what differs as indented JSON, ending with a line break."""
    today, then = score_json(found.today), score_json(found.then)
    printed = WhatIfJson(
        set_={one.item.id: _set_value(one) for one in found.suppositions},
        today=today,
        then=then,
        changes=_changes(found, today, then),
    )
    return encoded(printed)


def _set_value(supposition: Supposition) -> SetValue:
    if supposition.not_applicable:
        return NotApplicableJson(supposition.not_applicable)
    return supposition.value


def _changes(found: WhatIf, today: ScoreJson, then: ScoreJson) -> ChangesJson:
    was, is_then = found.today.overall, found.then.overall
    return ChangesJson(
        nothing=found.changes_nothing,
        remarks=tuple(RemarkJson(r.id, r.effect.value, r.because) for r in found.remarks),
        score=_difference(was.score, is_then.score),
        confirmed=_difference(was.confirmed, is_then.confirmed),
        red_lines=tuple(
            RedLineChangeJson(c.id, c.pitfall, _red_line(c.today), _red_line(c.then))
            for c in found.red_lines
        ),
        floors_gone=_floors(found.floors_gone, found.today, today),
        floors_new=_floors(found.floors_new, found.then, then),
        pitfalls=_pitfalls(found.pitfalls, today, then),
        newly_apply=_applying(found.newly_apply),
        no_longer_apply=_applying(found.no_longer_apply),
        actions_gone=_questions(found.actions_gone),
        actions_new=_questions(found.actions_new),
        first_steps=FirstStepsJson(
            _questions(found.today.plan[:FIRST_STEPS]), _questions(found.then.plan[:FIRST_STEPS])
        ),
    )


def _difference(today: Fraction | None, then: Fraction | None) -> float | None:
    return None if today is None or then is None else float(then - today)


def _red_line(state: RedLineState | None) -> RedLineWord:
    if state is None:
        return None
    return "hit" if state is RedLineState.HIT else "open"


def _floors(
    wanted: Sequence[Floor], scorecard: Scorecard, printed: ScoreJson
) -> tuple[FloorJson, ...]:
    pairs = zip(scorecard.overall.floors, printed.overall.floors, strict=True)
    return tuple(as_json for floor, as_json in pairs if floor in wanted)


def _pitfalls(
    changes: Sequence[PitfallChange], today: ScoreJson, then: ScoreJson
) -> tuple[PitfallChangeJson, ...]:
    before = {pitfall.id: _figures(pitfall) for pitfall in today.pitfalls}
    after = {pitfall.id: _figures(pitfall) for pitfall in then.pitfalls}
    ids = [change.today.bank.id for change in changes]
    return tuple(PitfallChangeJson(key, before[key], after[key]) for key in ids)


def _figures(pitfall: PitfallJson) -> FiguresJson:
    return FiguresJson(
        pitfall.score,
        pitfall.confirmed,
        pitfall.exposure,
        pitfall.rating,
        pitfall.rating_if_well,
    )


def _applying(found: Sequence[Entry]) -> tuple[AppliesJson, ...]:
    return tuple(AppliesJson(entry.id, entry.state.value) for entry in found)


def _questions(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(step.standing.question.id for step in steps)
