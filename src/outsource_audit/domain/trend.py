"""Several audits in a row: each compared with the one before it, and the last with the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from outsource_audit.domain.comparison import Comparison, compare
from outsource_audit.domain.scorecard import Scorecard


class ComparedAudit(msgspec.Struct, frozen=True, kw_only=True):
    """One audit as it is compared: its file, its scorecard, and whether that is under its banks.

    Where they are not `banks_known`, it is scored under others. `missing` names the editions
    that are not at hand; none where the audit names no whole set of banks.
    """

    file: str
    scorecard: Scorecard
    banks_known: bool = True
    missing: tuple[str, ...] = ()


class Compared(msgspec.Struct, frozen=True):
    """Two audits and what changed from one to the other."""

    old: ComparedAudit
    new: ComparedAudit
    comparison: Comparison


class Trend(msgspec.Struct, frozen=True):
    """At least two audits, what changed from first to last, and from each to the next.

    There are no `steps` between two audits: they are the same as `whole`.
    """

    audits: tuple[ComparedAudit, ...]
    whole: Compared
    steps: tuple[Compared, ...]


def trend(audits: Sequence[ComparedAudit]) -> Trend:
    """Compare at least two audits, in the order given."""
    whole = compared(audits[0], audits[-1])
    pairs = list(pairwise(audits))
    steps = tuple(compared(old, new) for old, new in pairs) if len(pairs) > 1 else ()
    return Trend(tuple(audits), whole, steps)


def compared(old: ComparedAudit, new: ComparedAudit) -> Compared:
    """Compare two audits."""
    known = old.banks_known and new.banks_known
    return Compared(old, new, compare(old.scorecard, new.scorecard, banks_known=known))
