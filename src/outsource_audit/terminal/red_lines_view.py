"""Red lines on the screen: those that are hit, then those that cannot be ruled out."""

from __future__ import annotations

from outsource_audit.domain.findings import red_lines_hit, red_lines_open
from outsource_audit.domain.rating import RedLineHit
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.rating_styles import STYLES

SHOWN = 5


def show_red_lines(screen: Screen, scorecard: Scorecard) -> None:
    """Print what each red line says and whose it is; five of them, and the ids of the rest."""
    lines = [*red_lines_hit(scorecard), *red_lines_open(scorecard)]
    if not lines:
        screen.say("None is hit, and none is left open.", indent=2)
    for line in lines[:SHOWN]:
        style = STYLES[Rating.MODERATE if line.open else Rating.CRITICAL]
        screen.hang("- ", _sentence(scorecard, line), indent=2, style=style)
    if rest := [line.item for line in lines[SHOWN:]]:
        screen.hang("- ", f"and {len(rest)} more: {', '.join(rest)}", indent=2)


def _sentence(scorecard: Scorecard, line: RedLineHit) -> str:
    red_line = scorecard.bank_set.item(line.item).red_line
    state = "Cannot be ruled out" if line.open else "Hit"
    return f"{state}: {red_line.says if red_line else ''} ({line.item})"
