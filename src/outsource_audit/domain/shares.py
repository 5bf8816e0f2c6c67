"""Shares of a score, exact and as shown: what is shown of the parts adds up at every level.

All numbers are points of 100. Confirmed shares come from known answers, open ones from what
is unknown or unanswered; together they are the score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from outsource_audit.domain.apportionment import apportion
from outsource_audit.domain.rating import Totals, total
from outsource_audit.domain.risk import WORST_POINTS, hundredths, hundredths_shown
from outsource_audit.domain.standing import Standing


class Share(msgspec.Struct, frozen=True):
    """Points of 100: the exact number, and the hundredths shown so that sums hold."""

    exact: Fraction = Fraction(0)
    hundredths: int = 0

    @property
    def shown(self) -> str:
        """Return the share with two decimals."""
        return hundredths_shown(self.hundredths)

    def __add__(self, other: Share) -> Share:
        """Add both the exact and the shown numbers."""
        return Share(self.exact + other.exact, self.hundredths + other.hundredths)


class TwoShares(msgspec.Struct, frozen=True):
    """What is confirmed, and what is open: not known or not answered."""

    confirmed: Share = Share()
    open: Share = Share()

    @property
    def together(self) -> Share:
        """Return both together."""
        return self.confirmed + self.open


def whole_shares(totals: Totals) -> TwoShares:
    """Return the score of some questions as confirmed and open; zeros where nothing counts."""
    score, confirmed = totals.score, totals.confirmed
    if score is None or confirmed is None:
        return TwoShares()
    sure = hundredths(confirmed)
    return TwoShares(Share(confirmed, sure), Share(score - confirmed, hundredths(score) - sure))


def split_by_group(
    whole: TwoShares, groups: Mapping[str, Sequence[Standing]]
) -> dict[str, TwoShares]:
    """Split a score over groups of its questions, confirmed and open each for itself."""
    totals = {key: total(standings) for key, standings in groups.items()}
    unit = _unit(sum(each.weight for each in totals.values()))
    sure = [unit * each.confirmed_points for each in totals.values()]
    not_sure = [unit * (each.score_points - each.confirmed_points) for each in totals.values()]
    pairs = zip(_split(whole.confirmed, sure), _split(whole.open, not_sure), strict=True)
    return {key: TwoShares(*pair) for key, pair in zip(groups, pairs, strict=True)}


def split_by_question(
    whole: TwoShares, standings: Sequence[Standing], weight: int
) -> dict[str, Share]:
    """Split what some questions add to a score over them, by id.

    `standings` are the questions that count; `weight` is the sum of exposure times weight
    that the score is measured against.
    """
    unit, found = _unit(weight), dict[str, Share]()
    for share, is_open in ((whole.confirmed, False), (whole.open, True)):
        own = [s for s in standings if (s.points is None) is is_open]
        parts = [unit * product(standing) for standing in own]
        ids = [standing.question.id for standing in own]
        found |= zip(ids, _split(share, parts), strict=True)
    return found


def product(standing: Standing) -> int:
    """Return exposure times weight times points, as they count in the score."""
    return standing.share_weight * standing.score_points


def split_in_two(share: Share, first: Fraction) -> tuple[Share, Share]:
    """Split a share into a first part, at most all of it, and the rest."""
    one, other = _split(share, [first, share.exact - first])
    return one, other


def _split(whole: Share, parts: list[Fraction]) -> list[Share]:
    shown = apportion([100 * part for part in parts], whole.hundredths)
    return [Share(part, steps) for part, steps in zip(parts, shown, strict=True)]


def _unit(weight: int) -> Fraction:
    """Return what one product is worth in points of 100."""
    return Fraction(100, WORST_POINTS * weight) if weight else Fraction(0)
