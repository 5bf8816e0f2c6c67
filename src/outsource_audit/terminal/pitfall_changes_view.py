"""The pitfalls of two audits, or of several, on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.comparison_account import Change, PitfallAccount
from outsource_audit.domain.comparison_words import (
    ARROW,
    CAUSES,
    number_text,
    pitfall_ratings,
)
from outsource_audit.domain.wording import sentence_case
from outsource_audit.terminal.console import Screen

_WIDEST_NAME = 15
_COLUMN = 7


def show_pitfalls(screen: Screen, pitfalls: Sequence[PitfallAccount]) -> None:
    """Print each pitfall before and after, at least one, and what its change is made of."""
    screen.say()
    screen.say("The pitfalls", style="bold")
    wide = min(_WIDEST_NAME, max(len(pitfall_name(p)) for p in pitfalls))
    _show_row(screen, "", ("before", "after", "change"), wide)
    for pitfall in pitfalls:
        figures = (*_sides(pitfall.score), str(pitfall.score.change or ""))
        _show_row(screen, pitfall_name(pitfall), figures, wide)
        for told in _details(pitfall):
            screen.say(told, indent=6)


def pitfall_name(pitfall: PitfallAccount) -> str:
    """Return the number and id of a pitfall."""
    bank = pitfall.pitfall.bank
    return f"{bank.pitfall} {bank.id}"


def _show_row(screen: Screen, name: str, figures: Sequence[str], wide: int) -> None:
    if len(name) > wide:
        screen.say(name, indent=2)
        name = ""
    cells = "".join(f"{figure:>{_COLUMN}}" for figure in figures)
    screen.say(f"{name:<{wide}}{cells}".rstrip(), indent=2)


def _sides(change: Change) -> tuple[str, str]:
    return number_text(change.before), number_text(change.after)


def _details(pitfall: PitfallAccount) -> list[str]:
    told = []
    if pitfall.score.moving:
        told.append(f"Score: {_parts(pitfall.score)}.")
    confirmed = pitfall.confirmed
    if confirmed.moving:
        before, after = _sides(confirmed)
        change = f"{before} {ARROW} {after}, {confirmed.change}"
        told.append(f"Confirmed: {change} ({_parts(confirmed)}).")
    ratings = pitfall_ratings(pitfall.pitfall)
    return [*told, f"{sentence_case(ratings)}."] if ratings else told


def _parts(change: Change) -> str:
    return ", ".join(f"{CAUSES[cause]} {amount}" for cause, amount in change.moving)
