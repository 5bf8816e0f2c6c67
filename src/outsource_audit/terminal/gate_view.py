"""The result of a gate on the screen: the result first, then every bound, failed ones first."""

from __future__ import annotations

from outsource_audit.domain.gate import Gate
from outsource_audit.domain.verdict import Verdict
from outsource_audit.terminal.console import Screen

CAUSES_SHOWN = 10
_FAILED, _PASSED = "FAILED  ", "passed  "
_STYLES = {True: "green", False: "bold red"}


def show_gate(screen: Screen, gate: Gate) -> None:
    """Print the result, whose audit it is, each bound and what causes it."""
    audit = gate.audit
    screen.say(gate.headline, style=_STYLES[gate.passed])
    screen.say(f"{audit.business} and {audit.provider}, {audit.date}")
    if gate.old is not None:
        screen.say(f"Held against {gate.old_file}, {gate.old.date}")
    screen.say()
    for verdict in gate.failed_first:
        _show_bound(screen, verdict)


def _show_bound(screen: Screen, verdict: Verdict) -> None:
    lead = _PASSED if verdict.passed else _FAILED
    screen.hang(lead, verdict.says, style="" if verdict.passed else _STYLES[False])
    for cause in verdict.causes[:CAUSES_SHOWN]:
        screen.hang("- ", cause.text, indent=len(lead))
    if (more := len(verdict.causes) - CAUSES_SHOWN) > 0:
        screen.say(f"and {more} more", indent=len(lead))
