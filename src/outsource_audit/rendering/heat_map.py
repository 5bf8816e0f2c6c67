"""The heat map: five rows of likelihood, five columns of impact, the pitfalls by number."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.rating import Floor
from outsource_audit.domain.risk import (
    HIGHEST_EXPOSURE,
    HIGHEST_LIKELIHOOD,
    LIKELIHOOD_EDGES,
    LOWEST_EXPOSURE,
    Rating,
    heat_map_cell,
)
from outsource_audit.domain.scorecard import PitfallScore, Scorecard
from outsource_audit.rendering.bars import Bar, bar
from outsource_audit.rendering.figures import NOTHING, score_text
from outsource_audit.rendering.wording import NOT_RATED, Mark, mark


class Placed(msgspec.Struct, frozen=True):
    """A pitfall on the map, by its number."""

    number: int
    title: str


class Cell(msgspec.Struct, frozen=True):
    """One cell: its rating (none where the audit is not rated) and who is in it."""

    mark: Mark
    pitfalls: tuple[Placed, ...]


class HeatRow(msgspec.Struct, frozen=True):
    """One likelihood band: its name, the scores it holds, its cells by rising impact."""

    likelihood: int
    scores: str
    cells: tuple[Cell, ...]


class Glance(msgspec.Struct, frozen=True):
    """One line of the overview: a pitfall, its bar, its numbers, its place and rating.

    `raised` says what makes the rating worse than its place on the map; empty where nothing does.
    """

    number: int
    title: str
    bar: Bar | None
    score: str
    confirmed: str
    likelihood: str
    exposure: str
    mark: Mark
    mark_if_well: Mark
    raised: str


class HeatMap(msgspec.Struct, frozen=True):
    """The map, most likely first, and the overview of all pitfalls in the article's order."""

    rated: bool
    impacts: tuple[int, ...]
    rows: tuple[HeatRow, ...]
    glances: tuple[Glance, ...]


def heat_map(scorecard: Scorecard) -> HeatMap:
    """Return the heat map of a scored audit; without ratings where it carries none."""
    rated = scorecard.overall.rating is not None
    levels = range(HIGHEST_LIKELIHOOD, 0, -1)
    return HeatMap(
        rated=rated,
        impacts=tuple(_impacts()),
        rows=tuple(_row(scorecard, level, rated=rated) for level in levels),
        glances=tuple(_glance(pitfall) for pitfall in scorecard.pitfalls),
    )


def likelihood_scores(level: int) -> str:
    """Return which scores a likelihood band, 1 to 5, holds."""
    edges = (0, *LIKELIHOOD_EDGES)
    if level == HIGHEST_LIKELIHOOD:
        return f"from {edges[level - 1]}"
    return f"{edges[level - 1]} to below {edges[level]}"


def _impacts() -> range:
    return range(LOWEST_EXPOSURE, HIGHEST_EXPOSURE + 1)


def _row(scorecard: Scorecard, level: int, *, rated: bool) -> HeatRow:
    cells = tuple(
        Cell(
            mark=mark(heat_map_cell(level, impact)) if rated else NOT_RATED,
            pitfalls=tuple(_placed(scorecard, level, impact)),
        )
        for impact in _impacts()
    )
    return HeatRow(level, likelihood_scores(level), cells)


def _placed(scorecard: Scorecard, level: int, impact: int) -> list[Placed]:
    return [
        Placed(pitfall.bank.pitfall, pitfall.bank.title)
        for pitfall in scorecard.pitfalls
        if pitfall.likelihood == level and pitfall.exposure.level == impact
    ]


def _glance(pitfall: PitfallScore) -> Glance:
    return Glance(
        number=pitfall.bank.pitfall,
        title=pitfall.bank.title,
        bar=bar(pitfall.score, pitfall.confirmed),
        score=score_text(pitfall.score),
        confirmed=score_text(pitfall.confirmed),
        likelihood=NOTHING if pitfall.likelihood is None else str(pitfall.likelihood),
        exposure=str(pitfall.exposure.level),
        mark=mark(pitfall.rating),
        mark_if_well=mark(pitfall.rating_if_well),
        raised=_raised(pitfall),
    )


def _raised(pitfall: PitfallScore) -> str:
    if pitfall.rating is None:
        return ""
    worst = max((floor for floor in pitfall.floors if floor.lifts), key=_height, default=None)
    return f"raised: {worst.cause}" if worst else ""


def _height(floor: Floor) -> Rating:
    return floor.to
