"""The shape of what `explain --json` prints. Fields may be added within a format, never changed.

A number with its `shown` text is exact in `value`; the shown ones add up to the last digit.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from outsource_audit.storage.score_file import RatingWord

StateWord = Literal["answered", "unknown", "not-applicable", "unanswered", "hidden", "not-asked"]
RedLineWord = Literal["hit", "open", "clear"]
Decided = Literal["holds", "open", "fails"]


class ShareJson(msgspec.Struct, frozen=True, kw_only=True):
    """Points of 100: exact, in the hundredths shown, and as they are shown."""

    value: float
    hundredths: int
    shown: str


class TwoSharesJson(msgspec.Struct, frozen=True, kw_only=True):
    """A number of 100 in its confirmed and its open part."""

    confirmed: ShareJson
    open: ShareJson
    together: ShareJson


class TotalsJson(msgspec.Struct, frozen=True, kw_only=True):
    """The whole numbers behind a score: 100 x points / most.

    `points` and `confirmed_points` are sums of exposure x weight x points, `weight` of
    exposure x weight; `most` is four times that.
    """

    points: int
    confirmed_points: int
    weight: int
    most: int
    questions: int


class TriggerJson(msgspec.Struct, frozen=True):
    """An answer that causes a floor."""

    id: str
    answer_text: str


class FloorAccountJson(msgspec.Struct, frozen=True, kw_only=True):
    """A floor, the answers that trigger it, and what is said of a red line's condition."""

    to: RatingWord
    cause: str
    pitfall: str | None
    open: bool
    lifts: bool
    triggers: tuple[TriggerJson, ...]
    condition: str


class PathJson(msgspec.Struct, frozen=True, kw_only=True):
    """How a rating comes about: `start` is the band, or a pitfall's cell at `likelihood`."""

    start: RatingWord
    likelihood: int | None
    floors: tuple[FloorAccountJson, ...]
    rating: RatingWord


class PathsJson(msgspec.Struct, frozen=True, kw_only=True):
    """Both ratings: until then, and if what is open turns out well."""

    until_then: PathJson
    if_well: PathJson


class NotRatedJson(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no rating."""

    nothing_counts: bool
    too_incomplete: bool
    unasked_red_lines: tuple[str, ...]


class WholeJson(msgspec.Struct, frozen=True, kw_only=True):
    """The whole; score, headlines, band and ratings are null where there are none."""

    totals: TotalsJson
    shares: TwoSharesJson
    headline: str | None
    headline_confirmed: str | None
    ratings: PathsJson | None
    not_rated: NotRatedJson | None
    red_lines: tuple[FloorAccountJson, ...]
    dealt_with: int
    in_scope: int
    completeness: float | None
    good_weight: int
    seen_weight: int
    confidence: float | None


class RaiseJson(msgspec.Struct, frozen=True, kw_only=True):
    """A raise of an exposure; `open` where it counts only because something is not known."""

    by: int
    reason: str
    because: tuple[str, ...]
    open: bool


class ExposureJson(msgspec.Struct, frozen=True, kw_only=True):
    """An exposure: base, raises, their sum, and the level from 1 to 5 that counts."""

    base: int
    raises: tuple[RaiseJson, ...]
    sum: int
    level: int


class PartJson(msgspec.Struct, frozen=True, kw_only=True):
    """A question that counts. `product` is exposure x weight x points; `open`: not confirmed."""

    id: str
    ask: str
    state: StateWord
    answer: str | int | float | None
    answer_text: str
    evidence_seen: bool
    points: int
    confirmed_points: int
    severity: str
    severity_of_bank: str
    raised_because: tuple[str, ...]
    weight: int
    exposure: int
    product: int
    most: int
    of_pitfall: ShareJson
    of_total: ShareJson
    open: bool
    red_line: RedLineWord | None


class LeftOutJson(msgspec.Struct, frozen=True, kw_only=True):
    """A question that does not count, and why."""

    id: str
    ask: str
    state: StateWord
    why: tuple[str, ...]


class PitfallPartJson(msgspec.Struct, frozen=True, kw_only=True):
    """One pitfall; ratings are null where it has none, headlines where none of it counts."""

    id: str
    number: int
    title: str
    exposure: ExposureJson
    totals: TotalsJson
    own: TwoSharesJson
    headline: str | None
    headline_confirmed: str | None
    of_total: TwoSharesJson
    inherent: RatingWord
    ratings: PathsJson | None
    questions: tuple[PartJson, ...]
    left_out: tuple[LeftOutJson, ...]


class RedLineJson(msgspec.Struct, frozen=True, kw_only=True):
    """A red line, the answers it is about, and why it is hit or not."""

    state: RedLineWord | None
    says: str
    names: tuple[str, ...]
    because: tuple[str, ...]


class FixJson(msgspec.Struct, frozen=True, kw_only=True):
    """What a fix gains and leaves."""

    fix: str
    effort: str
    points_left: int
    gain: ShareJson
    left: ShareJson


class DependentJson(msgspec.Struct, frozen=True, kw_only=True):
    """What hangs on an answer, and how its condition is decided now."""

    kind: Literal["exposure", "severity", "red line", "asked"]
    id: str
    says: str
    now: Decided


class ItemJson(msgspec.Struct, frozen=True, kw_only=True):
    """A question or profile field; `part`, `left_out` and `fix` are of questions alone."""

    id: str
    ask: str
    answer_text: str
    part: PartJson | None
    left_out: LeftOutJson | None
    fix: FixJson | None
    red_line: RedLineJson | None
    dependents: tuple[DependentJson, ...]


class ExplanationJson(msgspec.Struct, frozen=True, kw_only=True):
    """A score unfolded. `explains` is the id asked for; null where it is everything.

    `pitfalls` are all, or the one asked for or asked about; `item` is the question or profile
    field asked for.
    """

    format: Literal[1] = 1
    explains: str | None
    overall: WholeJson
    costliest: tuple[str, ...]
    pitfalls: tuple[PitfallPartJson, ...]
    item: ItemJson | None
