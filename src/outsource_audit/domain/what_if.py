"""Today's scorecard beside the one with some answers changed, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.overview import Entry, entries
from outsource_audit.domain.plan import DEFAULT_CAPACITY
from outsource_audit.domain.rating import RED_LINE, Floor, red_lines
from outsource_audit.domain.scorecard import PitfallScore, Scorecard, Step
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import IN_FRACTION, IN_SCOPE, RedLineState, State
from outsource_audit.domain.supposition import Supposition, is_as_stored, supposed
from outsource_audit.domain.unasked import unasked

FIRST_STEPS = 5


class Effect(StrEnum):
    """What is special about one supposed answer."""

    AS_TODAY = "as today"
    COUNTS_NOWHERE = "counts nowhere"
    COMES_INTO_SCOPE = "comes into scope"
    LEAVES_SCOPE = "leaves the scope"


class Remark(msgspec.Struct, frozen=True):
    """What is special about a supposed answer.

    `because` says in words what keeps a question from applying, a reason each.
    """

    id: str
    effect: Effect
    because: tuple[str, ...] = ()


class RedLineChange(msgspec.Struct, frozen=True):
    """A red line that is hit or open in one of the two; the other state is None, or differs.

    `pitfall` is None for a profile field.
    """

    id: str
    pitfall: str | None
    today: RedLineState | None
    then: RedLineState | None


class PitfallChange(msgspec.Struct, frozen=True):
    """A pitfall whose numbers or exposure differ, or its ratings where both audits are rated."""

    today: PitfallScore
    then: PitfallScore


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """An audit as it stands today and as it would stand then, and what differs.

    Floors are the overall rating's, compared where both audits are rated. `newly_apply` and
    `no_longer_apply` are the questions and profile fields that only one of the two counts, as
    it counts them. Actions are the steps that only one of the two plans has.
    """

    suppositions: tuple[Supposition, ...]
    remarks: tuple[Remark, ...]
    today: Scorecard
    then: Scorecard
    red_lines: tuple[RedLineChange, ...]
    floors_gone: tuple[Floor, ...]
    floors_new: tuple[Floor, ...]
    pitfalls: tuple[PitfallChange, ...]
    newly_apply: tuple[Entry, ...]
    no_longer_apply: tuple[Entry, ...]
    actions_gone: tuple[Step, ...]
    actions_new: tuple[Step, ...]

    @property
    def changes_nothing(self) -> bool:
        """Say whether nothing that is shown or counted differs."""
        lists = (self.newly_apply, self.no_longer_apply, self.actions_gone, self.actions_new)
        # A red line that changes is a floor that changes, and those are in the overall figures.
        return self.today.overall == self.then.overall and not self.pitfalls and not any(lists)


def what_if(
    bank_set: BankSet,
    audit: Audit,
    suppositions: Sequence[Supposition],
    capacity: int = DEFAULT_CAPACITY,
) -> WhatIf:
    """Score an audit as it is and with the suppositions made; neither is written anywhere.

    `capacity` is effort points a 30-day period, at least 1.
    """
    today = score(bank_set, audit, capacity)
    then = score(bank_set, supposed(audit, suppositions), capacity)
    return WhatIf(
        suppositions=tuple(suppositions),
        remarks=tuple(_remarks(suppositions, today, then)),
        today=today,
        then=then,
        red_lines=tuple(_red_lines(today, then)),
        floors_gone=_floors_only_in(today, then),
        floors_new=_floors_only_in(then, today),
        pitfalls=tuple(_pitfalls(today, then)),
        newly_apply=_applying_only_in(then, today),
        no_longer_apply=_applying_only_in(today, then),
        actions_gone=_steps_only_in(today, then),
        actions_new=_steps_only_in(then, today),
    )


def _remarks(
    suppositions: Iterable[Supposition], today: Scorecard, then: Scorecard
) -> Iterator[Remark]:
    before, after = _states(today), _states(then)
    because = {one.id: one.because for one in unasked(then.bank_set, then.audit)}
    for one in suppositions:
        key = one.item.id
        if is_as_stored(today.audit, one):
            yield Remark(key, Effect.AS_TODAY)
        if after[key] is State.HIDDEN:
            yield Remark(key, Effect.COUNTS_NOWHERE, because[key])
        elif before[key] is State.NOT_ASKED and after[key] in IN_SCOPE:
            yield Remark(key, Effect.COMES_INTO_SCOPE)
        elif before[key] in IN_SCOPE and after[key] is State.NOT_ASKED:
            yield Remark(key, Effect.LEAVES_SCOPE)


def _states(scorecard: Scorecard) -> dict[str, State]:
    return {entry.id: entry.state for entry in entries(scorecard.standings)}


def _red_lines(today: Scorecard, then: Scorecard) -> Iterator[RedLineChange]:
    before, after = _red_line_states(today), _red_line_states(then)
    for key, pitfall in {**before, **after}:
        was, is_then = before.get((key, pitfall)), after.get((key, pitfall))
        if was is not is_then:
            yield RedLineChange(key, pitfall, was, is_then)


def _red_line_states(scorecard: Scorecard) -> dict[tuple[str, str | None], RedLineState]:
    return {
        (hit.item, hit.pitfall): RedLineState.OPEN if hit.open else RedLineState.HIT
        for hit in red_lines(scorecard.standings)
    }


def _floors_only_in(one: Scorecard, other: Scorecard) -> tuple[Floor, ...]:
    if not _are_rated(one, other):
        return ()
    found = {_which(floor) for floor in other.overall.floors}
    return tuple(floor for floor in one.overall.floors if _which(floor) not in found)


def _which(floor: Floor) -> tuple[object, ...]:
    """Tell floors apart: red lines by their question, pitfalls by themselves."""
    return (floor.cause, floor.pitfall, floor.questions if floor.cause == RED_LINE else ())


def _pitfalls(today: Scorecard, then: Scorecard) -> Iterator[PitfallChange]:
    for was, is_then in zip(today.pitfalls, then.pitfalls, strict=True):
        rated = _are_rated(today, then)
        if _figures(was, rated=rated) != _figures(is_then, rated=rated):
            yield PitfallChange(was, is_then)


def _figures(pitfall: PitfallScore, *, rated: bool) -> tuple[object, ...]:
    ratings = (pitfall.rating, pitfall.rating_if_well) if rated else ()
    return (pitfall.score, pitfall.confirmed, pitfall.exposure.level, *ratings)


def _are_rated(*scorecards: Scorecard) -> bool:
    return all(scorecard.overall.rating is not None for scorecard in scorecards)


def _applying_only_in(one: Scorecard, other: Scorecard) -> tuple[Entry, ...]:
    elsewhere = _states(other)
    return tuple(
        entry
        for entry in entries(one.standings)
        if entry.state in IN_FRACTION and elsewhere[entry.id] not in IN_FRACTION
    )


def _steps_only_in(one: Scorecard, other: Scorecard) -> tuple[Step, ...]:
    found = {step.standing.question.id for step in other.plan}
    return tuple(step for step in one.plan if step.standing.question.id not in found)
