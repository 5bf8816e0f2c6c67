"""Numbers as a reader sees them, in the same digits everywhere."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.risk import shown

NOTHING = "–"  # noqa: RUF001  # an en dash stands for "no number" in tables


def score_text(number: Fraction | None) -> str:
    """Return a score, or points of one, from 0 to 100; a dash where there is none."""
    return NOTHING if number is None else shown(number)


def exact(number: Fraction) -> str:
    """Return a number of quarter points in full: 18.5, 0.25, 21."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
