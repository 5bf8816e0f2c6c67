"""Whose the findings are: faults of the business apart from those of the provider."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from outsource_audit.rendering.finding_cards import FindingCard


class Faults(msgspec.Struct, frozen=True):
    """The findings by whose they are, each in the order of their weight."""

    provider: tuple[FindingCard, ...]
    business: tuple[FindingCard, ...]


def faults(findings: Sequence[FindingCard]) -> Faults:
    """Return the findings, told apart."""
    return Faults(
        provider=tuple(finding for finding in findings if not finding.about_business),
        business=tuple(finding for finding in findings if finding.about_business),
    )
