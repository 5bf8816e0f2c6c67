"""What a gate asks of an audit: its bounds, and how each of them is written down."""

from __future__ import annotations

import re
from fractions import Fraction

import msgspec

from outsource_audit.domain.risk import Rating

# What anybody types; it keeps every figure short enough to be read.
MOST_DECIMALS = 6
HIGHEST_NUMBER = 100
HIGHEST_AGE = 36_500
HIGHEST_COUNT = 10_000
# Everything is at most critical, so that would be no bound.
RATINGS = {rating.word: rating for rating in (Rating.LOW, Rating.MODERATE, Rating.HIGH)}

_NUMBER = re.compile(rf"[0-9]{{1,3}}(\.[0-9]{{1,{MOST_DECIMALS}}})?")
_WHOLE = re.compile(r"[0-9]{1,5}")


class Share(msgspec.Struct, frozen=True):
    """A share of the questions in scope, in per cent from 0 to 100."""

    percent: Fraction


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of a gate; None, False or nothing where it does not ask.

    Scores and `min_complete` run from 0 to 100, `max_age` is in days, `max_unknown` a number
    of questions or a share of them, `pitfalls` the highest score by pitfall id.
    """

    max_score: Fraction | None = None
    max_confirmed: Fraction | None = None
    max_rating: Rating | None = None
    pitfalls: dict[str, Fraction] = {}
    no_red_lines: bool = False
    max_unknown: int | Share | None = None
    min_complete: Fraction | None = None
    max_age: int | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked."""
        return not any(map(_asks, msgspec.structs.astuple(self)))


def overridden(policy: Policy, by: Policy) -> Policy:
    """Return a policy with the bounds of another put over it, pitfall by pitfall."""
    own = {name: value for name, value in msgspec.structs.asdict(by).items() if _asks(value)}
    pitfalls = {**policy.pitfalls, **by.pitfalls}
    return msgspec.structs.replace(policy, **(own | {"pitfalls": pitfalls}))


def contested(policy: Policy, by: Policy) -> list[str]:
    """Return the bounds on which two policies differ, pitfalls as `pitfalls.data`."""
    pairs = [
        (name, getattr(policy, name), getattr(by, name))
        for name in policy.__struct_fields__
        if name != "pitfalls"
    ]
    pairs += [
        (f"pitfalls.{key}", policy.pitfalls.get(key), by.pitfalls[key]) for key in by.pitfalls
    ]
    return [name for name, one, other in pairs if _asks(one) and _asks(other) and one != other]


def number_to_hundred(text: str) -> Fraction | None:
    """Return a number from 0 to 100 with at most six decimals, exactly; None for all else."""
    number = Fraction(text) if _NUMBER.fullmatch(text) else None
    return number if number is not None and number <= HIGHEST_NUMBER else None


def percentage(text: str) -> Fraction | None:
    """Return a number from 0 to 100, with or without a per cent sign; None for all else."""
    return number_to_hundred(text.removesuffix("%"))


def most_unknown(text: str) -> int | Share | None:
    """Return a number of questions, or a share of them: 5 or 10%; None for all else."""
    if not text.endswith("%"):
        return _whole(text, HIGHEST_COUNT)
    percent = percentage(text)
    return None if percent is None else Share(percent)


def days(text: str) -> int | None:
    """Return a whole number of days from 0 to 36500; None for all else."""
    return _whole(text, HIGHEST_AGE)


def _whole(text: str, most: int) -> int | None:
    number = int(text) if _WHOLE.fullmatch(text) else None
    return number if number is not None and number <= most else None


def _asks(value: object) -> bool:
    # A bound of 0 is the strictest of all, and equal to False.
    return value is not None and value is not False and value != {}
