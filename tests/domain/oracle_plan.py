"""The oracle's reading of scoring.md section 5: what to find out, then the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from oracle_facts import (
    DONT_KNOW,
    Knowledge,
    Row,
    points_of,
    red_line_state,
    satisfied,
)
from oracle_ratings import (
    Floor,
    if_well,
    is_rated,
    number,
    overall_rating,
    told_unknown,
    until_then,
)

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet, ProfileField, Question
from outsource_audit.domain.condition import AnyOf, Condition

EFFORT = {"low": 1, "medium": 3, "high": 8}


def find_out(bank_set: BankSet, audit: Audit, rows: list[Row], known: Knowledge) -> list[str]:
    """Return the unknown profile fields that matter, then the unknown questions."""
    fields = [
        field.id
        for field in bank_set.profile.fields
        if known[field.id] == DONT_KNOW
        and told_unknown(field.id, audit)
        and _matters(field.id, bank_set, known)
    ]
    unknown = [row for row in rows if row.state == "unknown"]
    unknown.sort(
        key=lambda row: (
            red_line_state(row.question, known) != "open",
            -row.exposure * row.weight,
            row.question.id,
        )
    )
    return fields + [row.question.id for row in unknown]


def _matters(field: str, bank_set: BankSet, known: Knowledge) -> bool:
    """Say whether a field holds a red line open or raises an exposure by being unknown."""
    items: list[Question | ProfileField] = [*bank_set.profile.fields]
    items += bank_set.questions.values()
    for item in items:
        looked_at = [item.id, *_keys(item.red_line.when)] if item.red_line else []
        if field in looked_at and red_line_state(item, known) == "open":
            return True
    return any(
        field in _keys(rule.when)
        and satisfied(rule.when, known, if_unknown=True)
        and not satisfied(rule.when, known, if_unknown=False)
        for bank in bank_set.banks
        for rule in bank.raises
    )


def _keys(condition: Condition | None) -> list[str]:
    """Return every key that a condition looks at."""
    found = []
    for part in condition.parts if condition else ():
        if isinstance(part, AnyOf):
            found += [key for each in part.conditions for key in _keys(each)]
        else:
            found.append(part.key)
    return found


def plan(
    bank_set: BankSet, audit: Audit, rows: list[Row], known: Knowledge, capacity: int
) -> list[dict[str, object]]:
    """Return the steps in order, each with what the whole looks like after it."""
    actions = [row for row in rows if row.points]
    actions.sort(key=lambda row: _urgency(row, rows, known))
    rated = is_rated(bank_set, audit, rows, known)
    periods = _periods([EFFORT[row.question.effort.value] for row in actions], capacity)
    steps = []
    for row, period in zip(actions, periods, strict=True):
        before = _ratings(bank_set, rows, known, rated=rated)
        rows, known = _done(row, rows, known)
        after = _ratings(bank_set, rows, known, rated=rated)
        left = [_name(floor) for floor in after.floors]
        gone = [str(floor["cause"]) for floor in before.floors if _name(floor) not in left]
        steps.append(
            {
                "question": row.question.id,
                "effort": EFFORT[row.question.effort.value],
                "gain": gain(row, rows),
                "period": period,
                "score_after": number(rows, until_then),
                "confirmed_after": number(rows, if_well),
                "rating_after": after.until_then,
                "rating_if_well_after": after.if_well,
                "lifts": list(dict.fromkeys(gone)),
            }
        )
    return steps


@dataclass(frozen=True)
class _Ratings:
    until_then: str | None
    if_well: str | None
    floors: list[Floor]


def _ratings(bank_set: BankSet, rows: list[Row], known: Knowledge, *, rated: bool) -> _Ratings:
    until = overall_rating(bank_set, rows, known, well=False)
    well = overall_rating(bank_set, rows, known, well=True)
    if not rated or until is None or well is None:
        return _Ratings(None, None, [])
    return _Ratings(until[0], well[0], until[1])


def _name(floor: Floor) -> tuple[object, ...]:
    """Tell floors apart: red lines by their question, the others by pitfall and kind."""
    named = str(floor["questions"]) if floor["cause"] == "red line" else ""
    return (floor["cause"], floor["pitfall"], named)


def gain(row: Row, rows: list[Row]) -> Fraction:
    """Return the points of 100 that an action takes off the score."""
    whole = sum(each.exposure * each.weight for each in rows if each.counted)
    return 100 * row.exposure * row.weight * (row.gap - _gap_left(row)) / whole


def _gap_left(row: Row) -> Fraction:
    """Return the gap that a fix leaves; no fix makes an answer worse."""
    return min(row.gap, Fraction(row.question.fix_leaves, 4))


def _urgency(row: Row, rows: list[Row], known: Knowledge) -> tuple[object, ...]:
    effort, gained = EFFORT[row.question.effort.value], gain(row, rows)
    red = red_line_state(row.question, known) in ("hit", "open")
    first = (0, effort) if red else (1, -gained / effort)
    return (gained == 0, *first, effort, -gained, -row.weight, row.question.id)


def _done(row: Row, rows: list[Row], known: Knowledge) -> tuple[list[Row], Knowledge]:
    """Return all as it is once a fix is done, the same questions being asked."""
    left = _gap_left(row) * 4
    if left == row.points:
        return rows, known
    fixed = replace(row, points=int(left), value=_value_left(row, int(left)))
    rows = [fixed if each.question.id == row.question.id else each for each in rows]
    return rows, {**known, row.question.id: [fixed.value]}


def _value_left(row: Row, left: int) -> str | float | None:
    """Return the answer that a fix leaves behind: the worst of those it can be."""
    offered = [value for value in _answers(row.question) if points_of(row.question, value) <= left]
    return max(offered, key=lambda value: points_of(row.question, value))


def _answers(question: Question) -> list[str | float]:
    """Return what a fix can lead to: a worded answer, or for a number one from each band."""
    if question.number is None:
        return [choice.id for choice in question.choices]
    numbers: list[str | float] = []
    for each in (question.number.best, question.number.worst):
        assert each is not None
        edge = each.at_least if each.at_least is not None else each.at_most
        assert edge is not None
        step = 10.0**-question.number.decimals
        numbers += [edge, *(round(edge + d, question.number.decimals) for d in (step, -step))]
    return numbers


def _periods(efforts: list[int], capacity: int) -> list[int | None]:
    """Return the period of each step: 30, 60, 90, or None for later."""
    period, used, found = 30, 0, []
    for effort in efforts:
        if used > 0 and used + effort > capacity:
            period, used = period + 30, 0
        used += effort
        found.append(period if period <= 90 else None)
    return found
