"""How a rating comes about, as lines: the number's own place, then each floor."""

from __future__ import annotations

from outsource_audit.domain.rating import CRITICAL_GAP, RED_LINE
from outsource_audit.domain.rating_path import FloorAccount, RatingPath
from outsource_audit.domain.risk import BAND_EDGES, LIKELIHOOD_EDGES, Rating
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.rating_styles import STYLES

TRIGGERS_SHOWN = 3


def show_paths(
    screen: Screen,
    paths: tuple[RatingPath, RatingPath],
    *,
    exposure: int | None = None,
    indent: int = 0,
) -> None:
    """Print how both ratings come about; once where they come about alike.

    `exposure` is the pitfall's; None for the rating of the whole.
    """
    until_then, if_well = paths
    if until_then == if_well:
        _show_path(screen, "Rating", until_then, exposure, indent)
        return
    _show_path(screen, "Rating until then", until_then, exposure, indent)
    _show_path(screen, "Rating if what is not known turns out well", if_well, exposure, indent)


def show_floor(screen: Screen, account: FloorAccount, *, rated: bool, indent: int) -> None:
    """Print a floor, whether it lifts, and the answers that trigger it."""
    floor = account.floor
    cause = f"{floor.cause} {_cause(account)}"
    unsure = ", as long as something is not known" if floor.open else ""
    effect = "It makes the rating worse." if floor.lifts else "It changes nothing."
    told = f"At least {floor.to.word}: {cause}{unsure}."
    screen.hang("- ", f"{told} {effect}" if rated else told, indent=indent)
    for trigger in account.triggers[:TRIGGERS_SHOWN]:
        screen.hang(f"{trigger.id}: ", trigger.answer, indent=indent + 4)
    if len(account.triggers) > TRIGGERS_SHOWN:
        more = len(account.triggers) - TRIGGERS_SHOWN
        screen.say(f"and {more} more that cost less", indent=indent + 4)
    if account.condition:
        screen.say(account.condition, indent=indent + 4)


def likelihood_scores(level: int) -> str:
    """Return the scores of a likelihood band, 1 to 5, in words."""
    return _range_text((0, *LIKELIHOOD_EDGES), level - 1)


def band_scores(rating: Rating) -> str:
    """Return the scores of a rating's band in words."""
    return _range_text((0, *BAND_EDGES), rating)


def _show_path(
    screen: Screen, name: str, path: RatingPath, exposure: int | None, indent: int
) -> None:
    screen.say(f"{name}: {path.rating.word}.", style=STYLES[path.rating], indent=indent)
    screen.hang("- ", _start_text(path, exposure), indent=indent + 2)
    for account in path.floors:
        show_floor(screen, account, rated=True, indent=indent + 2)


def _start_text(path: RatingPath, exposure: int | None) -> str:
    if path.likelihood is None or exposure is None:
        return f"The number alone: {path.start.word} ({band_scores(path.start)})."
    scores = likelihood_scores(path.likelihood)
    return (
        f"The heat map: likelihood {path.likelihood} ({scores}) at exposure {exposure} is"
        f" {path.start.word}."
    )


def _cause(account: FloorAccount) -> str:
    floor = account.floor
    if floor.cause in (RED_LINE, CRITICAL_GAP):
        return ", ".join(floor.questions)
    return floor.pitfall or ""


def _range_text(edges: tuple[int, ...], place: int) -> str:
    if place == len(edges) - 1:
        return f"from {edges[place]}"
    if place == 0:
        return f"below {edges[1]}"
    return f"from {edges[place]}, below {edges[place + 1]}"
