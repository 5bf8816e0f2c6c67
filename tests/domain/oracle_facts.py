"""The oracle's reading of scoring.md section 1: what is asked, known, hidden and hit.

Written from the specification alone and as simply as possible; it shares nothing with the
program but the data it reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet, ExposureRule, ProfileField, Question, QuestionBank
from outsource_audit.domain.condition import AnyOf, Condition, InRange, OneOf

DONT_KNOW = "unknown"
HIDDEN = "hidden"
STEPS = [1, 3, 5, 8]
WEIGHTS = {"low": 1, "medium": 3, "high": 5, "critical": 8}
COUNTED = ("answered", "unknown", "unanswered")

# What is known of a question or profile field: its values, or one of the two words above.
Known = list[object] | str
Knowledge = dict[str, Known]


@dataclass(frozen=True)
class Row:
    """One question as it stands; `points` are risk points where it was answered."""

    question: Question
    bank: QuestionBank
    state: str
    value: str | int | float | None
    points: int | None
    weight: int
    exposure: int
    evidence_seen: bool

    @property
    def counted(self) -> bool:
        """Say whether it is in the fractions."""
        return self.state in COUNTED

    @property
    def is_open(self) -> bool:
        """Say whether it counts and nobody knows its answer."""
        return self.counted and self.points is None

    @property
    def gap(self) -> Fraction:
        """The gap in `R`, 0 to 1."""
        return Fraction(1) if self.points is None else Fraction(self.points, 4)

    @property
    def gap_if_well(self) -> Fraction:
        """The gap in `C`, 0 to 1."""
        return Fraction(0) if self.points is None else Fraction(self.points, 4)


def satisfied(condition: Condition | None, known: Knowledge, *, if_unknown: bool) -> bool:
    """Decide a condition, with everything unknown counted the one way or the other."""
    return condition is None or all(
        _part_satisfied(part, known, if_unknown=if_unknown) for part in condition.parts
    )


def _part_satisfied(part: OneOf | InRange | AnyOf, known: Knowledge, *, if_unknown: bool) -> bool:
    if isinstance(part, AnyOf):
        return any(satisfied(each, known, if_unknown=if_unknown) for each in part.conditions)
    fact = known[part.key]
    if fact == DONT_KNOW:
        return if_unknown
    if isinstance(fact, str):
        return False
    if isinstance(part, OneOf):
        return any(str(value) in part.values for value in fact)
    return any(within(value, part.at_least, part.at_most) for value in fact)


def within(value: object, low: float | None, high: float | None) -> bool:
    """Say whether a value is a number between two limits, both included."""
    if not isinstance(value, int | float):
        return False
    return not (low is not None and value < low) and not (high is not None and value > high)


def fits(item: Question | ProfileField, value: object) -> bool:
    """Say whether one value is an answer that the question or field offers."""
    if str(value) in [choice.id for choice in item.choices]:
        return True
    number = item.number
    if number is None or not isinstance(value, int | float) or not isfinite(value):
        return False
    on_grid = value == round(value, number.decimals)
    return on_grid and within(value, number.lowest, number.highest)


def points_of(question: Question, value: object) -> int:
    """Return the risk points of an answer that fits."""
    for choice in question.choices:
        if choice.id == str(value):
            return choice.points
    number = question.number
    assert number is not None
    assert number.best is not None
    assert number.worst is not None
    if within(value, number.best.at_least, number.best.at_most):
        return 0
    return 4 if within(value, number.worst.at_least, number.worst.at_most) else 2


def know_profile(bank_set: BankSet, audit: Audit) -> Knowledge:
    """Return what is known of every profile field."""
    known: Knowledge = {}
    for field in bank_set.profile.fields:
        shown = satisfied(field.show_if, known, if_unknown=True)
        known[field.id] = _field_values(field, audit.profile.get(field.id)) if shown else HIDDEN
    return known


def _field_values(field: ProfileField, stored: object) -> Known:
    values = list(stored) if isinstance(stored, tuple) else [stored]
    several = field.scale.value == "several"
    if isinstance(stored, tuple) and not several:
        return DONT_KNOW
    if stored is None or not values or not all(fits(field, value) for value in values):
        return DONT_KNOW
    alone = [choice.id for choice in field.choices if choice.alone and choice.id in values]
    clean = len(set(values)) == len(values) and not (alone and len(values) > 1)
    return values if clean else DONT_KNOW


def exposure_of(bank: QuestionBank, known: Knowledge) -> tuple[int, list[str]]:
    """Return the exposure of a pitfall, 1 to 5, and why it was raised."""
    rules = [rule for rule in bank.raises if satisfied(rule.when, known, if_unknown=True)]
    level = bank.base_exposure + sum(rule.by for rule in rules)
    return max(1, min(5, level)), [_reason(rule, known) for rule in rules]


def _reason(rule: ExposureRule, known: Knowledge) -> str:
    surely = satisfied(rule.when, known, if_unknown=False)
    return f"+{rule.by}: {rule.because}{'' if surely else ' (counted because it is not known)'}"


def stand(bank_set: BankSet, audit: Audit) -> tuple[list[Row], Knowledge]:
    """Return every question as it stands, in the article's order, and all that is known."""
    known = know_profile(bank_set, audit)
    rows = []
    for bank in bank_set.banks:
        exposure, _ = exposure_of(bank, known)
        for question in bank.questions:
            row = _row(question, bank, exposure, audit, known)
            known[question.id] = _what_is_known(row)
            rows.append(row)
    return rows, known


def _row(
    question: Question, bank: QuestionBank, exposure: int, audit: Audit, known: Knowledge
) -> Row:
    stored = audit.answers.get(question.id)
    state = _state(question, stored, audit, known)
    value = stored.answer if stored is not None and state == "answered" else None
    raised = question.raise_severity is not None and satisfied(
        question.raise_severity, known, if_unknown=True
    )
    weight = WEIGHTS[question.severity.value]
    if raised:
        weight = STEPS[min(3, STEPS.index(weight) + 1)]
    return Row(
        question=question,
        bank=bank,
        state=state,
        value=value,
        points=points_of(question, value) if value is not None else None,
        weight=weight,
        exposure=exposure,
        evidence_seen=stored is not None and stored.evidence is not None and stored.evidence.seen,
    )


def _state(question: Question, stored: Answer | None, audit: Audit, known: Knowledge) -> str:
    said = stored is not None and (stored.answer is not None or stored.not_applicable != "")
    in_scope = (
        question.core or question.red_line is not None or question.pitfall in audit.in_full or said
    )
    if not satisfied(question.show_if, known, if_unknown=True):
        return "hidden"
    if not in_scope:
        return "not-asked"
    if stored is None or not said or stored.revision != question.revision:
        return "unanswered"
    if stored.not_applicable:
        allowed = bool(question.not_applicable_when) and stored.answer is None
        return "not-applicable" if allowed else "unanswered"
    if stored.answer == DONT_KNOW:
        return "unknown"
    return "answered" if fits(question, stored.answer) else "unanswered"


def _what_is_known(row: Row) -> Known:
    if row.state in ("hidden", "not-applicable"):
        return HIDDEN
    return [row.value] if row.state == "answered" else DONT_KNOW


def red_line_state(item: Question | ProfileField, known: Knowledge) -> str | None:
    """Return hit, open or clear; None where there is no red line or nothing is asked."""
    fact = known[item.id]
    if item.red_line is None or fact == HIDDEN:
        return None
    line = item.red_line
    named = any(
        str(value) in line.choices
        or (line.band is not None and within(value, line.band.at_least, line.band.at_most))
        for value in (fact if isinstance(fact, list) else [])
    )
    possible = named or fact == DONT_KNOW
    if not possible or not satisfied(line.when, known, if_unknown=True):
        return "clear"
    return "hit" if named and satisfied(line.when, known, if_unknown=False) else "open"
