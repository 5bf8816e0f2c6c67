"""What `gate --json` prints: each bound, whether it holds, and by how much it fails."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankStamp
from outsource_audit.domain.gate import Gate
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.verdict import Figure, Verdict
from outsource_audit.storage.json_text import encoded


class CauseJson(msgspec.Struct, frozen=True):
    """A question, profile field or pitfall behind a bound; `open` where it is not known."""

    item: str
    says: str
    open: bool


class BoundJson(msgspec.Struct, frozen=True, kw_only=True):
    """One bound, such as `max_score` or `pitfalls.data`.

    `measured` and `limit` are a number or a rating, null where there is nothing to measure;
    `by` is how far the bound is passed, null where it holds.
    """

    bound: str
    passed: bool
    measured: int | float | str | None
    limit: int | float | str | None
    by: int | float | None
    says: str
    causes: tuple[CauseJson, ...]


class EarlierJson(msgspec.Struct, frozen=True, kw_only=True):
    """The earlier audit that this one must not be worse than."""

    file: str
    business: str
    provider: str
    date: str


class GateJson(msgspec.Struct, frozen=True, kw_only=True):
    """An audit held against its bounds; `banks` are the editions it was scored by."""

    format: Literal[1] = 1
    passed: bool
    file: str
    business: str
    provider: str
    date: str
    checked_on: str
    policy: str | None
    no_worse_than: EarlierJson | None
    banks: tuple[BankStamp, ...]
    bounds: tuple[BoundJson, ...]


def encode_gate(gate: Gate) -> bytes:
    """Return the result as indented JSON, in full precision, ending with a line break."""
    return encoded(_gate(gate))


def _gate(gate: Gate) -> GateJson:
    return GateJson(
        passed=gate.passed,
        file=gate.file,
        business=gate.audit.business,
        provider=gate.audit.provider,
        date=gate.audit.date,
        checked_on=gate.checked_on,
        policy=gate.policy or None,
        no_worse_than=_earlier(gate.old, gate.old_file),
        banks=gate.banks,
        bounds=tuple(map(_bound, gate.verdicts)),
    )


def _earlier(old: Audit | None, file: str) -> EarlierJson | None:
    if old is None:
        return None
    return EarlierJson(file=file, business=old.business, provider=old.provider, date=old.date)


def _bound(verdict: Verdict) -> BoundJson:
    by = verdict.by
    return BoundJson(
        bound=verdict.bound,
        passed=verdict.passed,
        measured=_figure(verdict.measured),
        limit=_figure(verdict.limit),
        by=float(by) if isinstance(by, Fraction) else by,
        says=verdict.says,
        causes=tuple(CauseJson(cause.item, cause.says, cause.open) for cause in verdict.causes),
    )


def _figure(figure: Figure | None) -> int | float | str | None:
    if isinstance(figure, Rating):
        return figure.word
    return float(figure) if isinstance(figure, Fraction) else figure
