"""How a rating comes about: where the number alone puts it, the floors, and what is left.

Both ratings are explained alike (scoring.md sections 3 and 4): the one until then, and the one
if what is open turns out well.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from outsource_audit.domain.answer_told import told
from outsource_audit.domain.rating import (
    RED_LINE,
    Floor,
    floors_without_rating,
    rate_overall,
    rate_pitfall,
    total,
)
from outsource_audit.domain.red_line_account import condition_told
from outsource_audit.domain.risk import Rating, band, heat_map_cell, likelihood
from outsource_audit.domain.scorecard import PitfallScore, Scorecard
from outsource_audit.domain.standing import RedLineState, Standing, Standings


class Trigger(msgspec.Struct, frozen=True):
    """An answer that causes a floor: its question or profile field, and the answer in words."""

    id: str
    answer: str


class FloorAccount(msgspec.Struct, frozen=True):
    """A floor, the answers that trigger it, and what a red line's condition says (or nothing)."""

    floor: Floor
    triggers: tuple[Trigger, ...]
    condition: str = ""


class RatingPath(msgspec.Struct, frozen=True, kw_only=True):
    """One rating, step by step.

    `start` is the band of the number, or of a pitfall its cell on the heat map at `likelihood`
    (1 to 5; None for the whole); the floors say each whether it lifts.
    """

    start: Rating
    likelihood: int | None
    floors: tuple[FloorAccount, ...]
    rating: Rating


def overall_paths(scorecard: Scorecard) -> tuple[RatingPath, RatingPath] | None:
    """Return how both overall ratings come about; None where the audit is not rated."""
    if scorecard.overall.rating is None:
        return None
    until_then, if_well = scorecard.standings, turned_out_well(scorecard.standings)
    return _overall_path(scorecard, until_then), _overall_path(scorecard, if_well)


def pitfall_paths(
    scorecard: Scorecard, pitfall: PitfallScore
) -> tuple[RatingPath, RatingPath] | None:
    """Return how both ratings of a pitfall come about; None where it has none."""
    if pitfall.rating is None:
        return None
    own = [s for s in scorecard.standings.of_pitfall(pitfall.bank.id) if s.in_fraction]
    well, level = [_known_good(standing) for standing in own], pitfall.exposure.level
    return _pitfall_path(scorecard, own, level), _pitfall_path(scorecard, well, level)


def red_lines_so_far(scorecard: Scorecard) -> tuple[FloorAccount, ...]:
    """Return the red lines that are hit or open, for an audit that is not rated yet."""
    return _accounts(scorecard, floors_without_rating(scorecard.standings))


def turned_out_well(standings: Standings) -> Standings:
    """Return the standings as if all that is open were in place and hit no red line."""
    fields = tuple(
        msgspec.structs.replace(field, red_line=_cleared(field.red_line))
        for field in standings.fields
    )
    questions = tuple(map(_known_good, standings.questions))
    return msgspec.structs.replace(standings, fields=fields, questions=questions)


def _known_good(standing: Standing) -> Standing:
    points = 0 if standing.in_fraction and standing.points is None else standing.points
    line = _cleared(standing.red_line)
    return msgspec.structs.replace(standing, points=points, red_line=line)


def _cleared(state: RedLineState | None) -> RedLineState | None:
    return RedLineState.CLEAR if state is RedLineState.OPEN else state


def _overall_path(scorecard: Scorecard, standings: Standings) -> RatingPath:
    rated = rate_overall(standings)
    return RatingPath(
        start=band(total(standings.questions).score or Fraction(0)),
        likelihood=None,
        floors=_accounts(scorecard, rated.floors),
        rating=rated.until_then,
    )


def _pitfall_path(scorecard: Scorecard, own: Sequence[Standing], exposure: int) -> RatingPath:
    rated, level = rate_pitfall(own, exposure), likelihood(total(own).score or Fraction(0))
    return RatingPath(
        start=heat_map_cell(level, exposure),
        likelihood=level,
        floors=_accounts(scorecard, rated.floors),
        rating=rated.until_then,
    )


def _accounts(scorecard: Scorecard, floors: Sequence[Floor]) -> tuple[FloorAccount, ...]:
    return tuple(_account(scorecard, floor) for floor in floors)


def _account(scorecard: Scorecard, floor: Floor) -> FloorAccount:
    items = [scorecard.bank_set.item(key) for key in floor.questions]
    triggers = tuple(Trigger(item.id, told(item.id, scorecard)) for item in items)
    line = items[0].red_line if floor.cause == RED_LINE else None
    condition = condition_told(line, scorecard.bank_set, scorecard.standings) if line else ""
    return FloorAccount(floor, triggers, condition)
