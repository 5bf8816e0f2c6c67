"""The first page: whose audit it is, its headline, and what a reader of two minutes needs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import msgspec

from outsource_audit.domain.findings import WhyNotRated, blind_spots, why_not_rated
from outsource_audit.domain.risk import RATED_FROM_COMPLETENESS, percent
from outsource_audit.domain.scorecard import Overall, PitfallScore, Scorecard
from outsource_audit.domain.standing import State
from outsource_audit.domain.wording import counted, rating_sentence
from outsource_audit.rendering.bars import Bar, bar
from outsource_audit.rendering.css_text import css_text
from outsource_audit.rendering.figures import score_text
from outsource_audit.rendering.next_steps import StepView, step_view
from outsource_audit.rendering.red_lines import RedLinesView
from outsource_audit.rendering.subjects import FloorView, Subject, floor_view, subject
from outsource_audit.rendering.wording import NOT_RATED, Mark, mark

_FIRST = 3
_RED_LINES = 5
_ACTIONS = 5


class Head(msgspec.Struct, frozen=True):
    """Whose audit it is. `answered_by` is empty where nobody is named.

    `css_` texts are escaped to stand between quotes in a style sheet.
    """

    business: str
    provider: str
    date: str
    answered_by: str
    css_names: str
    css_date: str


class TopPitfall(msgspec.Struct, frozen=True):
    """One of the biggest pitfalls: number and title, its two numbers, its rating."""

    number: int
    title: str
    numbers: str
    mark: Mark


class RedLineBrief(msgspec.Struct, frozen=True):
    """One red line in short: what it says, its question, and whether it is only open."""

    says: str
    question: str
    open: bool


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
    red_lines: tuple[RedLineBrief, ...]
    more_red_lines: str
    actions: tuple[StepView, ...]
    more_actions: str


def head(scorecard: Scorecard, written: Callable[[str], str]) -> Head:
    """Return whose audit it is and of which day; `written` puts an ISO date in words."""
    audit = scorecard.audit
    date = written(audit.date)
    return Head(
        business=audit.business,
        provider=audit.provider,
        date=date,
        answered_by=audit.answered_by,
        css_names=css_text(f"{audit.business} and {audit.provider}"),
        css_date=css_text(date),
    )


def summary(
    scorecard: Scorecard, red_lines: RedLinesView, written: Callable[[str], str]
) -> Summary:
    """Return the summary of a scored audit; `written` puts an ISO date in words."""
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
        red_lines=tuple(_briefs(red_lines)[:_RED_LINES]),
        more_red_lines=_more(len(_briefs(red_lines)) - _RED_LINES, "more red line"),
        actions=tuple(
            step_view(scorecard, written, number, step)
            for number, step in enumerate(scorecard.plan[:_ACTIONS], start=1)
        ),
        more_actions=_more(len(scorecard.plan) - _ACTIONS, "more step"),
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


def _briefs(red_lines: RedLinesView) -> list[RedLineBrief]:
    hit = [RedLineBrief(line.says, line.subject.id, open=False) for line in red_lines.hit]
    return hit + [RedLineBrief(line.says, line.subject.id, open=True) for line in red_lines.open]


def _more(number: int, what: str) -> str:
    return f"and {counted(number, what)}" if number > 0 else ""
