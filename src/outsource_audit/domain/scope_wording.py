"""What a score rests on, in words: which questions, how many dealt with, how much was seen."""

from __future__ import annotations

from fractions import Fraction

from outsource_audit.domain.risk import percent
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import State
from outsource_audit.domain.wording import sentence_case

_UNKNOWN_COUNTS = '("don\'t know" counts as one)'


def scope_text(scorecard: Scorecard) -> str:
    """Return how many of the questions that apply were asked, and which were left out."""
    states = {standing.state for standing in scorecard.standings.questions}
    scope = _asked(scorecard, still_open=State.UNANSWERED in states)
    if State.NOT_ASKED not in states:
        return f"{scope}."
    full = [bank.title for bank in scorecard.bank_set.banks if bank.id in scorecard.audit.in_full]
    if not full:
        return f"{scope}: the quick set. The score says nothing about the rest."
    return f"{scope}. Asked in full: {'; '.join(full)}. Of the rest, the quick set."


def completeness_text(share: Fraction | None) -> str:
    """Return how much was dealt with; `share` is 0 to 1, None where nothing is in scope."""
    if share is None:
        return "No question is in scope yet."
    if share == 1:
        return f"Each question asked has an answer {_UNKNOWN_COUNTS}."
    if not share:
        return "No question has an answer yet."
    return f"{percent(share)} of the questions have an answer so far {_UNKNOWN_COUNTS}."


def confidence_text(share: Fraction | None) -> str:
    """Return how much evidence was seen; `share` is 0 to 1, None where no answer is good."""
    if share is None:
        return "No answer is good so far, so there is nothing to prove."
    if share == 1:
        return "All good answers come with proof that somebody saw."
    if not share:
        return "No good answer comes with proof that somebody saw: all are self-reported."
    seen = f"Of the good answers, {percent(share)} (by weight) come with proof that somebody saw."
    return f"{seen} The rest is self-reported: nobody saw proof."


def _asked(scorecard: Scorecard, *, still_open: bool) -> str:
    """Say how many questions the audit asks; that they were asked only where none waits."""
    in_scope, every = scorecard.overall.in_scope, scorecard.overall.all
    if every == 1:
        which = "the only question that applies"
    elif in_scope == every:
        which = f"all {every} questions that apply"
    else:
        which = f"{in_scope} of the {every} questions that apply"
    if still_open:
        return f"This audit asks {which}"
    return f"{sentence_case(which)} {'was' if in_scope == 1 else 'were'} asked"
