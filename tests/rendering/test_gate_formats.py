"""The result of a gate as Markdown and as JUnit XML, whatever the names in it."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import from_markdown, raw_html

from builders import UNKNOWN_ANSWER, a_bank, a_bank_set, a_question, a_red_line, an_audit, answer
from outsource_audit.domain.gate import Gate, check
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.policy import Policy
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scoring import score
from outsource_audit.rendering.gate import gate_markdown
from outsource_audit.rendering.junit import gate_junit

GOLDEN = Path(__file__).parent / "golden"
TODAY = "2026-12-01"
POLICY = Policy(
    max_score=Fraction(60),
    max_rating=Rating.MODERATE,
    no_red_lines=True,
    max_unknown=0,
    max_age=30,
)


def a_gate(name: str = "Kiln & Co", file: str = "audits/northway.audit.json") -> Gate:
    """Return a gate of which some bounds fail, a name in every free place."""
    line = msgspec.structs.replace(a_red_line("no"), says=f"{name} can sink.")
    questions = [
        a_question("a", red_line=line),
        a_question("b", red_line=line, ask=f"Is {name} known?"),
        *map(a_question, "cdef"),
    ]
    bank_set = a_bank_set(a_bank("one", questions))
    given_ = {"a": answer("no"), "b": UNKNOWN_ANSWER} | dict.fromkeys("cdef", answer("yes"))
    audit = msgspec.structs.replace(an_audit(given_), business=name, provider=name)
    old = msgspec.structs.replace(audit, date="2025-11-20", answers={})
    card, before = score(bank_set, audit), score(bank_set, old)
    return Gate(
        audit=audit,
        banks=bank_set.stamps,
        verdicts=check(POLICY, card, TODAY, before),
        checked_on=TODAY,
        file=file,
        policy="policy.yaml",
        old=old,
        old_file=name,
    )


@pytest.mark.parametrize("ending", ["md", "xml"])
def test_the_result_is_the_golden_one(ending: str) -> None:
    """Each format is, byte for byte, the one that was reviewed; UPDATE_GOLDEN=1 writes it anew."""
    data = gate_markdown(a_gate()).encode() if ending == "md" else gate_junit(a_gate())
    golden = GOLDEN / f"gate.{ending}"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_bytes(data)
    assert data == golden.read_bytes()


def test_what_was_not_given_is_not_named() -> None:
    """Bounds typed as options alone name no policy and no earlier audit."""
    bare = msgspec.structs.replace(a_gate(), policy="", old=None, old_file="")
    assert "\n\nKiln & Co and Kiln & Co, 2026-11-23. Checked on 2026-12-01.\n\n" in gate_markdown(
        bare
    )
    names = {each.get("name") for each in parsed(bare).iter("property")}
    assert not {"policy", "no_worse_than"} & names


# What junit-10.xsd of Jenkins' xunit plugin knows, which is the strictest reader there is.
ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "time", "skipped", "timestamp"},
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"name", "time", "classname"},
    "failure": {"type", "message"},
    "system-out": set(),
}


def parsed(gate: Gate) -> ET.Element:
    """Return the JUnit XML as a reader gets it."""
    return ET.fromstring(gate_junit(gate))  # noqa: S314  # our own text


def test_junit_holds_what_every_reader_knows() -> None:
    """Only elements and attributes of the schema; the counts are those of the cases."""
    root = parsed(a_gate())
    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
    cases, failures = list(root.iter("testcase")), list(root.iter("failure"))
    for counted in (root, root[0]):
        assert (counted.get("tests"), counted.get("failures"), counted.get("errors")) == (
            str(len(cases)),
            str(len(failures)),
            "0",
        )
    assert len({case.get("name") for case in cases}) == len(cases) == 8
    assert 0 < len(failures) < len(cases)


def test_junit_says_by_how_much_and_why() -> None:
    """A failure's message is the amount; its text, which GitLab shows, the causes as well."""
    (failure,) = parsed(a_gate()).iterfind(".//testcase[@name='no_red_lines']/failure")
    assert failure.get("message") == "1 red line is hit, and 1 cannot be ruled out."
    assert failure.text == (
        "1 red line is hit, and 1 cannot be ruled out.\n"
        "a: Kiln & Co can sink.\n"
        "b: cannot be ruled out: Kiln & Co can sink."
    )


def test_junit_names_file_date_and_editions() -> None:
    """Properties say what was checked, when, by which policy and which question banks."""
    found = {each.get("name"): each.get("value") for each in parsed(a_gate()).iter("property")}
    assert found == {
        "file": "audits/northway.audit.json",
        "business": "Kiln & Co",
        "provider": "Kiln & Co",
        "date": "2026-11-23",
        "checked_on": TODAY,
        "policy": "policy.yaml",
        "no_worse_than": "Kiln & Co",
        "bank.profile": "2026.1",
        "bank.one": "2026.1",
    }


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("northway.audit.json", "northway"),
        ("audits/2026/northway.audit.json", "audits.2026.northway"),
        ("../a/./b.audit.json", "a.b"),
        ("C:\\audits\\b.c.json", "C:.audits.b_c"),
        (".audit.json", "outsource-audit gate"),
    ],
)
def test_junit_tells_audits_apart_by_their_path(file: str, place: str) -> None:
    """GitLab and Jenkins know a case by its class and name, so two audits must differ there."""
    assert {case.get("classname") for case in parsed(a_gate(file=file)).iter("testcase")} == {place}


@settings(max_examples=100, deadline=None)
@given(name=st.text(st.characters(exclude_categories=()), min_size=1, max_size=30))
def test_any_text_stays_well_formed(name: str) -> None:
    """Names with control characters, markup or halves of letters break neither format."""
    gate = a_gate(name, name)
    root = parsed(gate)
    harmless = [element.tag for element in parsed(a_gate()).iter()]
    assert [element.tag for element in root.iter()] == harmless
    (business,) = root.iterfind(".//property[@name='business']")
    assert business.get("value") == clean(name)
    page, plain = from_markdown(gate_markdown(gate)), from_markdown(gate_markdown(a_gate()))
    assert page.tags == plain.tags
    assert not raw_html(gate_markdown(gate))
