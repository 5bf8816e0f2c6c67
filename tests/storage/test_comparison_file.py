"""`compare --json`: everything of a comparison, and parts that add up exactly."""

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
from outsource_audit.domain.bank import BankSet, ExposureRule
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score
from outsource_audit.domain.trend import ComparedAudit, trend
from outsource_audit.storage.comparison_file import encode_trend

CAUSES = ["banks", "exposure", "applicability", "answers"]


def banks(severity: Severity) -> BankSet:
    """Make two banks, the first with a question of this severity and an exposure that rises."""
    raised = ExposureRule(2, when(size="big"), "the business is big")
    first = [
        a_question("a", red_line=a_red_line("no")),
        a_question("b", severity=severity),
        a_question("c"),
        a_question("d", show_if=when(size="big")),
    ]
    return a_bank_set(
        a_bank("one", first, exposure=2, raises=(raised,)),
        a_bank("two", [a_question("e"), a_question("f")], pitfall=2, exposure=1),
        fields=(a_field("size", "big", "small"),),
    )


OLD = msgspec.structs.replace(
    an_audit(
        {
            "a": answer("no"),
            "b": answer("partial"),
            "c": answer("no"),
            "e": answer("yes"),
            "f": answer("partial"),
        },
        {"size": "small"},
    ),
    remediation={"a": Remediation(status=Status.IN_PROGRESS, owner="Ada", due="2026-01-31")},
)
NEW = msgspec.structs.replace(
    an_audit(
        {
            "a": answer("yes"),
            "b": answer("partial"),
            "c": UNKNOWN_ANSWER,
            "d": answer("no"),
            "e": answer("no"),
            "f": NOT_APPLICABLE,
        },
        {"size": "big"},
    ),
    provider="Southway",
)


def read(file: str, severity: Severity, audit: Audit, *, known: bool = True) -> ComparedAudit:
    """Score an audit for a comparison."""
    card = score(banks(severity), audit)
    missing = () if known else ("one 2025.1",)
    return ComparedAudit(file=file, scorecard=card, banks_known=known, missing=missing)


def printed(*audits: ComparedAudit) -> dict[str, Any]:
    """Return what is printed, read as JSON."""
    data: dict[str, Any] = json.loads(encode_trend(trend(audits)))
    return data


@pytest.fixture(scope="module")
def both() -> dict[str, Any]:
    """Return the comparison of the two."""
    old = read("old.audit.json", Severity.MEDIUM, OLD, known=False)
    return printed(old, read("new.audit.json", Severity.CRITICAL, NEW))


def whole(both: dict[str, Any]) -> dict[str, Any]:
    """Return what changed from the first to the last."""
    found: dict[str, Any] = both["comparisons"][0]
    return found


def test_the_format_comes_first(both: dict[str, Any]) -> None:
    """A reader sees at once what it reads, and the file ends with a line break."""
    assert list(both) == ["format", "audits", "comparisons"]
    assert both["format"] == 1
    text = encode_trend(trend([read("x", Severity.LOW, OLD)] * 2))
    assert text.startswith(b'{\n  "format": 1,\n')
    assert text.endswith(b"}\n")


def test_each_audit_has_its_figures(both: dict[str, Any]) -> None:
    """File, names, date, banks, score and pitfalls, each under its own banks."""
    old, new = both["audits"]
    card = score(banks(Severity.MEDIUM), OLD)
    assert card.overall.score is not None
    assert (old["file"], old["provider"], old["date"]) == (
        "old.audit.json",
        "Northway Fulfilment",
        "2026-11-23",
    )
    assert (old["banks_known"], old["banks_missing"]) == (False, ["one 2025.1"])
    assert (new["banks_known"], new["banks_missing"]) == (True, [])
    assert old["score"] == float(card.overall.score)
    assert (old["rating"], old["rating_if_well"]) == ("critical", "critical")
    assert [(p["id"], p["exposure"]) for p in old["pitfalls"]] == [("one", 2), ("two", 1)]
    assert [(p["id"], p["exposure"]) for p in new["pitfalls"]] == [("one", 4), ("two", 1)]


@pytest.mark.parametrize("number", ["score", "confirmed"])
def test_the_exact_parts_add_up(both: dict[str, Any], number: str) -> None:
    """Of the whole and of each pitfall; the floats are the nearest to them."""
    movements = [whole(both)["moved"], *(p["moved"] for p in whole(both)["pitfalls"])]
    for moved in movements:
        parts = [Fraction(part[f"{number}_exact"]) for part in moved["parts"]]
        assert [part["cause"] for part in moved["parts"]] == CAUSES
        assert sum(parts) == Fraction(moved[number]["change_exact"])
        assert [part[number] for part in moved["parts"]] == [float(part) for part in parts]
        assert moved[number]["change"] == float(Fraction(moved[number]["change_exact"]))


@pytest.mark.parametrize("number", ["score", "confirmed"])
def test_the_answers_add_up_to_their_part(both: dict[str, Any], number: str) -> None:
    """The other causes have no figures of their own beneath them."""
    reasons, (*_, answers) = whole(both)["reasons"], whole(both)["moved"]["parts"]
    own = [r for r in reasons if r["cause"] == "answers"]
    assert sum(Fraction(r[f"{number}_exact"]) for r in own) == Fraction(answers[f"{number}_exact"])
    others = [r for r in reasons if r["cause"] != "answers"]
    assert {r["cause"] for r in others} == {"banks", "exposure", "applicability"}
    assert all(r[number] is None and r[f"{number}_exact"] is None for r in others)


def test_reasons_are_told(both: dict[str, Any]) -> None:
    """Each with the question or pitfall it is about."""
    told = {(r["cause"], r["item"]): (r["about"], r["told"]) for r in whole(both)["reasons"]}
    assert told["banks", "b"] == ("Is b in place?", "weighs 8 instead of 3")
    assert told["exposure", "one"][0] == "Pitfall 1: Pitfall one"
    assert told["applicability", "d"] == (
        "Is d in place?",
        'now counted, not asked before, because "What is size?" was answered: Small',
    )
    assert told["answers", "a"] == (
        "Is a in place?",
        "No: none of it is becomes: Yes: it is in place",
    )


def test_what_to_beware_of_is_there(both: dict[str, Any]) -> None:
    """As words for a program and as sentences for a person."""
    found = whole(both)
    assert found["cautions"] == ["other provider", "banks not known"]
    assert [each.split(":")[0] for each in found["cautions_say"]] == [
        "These are two different providers",
        "The question banks of the audit of 2026-11-23 are not at hand",
    ]
    assert (found["common"], found["united"], found["share_in_common"]) == (4, 6, 4 / 6)


def test_findings_actions_and_red_lines(both: dict[str, Any]) -> None:
    """What became of each, with how its question stood."""
    found = whole(both)
    fates = {each["question"]: each["fate"] for each in found["findings"]}
    assert fates == {
        "a": "fixed",
        "b": "unchanged",
        "c": "not known now",
        "d": "new",
        "e": "new",
        "f": "not counted now",
    }
    first = found["findings"][0]
    assert first["before"] == {"state": "answered", "answer": "no", "points": 4}
    assert first["after"] == {"state": "answered", "answer": "yes", "points": 0}
    assert (first["pitfall"], first["red_line"]) == ("one", True)
    gone = {"id": "a", "says": "This can sink the business.", "now": "no longer hit"}
    assert (found["red_lines_new"], found["red_lines_gone"]) == ([], [gone])
    (action,) = found["actions"]
    assert (action["question"], action["outcome"]) == ("a", "done")
    assert action["set"] == {
        "status": "in-progress",
        "owner": "Ada",
        "due": "2026-01-31",
        "note": "",
        "reason": "",
        "review": None,
        "changed": None,
    }


def test_a_trend_has_the_whole_and_each_step() -> None:
    """The whole first; who is compared is told by place."""
    audits = [read(f"{n}.audit.json", Severity.LOW, OLD) for n in range(3)]
    found = printed(*audits)["comparisons"]
    assert [(each["from"], each["to"]) for each in found] == [(0, 2), (0, 1), (1, 2)]
    assert [(each["from"], each["to"]) for each in printed(*audits[:2])["comparisons"]] == [(0, 1)]


def test_without_a_score_numbers_are_null() -> None:
    """Nothing counts in the first: no change, no parts, and no question in common."""
    nothing = an_audit(dict.fromkeys("abcef", NOT_APPLICABLE), {"size": "small"})
    empty = read("x", Severity.LOW, nothing)
    found = whole(printed(empty, read("y", Severity.LOW, OLD)))
    assert found["moved"]["parts"] == []
    assert found["moved"]["score"]["before"] is None
    assert found["moved"]["score"]["change"] is None
    assert found["moved"]["score"]["change_exact"] is None
    assert found["cautions"] == ["nothing before"]
    assert whole(printed(empty, empty))["share_in_common"] is None
