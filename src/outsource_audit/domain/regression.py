"""Whether an audit is worse than an earlier one, both scored by the banks of today."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.digits import apart
from outsource_audit.domain.findings import red_lines_hit, red_lines_open
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.verdict import (
    NO_RATING,
    NO_SCORE,
    Cause,
    Verdict,
    no_rating,
    red_line_cause,
    unmeasured,
)
from outsource_audit.domain.wording import counted

NOT_COMPARED = "nothing to compare"


def no_worse(now: Scorecard, old: Scorecard) -> tuple[Verdict, Verdict, Verdict]:
    """Judge that score, confirmed score and rating until then are each not worse.

    Red lines that the earlier audit did not hit, or had ruled out, are named beside the rating;
    alone they fail nothing. Where either audit has nothing to compare, the bound fails.
    """
    one, other = now.overall, old.overall
    return (
        _score("score", "Score {}", one.score, other.score, old.audit.date),
        _score("confirmed", "Confirmed score {}", one.confirmed, other.confirmed, old.audit.date),
        _rating(now, old),
    )


def _score(
    part: str, named: str, score: Fraction | None, earlier: Fraction | None, when: str
) -> Verdict:
    bound = f"no_worse_than.{part}"
    if score is None:
        says = "There is no score: no question applies."
        return unmeasured(bound, says, earlier, f"as on {when}", measured_text=NO_SCORE)
    if earlier is None:
        says = f"The audit of {when} has no score to compare with."
        return unmeasured(bound, says, None, f"as on {when}", measured_text=NOT_COMPARED)
    shown = apart(score, earlier, typed=False, close=score > earlier)
    passed = score <= earlier
    limit_text = f"at most the {shown.limit} of {when}"
    past = limit_text if passed else f"above the {shown.limit} of {when} by {shown.by}"
    return Verdict(
        bound=bound,
        passed=passed,
        says=f"{named.format(shown.measured)} is {past}.",
        measured=score,
        limit=earlier,
        measured_text=shown.measured,
        limit_text=limit_text,
        by=None if passed else score - earlier,
    )


def _rating(now: Scorecard, old: Scorecard) -> Verdict:
    bound, when = "no_worse_than.rating", old.audit.date
    rating, earlier = now.overall.rating, old.overall.rating
    causes, told = _new_red_lines(now, old)
    if rating is None:
        says = " ".join([no_rating(now), *told])
        return unmeasured(
            bound, says, earlier, f"as on {when}", measured_text=NO_RATING, causes=causes
        )
    if earlier is None:
        says = " ".join([f"The audit of {when} has no rating to compare with.", *told])
        return unmeasured(
            bound, says, None, f"as on {when}", measured_text=NOT_COMPARED, causes=causes
        )
    steps = max(rating - earlier, 0)
    at_most = f"at most the {earlier.word} of {when}"
    worse = f"above the {earlier.word} of {when} by {counted(steps, 'step')}"
    return Verdict(
        bound=bound,
        passed=not steps,
        says=" ".join([f"Rating {rating.word} is {worse if steps else at_most}.", *told]),
        measured=rating,
        limit=earlier,
        measured_text=rating.word,
        limit_text=at_most,
        by=steps or None,
        causes=causes,
    )


def _new_red_lines(now: Scorecard, old: Scorecard) -> tuple[tuple[Cause, ...], list[str]]:
    """Return red lines that are worse than they were, and a sentence for each kind."""
    hit_then = {line.item for line in red_lines_hit(old)}
    open_then = hit_then | {line.item for line in red_lines_open(old)}
    hit = [line.item for line in red_lines_hit(now) if line.item not in hit_then]
    left = [line.item for line in red_lines_open(now) if line.item not in open_then]
    told = [f"Red lines newly hit: {', '.join(hit)}."] if hit else []
    told += [f"Red lines no longer ruled out: {', '.join(left)}."] if left else []
    causes = [red_line_cause(item, now.bank_set, is_open=False) for item in hit]
    causes += [red_line_cause(item, now.bank_set, is_open=True) for item in left]
    return tuple(causes), told
