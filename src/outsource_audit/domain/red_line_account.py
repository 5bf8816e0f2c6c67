"""Why a red line is hit, open or clear: the answers it names and the condition it has."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.bank import BankSet, ProfileField, Question, RedLine
from outsource_audit.domain.condition import Absence, Fact, Truth, truth
from outsource_audit.domain.grounds import grounds
from outsource_audit.domain.scale import Band
from outsource_audit.domain.standing import RedLineState, Standings, red_line_state
from outsource_audit.domain.wording import plain_number, value_text

_CONDITIONS = {
    Truth.HOLDS: "Its condition holds",
    Truth.OPEN: "Its condition may hold",
    Truth.FAILS: "Its condition does not hold",
}


class RedLineAccount(msgspec.Struct, frozen=True):
    """A red line, explained.

    `state` is None where its question is not asked or does not apply; `names` are the answers
    it is about, in words; `because` are sentences.
    """

    state: RedLineState | None
    says: str
    names: tuple[str, ...]
    because: tuple[str, ...]


def red_line_account(
    item: Question | ProfileField, bank_set: BankSet, standings: Standings
) -> RedLineAccount | None:
    """Return the red line of a question or profile field, explained; None where it has none."""
    line = item.red_line
    if line is None:
        return None
    fact = standings.fact(item.id)
    state = red_line_state(line, fact, standings.fact)
    names = tuple(_names(item, line))
    if state is None:
        return RedLineAccount(state, line.says, names, ("Its question does not apply.",))
    condition = condition_told(line, bank_set, standings)
    because = (_own_answer(line, fact), *((condition,) if condition else ()))
    return RedLineAccount(state, line.says, names, because)


def condition_told(line: RedLine, bank_set: BankSet, standings: Standings) -> str:
    """Return whether a red line's condition holds, and by which answers; empty without one."""
    if line.when is None:
        return ""
    decided = _CONDITIONS[truth(line.when, standings.fact)]
    return f"{decided}: {', and '.join(grounds(line.when, bank_set, standings.fact))}."


def band_text(band: Band) -> str:
    """Return a range of numbers in words: at least 31."""
    if band.at_least is not None:
        return f"at least {plain_number(band.at_least)}"
    return f"at most {plain_number(band.at_most or 0)}"


def _names(item: Question | ProfileField, line: RedLine) -> list[str]:
    named = [value_text(item, choice) for choice in line.choices]
    if line.band is not None and item.number is not None:
        named.append(f"{band_text(line.band)} {item.number.unit}")
    return named


def _own_answer(line: RedLine, fact: Fact) -> str:
    if isinstance(fact, Absence):
        return "Its own answer is not known."
    if any(map(line.names, fact)):
        return "The answer is one of these."
    return "The answer is none of these."
