"""Ratings and the floors under them: scoring.md sections 3 and 4.

Every rating is taken twice in the same way: *until then*, with everything open counted as
bad, and *if well*, with everything open counted as good.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import msgspec

from outsource_audit.domain.risk import (
    CRITICAL_WEIGHT,
    QUESTIONS_FOR_A_FLOOR,
    WORST_POINTS,
    Rating,
    band,
    heat_map_cell,
    likelihood,
)
from outsource_audit.domain.standing import SERIOUS, RedLineState, Standing, Standings

RED_LINE = "red line"
CRITICAL_GAP = "critical gap"
CRITICAL_PITFALL = "critical pitfall"
HIGH_PITFALL = "high pitfall"
# What a pitfall is rated at least, with one of these in it.
OF_RED_LINE, OF_CRITICAL_GAP = Rating.HIGH, Rating.MODERATE


class Totals(msgspec.Struct, frozen=True):
    """The whole numbers behind a fraction: weighted points for both numbers, and the weights."""

    score_points: int = 0
    confirmed_points: int = 0
    weight: int = 0
    questions: int = 0

    @property
    def score(self) -> Fraction | None:
        """Return R, 0 to 100; None where nothing counts."""
        return _of_hundred(self.score_points, self.weight)

    @property
    def confirmed(self) -> Fraction | None:
        """Return C, 0 to 100; None where nothing counts."""
        return _of_hundred(self.confirmed_points, self.weight)


class Floor(msgspec.Struct, frozen=True):
    """A reason why a rating cannot be better than `to`.

    `open` where it holds only as long as something is not known; `lifts` where it makes the
    rating worse than the number alone would.
    """

    to: Rating
    cause: str
    pitfall: str | None
    questions: tuple[str, ...]
    open: bool
    lifts: bool


class TwoRatings(msgspec.Struct, frozen=True):
    """A rating until then, the rating if it turns out well, and the floors under the first."""

    until_then: Rating
    if_well: Rating
    floors: tuple[Floor, ...]


class RedLineHit(msgspec.Struct, frozen=True):
    """A red line that is hit, or open: where it stands and which question or field it is."""

    pitfall: str | None
    item: str
    open: bool


class _RatedPitfall(msgspec.Struct, frozen=True):
    id: str
    rating: TwoRatings
    questions: tuple[Standing, ...]


def total(standings: Iterable[Standing]) -> Totals:
    """Add up what counts (section 2); the parts of any grouping add up to the whole."""
    score = confirmed = weight = questions = 0
    for standing in standings:
        if standing.in_fraction:
            score += standing.share_weight * standing.score_points
            confirmed += standing.share_weight * standing.confirmed_points
            weight += standing.share_weight
            questions += 1
    return Totals(score, confirmed, weight, questions)


def rate_pitfall(questions: Sequence[Standing], exposure: int) -> TwoRatings:
    """Rate one pitfall: its heat-map cell and its two floors (section 3).

    `questions` are the pitfall's that count, at least one; `exposure` is 1 to 5.
    """
    score, confirmed = two_numbers(total(questions))
    cell = heat_map_cell(likelihood(score), exposure)
    cell_if_well = heat_map_cell(likelihood(confirmed), exposure)
    floors = tuple(_pitfall_floors(questions, cell))
    return TwoRatings(
        until_then=max((cell, *(floor.to for floor in floors))),
        if_well=max((cell_if_well, *(floor.to for floor in floors if not floor.open))),
        floors=floors,
    )


def rate_overall(standings: Standings) -> TwoRatings:
    """Rate the whole: the band of the number, with its floors (section 4).

    At least one question must count.
    """
    score, confirmed = two_numbers(total(standings.questions))
    pitfalls, hits = _rated_pitfalls(standings), red_lines(standings)
    floors = _overall_floors(band(score), pitfalls, hits)
    well = [_red_line_floor(band(confirmed), hit) for hit in hits if not hit.open]
    well += _pitfall_floors_below([(p, p.rating.if_well) for p in pitfalls], band(confirmed))
    return TwoRatings(
        until_then=max((band(score), *(floor.to for floor in floors))),
        if_well=max((band(confirmed), *(floor.to for floor in well))),
        floors=tuple(floors),
    )


def red_lines(standings: Standings) -> list[RedLineHit]:
    """Return every red line that is hit or open: profile fields first, then questions."""
    fields = [
        RedLineHit(None, field.field.id, field.red_line is RedLineState.OPEN)
        for field in standings.fields
        if field.red_line in SERIOUS
    ]
    return fields + _question_red_lines(standings.questions)


def two_numbers(totals: Totals) -> tuple[Fraction, Fraction]:
    """Return R and C. Raises ValueError where nothing counts."""
    score, confirmed = totals.score, totals.confirmed
    if score is None or confirmed is None:
        raise ValueError("a rating needs at least one question that counts")
    return score, confirmed


def is_critical_gap(standing: Standing) -> bool:
    """Say whether a critical question counts as absent: it puts a floor under its pitfall."""
    return standing.score_points == WORST_POINTS and standing.weight == CRITICAL_WEIGHT


def red_line_level(of_number: Rating) -> Rating:
    """Return what a red line allows at best, with the band of the number (section 4)."""
    return Rating.CRITICAL if of_number is Rating.HIGH else Rating.HIGH


def pitfall_level(rating: Rating, questions: int) -> Rating | None:
    """Return what a pitfall allows the whole at best, by its rating and how many count in it."""
    if questions < QUESTIONS_FOR_A_FLOOR:
        return None
    return {Rating.CRITICAL: Rating.HIGH, Rating.HIGH: Rating.MODERATE}.get(rating)


def pitfall_cause(rating: Rating) -> str:
    """Name the floor that a pitfall of this rating, high or critical, puts under the whole."""
    return CRITICAL_PITFALL if rating is Rating.CRITICAL else HIGH_PITFALL


def floors_without_rating(standings: Standings) -> tuple[Floor, ...]:
    """Return the red lines hit or open so far, for an audit that carries no rating yet."""
    return tuple(
        Floor(Rating.HIGH, RED_LINE, hit.pitfall, (hit.item,), hit.open, lifts=False)
        for hit in red_lines(standings)
    )


def _rated_pitfalls(standings: Standings) -> list[_RatedPitfall]:
    rated = []
    for pitfall, exposure in standings.exposures.items():
        questions = [s for s in standings.of_pitfall(pitfall) if s.in_fraction]
        if questions:
            rating = rate_pitfall(questions, exposure.level)
            rated.append(_RatedPitfall(pitfall, rating, tuple(questions)))
    return rated


def _overall_floors(
    of_number: Rating, pitfalls: Sequence[_RatedPitfall], hits: Sequence[RedLineHit]
) -> list[Floor]:
    floors = [_red_line_floor(of_number, hit) for hit in hits]
    return floors + _pitfall_floors_below([(p, p.rating.until_then) for p in pitfalls], of_number)


def _pitfall_floors_below(
    pitfalls: Sequence[tuple[_RatedPitfall, Rating]], of_number: Rating
) -> list[Floor]:
    floors = (_pitfall_floor(pitfall, rating, of_number) for pitfall, rating in pitfalls)
    return [floor for floor in floors if floor]


def _of_hundred(points: int, weight: int) -> Fraction | None:
    return Fraction(100 * points, WORST_POINTS * weight) if weight else None


def _pitfall_floors(standings: Sequence[Standing], cell: Rating) -> Iterable[Floor]:
    for hit in _question_red_lines(standings):
        lifts = cell < OF_RED_LINE
        yield Floor(OF_RED_LINE, RED_LINE, hit.pitfall, (hit.item,), hit.open, lifts)
    for standing in filter(is_critical_gap, standings):
        question = standing.question
        yield Floor(
            to=OF_CRITICAL_GAP,
            cause=CRITICAL_GAP,
            pitfall=question.pitfall,
            questions=(question.id,),
            open=standing.points is None,
            lifts=cell < OF_CRITICAL_GAP,
        )


def _red_line_floor(of_number: Rating, hit: RedLineHit) -> Floor:
    to = red_line_level(of_number)
    return Floor(to, RED_LINE, hit.pitfall, (hit.item,), hit.open, lifts=to > of_number)


def _pitfall_floor(pitfall: _RatedPitfall, rating: Rating, of_number: Rating) -> Floor | None:
    count = len(pitfall.questions)
    to = pitfall_level(rating, count)
    if to is None:
        return None
    by_share = sorted(pitfall.questions, key=lambda s: -s.share_weight * s.score_points)
    return Floor(
        to=to,
        cause=pitfall_cause(rating),
        pitfall=pitfall.id,
        questions=tuple(s.question.id for s in by_share if s.score_points),
        open=pitfall_level(pitfall.rating.if_well, count) != to,
        lifts=to > of_number,
    )


def _question_red_lines(standings: Iterable[Standing]) -> list[RedLineHit]:
    return [
        RedLineHit(s.question.pitfall, s.question.id, s.red_line is RedLineState.OPEN)
        for s in standings
        if s.red_line in SERIOUS
    ]
