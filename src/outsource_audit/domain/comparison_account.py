"""The figures of a comparison as they are shown: the parts add up to the last digit shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from outsource_audit.domain.attribution import Cause, Movement
from outsource_audit.domain.change_reasons import Reason
from outsource_audit.domain.comparison import Comparison, PitfallComparison
from outsource_audit.domain.risk import shown
from outsource_audit.domain.signed_apportionment import apportion_signed

TENTHS = 10
MANY_ALIKE = 3
# What a reader asks for first: did the answers change it, or something else?
IN_ORDER = (Cause.ANSWERS, Cause.APPLICABILITY, Cause.EXPOSURE, Cause.BANKS)


class Amount(msgspec.Struct, frozen=True):
    """A change in points of 100: exactly, and in the tenths that are shown of it."""

    exact: Fraction
    tenths: int

    def __str__(self) -> str:
        """Return it with its sign; "0" only for no change at all, "+0.0" for a tiny one."""
        if not self.exact:
            return "0"
        size = abs(self.tenths)
        return f"{'-' if self.exact < 0 else '+'}{size // TENTHS}.{size % TENTHS}"


class Change(msgspec.Struct, frozen=True):
    """One number before and after (None where there is none), its change and what made it.

    `change` is the difference of the figures shown; the parts shown add up to it. There are no
    parts where there is no change to speak of, because a number is missing.
    """

    before: Fraction | None
    after: Fraction | None
    change: Amount | None
    parts: tuple[tuple[Cause, Amount], ...]

    @property
    def moving(self) -> tuple[tuple[Cause, Amount], ...]:
        """Return the parts that are not 0."""
        return tuple((cause, amount) for cause, amount in self.parts if amount.exact)


class ReasonAccount(msgspec.Struct, frozen=True):
    """One reason and what it did, for an answer; None elsewhere."""

    reason: Reason
    score: Amount | None
    confirmed: Amount | None


class CauseAccount(msgspec.Struct, frozen=True):
    """One cause, its two parts, and the reasons behind it."""

    cause: Cause
    score: Amount
    confirmed: Amount
    reasons: tuple[ReasonAccount, ...]


class PitfallAccount(msgspec.Struct, frozen=True):
    """One pitfall, and how its two numbers changed."""

    pitfall: PitfallComparison
    score: Change
    confirmed: Change


class Account(msgspec.Struct, frozen=True):
    """A comparison in the figures that are shown.

    `causes` is empty where a score is missing; what changed is then in `unsummed`.
    """

    score: Change
    confirmed: Change
    causes: tuple[CauseAccount, ...]
    unsummed: tuple[Reason, ...]
    pitfalls: tuple[PitfallAccount, ...]

    @property
    def has_tiny(self) -> bool:
        """Say whether a cause did something that is too small to show."""
        amounts = [amount for cause in self.causes for amount in (cause.score, cause.confirmed)]
        return any(amount.exact and not amount.tenths for amount in amounts)


def alike(reasons: Sequence[ReasonAccount]) -> list[list[ReasonAccount]]:
    """Return reasons in their order, those that tell the same of many questions together.

    An answer stands alone always, and so do reasons that fewer than `MANY_ALIKE` share.
    """
    sharing: dict[str, list[ReasonAccount]] = {}
    for one in reasons:
        sharing.setdefault(one.reason.told, []).append(one)
    found: list[list[ReasonAccount]] = []
    for one in reasons:
        group = sharing[one.reason.told]
        if one.reason.cause is Cause.ANSWERS or len(group) < MANY_ALIKE:
            found.append([one])
        elif group[0] is one:
            found.append(group)
    return found


def account(comparison: Comparison) -> Account:
    """Return the figures of a comparison as they are shown."""
    score, confirmed = _changes(comparison.moved)
    sums = _causes(comparison.reasons, score, confirmed)
    return Account(
        score=score,
        confirmed=confirmed,
        causes=sums,
        unsummed=() if sums else comparison.reasons,
        pitfalls=tuple(PitfallAccount(p, *_changes(p.moved)) for p in comparison.pitfalls),
    )


def _changes(moved: Movement) -> tuple[Change, Change]:
    """Return the score and what is confirmed of it."""
    scores = {part.cause: part.score for part in moved.parts}
    confirmed = {part.cause: part.confirmed for part in moved.parts}
    return (
        _change(moved.score_before, moved.score_after, scores),
        _change(moved.confirmed_before, moved.confirmed_after, confirmed),
    )


def _change(
    before: Fraction | None, after: Fraction | None, parts: dict[Cause, Fraction]
) -> Change:
    if before is None or after is None:
        return Change(before, after, None, ())
    change = Amount(after - before, _tenths_shown(after) - _tenths_shown(before))
    exact = [parts[cause] for cause in IN_ORDER]
    amounts = _amounts(exact, change.tenths)
    return Change(before, after, change, tuple(zip(IN_ORDER, amounts, strict=True)))


def _tenths_shown(score: Fraction) -> int:
    return int(Fraction(shown(score)) * TENTHS)


def _amounts(exact: Sequence[Fraction], tenths: int) -> list[Amount]:
    """Return exact amounts as they are shown, so that they add up to so many tenths."""
    rounded = apportion_signed([amount * TENTHS for amount in exact], tenths)
    return [Amount(amount, whole) for amount, whole in zip(exact, rounded, strict=True)]


def _causes(
    reasons: Sequence[Reason], score: Change, confirmed: Change
) -> tuple[CauseAccount, ...]:
    pairs = zip(score.parts, confirmed.parts, strict=True)
    return tuple(
        CauseAccount(cause, by, sure, _reasons([r for r in reasons if r.cause is cause], by, sure))
        for (cause, by), (_, sure) in pairs
    )


def _reasons(
    reasons: Sequence[Reason], score: Amount, confirmed: Amount
) -> tuple[ReasonAccount, ...]:
    """Return the reasons of a cause; where each has an effect, the effects add up to its part."""
    scores = [reason.score for reason in reasons if reason.score is not None]
    sure = [reason.confirmed for reason in reasons if reason.confirmed is not None]
    if not reasons or len(scores) < len(reasons) or len(sure) < len(reasons):
        return tuple(ReasonAccount(reason, None, None) for reason in reasons)
    effects = zip(
        reasons, _amounts(scores, score.tenths), _amounts(sure, confirmed.tenths), strict=True
    )
    told = [ReasonAccount(*effect) for effect in effects]
    # Of effects that are exactly as large, the one that is shown larger comes first.
    return tuple(sorted(told, key=_size, reverse=True))


def _size(one: ReasonAccount) -> tuple[Fraction, int]:
    exact, tenths = one.reason.score or Fraction(0), one.score.tenths if one.score else 0
    return max(exact, -exact), abs(tenths)
