"""Where an exposure comes from: the base, each raise with its reason, and the limits."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.condition import Truth, truth
from outsource_audit.domain.grounds import grounds
from outsource_audit.domain.scorecard import PitfallScore, Scorecard


class Raise(msgspec.Struct, frozen=True):
    """A raise that counts: by how much, for what reason, and because of which answers.

    `open` where it counts only because something is not known.
    """

    by: int
    reason: str
    because: tuple[str, ...]
    open: bool


class ExposureAccount(msgspec.Struct, frozen=True):
    """An exposure: its base, its raises, their sum, and the level from 1 to 5 that counts."""

    base: int
    raises: tuple[Raise, ...]
    level: int

    @property
    def sum(self) -> int:
        """Return the base and all raises together, before the limit."""
        return self.base + sum(one.by for one in self.raises)

    @property
    def is_limited(self) -> bool:
        """Say whether the sum lies beyond the limits, so that less counts."""
        return self.sum != self.level


def exposure_account(pitfall: PitfallScore, scorecard: Scorecard) -> ExposureAccount:
    """Return where the exposure of a pitfall comes from (scoring.md section 1)."""
    fact, found = scorecard.standings.fact, list[Raise]()
    for rule in pitfall.bank.raises:
        decided = truth(rule.when, fact)
        if decided is not Truth.FAILS:
            because = grounds(rule.when, scorecard.bank_set, fact)
            found.append(Raise(rule.by, rule.because, because, decided is Truth.OPEN))
    return ExposureAccount(pitfall.bank.base_exposure, tuple(found), pitfall.exposure.level)
