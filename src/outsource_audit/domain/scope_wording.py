"""What a score rests on, in words: which questions, how many dealt with, how much was seen."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.risk import percent
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import State
from outsource_audit.domain.wording import counted


def scope_text(scorecard: Scorecard) -> str:
    """Return how many of the questions that apply were asked, and which were left out."""
    overall, standings = scorecard.overall, scorecard.standings.questions
    if not any(standing.state is State.NOT_ASKED for standing in standings):
        if overall.all == 1:
            return "On the only question that applies."
        return f"On all {overall.all} questions that apply."
    scope = f"On {overall.in_scope} of {counted(overall.all, 'question')} that apply."
    full = [bank.title for bank in scorecard.bank_set.banks if bank.id in scorecard.audit.in_full]
    if not full:
        return f"{scope} Only the quick set was asked; the score claims nothing about the rest."
    return f"{scope} Asked in full: {'; '.join(full)}. The quick set was asked for the rest."


def completeness_text(share: Fraction | None) -> str:
    """Return how much was dealt with; `share` is 0 to 1, None where nothing is in scope."""
    if share is None:
        return "No question is in scope yet."
    return f"{percent(share)} of the questions in scope are dealt with."


def confidence_text(share: Fraction | None) -> str:
    """Return how much evidence was seen; `share` is 0 to 1, None where no answer is good."""
    if share is None:
        return "No answer is good so far, so there is nothing to prove."
    seen = f"{percent(share)} of the good answers, by weight, come with evidence that someone saw."
    return seen if share == 1 else f"{seen} The others are self-reported."
