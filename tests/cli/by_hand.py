"""A score worked out from the raw files alone: YAML banks, a JSON audit, a calculator.

Nothing of the program is used here. It reads every value of a bank as the text that was typed,
and takes scoring.md sections 1 and 2 word for word.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import yaml

WEIGHTS = {"low": 1, "medium": 3, "high": 5, "critical": 8}
LADDER = list(WEIGHTS)
FAILS, OPEN, HOLDS = 0, 1, 2
UNKNOWN, GONE = "unknown", "gone"
SCALES = {"yes": 0, "partial": 2, "no": 4}

Facts = dict[str, Any]


class Row(NamedTuple):
    """A question that counts."""

    pitfall: str
    points: int
    weight: int
    exposure: int
    is_open: bool
    red_line: str | None


class Worked(NamedTuple):
    """Everything worked out: the questions that count, the others, what was dealt with."""

    rows: dict[str, Row]
    left_out: dict[str, str]
    dealt_with: int
    good_weight: int
    seen_weight: int


def work_out(questions: Path, audit: dict[str, Any]) -> Worked:
    """Work out an audit with the banks of a folder."""
    profile = _read(questions / "profile.yaml")
    facts: Facts = {}
    for field in profile["fields"]:
        value = audit.get("profile", {}).get(field["id"], UNKNOWN)
        shown = _holds(field.get("show_if"), facts) != FAILS
        facts[field["id"]] = _as_list(value) if shown else GONE
    rows: dict[str, Row] = {}
    left_out: dict[str, str] = {}
    dealt_with = good = seen = 0
    for path in sorted(questions.glob("0*.yaml")):
        bank = _read(path)
        exposure = _exposure(bank["exposure"], facts)
        for question in _in_order(bank):
            given = audit.get("answers", {}).get(question["id"], {})
            state = _state(question, bank["id"], given, audit, facts)
            facts[question["id"]] = _fact(state, given)
            dealt_with += state in ("answered", "unknown", "not-applicable")
            if state not in ("answered", "unknown", "unanswered"):
                left_out[question["id"]] = state
                continue
            points = _points(question, given["answer"]) if state == "answered" else 4
            weight = _weight(question, facts)
            line = _red_line(question, facts)
            rows[question["id"]] = Row(
                bank["id"], points, weight, exposure, state != "answered", line
            )
            if state == "answered" and points <= 1:
                good += weight
                seen += weight if given.get("evidence", {}).get("seen") else 0
    return Worked(rows, left_out, dealt_with, good, seen)


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # text only


def _in_order(bank: dict[str, Any]) -> list[dict[str, Any]]:
    every = {q["id"]: q for practice in bank["practices"] for q in practice["questions"]}
    first = bank.get("ask_first", [])
    return [*(every[key] for key in first), *(q for key, q in every.items() if key not in first)]


def _as_list(value: Any) -> Any:
    if value == UNKNOWN:
        return UNKNOWN
    return value if isinstance(value, list) else [value]


def _holds(condition: dict[str, Any] | None, facts: Facts) -> int:
    if not condition:
        return HOLDS
    decided = []
    for key, wanted in condition.items():
        if key == "any_of":
            decided.append(max(_holds(way, facts) for way in wanted))
        elif facts[key] in (UNKNOWN, GONE):
            decided.append(OPEN if facts[key] == UNKNOWN else FAILS)
        else:
            decided.append(HOLDS if any(_matches(one, wanted) for one in facts[key]) else FAILS)
    return min(decided)


def _matches(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return str(value) in wanted
    if isinstance(value, str):
        return False
    number = Fraction(str(value))
    low, high = wanted.get("at_least"), wanted.get("at_most")
    return (low is None or number >= Fraction(low)) and (high is None or number <= Fraction(high))


def _exposure(rules: dict[str, Any], facts: Facts) -> int:
    level = int(rules["base"])
    for rule in rules.get("raise", []):
        if _holds(rule["when"], facts) != FAILS:
            level += int(rule["by"])
    return max(1, min(5, level))


def _state(
    question: dict[str, Any], bank: str, given: dict[str, Any], audit: dict[str, Any], facts: Facts
) -> str:
    if _holds(question.get("show_if"), facts) == FAILS:
        return "hidden"
    is_given = "answer" in given or "not_applicable" in given
    asked = question.get("core") == "true" or "red_line" in question or is_given
    if not asked and bank not in audit.get("in_full", []):
        return "not-asked"
    if not is_given or str(given.get("revision", 1)) != question.get("revision", "1"):
        return "unanswered"
    if "not_applicable" in given:
        return "not-applicable"
    return "unknown" if given["answer"] == UNKNOWN else "answered"


def _fact(state: str, given: dict[str, Any]) -> Any:
    if state == "answered":
        return [given["answer"]]
    return GONE if state in ("hidden", "not-applicable") else UNKNOWN


def _points(question: dict[str, Any], answer: Any) -> int:
    scale = question["scale"]
    if scale == "yes-partial-no":
        return SCALES[answer]
    if scale == "maturity":
        return 4 - int(answer)
    if scale == "choice":
        return next(int(c["points"]) for c in question["choices"] if c["id"] == str(answer))
    if isinstance(answer, str):
        return int(question["no_number"]["points"])
    if _matches(answer, question["number"]["best"]):
        return 0
    return 4 if _matches(answer, question["number"]["worst"]) else 2


def _weight(question: dict[str, Any], facts: Facts) -> int:
    severity = question["severity"]
    rule = question.get("raise_severity")
    if rule and _holds(rule, facts) != FAILS:
        severity = LADDER[min(LADDER.index(severity) + 1, 3)]
    return WEIGHTS[severity]


def _red_line(question: dict[str, Any], facts: Facts) -> str | None:
    if "red_line" not in question:
        return None
    line, fact = question["red_line"], facts[question["id"]]
    if fact == UNKNOWN:
        named = OPEN
    else:
        hit = [
            w == str(fact[0]) if isinstance(w, str) else _matches(fact[0], w)
            for w in line["answers"]
        ]
        named = HOLDS if any(hit) else FAILS
    return ("clear", "open", "hit")[min(named, _holds(line.get("when"), facts))]
