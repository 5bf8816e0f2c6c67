"""The first page: whose audit it is, its headline, and what a reader of two minutes needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from outsource_audit.domain.finding_wording import no_findings_text
from outsource_audit.domain.findings import good_answers, why_not_rated
from outsource_audit.domain.number_wording import confirmed_text, numbers_text
from outsource_audit.domain.rating_wording import (
    NO_SCORE_YET,
    band_reason,
    not_rated_reasons,
    rating_beside,
    rating_text,
)
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scope_wording import completeness_text, confidence_text, scope_text
from outsource_audit.domain.scorecard import Overall, PitfallScore, Scorecard
from outsource_audit.domain.wording import counted
from outsource_audit.rendering.bars import Bar, bar
from outsource_audit.rendering.css_text import css_text
from outsource_audit.rendering.figures import score_text
from outsource_audit.rendering.next_steps import StepView, ToFindOut, step_view, to_find_out
from outsource_audit.rendering.red_lines import RedLinesView
from outsource_audit.rendering.subjects import FloorView, Subject, cause_text, floor_view, subject
from outsource_audit.rendering.wording import NOT_RATED, Mark, mark

_FIRST = 3
_RED_LINES = 5
_ACTIONS = 5
_CAUSES = 4
_FIND_OUT = 2


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


class Why(msgspec.Struct, frozen=True):
    """Why the rating is worse than the number: floors of one cause, as one.

    `more` counts the questions that are not named; empty where all are.
    """

    mark: Mark
    cause: str
    questions: tuple[str, ...]
    more: str


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
    rating_beside: str
    not_rated: tuple[str, ...]
    unasked: tuple[Subject, ...]
    scope: str
    completeness: str
    confidence: str
    floors: tuple[FloorView, ...]
    why: tuple[Why, ...]
    why_number: str
    pitfalls: tuple[TopPitfall, ...]
    red_lines: tuple[RedLineBrief, ...]
    more_red_lines: str
    actions: tuple[StepView, ...]
    more_actions: str
    find_out: tuple[ToFindOut, ...]
    to_prove: str
    no_findings: str


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
    rated, briefs = reason is None, _briefs(scorecard, red_lines)
    return Summary(
        score=score_text(overall.score),
        headline=_headline(overall),
        bar=bar(overall.score, overall.confirmed),
        marks=_marks(overall),
        rating=rating_text(scorecard),
        rating_beside=rating_beside(scorecard),
        not_rated=not_rated_reasons(scorecard),
        unasked=tuple(subject(scorecard, i) for i in reason.unasked_red_lines) if reason else (),
        scope=scope_text(scorecard),
        completeness=completeness_text(overall.completeness),
        confidence=confidence_text(overall.confidence),
        floors=tuple(floor_view(scorecard, floor, rated=rated) for floor in overall.floors),
        why=tuple(_why(scorecard)) if rated else (),
        why_number=band_reason(overall),
        pitfalls=tuple(_top_pitfall(p) for p in scorecard.ranked[:_FIRST] if p.score),
        red_lines=tuple(briefs[:_RED_LINES]),
        more_red_lines=_more(len(briefs) - _RED_LINES, "more red line"),
        actions=tuple(
            step_view(scorecard, written, number, step)
            for number, step in enumerate(scorecard.plan[:_ACTIONS], start=1)
        ),
        more_actions=_more(len(scorecard.plan) - _ACTIONS, "more step"),
        find_out=to_find_out(scorecard, _FIND_OUT if scorecard.plan else _ACTIONS),
        to_prove=_to_prove(scorecard),
        no_findings="" if scorecard.plan else no_findings_text(scorecard.standings.questions),
    )


def _headline(overall: Overall) -> str:
    if overall.score is None or overall.confirmed is None:
        return NO_SCORE_YET
    return numbers_text(overall.score, overall.confirmed)


def _marks(overall: Overall) -> tuple[Mark, ...]:
    if overall.rating is None or overall.rating_if_well is None:
        return (NOT_RATED,)
    if overall.rating is overall.rating_if_well:
        return (mark(overall.rating),)
    return (mark(overall.rating_if_well), mark(overall.rating))


def _top_pitfall(pitfall: PitfallScore) -> TopPitfall:
    return TopPitfall(
        number=pitfall.bank.pitfall,
        title=pitfall.bank.title,
        numbers=", ".join((score_text(pitfall.score), *_confirmed(pitfall))),
        mark=mark(pitfall.rating),
    )


def _confirmed(pitfall: PitfallScore) -> Iterator[str]:
    if pitfall.score and pitfall.confirmed is not None:
        yield confirmed_text(pitfall.score, pitfall.confirmed)


def _why(scorecard: Scorecard) -> Iterator[Why]:
    groups: dict[tuple[Rating, str], list[str]] = {}
    for floor in scorecard.overall.floors:
        if floor.lifts:
            group = groups.setdefault((floor.to, cause_text(scorecard, floor)), [])
            group.extend(one for one in floor.questions if one not in group)
    for (to, cause), questions in groups.items():
        rest = len(questions) - _CAUSES
        named = tuple(questions[:_CAUSES])
        yield Why(mark(to), cause, named, f"and {rest} more" if rest > 0 else "")


def _briefs(scorecard: Scorecard, red_lines: RedLinesView) -> list[RedLineBrief]:
    """Return the red lines in short: hit before open, each in the order the plan mends them.

    Those of the profile, which no step mends, come first.
    """
    steps = {step.standing.question.id: n for n, step in enumerate(scorecard.plan)}
    hit = [RedLineBrief(line.says, line.subject.id, open=False) for line in red_lines.hit]
    still_open = [RedLineBrief(line.says, line.subject.id, open=True) for line in red_lines.open]
    return sorted(hit + still_open, key=lambda line: (line.open, steps.get(line.question, -1)))


def _to_prove(scorecard: Scorecard) -> str:
    """Say how many good answers nobody saw proof of; nothing where there is none."""
    answers = scorecard.audit.answers
    unproven = sum(
        not answers[standing.question.id].evidence_seen for standing in good_answers(scorecard)
    )
    return counted(unproven, "good answer is", "good answers are") if unproven else ""


def _more(number: int, what: str) -> str:
    return f"and {counted(number, what)}" if number > 0 else ""
