"""Where more questions are worth most, once the quick set is answered."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet, QuestionBank
from outsource_audit.domain.progress import minutes
from outsource_audit.domain.rating import rate_pitfall, total
from outsource_audit.domain.risk import (
    GOOD_ANSWER_POINTS,
    HIGHEST_LIKELIHOOD,
    Rating,
    heat_map_cell,
)
from outsource_audit.domain.standing import Standing, Standings, State, stand
from outsource_audit.domain.wording import counted

# Three are an offer; more would be the whole list again.
MOST_OFFERED = 3
# Below it, the answers so far already show little to worry about: asking on would cost
# minutes and could not make the result much worse.
WORTH_FROM = Rating.MODERATE
_MUCH_AT_STAKE, _SOMETHING_AT_STAKE = 4, 3


class Deepening(msgspec.Struct, frozen=True):
    """A pitfall worth taking in full: how many questions that adds, how long, and why.

    `pitfall` is the bank's id; `minutes` are rounded up.
    """

    pitfall: str
    title: str
    more: int
    minutes: int
    because: str


def worth_deepening(bank_set: BankSet, audit: Audit, seconds_each: float) -> list[Deepening]:
    """Return the pitfalls where more questions are worth most, the worthiest first.

    At most three. Worth is exposure, times the share of the pitfall not shown to be in place
    (0 to 1; 1 where nothing of it counts yet), times the weights of what was not asked. A
    pitfall whose answers so far leave a low risk is not offered, nor one without a gap.
    """
    standings = stand(bank_set, audit)
    worths = [(_worth(bank, standings), bank) for bank in bank_set.banks]
    best = sorted((one for one in worths if one[0] > 0), key=lambda one: -one[0])
    return [_offer(bank, standings, seconds_each) for _, bank in best[:MOST_OFFERED]]


def _worth(bank: QuestionBank, standings: Standings) -> Fraction:
    own = standings.of_pitfall(bank.id)
    exposure = standings.exposures[bank.id].level
    if _rating(own, exposure) < WORTH_FROM:
        return Fraction(0)
    score = total(own).score
    share = Fraction(1) if score is None else score / 100
    return exposure * share * sum(standing.weight for standing in _not_asked(own))


def _rating(own: Iterable[Standing], exposure: int) -> Rating:
    """Return the rating until then; where nothing counts yet, the one with nothing in place."""
    counting = [standing for standing in own if standing.in_fraction]
    if not counting:
        return heat_map_cell(HIGHEST_LIKELIHOOD, exposure)
    return rate_pitfall(counting, exposure).until_then


def _not_asked(own: Iterable[Standing]) -> list[Standing]:
    return [standing for standing in own if standing.state is State.NOT_ASKED]


def _offer(bank: QuestionBank, standings: Standings, seconds_each: float) -> Deepening:
    own = standings.of_pitfall(bank.id)
    more = len(_not_asked(own))
    because = _because(own, standings.exposures[bank.id].level)
    return Deepening(bank.id, bank.title, more, minutes(more, seconds_each), because)


def _because(own: Iterable[Standing], exposure: int) -> str:
    counting = [standing for standing in own if standing.in_fraction]
    reasons = [*_stake(exposure), *_answers(counting), *_open(counting)]
    if not counting:
        reasons.append("none of the questions so far applied")
    *first, last = reasons
    return f"{', '.join(first)} and {last}" if first else last


def _stake(exposure: int) -> Iterable[str]:
    if exposure >= _MUCH_AT_STAKE:
        yield "much is at stake here"
    elif exposure >= _SOMETHING_AT_STAKE:
        yield "something is at stake here"


def _answers(counting: Iterable[Standing]) -> Iterable[str]:
    answers = [s.points for s in counting if s.points is not None]
    bad = sum(1 for points in answers if points > GOOD_ANSWER_POINTS)
    better = sum(1 for points in answers if points)
    if bad:
        yield f"{_of(bad, len(answers))} not good"
    elif better:
        yield f"{_of(better, len(answers))} not the best"


def _of(some: int, answers: int) -> str:
    if answers == 1:
        return "the one answer was"
    return counted(some, f"of {answers} answers was", f"of {answers} answers were")


def _open(counting: Iterable[Standing]) -> Iterable[str]:
    states = [standing.state for standing in counting]
    for state, word in ((State.UNKNOWN, "not known"), (State.UNANSWERED, "still missing")):
        if number := states.count(state):
            yield counted(number, f"answer is {word}", f"answers are {word}")
