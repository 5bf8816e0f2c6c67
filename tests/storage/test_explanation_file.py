"""`explain --json`: what is printed of audits that have no rating, no answer, no question."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from builders import (
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.explanation import explain
from outsource_audit.domain.scoring import score
from outsource_audit.storage.explanation_file import encode_explanation, explanation_json

BANKS = a_bank_set(
    a_bank("one", [a_question("a", red_line=a_red_line("no")), a_question("b")]),
    a_bank("two", [a_question("c", show_if=when(bot="yes"))], pitfall=2),
    fields=(a_field("bot", "yes", "no"),),
)


def printed(id_: str | None = None, **answers: str) -> dict[str, Any]:
    """Return what is printed, read as JSON."""
    audit = an_audit({key: answer(value) for key, value in answers.items()}, {"bot": "no"})
    data: dict[str, Any] = json.loads(encode_explanation(explain(score(BANKS, audit)), id_))
    return data


def test_an_audit_without_answers_is_not_rated_and_says_why() -> None:
    """All is open; the red lines so far stand apart."""
    overall = printed()["overall"]
    assert overall["ratings"] is None
    assert overall["not_rated"] == {
        "nothing_counts": False,
        "too_incomplete": True,
        "unasked_red_lines": ["a"],
    }
    assert overall["red_lines"] == [
        {
            "to": "high",
            "cause": "red line",
            "pitfall": "one",
            "open": True,
            "lifts": False,
            "triggers": [{"id": "a", "answer_text": "No answer yet"}],
            "condition": "",
        }
    ]
    assert overall["shares"]["open"] == {"value": 100.0, "hundredths": 10000, "shown": "100.00"}
    assert overall["confidence"] is None


def test_a_rated_audit_has_both_ratings() -> None:
    """And no reason why it would not be rated."""
    overall = printed(a="no", b="yes")["overall"]
    assert overall["not_rated"] is None
    assert overall["red_lines"] == []
    assert overall["ratings"]["until_then"]["rating"] == "critical"
    assert overall["ratings"]["until_then"] == overall["ratings"]["if_well"]


def test_a_pitfall_of_which_nothing_counts_has_nulls() -> None:
    """No headline and no rating, and its question stands under `left_out`."""
    two = printed()["pitfalls"][1]
    assert (two["headline"], two["headline_confirmed"], two["ratings"]) == (None, None, None)
    assert two["questions"] == []
    assert two["left_out"][0]["state"] == "hidden"


def test_where_nothing_counts_at_all_the_headline_is_null() -> None:
    """Zeros instead of fractions, and no crash."""
    banks = a_bank_set(BANKS.banks[1], fields=BANKS.profile.fields)
    explanation = explain(score(banks, an_audit(profile={"bot": "no"})))
    overall = json.loads(encode_explanation(explanation))["overall"]
    assert (overall["headline"], overall["completeness"], overall["totals"]["most"]) == (
        None,
        None,
        0,
    )
    assert overall["shares"]["together"]["shown"] == "0.00"


@pytest.mark.parametrize("id_", [None, "one", "a", "bot"])
def test_what_is_printed_is_what_is_meant(id_: str | None) -> None:
    """Reading the JSON back gives the same values, whatever was asked for."""
    explanation = explain(score(BANKS, an_audit({"a": answer("no")})))
    found = explanation_json(explanation, id_)
    assert msgspec.json.decode(encode_explanation(explanation, id_), type=type(found)) == found


def test_an_unknown_id_is_a_key_error() -> None:
    """What the ids are is for the caller to know."""
    with pytest.raises(KeyError):
        printed("nothing")
