"""What became of the findings, in words and in the order they are told in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from outsource_audit.domain.comparison import Comparison
from outsource_audit.domain.finding_changes import Fate, FindingChange

FATES = {
    Fate.FIXED: "Fixed",
    Fate.BETTER: "Better, with a gap left",
    Fate.NEW: "New",
    Fate.WORSE: "Worse",
    Fate.UNCHANGED: "Unchanged",
    Fate.NOT_KNOWN: "Not known now, so not fixed",
    Fate.NOT_COUNTED: "Not counted now, so not fixed",
}
# Always counted, also where there is none.
_ALWAYS_COUNTED = (Fate.FIXED, Fate.BETTER, Fate.NEW, Fate.WORSE, Fate.UNCHANGED)
_FIRST_SEEN = "not answered before"


def finding_counts(comparison: Comparison) -> str:
    """Return how many findings have which fate."""
    found = Counter(finding.fate for finding in comparison.findings)
    if not found:
        return "Neither audit has a finding."
    told = [f"{found[fate]} {fate}" for fate in FATES if fate in _ALWAYS_COUNTED or found[fate]]
    first = sum(finding.first_seen for finding in comparison.findings)
    return f"Findings: {', '.join(told)}.{_aside(first, found[Fate.NEW])}"


def _aside(first: int, new: int) -> str:
    """Return how many of the new ones only came to light."""
    if not first:
        return ""
    if first == new:
        return f" {'The new one was' if new == 1 else 'The new ones were'} {_FIRST_SEEN}."
    return f" {first} of the new ones {'was' if first == 1 else 'were'} {_FIRST_SEEN}."


def findings_of(comparison: Comparison, fate: Fate) -> list[FindingChange]:
    """Return the findings of one fate, in asking order."""
    return [finding for finding in comparison.findings if finding.fate is fate]


def finding_groups(comparison: Comparison) -> Iterable[tuple[str, list[FindingChange]]]:
    """Yield the findings under what they are called together; a group without any is left out.

    New ones that the earlier audit had no answer to stand apart: nothing became worse there.
    """
    for fate, name in FATES.items():
        found = findings_of(comparison, fate)
        seen = [finding for finding in found if not finding.first_seen]
        first = [finding for finding in found if finding.first_seen]
        if seen:
            yield name, seen
        if first:
            yield f"{name}, {_FIRST_SEEN}", first
