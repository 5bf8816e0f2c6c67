"""One pitfall after the other: its numbers, what is at stake, what the practices are worth."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from outsource_audit.domain.bank import Practice
from outsource_audit.domain.finding_wording import no_findings_text
from outsource_audit.domain.number_wording import confirmed_text
from outsource_audit.domain.presentation import Presentation
from outsource_audit.domain.rating import total
from outsource_audit.domain.scorecard import PitfallScore, Scorecard
from outsource_audit.domain.standing import Standing, State
from outsource_audit.domain.wording import rating_sentence
from outsource_audit.rendering.bars import Bar, bar
from outsource_audit.rendering.figures import score_text
from outsource_audit.rendering.finding_cards import FindingCard
from outsource_audit.rendering.in_place import InPlace, in_place
from outsource_audit.rendering.subjects import FloorView, floor_view
from outsource_audit.rendering.wording import Mark, mark


class PracticeView(msgspec.Struct, frozen=True):
    """One practice: its score with a bar (None without one), and what would prove it."""

    title: str
    bar: Bar | None
    score: str
    confirmed: str
    proof: str


class PitfallView(msgspec.Struct, frozen=True):
    """One pitfall. `without_score` says why there is none; `warning` is empty without cause.

    `no_findings` is the sentence to show in place of findings; empty where there are some.
    """

    number: int
    title: str
    summary: str
    rank: str
    bar: Bar | None
    score: str
    confirmed: str
    confirmed_told: str
    exposure: str
    base: str
    reasons: tuple[str, ...]
    inherent: Mark
    residual: Mark
    residual_if_well: Mark
    rating: str
    floors: tuple[FloorView, ...]
    practices: tuple[PracticeView, ...]
    findings: tuple[FindingCard, ...]
    no_findings: str
    in_place: tuple[InPlace, ...]
    without_score: str
    warning: str


def pitfall_views(
    scorecard: Scorecard, findings: Sequence[FindingCard], presentation: Presentation
) -> tuple[PitfallView, ...]:
    """Return every pitfall in the article's order, each with its own of the `findings`."""
    by_pitfall: dict[int, list[FindingCard]] = {}
    for finding in findings:
        by_pitfall.setdefault(finding.pitfall, []).append(finding)
    good = in_place(scorecard, presentation)
    return tuple(
        _pitfall(
            scorecard,
            pitfall,
            tuple(by_pitfall.get(pitfall.bank.pitfall, ())),
            good.get(pitfall.bank.id, ()),
        )
        for pitfall in scorecard.pitfalls
    )


def _pitfall(
    scorecard: Scorecard,
    pitfall: PitfallScore,
    findings: tuple[FindingCard, ...],
    good: tuple[InPlace, ...],
) -> PitfallView:
    bank = pitfall.bank
    return PitfallView(
        number=bank.pitfall,
        title=bank.title,
        summary=bank.summary,
        rank=f"{pitfall.rank} of {len(scorecard.ranked)}" if pitfall.rank else "",
        bar=bar(pitfall.score, pitfall.confirmed),
        score=score_text(pitfall.score),
        confirmed=score_text(pitfall.confirmed),
        confirmed_told=_confirmed(pitfall),
        exposure=f"{pitfall.exposure.level} of 5",
        base=f"{bank.base_exposure} for every business",
        reasons=pitfall.exposure.reasons,
        inherent=mark(pitfall.inherent),
        residual=mark(pitfall.rating),
        residual_if_well=mark(pitfall.rating_if_well),
        rating=_rating(pitfall),
        floors=tuple(
            floor_view(scorecard, floor, rated=True) for floor in pitfall.floors if floor.lifts
        ),
        practices=_practices(scorecard, bank.id),
        findings=findings,
        no_findings="" if findings else no_findings_text(scorecard.standings.of_pitfall(bank.id)),
        in_place=good,
        without_score="" if pitfall.rank else _without_score(scorecard, bank.id),
        warning=_WARNING if pitfall.many_not_applicable else "",
    )


_WARNING = (
    "More than a third of the questions asked here were marked not applicable by hand. "
    "Read the reasons before you rely on this part."
)


def _rating(pitfall: PitfallScore) -> str:
    """Return both ratings in words; nothing where the one rating says it all."""
    if pitfall.rating is None or pitfall.rating_if_well is None:
        return ""
    if pitfall.rating is pitfall.rating_if_well and pitfall.score == pitfall.confirmed:
        return ""
    return rating_sentence(pitfall.rating, pitfall.rating_if_well, all_known=False)


def _confirmed(pitfall: PitfallScore) -> str:
    if pitfall.score is None or pitfall.confirmed is None:
        return ""
    return confirmed_text(pitfall.score, pitfall.confirmed)


def _practices(scorecard: Scorecard, pitfall: str) -> tuple[PracticeView, ...]:
    by_practice: dict[str, list[Standing]] = {}
    for standing in scorecard.standings.of_pitfall(pitfall):
        by_practice.setdefault(standing.question.practice, []).append(standing)
    bank = scorecard.bank_set.by_id[pitfall]
    return tuple(_practice(one, by_practice.get(one.id, ())) for one in bank.practices)


def _practice(practice: Practice, standings: Sequence[Standing]) -> PracticeView:
    sums = total(standings)
    return PracticeView(
        title=practice.title,
        bar=bar(sums.score, sums.confirmed),
        score=score_text(sums.score),
        confirmed=score_text(sums.confirmed),
        proof=practice.proof,
    )


def _without_score(scorecard: Scorecard, pitfall: str) -> str:
    states = {standing.state for standing in scorecard.standings.of_pitfall(pitfall)}
    if State.NOT_APPLICABLE in states:
        return "No score: every question asked here was marked not applicable."
    if State.NOT_ASKED in states:
        return "No score: no question of this pitfall was asked."
    return "No score: no question of this pitfall applies here."
