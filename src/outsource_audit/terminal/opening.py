"""What the demo tells: what it wrote, and what to look at."""

from __future__ import annotations

import shlex
from pathlib import Path

from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.headline_view import show_headline


def say_demo(
    screen: Screen, scorecard: Scorecard, audit: Path, earlier: Path, report: Path
) -> None:
    """Say what the demo wrote and what to look at."""
    told = scorecard.audit
    screen.say(f"A made-up audit: {told.business}, and {told.provider}.", style="bold")
    screen.say()
    show_headline(screen, scorecard)
    screen.say()
    name = shlex.quote(str(audit))
    screen.say("Open the report in a browser; it is what a client gets:", style="bold")
    screen.command(str(report))
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
