"""Why a score changed between two audits: its change split into causes that add up exactly.

The old audit is taken to the new one in four steps, and each step's score is a score of
scoring.md section 2 that can be recomputed by hand:

1. *question banks*: the old audit under the new audit's banks;
2. *what is at stake*: with the exposures and severities of the new audit, for the questions
   that stay;
3. *what applies*: with the questions that the new audit counts;
4. *answers*: the new audit.

A question that only one of the two audits counts brings what it counts there, so that only
a question both of them ask can be changed by its answer. A question whose meaning changed
(another `revision`) is another question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

import msgspec

from outsource_audit.domain.migration import up_to_date
from outsource_audit.domain.rating import Totals, total
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import Standing, Standings, stand

Stage: TypeAlias = Mapping[str, Standing]


class Cause(StrEnum):
    """What can change a score."""

    BANKS = "banks"
    EXPOSURE = "exposure"
    APPLICABILITY = "applicability"
    ANSWERS = "answers"


class Part(msgspec.Struct, frozen=True):
    """What one cause did to the score and to what is confirmed of it, in points of 100."""

    cause: Cause
    score: Fraction
    confirmed: Fraction


class Movement(msgspec.Struct, frozen=True):
    """Two numbers before and after (None where nothing counts), and the parts of the change.

    The parts add up to the change exactly; there are none where a number is missing.
    """

    score_before: Fraction | None
    score_after: Fraction | None
    confirmed_before: Fraction | None
    confirmed_after: Fraction | None
    parts: tuple[Part, ...] = ()

    @property
    def score(self) -> Fraction | None:
        """Return the change of the score; below 0 is better; None where there is none."""
        return _difference(self.score_before, self.score_after)

    @property
    def confirmed(self) -> Fraction | None:
        """Return the change of what is confirmed; None where there is none."""
        return _difference(self.confirmed_before, self.confirmed_after)


class Stages(msgspec.Struct, frozen=True, kw_only=True):
    """The way from the old audit to the new one: what counts at each step, by today's ids.

    `restood` is everything of the old audit under the new banks, counting or not; `both`
    are the ids of the questions that both audits count in the same meaning.
    """

    old: Stage
    banks: Stage
    exposure: Stage
    applicability: Stage
    new: Stage
    restood: Standings
    both: frozenset[str]

    @property
    def steps(self) -> tuple[tuple[Cause, Stage], ...]:
        """Return each cause with the stage it leads to."""
        return (
            (Cause.BANKS, self.banks),
            (Cause.EXPOSURE, self.exposure),
            (Cause.APPLICABILITY, self.applicability),
            (Cause.ANSWERS, self.new),
        )


def stages(old: Scorecard, new: Scorecard) -> Stages:
    """Return the way from one audit to another, each scored under its own banks."""
    restood = stand(new.bank_set, up_to_date(old.audit, new.bank_set))
    before, after = _counting(old.standings, new), _counting(new.standings, new)
    both = frozenset(
        key
        for key in before.keys() & after.keys()
        if before[key].question.revision == after[key].question.revision
    )
    banks = {
        standing.question.id: _with_answer_of(after.get(standing.question.id), standing)
        if standing.question.id not in both
        else standing
        for standing in restood.questions
        if standing.in_fraction
    }
    exposure = {
        key: _weighed_as(after[key], standing) if key in after else standing
        for key, standing in banks.items()
    }
    kept = {key: exposure.get(key) or _with_answer_of(before[key], after[key]) for key in both}
    return Stages(
        old=before,
        banks=banks,
        exposure=exposure,
        applicability=dict(after) | kept,
        new=after,
        restood=restood,
        both=both,
    )


def movement(way: Stages, pitfall: str | None = None) -> Movement:
    """Return how the numbers moved and why: of one pitfall by its id, or of the whole.

    Exposure cancels within a pitfall; there, only a changed severity counts as a part.
    """
    before, after = _totals(way.old, pitfall), _totals(way.new, pitfall)
    moved = Movement(before.score, after.score, before.confirmed, after.confirmed)
    if before.score is None or after.score is None:
        return moved
    return msgspec.structs.replace(moved, parts=tuple(_parts(way, pitfall, before)))


def _parts(way: Stages, pitfall: str | None, before: Totals) -> Iterable[Part]:
    """Yield what each step changes; a step on which nothing counts is passed over."""
    for cause, stage in way.steps:
        reached = _totals(stage, pitfall)
        here = reached if reached.weight else before
        yield Part(cause, _gap(before.score, here.score), _gap(before.confirmed, here.confirmed))
        before = here


def _counting(standings: Standings, new: Scorecard) -> dict[str, Standing]:
    """Return what counts in the scores, under the ids that the new audit's banks use."""
    counting = (s for s in standings.questions if s.in_fraction)
    moved = (_under_ids_of_today(standing, new.bank_set.renamed) for standing in counting)
    return {standing.question.id: standing for standing in moved}


def _under_ids_of_today(standing: Standing, renamed: Mapping[str, str]) -> Standing:
    question = standing.question
    if question.id not in renamed and question.pitfall not in renamed:
        return standing
    today = msgspec.structs.replace(
        question,
        id=renamed.get(question.id, question.id),
        pitfall=renamed.get(question.pitfall, question.pitfall),
    )
    return msgspec.structs.replace(standing, question=today)


def _with_answer_of(given: Standing | None, standing: Standing) -> Standing:
    """Return the standing with the answer of another one, if there is one."""
    if given is None:
        return standing
    return msgspec.structs.replace(
        standing, state=given.state, points=given.points, answer=given.answer
    )


def _weighed_as(other: Standing, standing: Standing) -> Standing:
    return msgspec.structs.replace(standing, exposure=other.exposure, weight=other.weight)


def _totals(stage: Stage, pitfall: str | None) -> Totals:
    if pitfall is None:
        return total(stage.values())
    own = (s for s in stage.values() if s.question.pitfall == pitfall)
    # Exposure cancels within a pitfall, also while only some of its questions have the new one.
    return total(msgspec.structs.replace(standing, exposure=1) for standing in own)


def _difference(before: Fraction | None, after: Fraction | None) -> Fraction | None:
    return None if before is None or after is None else after - before


def _gap(before: Fraction | None, after: Fraction | None) -> Fraction:
    return (after or Fraction(0)) - (before or Fraction(0))
