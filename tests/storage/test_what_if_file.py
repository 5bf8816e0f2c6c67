"""What `whatif --json` prints, key by key and number by number."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

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
from outsource_audit.domain.audit import Answer, ProfileValue
from outsource_audit.domain.bank import ExposureRule
from outsource_audit.domain.scale import Choice, NumberScale, Scale
from outsource_audit.domain.supposition import Supposition
from outsource_audit.domain.what_if import what_if
from outsource_audit.storage.score_file import encode_score
from outsource_audit.storage.what_if_file import encode_what_if

ORDERS = when(data="orders")
BANK_SET = a_bank_set(
    a_bank(
        "one",
        [
            a_question("line", red_line=a_red_line("no")),
            a_question("plain"),
            a_question("hanging", show_if=ORDERS),
            a_question("deeper", core=False),
        ],
        raises=(ExposureRule(1, ORDERS, "it sees orders"),),
    ),
    a_bank("two", [a_question(f"two-{n}") for n in range(8)], pitfall=2),
    fields=(
        a_field("data", "none", "orders"),
        a_field("places", scale=Scale.SEVERAL, choices=(Choice("eu", "EU"), Choice("uk", "UK"))),
        a_field("times", scale=Scale.NUMBER, number=NumberScale("times", 1)),
    ),
)
CHANGES = """
nothing remarks score confirmed red_lines floors_gone floors_new pitfalls newly_apply
no_longer_apply actions_gone actions_new first_steps
"""
YES = {key: answer("yes") for key in BANK_SET.questions if key != "deeper"}


def printed(
    answers: dict[str, Answer] | None = None, **changes: ProfileValue | Answer | None
) -> dict[str, Any]:
    """Return what is printed of an audit in which all is well but the answers given."""
    audit = an_audit({**YES, **(answers or {})}, {"data": "none"})
    suppositions = []
    for name, told in changes.items():
        item = BANK_SET.item(name.replace("_", "-"))
        reason = told.not_applicable if isinstance(told, Answer) else ""
        value = None if isinstance(told, Answer) else told
        suppositions.append(Supposition(item, value, reason))
    found = what_if(BANK_SET, audit, suppositions)
    data = encode_what_if(found)
    assert data.endswith(b"}\n")
    as_read: dict[str, Any] = json.loads(data)
    assert as_read["today"] == json.loads(encode_score(found.today))
    assert as_read["then"] == json.loads(encode_score(found.then))
    return as_read


def test_the_keys_are_the_promised_ones_in_their_order() -> None:
    """Programs find them in every answer, changed or not."""
    for found in (printed(plain="no"), printed(plain="yes")):
        assert list(found) == ["format", "set", "today", "then", "changes"]
        assert found["format"] == 1
        assert list(found["changes"]) == CHANGES.split()


def test_what_is_set_is_printed_as_an_audit_stores_it() -> None:
    """Several as a list, a reason under its name, null for what is left unanswered."""
    found = printed(data="orders", places=("eu", "uk"), times=4.5, line=None, plain=NOT_APPLICABLE)
    assert found["set"] == {
        "data": "orders",
        "places": ["eu", "uk"],
        "times": 4.5,
        "line": None,
        "plain": {"not_applicable": "We hand nothing over"},
    }


def test_differences_are_then_minus_today_in_full_precision() -> None:
    """Below 0 is better; nothing is rounded."""
    changes = printed({"line": answer("no")}, line="yes")["changes"]
    assert changes["score"] == changes["confirmed"] == -float(100 / 10)
    changes = printed({"plain": UNKNOWN_ANSWER}, data="orders", plain="no")["changes"]
    assert changes["score"] == float(Fraction(100 * 4, 3 * 4 + 8 * 3) - 10)
    assert changes["confirmed"] == float(Fraction(100 * 4, 3 * 4 + 8 * 3))


def test_what_differs_is_listed_by_id() -> None:
    """Red lines, floors, pitfalls, what applies, actions and the first steps."""
    bad = {"line": answer("no"), "plain": answer("no"), "two-0": answer("no")}
    found = printed(bad, line="yes", data="orders", two_1="no")
    changes = found["changes"]
    assert not changes["nothing"]
    assert changes["remarks"] == []
    assert changes["red_lines"] == [{"id": "line", "pitfall": "one", "today": "hit", "then": None}]
    assert [floor["cause"] for floor in changes["floors_gone"]] == ["red line"]
    assert changes["floors_gone"] == found["today"]["overall"]["floors"]
    assert changes["floors_new"] == []
    assert changes["newly_apply"] == [{"id": "hanging", "state": "answered"}]
    assert changes["no_longer_apply"] == []
    assert (changes["actions_gone"], changes["actions_new"]) == (["line"], ["two-1"])
    assert changes["first_steps"] == {
        "today": [step["question"] for step in found["today"]["plan"]][:5],
        "then": [step["question"] for step in found["then"]["plan"]][:5],
    }
    one, two = changes["pitfalls"]
    assert (one["id"], two["id"]) == ("one", "two")
    for change, place in ((one, 0), (two, 1)):
        for side in ("today", "then"):
            whole = found[side]["pitfalls"][place]
            assert change[side] == {key: whole[key] for key in change[side]}
    assert list(one["then"]) == ["score", "confirmed", "exposure", "rating", "rating_if_well"]
    assert (one["today"]["exposure"], one["then"]["exposure"]) == (3, 4)


def test_a_red_line_that_is_not_ruled_out_is_open() -> None:
    """And its new floor says so."""
    changes = printed(line="unknown")["changes"]
    assert changes["red_lines"] == [{"id": "line", "pitfall": "one", "today": None, "then": "open"}]
    assert [(f["cause"], f["open"]) for f in changes["floors_new"]] == [("red line", True)]


def test_nothing_and_remarks() -> None:
    """What changes nothing says so, and each answer what is special about it."""
    changes = printed(plain="yes", hanging="no")["changes"]
    assert changes["nothing"]
    assert changes["remarks"] == [
        {"id": "plain", "effect": "as today", "because": []},
        {
            "id": "hanging",
            "effect": "counts nowhere",
            "because": ['"What is data?" was answered: None'],
        },
    ]
    effects = [
        printed({"deeper": answer("no")}, deeper=None)["changes"]["remarks"],
        printed(deeper="no")["changes"]["remarks"],
    ]
    assert [remarks[0]["effect"] for remarks in effects] == ["leaves the scope", "comes into scope"]


def test_without_a_score_there_is_no_difference() -> None:
    """Null, where one of the two has no number."""
    question = a_question("a", show_if=ORDERS)
    field = a_field("data", "none", "orders")
    bank_set = a_bank_set(a_bank("one", [question]), fields=(field,))
    found = what_if(bank_set, an_audit({}, {"data": "none"}), [Supposition(field, "orders")])
    changes = json.loads(encode_what_if(found))["changes"]
    assert (changes["score"], changes["confirmed"]) == (None, None)
    assert changes["newly_apply"] == [{"id": "a", "state": "unanswered"}]
