"""Where more questions are worth most, once the quick set is answered."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet


class Deepening(msgspec.Struct, frozen=True):
    """A pitfall worth taking in full: how many questions that adds, how long, and why.

    `pitfall` is the bank's id; `minutes` are rounded up.
    """

    pitfall: str
    title: str
    more: int
    minutes: int
    because: str


def worth_deepening(bank_set: BankSet, audit: Audit, seconds_each: float) -> list[Deepening]:
    """Return the pitfalls where more questions are worth most, the worthiest first."""
    raise NotImplementedError
