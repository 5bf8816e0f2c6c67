"""What hangs on an answer: exposures, severities, red lines, and what else is asked."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from outsource_audit.domain.bank import BankSet, ProfileField, Question
from outsource_audit.domain.condition import Condition, Facts, Truth, keys, truth
from outsource_audit.domain.risk import Severity


class Kind(StrEnum):
    """What looks at an answer."""

    EXPOSURE = "exposure"
    SEVERITY = "severity"
    RED_LINE = "red line"
    ASKED = "asked"


class Dependent(msgspec.Struct, frozen=True):
    """One thing that looks at an answer.

    `id` is of the pitfall, question or profile field; `says` what it is, in words; `now` how
    its condition, the other answers it looks at included, is decided today.
    """

    kind: Kind
    id: str
    says: str
    now: Truth


def dependents(id_: str, bank_set: BankSet, fact: Facts) -> tuple[Dependent, ...]:
    """Return all that looks at the answer to a profile field or question, by kind."""
    found = [*_exposures(id_, bank_set, fact)]
    items: list[Question | ProfileField] = [*bank_set.fields.values(), *bank_set.questions.values()]
    for kind in (Kind.SEVERITY, Kind.RED_LINE, Kind.ASKED):
        for item in items:
            condition = _condition(item, kind)
            if condition is not None and id_ in keys(condition):
                found.append(Dependent(kind, item.id, item.ask, truth(condition, fact)))
    return tuple(found)


def _exposures(id_: str, bank_set: BankSet, fact: Facts) -> Iterable[Dependent]:
    for bank in bank_set.banks:
        for rule in bank.raises:
            if id_ in keys(rule.when):
                says = f"+{rule.by}: {rule.because}"
                yield Dependent(Kind.EXPOSURE, bank.id, says, truth(rule.when, fact))


def _condition(item: Question | ProfileField, kind: Kind) -> Condition | None:
    if kind is Kind.ASKED:
        return item.show_if
    if kind is Kind.RED_LINE:
        return item.red_line.when if item.red_line else None
    # What is critical already cannot be raised.
    if isinstance(item, Question) and item.severity is not Severity.CRITICAL:
        return item.raise_severity
    return None
