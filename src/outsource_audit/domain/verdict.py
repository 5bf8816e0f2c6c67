"""What a gate says of one bound: whether it holds, by how much it fails, and what causes it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

import msgspec

from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.rating_wording import not_rated_reasons
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import Scorecard

Figure: TypeAlias = Fraction | int | Rating

NO_SCORE, NO_RATING = "no score", "no rating"


class Cause(msgspec.Struct, frozen=True):
    """A question, profile field or pitfall behind a bound that fails, and what it says.

    `open` where it is not known to be so, and cannot be ruled out.
    """

    item: str
    says: str
    open: bool = False

    @property
    def text(self) -> str:
        """Return the id with what it says."""
        unsure = "cannot be ruled out: " if self.open else ""
        return f"{self.item}: {unsure}{self.says}"


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One bound, judged.

    `bound` is its key in a policy, with what it is about after a dot: `pitfalls.data`,
    `no_worse_than.score`. `measured` and `limit` are exact, None where there is nothing to
    measure; `by` is how far the one is past the other, None where the bound holds or nothing
    can be measured: points of 100, per cent, questions, red lines, rating steps or days.
    """

    bound: str
    passed: bool
    says: str
    measured: Figure | None
    limit: Figure | None
    measured_text: str
    limit_text: str
    by: Fraction | int | None = None
    causes: tuple[Cause, ...] = ()


def unmeasured(
    bound: str,
    says: str,
    limit: Figure | None,
    limit_text: str,
    *,
    measured_text: str,
    causes: tuple[Cause, ...] = (),
    passed: bool = False,
) -> Verdict:
    """Return the verdict of a bound for which there is nothing to measure."""
    return Verdict(
        bound=bound,
        passed=passed,
        says=says,
        measured=None,
        limit=limit,
        measured_text=measured_text,
        limit_text=limit_text,
        causes=causes,
    )


def red_line_cause(item: str, bank_set: BankSet, *, is_open: bool) -> Cause:
    """Return the red line of a question or profile field as a cause."""
    line = bank_set.item(item).red_line
    return Cause(item, line.says if line else "", is_open)


def question_causes(items: Iterable[str], bank_set: BankSet) -> tuple[Cause, ...]:
    """Return questions and profile fields as causes, with what they ask."""
    return tuple(Cause(item, bank_set.item(item).ask) for item in items)


def no_rating(scorecard: Scorecard) -> str:
    """Return in a sentence why an audit has no rating; the empty text where it has one."""
    reasons = not_rated_reasons(scorecard)
    return f"There is no rating yet: {'; '.join(reasons)}." if reasons else ""
