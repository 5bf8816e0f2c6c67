"""Whether an audit keeps to a policy: each bound judged on exact numbers.

Not knowing is never a discount: what is open counts as it does until then, and a bound
fails where nothing can be measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from outsource_audit.domain.answer_bounds import complete_bound, red_line_bound, unknown_bound
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankStamp
from outsource_audit.domain.policy import Policy
from outsource_audit.domain.regression import no_worse
from outsource_audit.domain.score_bounds import pitfall_bound, rating_bound, score_bound
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.verdict import Verdict
from outsource_audit.domain.wording import counted


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """An audit held against its bounds, at least one, and all that has to be told of it.

    `checked_on` is an ISO date; `banks` are the editions it was scored by. `file`, `policy`
    and `old_file` are names as they were given, empty where there is none; `old` is the
    earlier audit.
    """

    audit: Audit
    banks: tuple[BankStamp, ...]
    verdicts: tuple[Verdict, ...]
    checked_on: str
    file: str
    policy: str = ""
    old: Audit | None = None
    old_file: str = ""

    @property
    def passed(self) -> bool:
        """Say whether every bound holds."""
        return not self.failed

    @property
    def failed(self) -> list[Verdict]:
        """Return the bounds that do not hold."""
        return [verdict for verdict in self.verdicts if not verdict.passed]

    @property
    def failed_first(self) -> list[Verdict]:
        """Return all bounds, those that do not hold first."""
        return sorted(self.verdicts, key=lambda verdict: verdict.passed)

    @property
    def headline(self) -> str:
        """Return the result in a sentence, its first word in capitals."""
        failed, of = len(self.failed), len(self.verdicts)
        if of == 1:
            return "FAILED: the only bound does not hold." if failed else _ONE_HOLDS
        if not failed:
            return f"PASSED: all {of} bounds hold."
        return f"FAILED: {failed} of {of} bounds {'does' if failed == 1 else 'do'} not hold."


_ONE_HOLDS = "PASSED: the only bound holds."


def check(
    policy: Policy, scorecard: Scorecard, today: str, old: Scorecard | None = None
) -> tuple[Verdict, ...]:
    """Judge an audit by every bound of a policy, in the policy's order.

    `today` is an ISO date. `old` is an earlier audit, scored, which this one must not be
    worse than: its three bounds come last. The pitfalls of the policy must exist.
    """
    own = _own_bounds(policy, scorecard, today)
    return (*own, *(no_worse(scorecard, old) if old else ()))


def _own_bounds(policy: Policy, scorecard: Scorecard, today: str) -> Iterator[Verdict]:
    if policy.max_score is not None:
        yield score_bound("max_score", "Score {}", scorecard.overall.score, policy.max_score)
    if policy.max_confirmed is not None:
        confirmed = scorecard.overall.confirmed
        yield score_bound("max_confirmed", "Confirmed score {}", confirmed, policy.max_confirmed)
    if policy.max_rating is not None:
        yield rating_bound(scorecard, policy.max_rating)
    for pitfall, limit in policy.pitfalls.items():
        yield pitfall_bound(scorecard, pitfall, limit)
    if policy.no_red_lines:
        yield red_line_bound(scorecard)
    if policy.max_unknown is not None:
        yield unknown_bound(scorecard, policy.max_unknown)
    if policy.min_complete is not None:
        yield complete_bound(scorecard, policy.min_complete)
    if policy.max_age is not None:
        yield age_bound(scorecard.audit.date, today, policy.max_age)


def age_bound(dated: str, today: str, most: int) -> Verdict:
    """Judge the age of an audit: both dates are ISO, `most` is in days.

    A date in the future fails: it says nothing about today.
    """
    age = (date.fromisoformat(today) - date.fromisoformat(dated)).days
    passed = 0 <= age <= most
    return Verdict(
        bound="max_age",
        passed=passed,
        says=_age_says(age, dated, today, most),
        measured=age,
        limit=most,
        measured_text=counted(age, "day") if age >= 0 else f"dated {dated}",
        limit_text=f"at most {counted(most, 'day')}",
        by=None if passed else max(age - most, -age),
    )


def _age_says(age: int, dated: str, today: str, most: int) -> str:
    if age < 0:
        ahead = counted(-age, "day")
        return f"The audit is dated {dated}, {ahead} after today ({today}): a date in the future."
    past = f"that is above {most} by {age - most}" if age > most else f"at most {most} is allowed"
    return f"The audit is {counted(age, 'day')} old; {past}."
