"""How bad, and how sure: the score with its confirmed part, both ratings, what limits them."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.findings import why_not_rated
from outsource_audit.domain.number_wording import numbers_text
from outsource_audit.domain.rating import CRITICAL_PITFALL, HIGH_PITFALL, Floor
from outsource_audit.domain.rating_wording import (
    NO_SCORE_YET,
    band_reason,
    floor_cause,
    rating_line,
)
from outsource_audit.domain.scope_wording import completeness_text, confidence_text, scope_text
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.terminal.bars import bar, ink, scale
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.rating_styles import style_of

CAUSES_SHOWN = 3
UNASKED_SHOWN = 5
WIDEST_BAR = 72


def show_headline(screen: Screen, scorecard: Scorecard, *, drawn: bool = False) -> None:
    """Print the two numbers, the ratings with their floors, and what they rest on.

    `drawn` adds the score as a bar over its bands, and what has to be answered for a rating.
    """
    overall = scorecard.overall
    if overall.score is None or overall.confirmed is None:
        screen.say(NO_SCORE_YET)
        return
    numbers = numbers_text(overall.score, overall.confirmed)
    screen.say(f"{numbers} (0 is best, 100 is worst).", style="bold")
    screen.say(rating_line(scorecard, ids=not drawn), style=style_of(overall.rating))
    if why := band_reason(overall):
        screen.hang("- ", why, indent=2)
    for floor in overall.floors:
        if floor.lifts:
            screen.hang("- ", floor_sentence(scorecard, floor), indent=2)
    if drawn:
        _draw_score(screen, overall.score, overall.confirmed, style_of(overall.rating))
    scope, share = scope_text(scorecard), completeness_text(overall.completeness)
    screen.say(f"{scope} {share} {confidence_text(overall.confidence)}")
    if drawn:
        _show_unasked(screen, scorecard)


def floor_sentence(scorecard: Scorecard, floor: Floor) -> str:
    """Return why a rating cannot be better, in words and by the questions behind it."""
    cause = floor_cause(floor)
    if floor.pitfall and floor.cause in (CRITICAL_PITFALL, HIGH_PITFALL):
        bank = scorecard.bank_set.by_id[floor.pitfall]
        cause += f" ({bank.pitfall}. {bank.title})"
    ids = ", ".join(floor.questions[:CAUSES_SHOWN])
    more = len(floor.questions) - CAUSES_SHOWN
    return f"At least {floor.to.word} because {cause}: {ids}{_more(more)}."


def _draw_score(screen: Screen, score: Fraction, confirmed: Fraction, style: str) -> None:
    """Draw the score over the four bands; it fits into 40 columns."""
    cells = min(screen.console.width - 4, WIDEST_BAR) // 4 * 4
    drawn_with = ink(screen)
    screen.say()
    screen.draw([("  ", ""), *bar(score, confirmed, cells, drawn_with, style)])
    screen.draw([("  ", ""), (scale(cells), "dim")])
    screen.draw([("  ", ""), (drawn_with.key, "dim")])
    screen.say()


def _show_unasked(screen: Screen, scorecard: Scorecard) -> None:
    """Print the red-line questions that need an answer before there is a rating, if any."""
    why = why_not_rated(scorecard)
    if why is None or not why.unasked_red_lines:
        return
    screen.say()
    screen.say("Red-line questions to answer first", style="bold")
    for key in why.unasked_red_lines[:UNASKED_SHOWN]:
        screen.hang("- ", f"{scorecard.bank_set.item(key).ask} ({key})", indent=2)
    if rest := why.unasked_red_lines[UNASKED_SHOWN:]:
        screen.hang("- ", f"and {len(rest)} more: {', '.join(rest)}", indent=2)


def _more(number: int) -> str:
    return f" and {number} more" if number > 0 else ""
