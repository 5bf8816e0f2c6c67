"""The sentences of `whatif`: what other answers would do to the score and the rating."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.risk import Rating, shown
from outsource_audit.domain.scorecard import PitfallScore
from outsource_audit.domain.supposition import told
from outsource_audit.domain.what_if import Effect, Remark, WhatIf

NAMED = 3
IF_WELL = "if what you do not know turns out well"
_EFFECTS = {
    Effect.AS_TODAY: "This is the answer today already.",
    Effect.COUNTS_NOWHERE: "It counts nowhere, because the question does not apply",
    Effect.COMES_INTO_SCOPE: "This audit does not ask it; with this answer, it counts.",
    Effect.LEAVES_SCOPE: "This audit asks it only while it has an answer.",
}


def answer_sentence(found: WhatIf) -> str:
    """Return in a few sentences what the answers would do to the score and the rating."""
    today, then = found.today.overall, found.then.overall
    if found.changes_nothing:
        numbers = f"Score {score_text(today.score)}, confirmed {score_text(today.confirmed)}."
        return f"With {_supposed(found)}: nothing changes. {numbers} {_ratings(found)}"
    scores = f"score {_change(today.score, then.score)}{_how_much(today.score, then.score)}"
    confirmed = f"confirmed {_change(today.confirmed, then.confirmed)}"
    return f"With {_supposed(found)}: {scores}, {confirmed}. {_ratings(found)}"


def remark_text(remark: Remark) -> str:
    """Return what is special about a supposed answer, in a sentence."""
    effect = _EFFECTS[remark.effect]
    return f"{effect}: {'; '.join(remark.because)}." if remark.because else effect


def score_text(number: Fraction | None) -> str:
    """Return a score as it is shown, or that there is none."""
    return "none yet" if number is None else shown(number)


def rating_word(rating: Rating | None) -> str:
    """Return a rating as it is written, or that there is none."""
    return "not rated" if rating is None else rating.word


def pitfall_text(pitfall: PitfallScore, *, why: bool = False) -> str:
    """Return the figures of a pitfall on one line; `why` adds what raises its exposure."""
    reasons = "; ".join(pitfall.exposure.reasons) if why else ""
    exposure = f"exposure {pitfall.exposure.level}" + (f" ({reasons})" if reasons else "")
    if pitfall.score is None or pitfall.confirmed is None:
        return f"nothing to ask here, {exposure}"
    figures = f"{shown(pitfall.score)}, confirmed {shown(pitfall.confirmed)}, {exposure}"
    if pitfall.rating is None:
        return figures
    well = pitfall.rating_if_well
    unsure = "" if well is pitfall.rating else f" ({rating_word(well)} if it turns out well)"
    return f"{figures}, rated {pitfall.rating.word}{unsure}"


def _supposed(found: WhatIf) -> str:
    if len(found.suppositions) > NAMED:
        return f"these {len(found.suppositions)} answers"
    *others, last = [f"{one.item.id} = {told(one)}" for one in found.suppositions]
    return f"{', '.join(others)} and {last}" if others else last


def _change(today: Fraction | None, then: Fraction | None) -> str:
    return f"{score_text(today)} -> {score_text(then)}"


def _how_much(today: Fraction | None, then: Fraction | None) -> str:
    """Return by how much a score changed: the difference of the figures that are shown."""
    if today is None or then is None:
        return ""
    if today == then:
        return " (no change)"
    word = "better" if then < today else "worse"
    difference = abs(Fraction(shown(today)) - Fraction(shown(then)))
    return f" ({shown(difference) if difference else 'less than 0.1'} {word})"


def _ratings(found: WhatIf) -> str:
    today, then = found.today.overall, found.then.overall
    until_then = _rating_change(today.rating, then.rating)
    if_well = _rating_change(today.rating_if_well, then.rating_if_well)
    if if_well == until_then or None in (today.rating, then.rating):
        return f"Rating: {until_then}."
    return f"Rating {IF_WELL}: {if_well}; until then: {until_then}."


def _rating_change(today: Rating | None, then: Rating | None) -> str:
    if today is then:
        return f"{rating_word(then)}, as today"
    return f"{rating_word(today)} -> {rating_word(then)}"
