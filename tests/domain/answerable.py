"""What can be answered to a question or profile field, from the best answer to the worst."""

from __future__ import annotations

from dataclasses import dataclass

from outsource_audit.domain.audit import Answer, Audit, ProfileValue, with_answer
from outsource_audit.domain.bank import BankSet, ProfileField, Question, points
from outsource_audit.domain.condition import Value
from outsource_audit.domain.scale import Band, NumberScale, Scale


@dataclass(frozen=True)
class NumberCase:
    """A number scale, answers from the best to the worst, and limits a red line can have.

    `edge` and `deeper` lie in the worst band, `middle` (where there is one) between the bands.
    """

    scale: NumberScale
    values: tuple[float, ...]
    edge: float
    deeper: float
    middle: float | None = None

    @property
    def worst_is_high(self) -> bool:
        """Say whether large numbers are the bad ones."""
        return self.scale.worst is not None and self.scale.worst.at_least is not None

    def band_from(self, limit: float) -> Band:
        """Return the band from a limit down to the worst number."""
        return Band(at_least=limit) if self.worst_is_high else Band(at_most=limit)


DAYS = NumberCase(
    NumberScale("days", best=Band(at_most=10), worst=Band(at_least=31)),
    (0, 9, 10, 11, 20, 30, 31, 39, 40, 500),
    edge=31,
    deeper=40,
    middle=20,
)
PERCENT = NumberCase(
    NumberScale("%", 1, 0, 100, best=Band(at_least=99.5), worst=Band(at_most=97.5)),
    (100, 99.6, 99.5, 99.4, 98.5, 97.6, 97.5, 90, 89.9, 0),
    edge=97.5,
    deeper=90,
    middle=98.5,
)
TESTS = NumberCase(
    NumberScale("tests", 0, 0, 12, best=Band(at_least=3), worst=Band(at_most=2)),
    (12, 3, 2, 1, 0),
    edge=2,
    deeper=1,
)
NUMBER_CASES = {case.scale.unit: case for case in (DAYS, PERCENT, TESTS)}
FIELD_NUMBERS = (0, 4, 5, 12, 24)


def answers_to(question: Question) -> list[Value]:
    """Return answers to a question, from the best to the worst; levels as numbers."""
    found: list[Value] = [choice.id for choice in question.choices]
    if question.scale is Scale.MATURITY:
        found = [int(choice.id) for choice in question.choices]
    if question.number is not None:
        case = NUMBER_CASES.get(question.number.unit)
        is_ours = case is not None and case.scale == question.number
        found += case.values if case and is_ours else _edges(question.number)
    return sorted(found, key=lambda value: points_of(question, value))


def points_of(question: Question, value: Value) -> int:
    """Return the risk points of an answer that fits."""
    found = points(question, value)
    assert found is not None
    return found


def _edges(number: NumberScale) -> list[Value]:
    found: list[Value] = []
    for band in (number.best, number.worst):
        assert band is not None
        edge = band.at_least if band.at_least is not None else band.at_most
        assert edge is not None
        found.append(edge)
    return found


def best_answer(question: Question) -> Answer:
    """Return the best answer."""
    return Answer(answer=answers_to(question)[0], revision=question.revision)


def worst_answer(question: Question) -> Answer:
    """Return the worst answer."""
    return Answer(answer=answers_to(question)[-1], revision=question.revision)


def all_best(bank_set: BankSet, audit: Audit) -> Audit:
    """Return the audit with every question answered at its best."""
    for question in bank_set.questions.values():
        audit = with_answer(audit, question.id, best_answer(question))
    return audit


def all_worst(bank_set: BankSet, audit: Audit) -> Audit:
    """Return the audit with every question answered at its worst."""
    for question in bank_set.questions.values():
        audit = with_answer(audit, question.id, worst_answer(question))
    return audit


def values_of(field: ProfileField) -> list[ProfileValue]:
    """Return answers to a profile field, several at once included."""
    if field.number is not None:
        top = field.number.highest
        return [value for value in FIELD_NUMBERS if top is None or value <= top]
    if field.scale is Scale.SEVERAL:
        together = tuple(choice.id for choice in field.choices if not choice.alone)
        return [*((choice.id,) for choice in field.choices), together]
    return [choice.id for choice in field.choices]
