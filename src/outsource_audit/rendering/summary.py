"""The first page: whose audit it is, its headline, and what a reader of two minutes needs."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from outsource_audit.domain.findings import WhyNotRated, blind_spots, why_not_rated
from outsource_audit.domain.risk import RATED_FROM_COMPLETENESS, percent
from outsource_audit.domain.scorecard import Overall, PitfallScore, Scorecard, Step
from outsource_audit.domain.standing import State
from outsource_audit.domain.wording import counted, rating_sentence
from outsource_audit.rendering.bars import Bar, bar
from outsource_audit.rendering.figures import date_text, score_text
from outsource_audit.rendering.subjects import FloorView, Subject, floor_view, subject
from outsource_audit.rendering.wording import NOT_RATED, Mark, effort_text, mark

_FIRST = 3


class Head(msgspec.Struct, frozen=True):
    """Whose audit it is. `answered_by` is empty where nobody is named."""

    business: str
    provider: str
    date: str
    answered_by: str


class TopPitfall(msgspec.Struct, frozen=True):
    """One of the biggest pitfalls: number and title, its two numbers, its rating."""

    number: int
    title: str
    numbers: str
    mark: Mark


class TopAction(msgspec.Struct, frozen=True):
    """One of the first actions: the fix, what it costs and what it brings."""

    fix: str
    effort: str
    gain: str
    question: str


class Summary(msgspec.Struct, frozen=True):
    """The summary, every sentence ready. `bar` is None where there is no score."""

    score: str
    headline: str
    bar: Bar | None
    marks: tuple[Mark, ...]
    rating: str
    not_rated: tuple[str, ...]
    unasked: tuple[Subject, ...]
    scope: str
    completeness: str
    confidence: str
    floors: tuple[FloorView, ...]
    pitfalls: tuple[TopPitfall, ...]
    actions: tuple[TopAction, ...]


def head(scorecard: Scorecard) -> Head:
    """Return whose audit it is and of which day."""
    audit = scorecard.audit
    return Head(audit.business, audit.provider, date_text(audit.date), audit.answered_by)


def summary(scorecard: Scorecard) -> Summary:
    """Return the summary of a scored audit."""
    overall, reason = scorecard.overall, why_not_rated(scorecard)
    rated = reason is None
    return Summary(
        score=score_text(overall.score),
        headline=_headline(overall),
        bar=bar(overall.score, overall.confirmed),
        marks=_marks(overall),
        rating=_rating(scorecard),
        not_rated=tuple(_reasons(scorecard, reason)) if reason else (),
        unasked=tuple(subject(scorecard, i) for i in reason.unasked_red_lines) if reason else (),
        scope=_scope(scorecard),
        completeness=_completeness(overall.completeness),
        confidence=_confidence(overall.confidence),
        floors=tuple(floor_view(scorecard, floor, rated=rated) for floor in overall.floors),
        pitfalls=tuple(_top_pitfall(p) for p in scorecard.ranked[:_FIRST] if p.score),
        actions=tuple(_top_action(step) for step in scorecard.plan[:_FIRST]),
    )


def _headline(overall: Overall) -> str:
    if overall.score is None or overall.confirmed is None:
        return "No score yet: no question counts so far."
    return (
        f"Score {score_text(overall.score)}, of which {score_text(overall.confirmed)} is confirmed"
    )


def _marks(overall: Overall) -> tuple[Mark, ...]:
    if overall.rating is None or overall.rating_if_well is None:
        return (NOT_RATED,)
    if overall.rating is overall.rating_if_well:
        return (mark(overall.rating),)
    return (mark(overall.rating_if_well), mark(overall.rating))


def _rating(scorecard: Scorecard) -> str:
    overall = scorecard.overall
    if overall.rating is None or overall.rating_if_well is None:
        return ""
    all_known = blind_spots(scorecard).are_none
    return rating_sentence(overall.rating, overall.rating_if_well, all_known=all_known)


def _reasons(scorecard: Scorecard, why: WhyNotRated) -> list[str]:
    if why.nothing_counts:
        return ["no question counts so far"]
    reasons = []
    if why.too_incomplete:
        done = percent(scorecard.overall.completeness or Fraction(0))
        needed = percent(RATED_FROM_COMPLETENESS)
        reasons.append(
            f"{done} of the questions in scope are dealt with, and a rating needs {needed}"
        )
    if why.unasked_red_lines:
        number = counted(len(why.unasked_red_lines), "red-line question")
        reasons.append(f"{number} must be answered first ('I don't know' is an answer)")
    return reasons


def _scope(scorecard: Scorecard) -> str:
    overall, standings = scorecard.overall, scorecard.standings.questions
    if not any(standing.state is State.NOT_ASKED for standing in standings):
        return f"On all {counted(overall.all, 'question')} that apply."
    scope = f"On {overall.in_scope} of {counted(overall.all, 'question')} that apply."
    full = [bank.title for bank in scorecard.bank_set.banks if bank.id in scorecard.audit.in_full]
    if not full:
        return f"{scope} Only the quick set was asked; the score claims nothing about the rest."
    return f"{scope} Asked in full: {'; '.join(full)}. The quick set was asked for the rest."


def _completeness(share: Fraction | None) -> str:
    if share is None:
        return "No question is in scope yet."
    return f"{percent(share)} of the questions in scope are dealt with."


def _confidence(share: Fraction | None) -> str:
    if share is None:
        return "No answer is good so far, so there is nothing to prove."
    seen = f"{percent(share)} of the good answers, by weight, come with evidence that someone saw."
    return seen if share == 1 else f"{seen} The others are self-reported."


def _top_pitfall(pitfall: PitfallScore) -> TopPitfall:
    return TopPitfall(
        number=pitfall.bank.pitfall,
        title=pitfall.bank.title,
        numbers=f"{score_text(pitfall.score)}, of which {score_text(pitfall.confirmed)} confirmed",
        mark=mark(pitfall.rating),
    )


def _top_action(step: Step) -> TopAction:
    question = step.standing.question
    return TopAction(question.fix, effort_text(question.effort), score_text(step.gain), question.id)
