"""What the demo tells: what it wrote, and what to look at."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.headline_view import show_headline


def say_demo(
    screen: Screen,
    scorecard: Scorecard,
    audits: tuple[Path, Path],
    reports: Sequence[Path],
    missing: Sequence[str],
) -> None:
    """Say what the demo wrote and what to look at.

    `audits` are the earlier one and today's, `reports` the files of one report, `missing` why
    it is not there in some format.
    """
    earlier, audit = audits
    told = scorecard.audit
    screen.say(f"A made-up audit: {told.business}, and {told.provider}.", style="bold")
    screen.say()
    show_headline(screen, scorecard)
    screen.say()
    name = shlex.quote(str(audit))
    screen.say("Open the report; it is what a client gets:", style="bold")
    for report in reports:
        screen.command(str(report))
    for reason in missing:
        screen.hang("- ", f"Not in every format: {reason}", indent=2)
    screen.say("See the same in the terminal:", style="bold")
    screen.command(f"outsource-audit score {name}")
    screen.say("See how the score comes about, or what to do first:", style="bold")
    screen.command(f"outsource-audit explain {name}")
    screen.command(f"outsource-audit plan {name}")
    screen.say("See what changed since the year before:", style="bold")
    screen.command(f"outsource-audit compare {shlex.quote(str(earlier))} {name}")
    screen.say("Look behind a question:", style="bold")
    screen.command("outsource-audit bank show data-09")
    screen.say("Begin your own:", style="bold")
    screen.command("outsource-audit run")
