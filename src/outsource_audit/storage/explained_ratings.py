"""Ratings and floors, unfolded, as JSON."""

from __future__ import annotations

from outsource_audit.domain.rating_path import FloorAccount, RatingPath
from outsource_audit.storage.explanation_shape import (
    FloorAccountJson,
    PathJson,
    PathsJson,
    TriggerJson,
)
from outsource_audit.storage.score_file import WORDS


def paths_json(paths: tuple[RatingPath, RatingPath] | None) -> PathsJson | None:
    """Return how both ratings come about; None where there is no rating."""
    if paths is None:
        return None
    until_then, if_well = map(_path, paths)
    return PathsJson(until_then=until_then, if_well=if_well)


def floor_json(account: FloorAccount) -> FloorAccountJson:
    """Return a floor with what triggers it."""
    floor = account.floor
    return FloorAccountJson(
        to=WORDS[floor.to],
        cause=floor.cause,
        pitfall=floor.pitfall,
        open=floor.open,
        lifts=floor.lifts,
        triggers=tuple(TriggerJson(one.id, one.answer) for one in account.triggers),
        condition=account.condition,
    )


def _path(path: RatingPath) -> PathJson:
    return PathJson(
        start=WORDS[path.start],
        likelihood=path.likelihood,
        floors=tuple(map(floor_json, path.floors)),
        rating=WORDS[path.rating],
    )
