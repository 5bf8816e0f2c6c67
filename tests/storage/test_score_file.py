"""`score --json`: the scorecard of a small audit, number by number."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import msgspec
import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.domain.scoring import score
from outsource_audit.storage.score_file import encode_score, score_json

BANKS = a_bank_set(
    a_bank(
        "one",
        [
            a_question("a", severity=Severity.CRITICAL, red_line=a_red_line("no")),
            a_question("b", severity=Severity.HIGH, effort=Effort.HIGH),
            a_question("c"),
            a_question("d", severity=Severity.LOW),
            a_question("e", severity=Severity.HIGH),
            a_question("f", show_if=when(bot="yes")),
            a_question("g", core=False),
        ],
        exposure=4,
    ),
    a_bank("two", [a_question("h")], pitfall=2, exposure=2),
    fields=(a_field("bot", "yes", "no"),),
)
AUDIT = an_audit(
    {
        "a": answer("no"),
        "b": answer("partial"),
        "c": UNKNOWN_ANSWER,
        "d": NOT_APPLICABLE,
        "h": answer("yes", seen=True),
    },
    profile={"bot": "no"},
)
# Exposure times weight times gap: of all in the fractions, of what is known, of what is open.
ALL, KNOWN, OPEN = 4 * 21 + 2 * 3, 4 * 8 + 4 * 5 * Fraction(1, 2), 4 * 3 + 4 * 5


def printed(bank_set: BankSet = BANKS, audit: Audit = AUDIT) -> dict[str, Any]:
    """Return what is printed, read as JSON."""
    data: dict[str, Any] = json.loads(encode_score(score(bank_set, audit)))
    return data


def test_the_headline_is_exact() -> None:
    """Score and confirmed are the nearest floats of the fractions."""
    overall = printed()["overall"]
    assert overall["score"] == float(100 * (KNOWN + OPEN) / ALL)
    assert overall["confirmed"] == float(100 * KNOWN / ALL)
    assert overall["completeness"] == float(Fraction(5, 6))
    assert overall["confidence"] == 1.0
    assert (overall["in_scope"], overall["all"]) == (6, 7)
    assert (overall["band"], overall["rating"]) == ("critical", "critical")
    assert overall["rating_if_well"] == "high"


def test_a_floor_is_written_out() -> None:
    """A floor says where it lifts to, why, and which answers cause it."""
    (floor,) = (f for f in printed()["overall"]["floors"] if f["cause"] == "red line")
    assert floor["questions"] == ["a"]
    assert floor["open"] is False


def test_every_question_has_its_state() -> None:
    """What is in no fraction has no gap, weight or share; what is open has a gap of one."""
    questions = {question["id"]: question for question in printed()["questions"]}
    states = {key: question["state"] for key, question in questions.items()}
    assert states == {
        "a": "answered",
        "b": "answered",
        "c": "unknown",
        "d": "not-applicable",
        "e": "unanswered",
        "f": "hidden",
        "g": "not-asked",
        "h": "answered",
    }
    for key in ("d", "f", "g"):
        assert [questions[key][name] for name in ("gap", "weight", "share")] == [None] * 3
    assert questions["b"] == {
        "id": "b",
        "pitfall": "one",
        "practice": "practice-one",
        "state": "answered",
        "answer": "partial",
        "gap": 0.5,
        "weight": 5,
        "share": float(Fraction(100 * 10, ALL)),
        "red_line": None,
    }
    assert [questions[key]["gap"] for key in ("a", "c", "e", "h")] == [1.0, 1.0, 1.0, 0.0]
    assert [questions[key]["red_line"] for key in ("a", "c")] == ["hit", None]


@pytest.mark.parametrize(("given", "state"), [("no", "hit"), ("yes", "clear"), (None, "open")])
def test_a_red_line_has_three_states(given: str | None, state: str) -> None:
    """Hit, ruled out, or not known yet."""
    answers = {"a": UNKNOWN_ANSWER if given is None else answer(given)}
    questions = printed(audit=an_audit(answers))["questions"]
    assert questions[0]["red_line"] == state


def test_the_plan_is_written_in_its_order() -> None:
    """Steps with effort, gain, period and what is left after each; unknowns stand apart."""
    data = printed()
    assert data["find_out"] == ["c"]
    assert [step["question"] for step in data["plan"]] == ["a", "b"]
    first = data["plan"][0]
    assert first["gain"] == float(Fraction(100 * 32, ALL))
    assert (first["effort"], first["period"]) == (1, 30)
    assert first["lifts"] == ["red line", "critical pitfall"]
    assert first["score_after"] == float(100 * (KNOWN - 32 + OPEN) / ALL)
    assert first["confirmed_after"] == float(100 * (KNOWN - 32) / ALL)


def test_what_nobody_asked_is_null() -> None:
    """Without a question in any fraction there is no number and no rating, and no crash."""
    bank_set = a_bank_set(
        a_bank("one", [a_question("a", show_if=when(bot="yes"))]),
        fields=(a_field("bot", "yes", "no"),),
    )
    data = printed(bank_set, an_audit(profile={"bot": "no"}))
    numbers = ("score", "confirmed", "band", "rating", "rating_if_well", "completeness")
    assert {data["overall"][name] for name in (*numbers, "confidence")} == {None}
    (pitfall,) = data["pitfalls"]
    assert {pitfall[name] for name in ("score", "confirmed", "likelihood", "rank")} == {None}
    assert (data["plan"], data["find_out"]) == ([], [])


def test_the_bytes_are_the_same_twice() -> None:
    """The same audit gives the same bytes, whatever order it was answered in."""
    backwards = msgspec.structs.replace(AUDIT, answers=dict(reversed(AUDIT.answers.items())))
    first = encode_score(score(BANKS, AUDIT))
    assert first == encode_score(score(BANKS, AUDIT)) == encode_score(score(BANKS, backwards))
    assert first.endswith(b"\n}\n")


def test_what_is_printed_is_what_is_meant() -> None:
    """Reading the JSON back gives the same values."""
    scorecard = score(BANKS, AUDIT)
    assert msgspec.json.decode(encode_score(scorecard), type=type(score_json(scorecard))) == (
        score_json(scorecard)
    )
