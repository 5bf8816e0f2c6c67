"""The shape of what `compare --json` prints. Fields may be added within a format, not changed.

Every change is after minus before: below 0 is better. A number is null where nothing counts.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from outsource_audit.storage.plan_file import RemediationJson
from outsource_audit.storage.score_file import RatingWord

CauseWord: TypeAlias = Literal["banks", "exposure", "applicability", "answers"]
CautionWord: TypeAlias = Literal[
    "other business",
    "other provider",
    "not later",
    "nothing before",
    "nothing now",
    "nothing in common",
    "few in common",
    "banks not known",
]
FateWord: TypeAlias = Literal[
    "new", "worse", "unchanged", "better", "fixed", "not known now", "not counted now"
]
StateWord: TypeAlias = Literal[
    "answered", "unknown", "not-applicable", "unanswered", "hidden", "not-asked"
]


class PitfallScoreJson(msgspec.Struct, frozen=True, kw_only=True):
    """One pitfall of one audit, under the id its own banks have for it."""

    id: str
    score: float | None
    confirmed: float | None
    exposure: int
    rating: RatingWord | None
    rating_if_well: RatingWord | None


class AuditJson(msgspec.Struct, frozen=True, kw_only=True):
    """One audit, scored under the banks it was answered under, or under today's.

    The latter where these are not `banks_known`; `banks_missing` names those not at hand.
    """

    file: str
    business: str
    provider: str
    date: str
    banks_known: bool
    banks_missing: tuple[str, ...]
    score: float | None
    confirmed: float | None
    rating: RatingWord | None
    rating_if_well: RatingWord | None
    pitfalls: tuple[PitfallScoreJson, ...]


class NumberJson(msgspec.Struct, frozen=True):
    """A number before and after, and its change; that also as a fraction, such as -71/12."""

    before: float | None
    after: float | None
    change: float | None
    change_exact: str | None


class PartJson(msgspec.Struct, frozen=True, kw_only=True):
    """What one cause did to both numbers."""

    cause: CauseWord
    score: float
    score_exact: str
    confirmed: float
    confirmed_exact: str


class MovementJson(msgspec.Struct, frozen=True):
    """Both numbers, and the parts whose exact fractions add up to each change.

    There are no parts where a number is null.
    """

    score: NumberJson
    confirmed: NumberJson
    parts: tuple[PartJson, ...]


class ReasonJson(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that changed; `item` is a question or a pitfall.

    Its effect is there for answers alone, and those add up to their part.
    """

    cause: CauseWord
    item: str
    about: str
    told: str
    score: float | None
    score_exact: str | None
    confirmed: float | None
    confirmed_exact: str | None


class PitfallChangeJson(msgspec.Struct, frozen=True, kw_only=True):
    """One pitfall before and after; a side is null where that audit does not have it."""

    id: str
    moved: MovementJson
    exposure_before: int | None
    exposure_after: int | None
    rating_before: RatingWord | None
    rating_after: RatingWord | None
    rating_if_well_before: RatingWord | None
    rating_if_well_after: RatingWord | None


class StoodJson(msgspec.Struct, frozen=True):
    """How a question stood; points, 0 to 4, are null without an answer."""

    state: StateWord
    answer: str | int | float | None
    points: int | None


class FindingJson(msgspec.Struct, frozen=True, kw_only=True):
    """One finding of either audit, and what became of it."""

    question: str
    pitfall: str
    fate: FateWord
    red_line: bool
    before: StoodJson | None
    after: StoodJson | None


class RedLineJson(msgspec.Struct, frozen=True):
    """A red line that is newly hit."""

    id: str
    says: str


class GoneJson(msgspec.Struct, frozen=True):
    """A red line that was hit, and how it stands now."""

    id: str
    says: str
    now: str


class ActionJson(msgspec.Struct, frozen=True):
    """An action that was set in the earlier audit, as it is told now, and its outcome."""

    question: str
    outcome: str
    set: RemediationJson


class ComparisonJson(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two of the audits, which are named by their places from 0."""

    from_: int = msgspec.field(name="from")
    to: int
    cautions: tuple[CautionWord, ...]
    cautions_say: tuple[str, ...]
    common: int
    united: int
    share_in_common: float | None
    moved: MovementJson
    reasons: tuple[ReasonJson, ...]
    pitfalls: tuple[PitfallChangeJson, ...]
    findings: tuple[FindingJson, ...]
    red_lines_new: tuple[RedLineJson, ...]
    red_lines_gone: tuple[GoneJson, ...]
    actions: tuple[ActionJson, ...]


class TrendJson(msgspec.Struct, frozen=True, kw_only=True):
    """The audits in the order given; from the first to the last, then each step if several."""

    format: Literal[1] = 1
    audits: tuple[AuditJson, ...]
    comparisons: tuple[ComparisonJson, ...]
