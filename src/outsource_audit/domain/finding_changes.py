"""What became of the findings between two audits: new, fixed, worse, better, unchanged.

A finding is an answered question with a gap. One that nobody can see any more, because it
is not known now or not asked, is never counted as fixed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from outsource_audit.domain.attribution import Stages
from outsource_audit.domain.bank import Question
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import RedLineState, Standing


class Fate(StrEnum):
    """What became of a finding."""

    NEW = "new"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    BETTER = "better"
    FIXED = "fixed"
    NOT_KNOWN = "not known now"
    NOT_COUNTED = "not counted now"


class FindingChange(msgspec.Struct, frozen=True, kw_only=True):
    """One finding, of either audit, and what became of it.

    `before` and `after` are how the question stood, None where a bank does not have it. A
    question whose meaning changed in between is another one: its finding is new, and the
    former one is not counted now.
    """

    question: Question
    fate: Fate
    before: Standing | None
    after: Standing | None

    @property
    def red_line(self) -> bool:
        """Say whether a red line is hit now by it, or was."""
        seen = self.after if self.fate in _SEEN_NOW else self.before
        return seen is not None and seen.red_line is RedLineState.HIT

    @property
    def first_seen(self) -> bool:
        """Say whether it is new because the earlier audit had no answer to the question."""
        return self.fate is Fate.NEW and not self._answered_before

    @property
    def _answered_before(self) -> bool:
        return (
            self.before is not None
            and self.before.points is not None
            and self.before.question.revision == self.question.revision
        )


_SEEN_NOW = (Fate.NEW, Fate.WORSE, Fate.UNCHANGED, Fate.BETTER)


def finding_changes(way: Stages, new: Scorecard) -> Iterable[FindingChange]:
    """Yield every finding of either audit, in the new banks' asking order, then what is gone."""
    today = {s.question.id: s for s in new.standings.questions}
    for key in dict.fromkeys((*today, *way.old)):
        was, now = way.old.get(key), today.get(key)
        seen = now or was
        fate = _fate(was, now)
        if seen is not None and fate is not None:
            yield FindingChange(question=seen.question, fate=fate, before=was, after=now)


def _fate(was: Standing | None, now: Standing | None) -> Fate | None:
    if was is None or not was.points:
        return Fate.NEW if now is not None and now.points else None
    if now is None or not now.in_fraction:
        return Fate.NOT_COUNTED
    if now.question.revision != was.question.revision:
        return Fate.NEW if now.points else Fate.NOT_COUNTED
    if now.points is None:
        return Fate.NOT_KNOWN
    return _fate_of_points(was.points, now.points)


def _fate_of_points(was: int, now: int) -> Fate:
    if not now:
        return Fate.FIXED
    if now == was:
        return Fate.UNCHANGED
    return Fate.WORSE if now > was else Fate.BETTER
