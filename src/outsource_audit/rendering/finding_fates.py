"""What became of findings, red lines and planned actions, as the templates see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from outsource_audit.domain.comparison import Comparison
from outsource_audit.domain.comparison_words import (
    answers_told,
    fix_text,
    gone_text,
    red_line_text,
)
from outsource_audit.domain.finding_changes import Fate, FindingChange
from outsource_audit.domain.finding_groups import finding_counts, finding_groups
from outsource_audit.domain.plan_wording import remediation_parts
from outsource_audit.domain.standing_wording import stood_text
from outsource_audit.domain.wording import sentence_case


class FindingRow(msgspec.Struct, frozen=True):
    """One finding; `red_line` can be empty, and so can the answers that are told elsewhere.

    `before` is empty too where the earlier audit had no answer to the question.
    """

    id: str
    ask: str
    red_line: str
    before: str
    after: str


class FateView(msgspec.Struct, frozen=True):
    """The findings of one fate: as rows, or for unchanged ones as ids alone."""

    name: str
    rows: tuple[FindingRow, ...]
    ids: tuple[str, ...]


class FatesView(msgspec.Struct, frozen=True):
    """How many findings have which fate, and each of them."""

    counts: str
    fates: tuple[FateView, ...]


class RedLineRow(msgspec.Struct, frozen=True):
    """A red line that is new or gone, what it says, and how it stands."""

    id: str
    state: str
    says: str


class ActionRow(msgspec.Struct, frozen=True):
    """One planned action: what to do, what was set for it, and what became of it."""

    id: str
    fix: str
    planned: str
    outcome: str


def fates_view(comparison: Comparison) -> FatesView:
    """Return what became of the findings."""
    told = answers_told(comparison)
    return FatesView(
        counts=finding_counts(comparison),
        fates=tuple(_fate(name, found, told) for name, found in finding_groups(comparison)),
    )


def red_line_rows(comparison: Comparison) -> Iterable[RedLineRow]:
    """Yield the red lines that are newly hit, then those that are not hit any more."""
    for key in comparison.red_lines_new:
        yield RedLineRow(key, "Newly hit", red_line_text(comparison, key))
    for key in comparison.red_lines_gone:
        state = sentence_case(gone_text(comparison, key))
        yield RedLineRow(key, state, red_line_text(comparison, key))


def action_rows(comparison: Comparison, written: Callable[[str], str]) -> Iterable[ActionRow]:
    """Yield what was planned in the earlier audit and what became of it.

    `written` puts an ISO date in words.
    """
    for action in comparison.actions:
        planned = "; ".join(remediation_parts(action.planned, written=written))
        yield ActionRow(
            id=action.id,
            fix=fix_text(comparison, action.id),
            planned=sentence_case(planned),
            outcome=sentence_case(action.outcome.value),
        )


def _fate(name: str, found: list[FindingChange], told: set[str]) -> FateView:
    if found[0].fate is Fate.UNCHANGED:
        return FateView(name, (), tuple(finding.question.id for finding in found))
    return FateView(name, tuple(_finding(finding, told) for finding in found), ())


def _finding(finding: FindingChange, told: set[str]) -> FindingRow:
    elsewhere = finding.question.id in told
    nothing_before = elsewhere or finding.first_seen
    return FindingRow(
        id=finding.question.id,
        ask=finding.question.ask,
        red_line="Red line" if finding.red_line else "",
        before="" if nothing_before else sentence_case(stood_text(finding.before)),
        after="" if elsewhere else sentence_case(stood_text(finding.after)),
    )
