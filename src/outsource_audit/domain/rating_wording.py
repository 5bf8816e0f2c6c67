"""The rating of an audit in words: how good it is both ways, why there is none, what limits it."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.changes import named
from outsource_audit.domain.findings import WhyNotRated, blind_spots, why_not_rated
from outsource_audit.domain.rating import (
    CRITICAL_GAP,
    CRITICAL_PITFALL,
    HIGH_PITFALL,
    RED_LINE,
    Floor,
)
from outsource_audit.domain.risk import BAND_EDGES, RATED_FROM_COMPLETENESS, percent
from outsource_audit.domain.scorecard import Overall, Scorecard
from outsource_audit.domain.wording import counted, rating_sentence

STAYS = "This holds however the open questions turn out."
NO_SCORE_YET = "No score yet: no question counts so far."
_CAUSES = {
    RED_LINE: ("a red line is hit", "a red line cannot be ruled out"),
    CRITICAL_GAP: (
        "something critical is missing",
        "nobody knows whether something critical is there",
    ),
    CRITICAL_PITFALL: ("a whole pitfall is critical", "a whole pitfall counts as critical"),
    HIGH_PITFALL: ("a whole pitfall is high", "a whole pitfall counts as high"),
}


def rating_text(scorecard: Scorecard) -> str:
    """Return both ratings of the whole in one sentence; the empty text where it has none."""
    overall = scorecard.overall
    if overall.rating is None or overall.rating_if_well is None:
        return ""
    all_known = not _is_open(scorecard)
    return rating_sentence(overall.rating, overall.rating_if_well, all_known=all_known)


def rating_beside(scorecard: Scorecard) -> str:
    """Return what to say beside the marks of both ratings, which tell the words already.

    The empty text where the one mark says it all, or the audit is not rated.
    """
    overall = scorecard.overall
    if overall.rating is not overall.rating_if_well:
        return rating_text(scorecard)
    return STAYS if overall.rating is not None and _is_open(scorecard) else ""


def band_reason(overall: Overall) -> str:
    """Return why the number alone gives the rating, as in "A score from 75 is critical".

    The empty text where a floor makes the rating worse, or there is none.
    """
    if overall.rating is None or any(floor.lifts for floor in overall.floors):
        return ""
    low, high = (0, *BAND_EDGES)[overall.rating], (*BAND_EDGES, None)[overall.rating]
    if not low:
        scores = f"below {high}"
    else:
        scores = f"from {low} to below {high}" if high else f"from {low}"
    return f"A score {scores} is {overall.rating.word}."


def rating_line(scorecard: Scorecard, *, ids: bool = True) -> str:
    """Return the rating in a line of its own, or why there is none; see `not_rated_text`."""
    return not_rated_text(scorecard, ids=ids) or f"Rating: {rating_text(scorecard)}"


def not_rated_text(scorecard: Scorecard, *, ids: bool = True) -> str:
    """Return why there is no rating as a sentence; the empty text where there is one.

    With `ids`, the first few of the questions that have to be answered are named.
    """
    why = why_not_rated(scorecard)
    if why is None:
        return ""
    first = named(why.unasked_red_lines) if ids and not why.nothing_counts else ""
    reasons = "; ".join(_reasons(scorecard, why))
    return f"Not rated yet: {reasons}{f': {first}' if first else ''}."


def not_rated_reasons(scorecard: Scorecard) -> tuple[str, ...]:
    """Return why there is no rating, each reason without a full stop; none where there is one."""
    why = why_not_rated(scorecard)
    return () if why is None else tuple(_reasons(scorecard, why))


def floor_cause(floor: Floor) -> str:
    """Return what kind of thing a floor stands for, to be read after "because"."""
    known, not_known = _CAUSES[floor.cause]
    return not_known if floor.open else known


def _is_open(scorecard: Scorecard) -> bool:
    """Say whether an answer is to come. One whose question is gone leaves nothing open."""
    spots = blind_spots(scorecard)
    return any((spots.unknown, spots.unanswered, spots.confirm_again, spots.fields))


def _reasons(scorecard: Scorecard, why: WhyNotRated) -> list[str]:
    """Word the reasons; that of the red lines comes last, so that a list can follow it."""
    if why.nothing_counts:
        return ["no question counts so far"]
    reasons = []
    if why.too_incomplete:
        done = percent(scorecard.overall.completeness or Fraction(0))
        needed = percent(RATED_FROM_COMPLETENESS)
        reasons.append(
            f"{done} of the questions have an answer so far, and a rating needs {needed}"
        )
    if why.unasked_red_lines:
        number = counted(len(why.unasked_red_lines), "red-line question")
        reasons.append(f"{number} must be answered first ('I don't know' is an answer)")
    return reasons
