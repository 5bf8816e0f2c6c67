"""Because of what a score changed: every cause with the questions and answers behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

import msgspec

from outsource_audit.domain.attribution import Cause, Stages
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.grounds import grounds
from outsource_audit.domain.rating import total
from outsource_audit.domain.risk import WORST_POINTS
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.standing import Standing, Standings, State
from outsource_audit.domain.standing_wording import stood_text

_WHY_OUT = {
    State.HIDDEN: "not asked any more",
    State.NOT_APPLICABLE: "now marked as not applicable",
    State.NOT_ASKED: "not in the quick set of this audit",
}
_WHY_IN = {
    State.HIDDEN: "not asked before",
    State.NOT_APPLICABLE: "marked as not applicable before",
    State.NOT_ASKED: "not in the quick set before",
}


class Reason(msgspec.Struct, frozen=True):
    """One thing that changed: its cause, the question or pitfall it is about, and what.

    `told` is a sentence that can stand after the id. For an answer, `score` and `confirmed`
    are what it did to the two numbers of the whole, in points of 100; those of all answers
    add up to their part. For the other causes they are None: there one changes what the
    others weigh. `before` and `after` are the answers in words, empty for the other causes.
    """

    cause: Cause
    item: str
    told: str
    score: Fraction | None = None
    confirmed: Fraction | None = None
    before: str = ""
    after: str = ""


def reasons(way: Stages, old: Scorecard, new: Scorecard) -> Iterable[Reason]:
    """Yield everything that changed, cause by cause, the answers that did most first."""
    yield from _banks(way, old, new)
    yield from _exposures(way, new)
    yield from _applicability(way, new)
    yield from sorted(_answers(way), key=_least_moving)


def _least_moving(reason: Reason) -> Fraction:
    moved = reason.score or Fraction(0)
    return min(moved, -moved)


def _banks(way: Stages, old: Scorecard, new: Scorecard) -> Iterable[Reason]:
    renamed = new.bank_set.renamed
    known = {renamed.get(key, key) for key in old.bank_set.questions}
    exposures = {renamed.get(key, key): each for key, each in old.standings.exposures.items()}
    for bank in new.bank_set.banks:
        exposure = exposures.get(bank.id)
        restood = way.restood.exposures[bank.id]
        if exposure is not None and exposure.level != restood.level:
            told = f"exposure {exposure.level} becomes {restood.level}"
            yield Reason(Cause.BANKS, bank.id, told)
    for key, standing in way.old.items():
        yield from _bank_reason(key, standing, way, new)
    for key in way.banks:
        if key not in way.old:
            told = "now counted" if key in known else "new in the question banks"
            yield Reason(Cause.BANKS, key, told)


def _bank_reason(key: str, was: Standing, way: Stages, new: Scorecard) -> Iterable[Reason]:
    if key not in new.bank_set.questions:
        yield Reason(Cause.BANKS, key, "taken out of the question banks")
    elif key not in way.banks:
        yield Reason(Cause.BANKS, key, "no longer counted")
    elif was.question.revision != way.banks[key].question.revision:
        yield Reason(Cause.BANKS, key, "asked anew, because its meaning changed")
    else:
        yield from _reweighed(key, was, way.banks[key])


def _reweighed(key: str, was: Standing, now: Standing) -> Iterable[Reason]:
    if was.question.pitfall != now.question.pitfall:
        told = f"moved from pitfall {was.question.pitfall} to {now.question.pitfall}"
        yield Reason(Cause.BANKS, key, told)
    if was.weight != now.weight:
        yield Reason(Cause.BANKS, key, f"weighs {now.weight} instead of {was.weight}")
    if was.points != now.points:
        told = f"the same answer costs {_points(now)} instead of {_points(was)}"
        yield Reason(Cause.BANKS, key, told)


def _points(standing: Standing) -> str:
    return f"{standing.score_points} of {WORST_POINTS} points"


def _exposures(way: Stages, new: Scorecard) -> Iterable[Reason]:
    for pitfall, now in new.standings.exposures.items():
        was = way.restood.exposures[pitfall]
        if was.level != now.level:
            gone = [reason for reason in was.reasons if reason not in now.reasons]
            come = [reason for reason in now.reasons if reason not in was.reasons]
            because = [f"no longer {reason}" for reason in gone] + come
            told = f"exposure {was.level} becomes {now.level} ({'; '.join(because)})"
            yield Reason(Cause.EXPOSURE, pitfall, told)
    for key, standing in way.exposure.items():
        was_weight = way.banks[key].weight
        if was_weight != standing.weight:
            told = f"weighs {standing.weight} instead of {was_weight}, because of the profile"
            yield Reason(Cause.EXPOSURE, key, told)


def _applicability(way: Stages, new: Scorecard) -> Iterable[Reason]:
    now = {s.question.id: s.state for s in new.standings.questions}
    was = {s.question.id: s.state for s in way.restood.questions}
    ruled_out, left_out = _ruled_out(new, new.standings), _ruled_out(new, way.restood)
    for key in way.exposure:
        if key not in way.applicability:
            reason = new.audit.answers.get(key, Answer()).not_applicable
            marked = reason and now[key] is State.NOT_APPLICABLE
            why = f": {reason.removesuffix('.')}" if marked else ruled_out(key)
            told = f"{_WHY_OUT[now[key]]}{why}"
            yield Reason(Cause.APPLICABILITY, key, told)
    for key in way.applicability:
        if key not in way.exposure:
            told = f"now counted, {_WHY_IN[was[key]]}{left_out(key)}"
            yield Reason(Cause.APPLICABILITY, key, told)


def _ruled_out(new: Scorecard, standings: Standings) -> Callable[[str], str]:
    """Return what says which answers hide a question: ", because ..."; empty where none does."""
    hidden = {s.question.id for s in standings.questions if s.state is State.HIDDEN}

    def because(key: str) -> str:
        condition = new.bank_set.questions[key].show_if
        told = grounds(condition, new.bank_set, standings.fact) if key in hidden else ()
        return f", because {'; '.join(told)}" if told else ""

    return because


def _answers(way: Stages) -> Iterable[Reason]:
    whole = total(way.new.values()).weight
    for key, now in way.new.items():
        was = way.applicability[key]
        if (was.points, was.state, was.answer) != (now.points, now.state, now.answer):
            unit = Fraction(100 * now.share_weight, WORST_POINTS * whole)
            yield Reason(
                cause=Cause.ANSWERS,
                item=key,
                told=f"{stood_text(was)} becomes: {stood_text(now)}",
                score=unit * (now.score_points - was.score_points),
                confirmed=unit * (now.confirmed_points - was.confirmed_points),
                before=stood_text(was),
                after=stood_text(now),
            )
