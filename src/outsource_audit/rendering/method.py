"""The method in numbers: weights, bands, and the sums a reader can add up by hand."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from outsource_audit.domain.rating import Totals, total
from outsource_audit.domain.risk import (
    BAND_EDGES,
    EFFORT_POINTS,
    GOOD_ANSWER_POINTS,
    HIGHEST_LIKELIHOOD,
    QUESTIONS_FOR_A_FLOOR,
    RATED_FROM_COMPLETENESS,
    WEIGHTS,
    WORST_POINTS,
    Rating,
    percent,
)
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.rendering.figures import exact, score_text
from outsource_audit.rendering.heat_map import likelihood_scores
from outsource_audit.rendering.wording import Mark, mark


class BandRow(msgspec.Struct, frozen=True):
    """One rating and the scores it starts and ends with."""

    mark: Mark
    scores: str


class SumRow(msgspec.Struct, frozen=True):
    """One pitfall's part of the score: exposure, weights, weighted gaps, and both times E."""

    number: str
    title: str
    exposure: str
    weights: str
    gaps: str
    confirmed_gaps: str
    times_weights: str
    times_gaps: str
    times_confirmed: str


class Method(msgspec.Struct, frozen=True):
    """Every number of the method, as text, and the sums of this audit."""

    weights: tuple[tuple[str, str], ...]
    efforts: tuple[tuple[str, str], ...]
    bands: tuple[BandRow, ...]
    likelihoods: tuple[tuple[str, str], ...]
    rated_from: str
    good_gap: str
    floor_questions: str
    worst_points: str
    sums: tuple[SumRow, ...]
    whole: SumRow
    score: str
    confirmed: str


def method(scorecard: Scorecard) -> Method:
    """Return the numbers of the method and the sums behind this score."""
    totals = {
        pitfall.bank.id: total(scorecard.standings.of_pitfall(pitfall.bank.id))
        for pitfall in scorecard.pitfalls
    }
    whole = total(scorecard.standings.questions)
    levels = range(1, HIGHEST_LIKELIHOOD + 1)
    return Method(
        weights=tuple((name.capitalize(), str(weight)) for name, weight in WEIGHTS.items()),
        efforts=tuple((name.capitalize(), str(points)) for name, points in EFFORT_POINTS.items()),
        bands=tuple(BandRow(mark(rating), _band_scores(rating)) for rating in Rating),
        likelihoods=tuple((str(level), likelihood_scores(level)) for level in levels),
        rated_from=percent(RATED_FROM_COMPLETENESS),
        good_gap=exact(Fraction(GOOD_ANSWER_POINTS, WORST_POINTS)),
        floor_questions=str(QUESTIONS_FOR_A_FLOOR),
        worst_points=str(WORST_POINTS),
        sums=tuple(
            _sum_row(str(p.bank.pitfall), p.bank.title, totals[p.bank.id], p.exposure.level)
            for p in scorecard.pitfalls
            if totals[p.bank.id].weight
        ),
        whole=_sum_row("", "All together", whole, None),
        score=score_text(whole.score),
        confirmed=score_text(whole.confirmed),
    )


def _band_scores(rating: Rating) -> str:
    edges = (0, *BAND_EDGES)
    if rating is Rating.CRITICAL:
        return f"from {edges[rating]}"
    return f"{edges[rating]} to below {edges[rating + 1]}"


def _sum_row(number: str, title: str, totals: Totals, exposure: int | None) -> SumRow:
    """Return one line; `exposure` is None for the whole, where only the products add up."""

    def alone(products: int) -> str:
        return exact(Fraction(products, exposure)) if exposure else ""

    gaps = Fraction(totals.score_points, WORST_POINTS)
    confirmed = Fraction(totals.confirmed_points, WORST_POINTS)
    return SumRow(
        number=number,
        title=title,
        exposure=str(exposure) if exposure else "",
        weights=alone(totals.weight),
        gaps=exact(gaps / exposure) if exposure else "",
        confirmed_gaps=exact(confirmed / exposure) if exposure else "",
        times_weights=str(totals.weight),
        times_gaps=exact(gaps),
        times_confirmed=exact(confirmed),
    )
