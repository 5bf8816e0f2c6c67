"""`explain` against a calculator: two audits worked out from the raw files."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from by_hand import Row, Worked, work_out

from program import NAME, run, saved, the_demo

QUESTIONS = Path(__file__).parents[2] / "questions"

# Unknown fields, sensitive data that raises severities, red lines hit and open, not applicable,
# unknown, unanswered, and one pitfall in full.
OUR_OWN: dict[str, Any] = {
    "format": 1,
    "business": "Reed & Rush",
    "provider": "Answer House",
    "date": "2026-11-20",
    "profile": {
        "functions": ["customer-service"],
        "stage": "running",
        "provider_kind": "company",
        "customer_data": "sensitive",
        "access": "admin",
        "customers_in": ["eu"],
        "home_in": "eu",
        "data_from": "unknown",
        "peak_factor": 6,
    },
    "answers": {
        "data-09": {"answer": 0},
        "data-05": {"answer": "no"},
        "data-02": {"answer": "self-assessed", "evidence": {"seen": True}},
        "data-01": {"not_applicable": "It sees one table, and we list that elsewhere"},
        "data-10": {"answer": "unknown"},
        "partner-03": {"answer": "yes", "evidence": {"seen": True}},
        "partner-07": {"answer": "no"},
        "comms-09": {"answer": "unknown"},
        "comms-02": {"answer": 3, "evidence": {"seen": True}},
        "scale-09": {"answer": 12},
        "cx-06": {"answer": "nobody-counts"},
        "quality-05": {"answer": "one-to-four"},
        "depend-02": {"answer": 40},
    },
    "in_full": ["data"],
}


def explained(audit: dict[str, Any] | None, folder: Path) -> tuple[dict[str, Any], Worked]:
    """Return what the program prints of an audit, the demo's for None, and what a hand gets."""
    path = folder / NAME
    if audit is None:
        saved(the_demo(), path)
    else:
        path.write_text(json.dumps(audit), encoding="utf-8")
    raw = json.loads(path.read_text(encoding="utf-8"))
    ended = run("explain", NAME, "--json", cwd=folder)
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out), work_out(QUESTIONS, raw)


@pytest.fixture(scope="module", params=["demo", "our own"])
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], Worked]:
    """Return the explanation and the calculation of an audit."""
    audit = None if request.param == "demo" else OUR_OWN
    return explained(audit, tmp_path_factory.mktemp("by-hand"))


def test_every_question_has_the_whole_numbers_of_a_calculator(
    both: tuple[dict[str, Any], Worked],
) -> None:
    """Points, weight, exposure, product, red line, and which questions count at all."""
    printed, worked = both
    questions = {q["id"]: q for part in printed["pitfalls"] for q in part["questions"]}
    assert {
        key: Row(
            part_of(key, printed), q["points"], q["weight"], q["exposure"], q["open"], q["red_line"]
        )
        for key, q in questions.items()
    } == worked.rows
    for key, row in worked.rows.items():
        assert questions[key]["product"] == row.points * row.weight * row.exposure
        assert questions[key]["most"] == 4 * row.weight * row.exposure
    left_out = {q["id"]: q["state"] for part in printed["pitfalls"] for q in part["left_out"]}
    assert left_out == worked.left_out


def part_of(key: str, printed: dict[str, Any]) -> str:
    """Return the pitfall a question is printed under."""
    for part in printed["pitfalls"]:
        if any(question["id"] == key for question in part["questions"]):
            return str(part["id"])
    raise AssertionError(key)


def test_every_share_is_what_a_calculator_says(both: tuple[dict[str, Any], Worked]) -> None:
    """100 times the product, by four times the weights of the pitfall or of the whole."""
    printed, worked = both
    whole = sum(row.weight * row.exposure for row in worked.rows.values())
    for part in printed["pitfalls"]:
        own = [row for row in worked.rows.values() if row.pitfall == part["id"]]
        weight = sum(row.weight * row.exposure for row in own)
        assert part["totals"]["weight"] == weight
        assert part["totals"]["points"] == sum(r.points * r.weight * r.exposure for r in own)
        for question in part["questions"]:
            product = question["product"]
            exact = Fraction(100 * product, 4 * weight), Fraction(100 * product, 4 * whole)
            for name, share in zip(("of_pitfall", "of_total"), exact, strict=True):
                assert question[name]["value"] == float(share)
                assert abs(question[name]["hundredths"] - 100 * share) < 2
                assert question[name]["shown"] == f"{question[name]['hundredths'] / 100:.2f}"


def test_score_and_confirmed_are_what_a_calculator_says(
    both: tuple[dict[str, Any], Worked],
) -> None:
    """And so are completeness and evidence."""
    printed, worked = both
    overall, rows = printed["overall"], worked.rows.values()
    most = 4 * sum(row.weight * row.exposure for row in rows)
    points = sum(row.points * row.weight * row.exposure for row in rows)
    sure = sum(row.points * row.weight * row.exposure for row in rows if not row.is_open)
    totals = overall["totals"]
    assert (totals["points"], totals["confirmed_points"], totals["most"]) == (points, sure, most)
    assert overall["shares"]["together"]["value"] == float(Fraction(100 * points, most))
    assert overall["shares"]["confirmed"]["value"] == float(Fraction(100 * sure, most))
    assert overall["shares"]["together"]["shown"] == f"{100 * points / most:.2f}"
    assert overall["headline"] == f"{100 * points / most:.1f}"
    assert overall["dealt_with"] == worked.dealt_with
    assert overall["in_scope"] == len(worked.rows) + list(worked.left_out.values()).count(
        "not-applicable"
    )
    assert (overall["good_weight"], overall["seen_weight"]) == (
        worked.good_weight,
        worked.seen_weight,
    )


def test_what_is_shown_adds_up_to_the_last_digit(both: tuple[dict[str, Any], Worked]) -> None:
    """The printed figures, added as a reader would add them."""
    printed, _ = both
    shares = printed["overall"]["shares"]
    total = _cents(shares["together"])
    assert _cents(shares["confirmed"]) + _cents(shares["open"]) == total
    assert sum(_cents(part["of_total"]["together"]) for part in printed["pitfalls"]) == total
    for part in printed["pitfalls"]:
        for name, whole in (("of_total", part["of_total"]), ("of_pitfall", part["own"])):
            added = sum(_cents(question[name]) for question in part["questions"])
            assert added == _cents(whole["together"])
            assert _cents(whole["confirmed"]) + _cents(whole["open"]) == added


def test_the_costliest_are_those_with_the_largest_products(
    both: tuple[dict[str, Any], Worked],
) -> None:
    """Three of them."""
    printed, worked = both
    products = {key: r.points * r.weight * r.exposure for key, r in worked.rows.items()}
    largest = sorted(products.values(), reverse=True)[:3]
    assert [products[key] for key in printed["costliest"]] == largest


def test_our_own_audit_holds_all_that_it_should(tmp_path: Path) -> None:
    """Unknowns, raised severity, red lines hit and open, not applicable, and a capped exposure."""
    printed, worked = explained(OUR_OWN, tmp_path)
    questions = {q["id"]: q for part in printed["pitfalls"] for q in part["questions"]}
    assert any(q["raised_because"] for q in questions.values())
    assert {row.red_line for row in worked.rows.values()} == {"hit", "open", "clear", None}
    assert {q["state"] for q in questions.values()} == {"answered", "unknown", "unanswered"}
    assert set(worked.left_out.values()) == {"hidden", "not-applicable", "not-asked"}
    data = next(part for part in printed["pitfalls"] if part["id"] == "data")
    assert data["exposure"]["sum"] > data["exposure"]["level"] == 5
    assert data["exposure"]["raises"][0] == {
        "by": 2,
        "reason": "the provider sees customer data",
        "because": data["exposure"]["raises"][0]["because"],
        "open": False,
    }
    assert printed["overall"]["ratings"] is None
    assert printed["overall"]["not_rated"]["too_incomplete"]
    reasons = {one["id"]: one["why"] for one in data["left_out"]}
    assert reasons["data-01"] == ["It sees one table, and we list that elsewhere"]


def _cents(share: dict[str, Any]) -> int:
    whole, cents = share["shown"].split(".")
    return int(whole) * 100 + int(cents)
