"""The oracle's reading of scoring.md sections 2 to 4: numbers, ratings and floors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from oracle_facts import DONT_KNOW, Knowledge, Row, red_line_state

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet

WORDS = ["low", "moderate", "high", "critical"]
HEAT_MAP = {
    1: "low low low low low",
    2: "low low low moderate moderate",
    3: "low low moderate moderate high",
    4: "low moderate moderate high critical",
    5: "moderate moderate high critical critical",
}

GapOf = Callable[[Row], Fraction]
Floor = dict[str, object]


def worse(one: str, other: str) -> str:
    """Return the worse of two ratings."""
    return one if WORDS.index(one) >= WORDS.index(other) else other


def number(rows: Iterable[Row], gap: GapOf) -> Fraction | None:
    """Return 100 times the weighted share of the gaps; None where nothing counts."""
    counted = [row for row in rows if row.counted]
    whole = sum(row.exposure * row.weight for row in counted)
    if whole == 0:
        return None
    return 100 * sum((row.exposure * row.weight * gap(row) for row in counted), Fraction()) / whole


def band(score: Fraction) -> str:
    """Return the band of a number, 0 to 100."""
    return WORDS[sum(score >= edge for edge in (25, 50, 75))]


def likelihood(score: Fraction) -> int:
    """Return the likelihood of a pitfall's number, 1 to 5."""
    return 1 + sum(score >= edge for edge in (20, 40, 60, 80))


def cell(level: int, exposure: int) -> str:
    """Return a cell of the heat map."""
    return HEAT_MAP[level].split()[exposure - 1]


def until_then(row: Row) -> Fraction:
    """Return the gap that counts for the rating until then."""
    return row.gap


def if_well(row: Row) -> Fraction:
    """Return the gap that counts if it turns out well."""
    return row.gap_if_well


def red_lines(
    bank_set: BankSet, rows: list[Row], known: Knowledge, *, with_open: bool
) -> list[tuple[str | None, str, bool]]:
    """Return the red lines hit, and the open ones if asked: (pitfall, question, open)."""
    counted = {row.question.id for row in rows if row.counted}
    states: list[tuple[str | None, str, str | None]] = [
        (None, field.id, red_line_state(field, known)) for field in bank_set.profile.fields
    ]
    states += [
        (question.pitfall, question.id, red_line_state(question, known))
        for question in bank_set.questions.values()
        if question.id in counted
    ]
    wanted = ("hit", "open") if with_open else ("hit",)
    return [(pitfall, id_, state == "open") for pitfall, id_, state in states if state in wanted]


def pitfall_rating(
    bank_set: BankSet, pitfall: str, rows: list[Row], known: Knowledge, *, well: bool
) -> tuple[str, list[Floor]] | None:
    """Return a pitfall's rating and its floors; None where it has no number."""
    gap = if_well if well else until_then
    own = [row for row in rows if row.bank.id == pitfall]
    score = number(own, gap)
    if score is None:
        return None
    start = cell(likelihood(score), own[0].exposure)
    floors = [
        _floor("high", "red line", pitfall, [id_], start, is_open=is_open)
        for where, id_, is_open in red_lines(bank_set, rows, known, with_open=not well)
        if where == pitfall
    ]
    floors += [
        _floor("moderate", "critical gap", pitfall, [row.question.id], start, is_open=row.is_open)
        for row in own
        if row.counted and row.weight == 8 and gap(row) == 1
    ]
    return _lifted(start, floors), floors


def overall_rating(
    bank_set: BankSet, rows: list[Row], known: Knowledge, *, well: bool
) -> tuple[str, list[Floor]] | None:
    """Return the overall rating and its floors; None where there is no number."""
    score = number(rows, if_well if well else until_then)
    if score is None:
        return None
    start = band(score)
    to = "critical" if start == "high" else "high"
    floors = [
        _floor(to, "red line", pitfall, [id_], start, is_open=is_open)
        for pitfall, id_, is_open in red_lines(bank_set, rows, known, with_open=not well)
    ]
    for bank in bank_set.banks:
        floors += _pitfall_floor(bank_set, bank.id, rows, known, start, well=well)
    return _lifted(start, floors), floors


def _pitfall_floor(
    bank_set: BankSet, pitfall: str, rows: list[Row], known: Knowledge, start: str, *, well: bool
) -> list[Floor]:
    rated = pitfall_rating(bank_set, pitfall, rows, known, well=well)
    enough = sum(row.counted and row.bank.id == pitfall for row in rows) >= 3
    if rated is None or not enough or rated[0] not in ("high", "critical"):
        return []
    to = {"critical": "high", "high": "moderate"}[rated[0]]
    turned = pitfall_rating(bank_set, pitfall, rows, known, well=True)
    is_open = turned is None or turned[0] != rated[0]
    cause = f"{rated[0]} pitfall"
    return [_floor(to, cause, pitfall, _causes(pitfall, rows), start, is_open=is_open)]


def _causes(pitfall: str, rows: list[Row]) -> list[str]:
    """Return the questions of a pitfall that have a gap, the largest share first."""
    gaps = [row for row in rows if row.bank.id == pitfall and row.counted and row.gap]
    return [row.question.id for row in sorted(gaps, key=lambda row: -row.weight * row.gap)]


def _floor(
    to: str, cause: str, pitfall: str | None, ids: list[str], start: str, *, is_open: bool
) -> Floor:
    return {
        "to": to,
        "cause": cause,
        "pitfall": pitfall,
        "questions": ids,
        "open": is_open,
        "lifts": WORDS.index(to) > WORDS.index(start),
    }


def _lifted(start: str, floors: list[Floor]) -> str:
    for floor in floors:
        start = worse(start, str(floor["to"]))
    return start


def floors_so_far(bank_set: BankSet, rows: list[Row], known: Knowledge) -> list[Floor]:
    """Return the red lines of an audit that is not rated yet: they lift nothing."""
    return [
        {**_floor("high", "red line", pitfall, [id_], "critical", is_open=is_open)}
        for pitfall, id_, is_open in red_lines(bank_set, rows, known, with_open=True)
    ]


def is_rated(bank_set: BankSet, audit: Audit, rows: list[Row], known: Knowledge) -> bool:
    """Say whether enough is answered for a rating."""
    share = completeness(rows)
    waiting = any(row.state == "unanswered" and row.question.red_line for row in rows)
    waiting_fields = any(
        field.red_line and known[field.id] == DONT_KNOW and not told_unknown(field.id, audit)
        for field in bank_set.profile.fields
    )
    enough = share is not None and share >= Fraction(4, 5) and any(row.counted for row in rows)
    return enough and not waiting and not waiting_fields


def told_unknown(field: str, audit: Audit) -> bool:
    """Say whether "I don't know" was given to a profile field."""
    return audit.profile.get(field) == DONT_KNOW


def completeness(rows: list[Row]) -> Fraction | None:
    """Return the share of what is in scope that was dealt with, 0 to 1."""
    done = sum(row.state in ("answered", "unknown", "not-applicable") for row in rows)
    missing = sum(row.state == "unanswered" for row in rows)
    return Fraction(done, done + missing) if done + missing else None


def confidence(rows: list[Row]) -> Fraction | None:
    """Return the share of good answers that carry evidence, by weight, 0 to 1."""
    good = [row for row in rows if row.points is not None and row.gap <= Fraction(1, 4)]
    weight = sum(row.weight for row in good)
    return Fraction(sum(r.weight for r in good if r.evidence_seen), weight) if weight else None
