"""Bounds of a gate on the answers: red lines, what is not known, how complete they are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from outsource_audit.domain.digits import PERCENT_EDGES, apart
from outsource_audit.domain.findings import in_scope
from outsource_audit.domain.policy import Share
from outsource_audit.domain.rating import RedLineHit, red_lines
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import Standing, State
from outsource_audit.domain.verdict import Verdict, question_causes, red_line_cause, unmeasured
from outsource_audit.domain.wording import counted


def red_line_bound(scorecard: Scorecard) -> Verdict:
    """Judge that no red line is hit; one that cannot be ruled out fails it too."""
    found = sorted(red_lines(scorecard.standings), key=lambda line: line.open)
    told = _red_lines_told(found)
    return Verdict(
        bound="no_red_lines",
        passed=not found,
        says=f"{told or 'No red line is hit, and none is left open'}.",
        measured=len(found),
        limit=0,
        measured_text=told or "none",
        limit_text="none",
        by=len(found) or None,
        causes=tuple(
            red_line_cause(line.item, scorecard.bank_set, is_open=line.open) for line in found
        ),
    )


def unknown_bound(scorecard: Scorecard, most: int | Share) -> Verdict:
    """Judge how many of the questions in scope were answered "I don't know".

    What has no answer at all is not among them; it is told, and `complete_bound` counts it.
    """
    asked = in_scope(scorecard.standings.questions)
    found = _ids(asked, State.UNKNOWN)
    measured, limit, told, limit_text, by = _unknown_figures(len(found), len(asked), most)
    passed = measured <= limit
    past = f"at most {limit_text} is allowed" if passed else f"that is above {limit_text} by {by}"
    unanswered = len(_ids(asked, State.UNANSWERED))
    more = f" {counted(unanswered, 'more has', 'more have')} no answer yet." if unanswered else ""
    return Verdict(
        bound="max_unknown",
        passed=passed,
        says=f'Questions answered "I don\'t know": {told}; {past}.{more}',
        measured=measured,
        limit=limit,
        measured_text=told,
        limit_text=f"at most {limit_text}",
        by=None if passed else measured - limit,
        causes=() if passed else question_causes(found, scorecard.bank_set),
    )


def complete_bound(scorecard: Scorecard, least: Fraction) -> Verdict:
    """Judge completeness, in per cent; where nothing is in scope the bound fails."""
    share = scorecard.overall.completeness
    measured = least if share is None else 100 * share
    shown = apart(measured, least, decimals=0, edges=PERCENT_EDGES, close=measured < least)
    at_least = f"at least {shown.limit}%"
    if share is None:
        says = "There is no question in scope, so nothing can be complete."
        return unmeasured("min_complete", says, least, at_least, measured_text="nothing in scope")
    passed = measured >= least
    past = (
        f"{at_least} is asked for"
        if passed
        else f"that is below {shown.limit}% by {shown.by} points"
    )
    left = _ids(scorecard.standings.questions, State.UNANSWERED)
    return Verdict(
        bound="min_complete",
        passed=passed,
        says=f"Questions dealt with: {shown.measured}%; {past}.",
        measured=measured,
        limit=least,
        measured_text=f"{shown.measured}%",
        limit_text=at_least,
        by=None if passed else least - measured,
        causes=() if passed else question_causes(left, scorecard.bank_set),
    )


def _red_lines_told(found: Sequence[RedLineHit]) -> str:
    hit = sum(1 for line in found if not line.open)
    left = len(found) - hit
    if not hit:
        return f"{counted(left, 'red line')} cannot be ruled out" if left else ""
    told = f"{counted(hit, 'red line is', 'red lines are')} hit"
    return f"{told}, and {left} cannot be ruled out" if left else told


def _ids(standings: Sequence[Standing], state: State) -> list[str]:
    return [standing.question.id for standing in standings if standing.state is state]


def _unknown_figures(
    found: int, asked: int, most: int | Share
) -> tuple[Fraction | int, Fraction | int, str, str, str]:
    """Return what is measured and its limit, then both and their difference in words."""
    told = f"{found} of {asked}"
    if not isinstance(most, Share):
        return found, most, told, str(most), str(abs(found - most))
    share = Fraction(100 * found, asked or 1)
    shown = apart(share, most.percent, edges=PERCENT_EDGES, close=share > most.percent)
    return (
        share,
        most.percent,
        f"{told} ({shown.measured}%)",
        f"{shown.limit}%",
        f"{shown.by} points",
    )
