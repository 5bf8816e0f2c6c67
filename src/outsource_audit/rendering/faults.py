"""Whose the findings are: faults of the business apart from those of the provider."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.rendering.finding_cards import FindingCard


class FaultRow(msgspec.Struct, frozen=True):
    """One pitfall and the numbers of its findings, by whose they are."""

    number: int
    title: str
    provider: tuple[int, ...]
    business: tuple[int, ...]


class Faults(msgspec.Struct, frozen=True):
    """The findings by whose they are, each in the order of their weight, and by pitfall.

    `rows` leaves out pitfalls without a finding.
    """

    provider: tuple[FindingCard, ...]
    business: tuple[FindingCard, ...]
    rows: tuple[FaultRow, ...]


def faults(scorecard: Scorecard, findings: Sequence[FindingCard]) -> Faults:
    """Return the findings, told apart."""
    provider = tuple(finding for finding in findings if not finding.about_business)
    business = tuple(finding for finding in findings if finding.about_business)
    theirs, own = _numbers(provider), _numbers(business)
    rows = (
        FaultRow(number, pitfall.bank.title, theirs.get(number, ()), own.get(number, ()))
        for pitfall in scorecard.pitfalls
        if (number := pitfall.bank.pitfall) in theirs or number in own
    )
    return Faults(provider, business, tuple(rows))


def _numbers(findings: Sequence[FindingCard]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for finding in findings:
        found.setdefault(finding.pitfall, []).append(finding.number)
    return {pitfall: tuple(numbers) for pitfall, numbers in found.items()}
