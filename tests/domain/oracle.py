"""An independent recomputation of a score, straight from scoring.md, in exact fractions.

It is naive on purpose: it recomputes everything for every step and shares no rule with the
program. Where scoring.md leaves something open (the names and order of floors, what `all`
counts, which answer a fix leaves) it follows the program.
`recompute` returns what section 8 of scoring.md prints, fractions unrounded.
"""

from __future__ import annotations

from fractions import Fraction

from oracle_facts import Knowledge, Row, exposure_of, red_line_state, stand
from oracle_plan import find_out, plan
from oracle_ratings import (
    band,
    cell,
    completeness,
    confidence,
    floors_so_far,
    if_well,
    is_rated,
    likelihood,
    number,
    overall_rating,
    pitfall_rating,
    until_then,
)

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet, QuestionBank


def recompute(bank_set: BankSet, audit: Audit, capacity: int = 10) -> dict[str, object]:
    """Return the score of an audit in the shape of section 8, with fractions."""
    rows, known = stand(bank_set, audit)
    return {
        "format": 1,
        "overall": _overall(bank_set, audit, rows, known),
        "pitfalls": _pitfalls(bank_set, rows, known, rated=is_rated(bank_set, audit, rows, known)),
        "practices": [
            {
                "id": practice.id,
                "pitfall": bank.id,
                "score": number(_of(practice.id, rows), until_then),
            }
            for bank in bank_set.banks
            for practice in bank.practices
        ],
        "questions": [_question(row, rows, known) for row in rows],
        "find_out": find_out(bank_set, audit, rows, known),
        "plan": plan(bank_set, audit, rows, known, capacity),
    }


def _of(practice: str, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.question.practice == practice]


def _overall(
    bank_set: BankSet, audit: Audit, rows: list[Row], known: Knowledge
) -> dict[str, object]:
    score = number(rows, until_then)
    until = overall_rating(bank_set, rows, known, well=False)
    well = overall_rating(bank_set, rows, known, well=True)
    rated = is_rated(bank_set, audit, rows, known)
    asked = [row for row in rows if row.state not in ("hidden", "not-asked")]
    return {
        "score": score,
        "confirmed": number(rows, if_well),
        "band": None if score is None else band(score),
        "rating": until[0] if until and rated else None,
        "rating_if_well": well[0] if well and rated else None,
        "floors": until[1] if until and rated else floors_so_far(bank_set, rows, known),
        "completeness": completeness(rows),
        "confidence": confidence(rows),
        "in_scope": len(asked),
        "all": len([row for row in rows if row.state != "hidden"]),
    }


def _pitfalls(
    bank_set: BankSet, rows: list[Row], known: Knowledge, *, rated: bool
) -> list[dict[str, object]]:
    found = [_pitfall(bank_set, bank, rows, known, rated=rated) for bank in bank_set.banks]
    return [{**each, "rank": _rank(each, found)} for each in found]


def _pitfall(
    bank_set: BankSet, bank: QuestionBank, rows: list[Row], known: Knowledge, *, rated: bool
) -> dict[str, object]:
    own = [row for row in rows if row.bank.id == bank.id]
    score = number(own, until_then)
    exposure, reasons = exposure_of(bank, known)
    until = pitfall_rating(bank_set, bank.id, rows, known, well=False)
    well = pitfall_rating(bank_set, bank.id, rows, known, well=True)
    return {
        "id": bank.id,
        "score": score,
        "confirmed": number(own, if_well),
        "exposure": exposure,
        "exposure_reasons": reasons,
        "likelihood": None if score is None else likelihood(score),
        "inherent": cell(5, exposure),
        "rating": until[0] if until and rated else None,
        "rating_if_well": well[0] if well and rated else None,
        "floors": until[1] if until and rated else [],
    }


def _rank(pitfall: dict[str, object], pitfalls: list[dict[str, object]]) -> int | None:
    """Return 1 plus the number of pitfalls that come before this one."""
    if pitfall["score"] is None:
        return None
    pressing = [_pressing(each) for each in pitfalls if each["score"] is not None]
    own = _pressing(pitfall)
    before = [each for each in pitfalls[: pitfalls.index(pitfall)] if each["score"] is not None]
    return 1 + sum(each > own for each in pressing) + sum(_pressing(each) == own for each in before)


def _pressing(pitfall: dict[str, object]) -> tuple[Fraction, Fraction]:
    exposure, score, confirmed = pitfall["exposure"], pitfall["score"], pitfall["confirmed"]
    assert isinstance(exposure, int)
    assert isinstance(score, Fraction)
    assert isinstance(confirmed, Fraction)
    return exposure * confirmed, exposure * score


def _question(row: Row, rows: list[Row], known: Knowledge) -> dict[str, object]:
    whole = sum(each.exposure * each.weight for each in rows if each.counted)
    share = 100 * row.exposure * row.weight * row.gap / whole if row.counted else None
    return {
        "id": row.question.id,
        "pitfall": row.bank.id,
        "practice": row.question.practice,
        "state": row.state,
        "answer": row.value,
        "gap": row.gap if row.counted else None,
        "weight": row.weight if row.counted else None,
        "share": share,
        "red_line": red_line_state(row.question, known) if row.counted else None,
    }
