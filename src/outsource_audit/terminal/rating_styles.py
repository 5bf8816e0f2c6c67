"""How a rating looks on the screen: its colour, its colour as a ground, its letter."""

from __future__ import annotations

from outsource_audit.domain.risk import Rating

STYLES = {
    Rating.LOW: "green",
    Rating.MODERATE: "yellow",
    Rating.HIGH: "bold red",
    Rating.CRITICAL: "bold red",
}
GROUNDS = {
    Rating.LOW: "black on green",
    Rating.MODERATE: "black on yellow",
    Rating.HIGH: "black on bright_red",
    Rating.CRITICAL: "bright_white on red",
}
LETTERS = {rating: rating.word[0].upper() for rating in Rating}
LETTERS_KEY = ", ".join(f"{letter} {rating.word}" for rating, letter in LETTERS.items())


def style_of(rating: Rating | None) -> str:
    """Return the style of a rating; none where there is no rating."""
    return "" if rating is None else STYLES[rating]
