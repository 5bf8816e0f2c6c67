"""`plan --json`: the steps as `score --json` has them, with people, dates and what it takes."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from builders import UNKNOWN_ANSWER, a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.action_plan import WhyFormer, WhyNotReached, action_plan
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Effort, Rating
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.storage.plan_file import FormerJson, RemediationJson, UntilJson, encode_plan
from outsource_audit.storage.score_file import score_json

TOLD = {
    "a": Remediation(
        status=Status.IN_PROGRESS, owner="Ann", due="2026-12-01", changed="2026-11-24"
    ),
    "d": Remediation(status=Status.DONE),
    "gone": Remediation(note="Old"),
}
ANSWERS = {"a": answer("no"), "b": answer("partial"), "c": UNKNOWN_ANSWER, "d": answer("yes")}


def scored(answers: dict[str, Answer], told: dict[str, Remediation] | None = None) -> Scorecard:
    """Score four questions, the second of which is much work."""
    questions = [a_question(id_) for id_ in "acd"]
    questions.insert(1, a_question("b", effort=Effort.HIGH))
    audit = msgspec.structs.replace(an_audit(answers), remediation=told or {})
    return score(a_bank_set(a_bank("one", questions)), audit, capacity=5)


def printed(card: Scorecard, target: Rating | None = None) -> Any:
    """Return what a program reads."""
    return json.loads(encode_plan(card, action_plan(card, target=target), 5))


def test_the_steps_are_those_of_the_score() -> None:
    """Every field of `score --json`, number by number, and more."""
    card = scored(ANSWERS, TOLD)
    plain = json.loads(msgspec.json.encode(score_json(card)))["plan"]
    steps = printed(card)["steps"]
    assert [{key: step[key] for key in plain[0]} for step in steps] == plain
    assert [step["number"] for step in steps] == [1, 2]
    assert [step["suggested_due"] for step in steps] == ["2026-12-23", "2027-01-22"]
    assert steps[0]["pitfall"] == "one"
    assert steps[0]["fix"] == "Put it in place."


def test_what_was_set_is_whole_and_absent_where_nothing_was() -> None:
    """A program need not know which fields a file leaves out."""
    steps = printed(scored(ANSWERS, TOLD))["steps"]
    assert steps[0]["remediation"] == {
        "status": "in-progress",
        "owner": "Ann",
        "due": "2026-12-01",
        "note": "",
        "reason": "",
        "review": None,
        "changed": "2026-11-24",
    }
    assert steps[1]["remediation"] is None


def test_former_actions_and_questions_to_find_out_stand_apart() -> None:
    """With why they are no steps."""
    told = printed(scored(ANSWERS, TOLD))
    assert [(each["question"], each["why"]) for each in told["former"]] == [
        ("d", "fixed"),
        ("gone", "gone"),
    ]
    assert told["former"][1]["remediation"]["note"] == "Old"
    assert told["find_out"] == ["c"]


def test_the_head_says_whose_plan_it_is_and_how_things_stand() -> None:
    """Today and after the last step, both in full precision."""
    told = printed(scored(ANSWERS))
    assert {key: told[key] for key in ("format", "business", "provider", "date", "capacity")} == {
        "format": 1,
        "business": "Kiln & Co",
        "provider": "Northway Fulfilment",
        "date": "2026-11-23",
        "capacity": 5,
    }
    assert told["today"] == {
        "score": 62.5,
        "confirmed": 37.5,
        "rating": "high",
        "rating_if_well": "moderate",
    }
    assert told["left"] == {
        "score": 25.0,
        "confirmed": 0.0,
        "rating": "moderate",
        "rating_if_well": "low",
    }
    assert told["until"] is None


def test_a_target_says_what_it_takes_and_ends_the_steps() -> None:
    """Or what is in the way."""
    card = scored(ANSWERS)
    reached = printed(card, Rating.MODERATE)
    assert [step["question"] for step in reached["steps"]] == ["a"]
    assert reached["until"] == {
        "target": "moderate",
        "reached": True,
        "steps": 1,
        "effort": 1,
        "period": 30,
        "why": None,
        "keeps": [],
        "steps_if_well": None,
    }
    missed = printed(card, Rating.LOW)["until"]
    assert (missed["reached"], missed["why"], missed["keeps"]) == (False, "open questions", ["c"])
    assert missed["steps_if_well"] == 1


def test_where_nothing_can_be_scored_there_is_no_number() -> None:
    """Neither today nor later."""
    away = {id_: Answer(not_applicable="None here") for id_ in "abcd"}
    told = printed(scored(away))
    assert (told["today"], told["left"], told["steps"]) == (None, None, [])


def test_the_words_are_those_of_the_domain() -> None:
    """A word that is new there must be new here."""
    hints = (
        (RemediationJson, "status", Status),
        (FormerJson, "why", WhyFormer),
        (UntilJson, "why", WhyNotReached),
    )
    for struct, field, words in hints:
        schema = msgspec.json.schema(struct)["$defs"][struct.__name__]["properties"][field]
        options = schema.get("enum") or [
            each for option in schema["anyOf"] for each in option.get("enum", [])
        ]
        assert sorted(filter(None, options)) == sorted(words)
