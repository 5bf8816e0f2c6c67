"""`gate --json`: exact figures, one entry a bound, and all that was held against what."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import msgspec

from builders import UNKNOWN_ANSWER, a_bank, a_bank_set, a_question, a_red_line, an_audit, answer
from outsource_audit.domain.gate import Gate, check
from outsource_audit.domain.policy import Policy, Share
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scoring import score
from outsource_audit.storage.gate_file import encode_gate

BANKS = a_bank_set(
    a_bank("one", [a_question("a", red_line=a_red_line("no")), *map(a_question, "bc")]),
    a_bank("two", [a_question("d", core=False)], pitfall=2),
)
AUDIT = an_audit({"a": answer("no"), "b": UNKNOWN_ANSWER, "c": answer("yes")})
POLICY = Policy(
    max_score=Fraction(1, 10),
    max_rating=Rating.MODERATE,
    pitfalls={"two": Fraction(10)},
    no_red_lines=True,
    max_unknown=Share(Fraction(50)),
    max_age=30,
)


def printed(*, earlier: bool) -> dict[str, Any]:
    """Return what is printed, with or without an earlier audit and a policy's name."""
    card = score(BANKS, AUDIT)
    old = msgspec.structs.replace(AUDIT, date="2025-11-20", provider="Southway")
    verdicts = check(POLICY, card, "2026-12-01", score(BANKS, old) if earlier else None)
    gate = Gate(
        audit=AUDIT,
        banks=BANKS.stamps,
        verdicts=verdicts,
        checked_on="2026-12-01",
        file="x.audit.json",
        policy="policy.yaml" if earlier else "",
        old=old if earlier else None,
        old_file="old.audit.json" if earlier else "",
    )
    data = encode_gate(gate)
    assert data.endswith(b"}\n")
    assert data.startswith(b'{\n  "format": 1,\n  "passed": false,\n')
    told: dict[str, Any] = msgspec.json.decode(data)
    return told


def test_each_bound_has_its_exact_figures() -> None:
    """Numbers in full precision, ratings as words, null where there is nothing to say."""
    bounds = {bound["bound"]: bound for bound in printed(earlier=False)["bounds"]}
    keys = ("passed", "measured", "limit", "by")
    assert {name: tuple(bound[key] for key in keys) for name, bound in bounds.items()} == {
        "max_score": (False, 200 / 3, 0.1, float(Fraction(200, 3) - Fraction(1, 10))),
        "max_rating": (False, "critical", "moderate", 2),
        "pitfalls.two": (False, None, 10.0, None),
        "no_red_lines": (False, 1, 0, 1),
        "max_unknown": (True, 100 / 3, 50.0, None),
        "max_age": (True, 8, 30, None),
    }
    assert bounds["max_score"]["says"] == "Score 66.7 is above 0.1 by 66.6."
    assert bounds["no_red_lines"]["causes"] == [
        {"item": "a", "says": "This can sink the business.", "open": False}
    ]


def test_what_was_held_against_what_is_told() -> None:
    """Whose audit, of when, on which day, by which policy and banks, and the earlier one."""
    told = printed(earlier=True)
    told.pop("bounds")
    assert told == {
        "format": 1,
        "passed": False,
        "file": "x.audit.json",
        "business": "Kiln & Co",
        "provider": "Northway Fulfilment",
        "date": "2026-11-23",
        "checked_on": "2026-12-01",
        "policy": "policy.yaml",
        "no_worse_than": {
            "file": "old.audit.json",
            "business": "Kiln & Co",
            "provider": "Southway",
            "date": "2025-11-20",
        },
        "banks": [
            {"id": key, "version": "2026.1", "sha256": "0" * 64}
            for key in ("profile", "one", "two")
        ],
    }


def test_what_was_not_given_is_null() -> None:
    """Without a policy file and an earlier audit there are no names for them."""
    told = printed(earlier=False)
    assert (told["policy"], told["no_worse_than"]) == (None, None)
