"""`explain` on the worked example of scoring.md section 7, worked out here on paper."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_question,
    a_red_line,
    an_audit,
    answer,
)
from outsource_audit.domain.explanation import explain
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score
from outsource_audit.storage.explanation_file import encode_explanation


@pytest.fixture(scope="module")
def printed() -> dict[str, Any]:
    """Return what is printed of the example, read as JSON."""
    first = [
        a_question("a", severity=Severity.CRITICAL, red_line=a_red_line("no")),
        a_question("b", severity=Severity.HIGH),
        a_question("c", severity=Severity.MEDIUM),
        a_question("d", severity=Severity.LOW),
        a_question("e", severity=Severity.HIGH),
    ]
    second = [a_question("f"), a_question("g", severity=Severity.LOW)]
    bank_set = a_bank_set(
        a_bank("data", first, exposure=4), a_bank("second", second, pitfall=2, exposure=2)
    )
    seen = answer("yes", seen=True)
    answers = {"a": answer("no"), "b": answer("partial"), "c": UNKNOWN_ANSWER}
    answers |= {"d": NOT_APPLICABLE, "f": seen, "g": seen}
    found = encode_explanation(explain(score(bank_set, an_audit(answers))))
    data: dict[str, Any] = json.loads(found)
    return data


def shown(shares: dict[str, Any]) -> list[str]:
    """Return a number with two decimals: together, confirmed, open."""
    return [shares[name]["shown"] for name in ("together", "confirmed", "open")]


def test_the_whole_is_296_of_368(printed: dict[str, Any]) -> None:
    """Products of 4·74 and 4·42 by four times 92, and what follows from them."""
    overall = printed["overall"]
    assert overall["totals"] == {
        "points": 4 * 74,
        "confirmed_points": 4 * 42,
        "weight": 92,
        "most": 368,
        "questions": 6,
    }
    assert shown(overall["shares"]) == ["80.43", "45.65", "34.78"]
    assert (overall["headline"], overall["headline_confirmed"]) == ("80.4", "45.7")
    assert (overall["dealt_with"], overall["in_scope"]) == (6, 7)
    assert (overall["good_weight"], overall["seen_weight"]) == (4, 4)


def test_each_question_adds_its_product(printed: dict[str, Any]) -> None:
    """Shares of the total and of the pitfall, which add up to 80.43 and to 88.10."""
    data, other = printed["pitfalls"]
    questions = {question["id"]: question for question in data["questions"]}
    products = {key: question["product"] for key, question in questions.items()}
    assert products == {"a": 4 * 8 * 4, "b": 2 * 5 * 4, "c": 4 * 3 * 4, "e": 4 * 5 * 4}
    of_total = {key: question["of_total"]["shown"] for key, question in questions.items()}
    assert of_total == {"a": "34.78", "b": "10.87", "c": "13.04", "e": "21.74"}
    assert data["own"]["together"]["value"] == float(Fraction(1850, 21))
    assert shown(data["own"]) == ["88.10", "50.00", "38.10"]
    assert other["of_total"]["together"]["shown"] == "0.00"
    assert printed["costliest"] == ["a", "e", "c"]


def test_both_ratings_come_about_as_the_example_says(printed: dict[str, Any]) -> None:
    """The pitfall by the heat map, the whole by its band, both lifted by the red line."""
    ratings = printed["pitfalls"][0]["ratings"]
    assert (ratings["until_then"]["likelihood"], ratings["until_then"]["rating"]) == (5, "critical")
    assert (ratings["if_well"]["likelihood"], ratings["if_well"]["start"]) == (3, "moderate")
    assert ratings["if_well"]["rating"] == "high"
    paths = printed["overall"]["ratings"]
    assert (paths["until_then"]["start"], paths["until_then"]["rating"]) == ("critical", "critical")
    assert (paths["if_well"]["start"], paths["if_well"]["rating"]) == ("moderate", "high")
    lifting = [floor["cause"] for floor in paths["if_well"]["floors"] if floor["lifts"]]
    assert lifting[0] == "red line"
