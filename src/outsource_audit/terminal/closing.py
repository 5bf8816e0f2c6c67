"""How a sitting ends on the screen: what is saved, the result, what to do next."""

from __future__ import annotations

import shlex
from pathlib import Path

from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.wording import counted
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.score_view import show_story


def say_saved(screen: Screen, file: Path) -> None:
    """Say how to go on another day."""
    screen.say()
    screen.say("Saved. Go on with:")
    screen.command(f"outsource-audit run {shlex.quote(str(file))}")


def say_finished(screen: Screen, scorecard: Scorecard, file: Path, waiting: int) -> None:
    """Show the result as `score` does, and what is still open."""
    screen.say()
    screen.say(f"{scorecard.audit.business} and {scorecard.audit.provider}", style="bold")
    screen.say()
    show_story(screen, scorecard)
    if waiting:
        still_open = counted(waiting, "question is", "questions are")
        screen.say()
        screen.say(f"{still_open} still open. To go back to what is left:")
        screen.command(f"outsource-audit run {shlex.quote(str(file))}")


def say_report(screen: Screen, report: Path) -> None:
    """Say where the report lies."""
    screen.say()
    screen.say("The report is written; open it in a browser:", style="bold")
    screen.command(str(report))


def say_no_report(screen: Screen, file: Path, reason: str) -> None:
    """Say why there is no report, and how to write it somewhere else."""
    screen.say()
    screen.say(reason, style="yellow")
    screen.say("To write the report elsewhere:")
    screen.command(f"outsource-audit report {shlex.quote(str(file))} --format html -o another.html")


def say_next(screen: Screen, file: Path, *, to_look_up: int) -> None:
    """Name the commands that go on from here."""
    name = shlex.quote(str(file))
    screen.say()
    screen.say("To see the result again, how it comes about, or the whole plan:")
    screen.command(f"outsource-audit score {name}")
    screen.command(f"outsource-audit explain {name}")
    screen.command(f"outsource-audit plan {name}")
    if to_look_up:
        marked = counted(to_look_up, "question is", "questions are")
        screen.say(f"{marked} marked to look up. The list, to paste into a message; then:")
        screen.command(f"outsource-audit todo {name}")
        screen.command(f"outsource-audit run {name} --todo")
    screen.say("What was not asked, and why:")
    screen.command(f"outsource-audit questions {name}")
