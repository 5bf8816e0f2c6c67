"""A score and its confirmed part in words, as they are told side by side."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.risk import shown


def numbers_text(score: Fraction, confirmed: Fraction) -> str:
    """Return both numbers, 0 to 100: "Score 40.2, of which 12.5 is confirmed", no full stop."""
    return ", ".join(filter(None, (f"Score {shown(score)}", confirmed_text(score, confirmed))))


def confirmed_text(score: Fraction, confirmed: Fraction) -> str:
    """Return how much of a score is confirmed, to stand after it; both are 0 to 100.

    The empty text for a score of 0, of which there is nothing to confirm.
    """
    if not score:
        return ""
    if score == confirmed:
        return "all of it confirmed"
    if shown(score) == shown(confirmed):
        return "nearly all of it confirmed"
    return f"of which {shown(confirmed)} is confirmed"
