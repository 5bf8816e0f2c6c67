"""Bank + audit → scorecard: scoring.md sections 1 to 5, in integers and exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet, QuestionBank
from outsource_audit.domain.condition import Absence, Truth, keys, truth
from outsource_audit.domain.plan import DEFAULT_CAPACITY, plan_steps
from outsource_audit.domain.rating import (
    Totals,
    floors_without_rating,
    rate_overall,
    rate_pitfall,
    total,
)
from outsource_audit.domain.risk import (
    GOOD_ANSWER_POINTS,
    HIGHEST_LIKELIHOOD,
    MANY_NOT_APPLICABLE,
    RATED_FROM_COMPLETENESS,
    WORST_POINTS,
    band,
    heat_map_cell,
    likelihood,
)
from outsource_audit.domain.scorecard import (
    Overall,
    PitfallScore,
    PracticeScore,
    QuestionScore,
    Scorecard,
)
from outsource_audit.domain.standing import (
    IN_SCOPE,
    RedLineState,
    Standing,
    Standings,
    State,
    stand,
)


def score(bank_set: BankSet, audit: Audit, capacity: int = DEFAULT_CAPACITY) -> Scorecard:
    """Score an audit (scoring.md). `capacity` is effort points a 30-day period, at least 1."""
    standings = stand(bank_set, audit)
    rated = is_rated(standings)
    totals = total(standings.questions)
    pitfalls = tuple(_pitfall(bank, standings, rated=rated) for bank in bank_set.banks)
    return Scorecard(
        bank_set=bank_set,
        audit=audit,
        standings=standings,
        overall=_overall(audit, standings, totals, rated=rated),
        pitfalls=_ranked(pitfalls),
        practices=tuple(_practices(bank_set, standings.questions)),
        questions=tuple(_question(standing, totals) for standing in standings.questions),
        find_out=tuple(find_out(bank_set, standings)),
        plan=tuple(plan_steps(standings, capacity, rated=rated)),
    )


def completeness(standings: Iterable[Standing]) -> Fraction | None:
    """Return the share of the questions in scope that were dealt with, 0 to 1 (section 4)."""
    states = [s.state for s in standings if s.state in IN_SCOPE]
    if not states:
        return None
    return Fraction(len(states) - states.count(State.UNANSWERED), len(states))


def is_rated(standings: Standings) -> bool:
    """Say whether the audit may carry a rating: complete enough, no red line left unasked."""
    share = completeness(standings.questions)
    return (
        share is not None
        and share >= RATED_FROM_COMPLETENESS
        and total(standings.questions).weight > 0
        and not unasked_red_lines(standings)
    )


def unasked_red_lines(standings: Standings) -> list[str]:
    """Return the applicable red-line questions and fields that nobody answered yet."""
    fields = [
        standing.field.id
        for standing in standings.fields
        if standing.field.red_line and standing.is_open and not standing.told_unknown
    ]
    return fields + [
        standing.question.id
        for standing in standings.questions
        if standing.question.red_line and standing.state is State.UNANSWERED
    ]


def confidence(audit: Audit, standings: Iterable[Standing]) -> Fraction | None:
    """Return the share, by weight, of good answers that carry evidence seen (section 4)."""
    good = [s for s in standings if s.points is not None and s.points <= GOOD_ANSWER_POINTS]
    if not good:
        return None
    seen = [s for s in good if audit.answers[s.question.id].evidence_seen]
    return Fraction(sum(s.weight for s in seen), sum(s.weight for s in good))


def find_out(bank_set: BankSet, standings: Standings) -> list[str]:
    """Return what to find out first: profile field ids, then question ids (section 5)."""
    unknown = [s for s in standings.questions if s.state is State.UNKNOWN]
    unknown.sort(
        key=lambda s: (
            s.red_line is not RedLineState.OPEN,
            -s.share_weight,
            s.question.id,
        )
    )
    fields = [f.field.id for f in standings.fields if f.told_unknown]
    holding = _fields_that_matter(bank_set, standings)
    return [field for field in fields if field in holding] + [s.question.id for s in unknown]


def _fields_that_matter(bank_set: BankSet, standings: Standings) -> set[str]:
    fact = standings.fact
    open_rules = [
        rule.when
        for bank in bank_set.banks
        for rule in bank.raises
        if truth(rule.when, fact) is Truth.OPEN
    ]
    lines = (
        *((standing.field.red_line, standing.red_line) for standing in standings.fields),
        *((standing.question.red_line, standing.red_line) for standing in standings.questions),
    )
    open_lines = [line.when for line, state in lines if line and state is RedLineState.OPEN]
    own = {s.field.id for s in standings.fields if s.red_line is RedLineState.OPEN}
    named = {key for condition in (*open_rules, *open_lines) for key in keys(condition)}
    return own | {key for key in named if fact(key) is Absence.UNKNOWN}


def _overall(audit: Audit, standings: Standings, totals: Totals, *, rated: bool) -> Overall:
    rating = rate_overall(standings) if rated else None
    states = [standing.state for standing in standings.questions]
    return Overall(
        score=totals.score,
        confirmed=totals.confirmed,
        band=None if totals.score is None else band(totals.score),
        rating=rating.until_then if rating else None,
        rating_if_well=rating.if_well if rating else None,
        floors=rating.floors if rating else floors_without_rating(standings),
        completeness=completeness(standings.questions),
        confidence=confidence(audit, standings.questions),
        in_scope=sum(1 for state in states if state in IN_SCOPE),
        all=sum(1 for state in states if state is not State.HIDDEN),
    )


def _pitfall(bank: QuestionBank, standings: Standings, *, rated: bool) -> PitfallScore:
    questions = standings.of_pitfall(bank.id)
    counting = [standing for standing in questions if standing.in_fraction]
    totals, exposure = total(counting), standings.exposures[bank.id]
    rating = rate_pitfall(counting, exposure.level) if counting and rated else None
    return PitfallScore(
        bank=bank,
        score=totals.score,
        confirmed=totals.confirmed,
        exposure=exposure,
        likelihood=None if totals.score is None else likelihood(totals.score),
        inherent=heat_map_cell(HIGHEST_LIKELIHOOD, exposure.level),
        rating=rating.until_then if rating else None,
        rating_if_well=rating.if_well if rating else None,
        floors=rating.floors if rating else (),
        rank=None,
        many_not_applicable=_many_not_applicable(questions),
    )


def _many_not_applicable(questions: Sequence[Standing]) -> bool:
    states = [standing.state for standing in questions if standing.state in IN_SCOPE]
    return states.count(State.NOT_APPLICABLE) > len(states) * MANY_NOT_APPLICABLE


def _ranked(pitfalls: Sequence[PitfallScore]) -> tuple[PitfallScore, ...]:
    """Rank by exposure x confirmed, then exposure x score, then the article's order."""

    def pressing(pitfall: PitfallScore) -> tuple[Fraction, Fraction]:
        nothing, level = Fraction(0), pitfall.exposure.level
        return (-level * (pitfall.confirmed or nothing), -level * (pitfall.score or nothing))

    order = sorted((p for p in pitfalls if p.score is not None), key=pressing)
    ranks = {pitfall.bank.id: rank for rank, pitfall in enumerate(order, start=1)}
    return tuple(msgspec.structs.replace(p, rank=ranks.get(p.bank.id)) for p in pitfalls)


def _practices(bank_set: BankSet, standings: Sequence[Standing]) -> Iterable[PracticeScore]:
    by_practice: dict[str, list[Standing]] = {}
    for standing in standings:
        by_practice.setdefault(standing.question.practice, []).append(standing)
    for bank in bank_set.banks:
        for practice in bank.practices:
            own = by_practice.get(practice.id, ())
            yield PracticeScore(practice, bank.id, total(own).score)


def _question(standing: Standing, totals: Totals) -> QuestionScore:
    if not standing.in_fraction:
        return QuestionScore(standing, None)
    return QuestionScore(standing, total([standing]).score_points * _unit(totals))


def _unit(totals: Totals) -> Fraction:
    """Return what one weighted point is worth in points of 100."""
    return Fraction(100, WORST_POINTS * totals.weight)
