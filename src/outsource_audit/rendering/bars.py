"""Bars of scores: how wide, in per cent, and what they say to who cannot see them."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from outsource_audit.rendering.figures import score_text


class Bar(msgspec.Struct, frozen=True):
    """A bar of a score and its confirmed part; widths are per cent of the whole, as text.

    `unknown` is what the score has beyond the confirmed part; empty where that is nothing.
    """

    score: str
    confirmed: str
    unknown: str
    says: str


def bar(score: Fraction | None, confirmed: Fraction | None) -> Bar | None:
    """Return the bar of a score from 0 to 100 and its confirmed part; None without a score."""
    if score is None or confirmed is None:
        return None
    wide, sure = score_text(score), score_text(confirmed)
    rest = f"{float(score - confirmed):.1f}"
    unknown = "" if score == confirmed else rest
    return Bar(wide, sure, unknown, f"Score {wide} of 100, of which {sure} is confirmed.")
