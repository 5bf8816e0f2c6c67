"""Bars of scores: how wide, in per cent, and what they say to who cannot see them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import msgspec

from outsource_audit.domain.number_wording import confirmed_text
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
    # The two parts end where the score does, as both are shown.
    rest = f"{Decimal(wide) - Decimal(sure):f}"
    unknown = "" if score == confirmed else rest
    says = ", ".join(filter(None, (f"Score {wide} of 100", confirmed_text(score, confirmed))))
    return Bar(wide, sure, unknown, f"{says}.")
