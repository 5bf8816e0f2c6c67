"""A figure as an author types it, held against the exact one: 58.3, 7400/92 or none."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from outsource_audit.domain.risk import shown

NONE = "none"
# Digits are bounded: nobody types more, and a longer number takes long to read.
FIGURE = r"none|[0-9]{1,12}(\.[0-9]{1,12})?|[0-9]{1,12}/[1-9][0-9]{0,11}"
_EXACT_DECIMALS = 4


def agrees(typed: str, exact: Fraction | None) -> bool:
    """Say whether a figure is what was typed.

    With decimals it is what the exact value rounds to (half up), or how a score of that value
    is shown; a whole number or a fraction must be exactly right; `none` is no figure. What is
    typed must match `FIGURE`.
    """
    if exact is None or typed == NONE:
        return exact is None and typed == NONE
    if "." not in typed:
        return Fraction(typed) == exact
    decimals = _decimals(typed)
    scale = 10**decimals
    rounded = Fraction(math.floor(exact * scale + Fraction(1, 2)), scale)
    return Fraction(typed) == rounded or (decimals == 1 and typed == shown(exact))


def figure_text(typed: str, exact: Fraction | None) -> str:
    """Return what the figure is instead, as finely as was typed, and exactly."""
    if exact is None:
        return NONE
    if exact.denominator == 1:
        return str(exact)
    rounded = f"{float(exact):.{max(_decimals(typed), 1)}f}"
    digits = math.floor(exact * 10**_EXACT_DECIMALS) / 10**_EXACT_DECIMALS
    return f"{rounded} (exact {exact}, {digits:.{_EXACT_DECIMALS}f}...)"


def _decimals(typed: str) -> int:
    found = re.search(r"\.([0-9]+)$", typed)
    return len(found[1]) if found else 0
