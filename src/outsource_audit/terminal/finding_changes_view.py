"""What became of findings, red lines and planned actions between two audits, on the screen."""

from __future__ import annotations

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
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.standing_wording import stood_text
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.rating_styles import STYLES

_BAD = STYLES[Rating.HIGH]


def show_findings(screen: Screen, comparison: Comparison) -> None:
    """Print how many findings have which fate, then each; unchanged ones by their ids.

    Answers that stand among the causes already are not told again.
    """
    _heading(screen, "What became of the findings")
    screen.say(finding_counts(comparison))
    told = answers_told(comparison)
    for words, found in finding_groups(comparison):
        if found[0].fate is Fate.UNCHANGED:
            screen.hang(f"{words}: ", ", ".join(f.question.id for f in found))
            continue
        screen.say(f"{words}:")
        for finding in found:
            _show_finding(screen, finding, answers=finding.question.id not in told)


def show_red_lines(screen: Screen, comparison: Comparison) -> None:
    """Print the red lines that are new, and those that are not hit any more."""
    if not (comparison.red_lines_new or comparison.red_lines_gone):
        return
    _heading(screen, "Red lines: answers that alone can sink a business")
    for key in comparison.red_lines_new:
        told = f"{key}: newly hit. {red_line_text(comparison, key)}"
        screen.hang("- ", told, indent=2, style=_BAD)
    for key in comparison.red_lines_gone:
        told = f"{key}: {gone_text(comparison, key)}. {red_line_text(comparison, key)}"
        screen.hang("- ", told, indent=2)


def show_actions(screen: Screen, comparison: Comparison) -> None:
    """Print what was planned in the earlier audit and what became of it."""
    if not comparison.actions:
        return
    _heading(screen, "What was planned, and what became of it")
    for action in comparison.actions:
        told = f"{action.id}: {action.outcome.value}. {fix_text(comparison, action.id)}"
        screen.hang("- ", told, indent=2)
        screen.say(f"({'; '.join(remediation_parts(action.planned))})", indent=4)


def _show_finding(screen: Screen, finding: FindingChange, *, answers: bool) -> None:
    line = " (red line)" if finding.red_line else ""
    screen.hang("- ", f"{finding.question.id}{line}: {finding.question.ask}", indent=2)
    if answers and not finding.first_seen:
        screen.hang("before: ", stood_text(finding.before), indent=4)
    if answers:
        screen.hang("now:    ", stood_text(finding.after), indent=4)


def _heading(screen: Screen, text: str) -> None:
    screen.say()
    screen.say(text, style="bold")
