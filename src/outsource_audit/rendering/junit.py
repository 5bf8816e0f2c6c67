"""The result of a gate as JUnit XML, which Jenkins, GitLab and GitHub actions read.

Only what the schema of Jenkins' xunit plugin (junit-10.xsd) knows is written. GitLab shows
`classname` as the suite and the text of a failure, not its message; so both carry it.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from outsource_audit.domain.gate import Gate
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.verdict import Verdict

SUITE = "outsource-audit gate"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SEPARATOR = re.compile(r"[/\\]")


def gate_junit(gate: Gate) -> bytes:
    """Return the result as JUnit XML in UTF-8, a test case a bound, ending with a line break."""
    counts = {"tests": str(len(gate.verdicts)), "failures": str(len(gate.failed)), "errors": "0"}
    suites = ET.Element("testsuites", {"name": SUITE, **counts, "time": "0"})
    head = {"name": clean(gate.file), **counts, "skipped": "0", "time": "0"}
    suite = ET.SubElement(suites, "testsuite", {**head, "timestamp": f"{gate.checked_on}T00:00:00"})
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(gate).items():
        ET.SubElement(properties, "property", {"name": name, "value": clean(value)})
    for verdict in gate.verdicts:
        _add_case(suite, verdict, _place(gate.file))
    ET.indent(suites)
    return f"{_DECLARATION}{ET.tostring(suites, encoding='unicode')}\n".encode()


def _properties(gate: Gate) -> dict[str, str]:
    told = {
        "file": gate.file,
        "business": gate.audit.business,
        "provider": gate.audit.provider,
        "date": gate.audit.date,
        "checked_on": gate.checked_on,
        "policy": gate.policy,
        "no_worse_than": gate.old_file,
    }
    banks = {f"bank.{stamp.id}": stamp.version for stamp in gate.banks}
    return {name: value for name, value in told.items() if value} | banks


def _add_case(suite: ET.Element, verdict: Verdict, place: str) -> None:
    names = {"classname": place, "name": verdict.bound, "time": "0"}
    case = ET.SubElement(suite, "testcase", names)
    says = clean(verdict.says)
    text = "\n".join([says, *(clean(cause.text) for cause in verdict.causes)])
    if verdict.passed:
        ET.SubElement(case, "system-out").text = text
    else:
        failure = ET.SubElement(case, "failure", {"message": says, "type": verdict.bound})
        failure.text = text


def _place(file: str) -> str:
    """Return the audit's path as Jenkins has packages and classes: audits.northway."""
    path = file.removesuffix(".json").removesuffix(".audit")
    parts = [part.replace(".", "_") for part in _SEPARATOR.split(path) if part.strip(".")]
    return clean(".".join(parts)) or SUITE
