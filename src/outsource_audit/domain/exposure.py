"""How much is at stake in a pitfall for this business: scoring.md section 1, `E`."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.bank import QuestionBank
from outsource_audit.domain.condition import Facts, Truth, truth
from outsource_audit.domain.risk import HIGHEST_EXPOSURE, LOWEST_EXPOSURE


class Exposure(msgspec.Struct, frozen=True):
    """How much is at stake in one pitfall, 1 to 5, and why."""

    level: int
    reasons: tuple[str, ...]


def exposure(bank: QuestionBank, facts: Facts) -> Exposure:
    """Return a bank's base exposure plus every raise that holds or cannot be ruled out.

    Clamped to 1 to 5. A raise that holds only because something is unknown says so.
    """
    level, reasons = bank.base_exposure, list[str]()
    for rule in bank.raises:
        decided = truth(rule.when, facts)
        if decided is not Truth.FAILS:
            level += rule.by
            unknown = " (counted because it is not known)" if decided is Truth.OPEN else ""
            reasons.append(f"+{rule.by}: {rule.because}{unknown}")
    return Exposure(max(LOWEST_EXPOSURE, min(level, HIGHEST_EXPOSURE)), tuple(reasons))
