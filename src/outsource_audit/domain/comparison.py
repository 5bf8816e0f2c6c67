"""Two audits beside each other: what changed, why, and what became of what was found.

The old audit and the new one are each scored under their own question banks.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

import msgspec

from outsource_audit.domain.action_outcomes import ActionOutcome, action_outcomes
from outsource_audit.domain.attribution import Movement, Stages, movement, stages
from outsource_audit.domain.bank import QuestionBank
from outsource_audit.domain.change_reasons import Reason, reasons
from outsource_audit.domain.finding_changes import FindingChange, finding_changes
from outsource_audit.domain.plain_text import same_name
from outsource_audit.domain.rating import red_lines
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import PitfallScore, Scorecard

FEW = Fraction(1, 2)


class Caution(StrEnum):
    """What a reader must know before trusting a comparison."""

    OTHER_BUSINESS = "other business"
    OTHER_PROVIDER = "other provider"
    NOT_LATER = "not later"
    NOTHING_BEFORE = "nothing before"
    NOTHING_NOW = "nothing now"
    NOTHING_IN_COMMON = "nothing in common"
    FEW_IN_COMMON = "few in common"
    BANKS_NOT_KNOWN = "banks not known"


class PitfallComparison(msgspec.Struct, frozen=True, kw_only=True):
    """One pitfall before and after; a rating is None where there is none.

    A pitfall that only one of the audits knows has its other side empty.
    """

    bank: QuestionBank
    moved: Movement
    exposure_before: int | None
    exposure_after: int | None
    rating_before: Rating | None
    rating_after: Rating | None
    rating_if_well_before: Rating | None
    rating_if_well_after: Rating | None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from one audit to another.

    `common` of `united` questions are counted by both, in the same meaning. `red_lines_new`
    and `red_lines_gone` are ids of questions and profile fields, under today's names.
    """

    old: Scorecard
    new: Scorecard
    moved: Movement
    reasons: tuple[Reason, ...]
    pitfalls: tuple[PitfallComparison, ...]
    findings: tuple[FindingChange, ...]
    actions: tuple[ActionOutcome, ...]
    red_lines_new: tuple[str, ...]
    red_lines_gone: tuple[str, ...]
    common: int
    united: int
    cautions: tuple[Caution, ...]

    @property
    def share_in_common(self) -> Fraction | None:
        """Return the share of the questions of either audit that both ask, 0 to 1."""
        return Fraction(self.common, self.united) if self.united else None


def compare(old: Scorecard, new: Scorecard, *, banks_known: bool = True) -> Comparison:
    """Compare two audits. The parts of every change add up to it exactly (`attribution`).

    `banks_known` is False where the banks of one of them are not at hand, so that it is
    scored under others than it was answered under.
    """
    way = stages(old, new)
    renamed = new.bank_set.renamed
    hit_before = [renamed.get(key, key) for key in _red_lines_hit(old)]
    hit_now = _red_lines_hit(new)
    return Comparison(
        old=old,
        new=new,
        moved=movement(way),
        reasons=tuple(reasons(way, old, new)),
        pitfalls=tuple(_pitfalls(way, old, new)),
        findings=tuple(finding_changes(way, new)),
        actions=tuple(action_outcomes(old, new)),
        red_lines_new=tuple(key for key in hit_now if key not in hit_before),
        red_lines_gone=tuple(key for key in hit_before if key not in hit_now),
        common=len(way.both),
        united=len(way.old.keys() | way.new.keys()),
        cautions=tuple(_cautions(way, old, new, banks_known=banks_known)),
    )


def _red_lines_hit(scorecard: Scorecard) -> list[str]:
    return [line.item for line in red_lines(scorecard.standings) if not line.open]


def _pitfalls(way: Stages, old: Scorecard, new: Scorecard) -> Iterable[PitfallComparison]:
    renamed = new.bank_set.renamed
    before = {renamed.get(p.bank.id, p.bank.id): p for p in old.pitfalls}
    after = {pitfall.bank.id: pitfall for pitfall in new.pitfalls}
    for key in dict.fromkeys((*after, *before)):
        yield _pitfall(movement(way, key), before.get(key), after.get(key))


def _pitfall(
    moved: Movement, before: PitfallScore | None, after: PitfallScore | None
) -> PitfallComparison:
    known = after or before
    assert known is not None  # noqa: S101  # its id came from one of the two
    return PitfallComparison(
        bank=known.bank,
        moved=moved,
        exposure_before=before.exposure.level if before else None,
        exposure_after=after.exposure.level if after else None,
        rating_before=before.rating if before else None,
        rating_after=after.rating if after else None,
        rating_if_well_before=before.rating_if_well if before else None,
        rating_if_well_after=after.rating_if_well if after else None,
    )


def _cautions(
    way: Stages, old: Scorecard, new: Scorecard, *, banks_known: bool
) -> Iterable[Caution]:
    if not same_name(old.audit.business, new.audit.business):
        yield Caution.OTHER_BUSINESS
    if not same_name(old.audit.provider, new.audit.provider):
        yield Caution.OTHER_PROVIDER
    if new.audit.date < old.audit.date:
        yield Caution.NOT_LATER
    if not banks_known:
        yield Caution.BANKS_NOT_KNOWN
    yield from _few_in_common(way)


def _few_in_common(way: Stages) -> Iterable[Caution]:
    if not way.old:
        yield Caution.NOTHING_BEFORE
    if not way.new:
        yield Caution.NOTHING_NOW
    if not (way.old and way.new):
        return
    if not way.both:
        yield Caution.NOTHING_IN_COMMON
    elif len(way.both) < FEW * len(way.old.keys() | way.new.keys()):
        yield Caution.FEW_IN_COMMON
