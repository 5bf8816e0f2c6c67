"""Bounds of a gate on scores and ratings."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from outsource_audit.domain.digits import apart
from outsource_audit.domain.findings import why_not_rated
from outsource_audit.domain.rating import RED_LINE, Floor
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import State
from outsource_audit.domain.verdict import (
    NO_RATING,
    NO_SCORE,
    Cause,
    Verdict,
    no_rating,
    question_causes,
    red_line_cause,
    unmeasured,
)
from outsource_audit.domain.wording import counted


def score_bound(bound: str, named: str, score: Fraction | None, limit: Fraction) -> Verdict:
    """Judge a score, 0 to 100; without one the bound fails.

    `named` is what to call it, with a place for the figure: "Score {}".
    """
    shown = apart(
        limit if score is None else score, limit, close=score is not None and score > limit
    )
    at_most = f"at most {shown.limit}"
    if score is None:
        says = f"There is no score: no question applies, so nothing shows that it is {at_most}."
        return unmeasured(bound, says, limit, at_most, measured_text=NO_SCORE)
    passed = score <= limit
    past = at_most if passed else f"above {shown.limit} by {shown.by}"
    return Verdict(
        bound=bound,
        passed=passed,
        says=f"{named.format(shown.measured)} is {past}.",
        measured=score,
        limit=limit,
        measured_text=shown.measured,
        limit_text=at_most,
        by=None if passed else score - limit,
    )


def pitfall_bound(scorecard: Scorecard, pitfall: str, limit: Fraction) -> Verdict:
    """Judge the score of one pitfall. It holds where the pitfall does not apply.

    A pitfall of which nothing was asked fails: nobody knows.
    """
    bound = f"pitfalls.{pitfall}"
    score = next(each.score for each in scorecard.pitfalls if each.bank.id == pitfall)
    if score is not None:
        return score_bound(bound, f"Score {{}} of pitfall {pitfall}", score, limit)
    at_most = f"at most {apart(limit, limit).limit}"
    states = [standing.state for standing in scorecard.standings.of_pitfall(pitfall)]
    if not_asked := states.count(State.NOT_ASKED):
        told = counted(not_asked, "question of it was", "questions of it were")
        says = f"Pitfall {pitfall} has no score: {told} not asked."
        return unmeasured(bound, says, limit, at_most, measured_text="not asked")
    says = f"Pitfall {pitfall} does not apply: none of its questions counts here."
    return unmeasured(bound, says, limit, at_most, measured_text="does not apply", passed=True)


def rating_bound(scorecard: Scorecard, limit: Rating) -> Verdict:
    """Judge the rating until then; without a rating the bound fails."""
    rating, at_most = scorecard.overall.rating, f"at most {limit.word}"
    if rating is None:
        why = why_not_rated(scorecard)
        causes = question_causes(why.unasked_red_lines if why else (), scorecard.bank_set)
        return unmeasured(
            "max_rating",
            no_rating(scorecard),
            limit,
            at_most,
            measured_text=NO_RATING,
            causes=causes,
        )
    steps = max(rating - limit, 0)
    past = f"above {limit.word} by {counted(steps, 'step')}" if steps else at_most
    floors = [floor for floor in scorecard.overall.floors if floor.to > limit]
    return Verdict(
        bound="max_rating",
        passed=not steps,
        says=" ".join([f"Rating {rating.word} is {past}.", *_beside(scorecard, limit)]),
        measured=rating,
        limit=limit,
        measured_text=rating.word,
        limit_text=at_most,
        by=steps or None,
        causes=tuple(_floor_cause(floor, scorecard) for floor in floors),
    )


def _beside(scorecard: Scorecard, limit: Rating) -> Iterator[str]:
    """Yield what else there is to say of a rating that is too bad."""
    overall = scorecard.overall
    rating, well, band = overall.rating, overall.rating_if_well, overall.band
    if rating is None or well is None or band is None or rating <= limit:
        return
    if well < rating:
        yield f"If what is not known turns out well, it is {well.word}."
    if band > limit:
        yield f"The score alone would be {band.word}."


def _floor_cause(floor: Floor, scorecard: Scorecard) -> Cause:
    if floor.cause == RED_LINE:
        return red_line_cause(floor.questions[0], scorecard.bank_set, is_open=floor.open)
    pitfall = scorecard.bank_set.by_id[floor.pitfall or ""]
    return Cause(pitfall.id, f"{floor.cause}: {pitfall.title}", floor.open)
