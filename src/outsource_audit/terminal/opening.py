"""How a sitting begins and ends: which audit, whose, and what to do next."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.errors import UsageError
from outsource_audit.terminal.console import EndOfInput, Screen, read_line
from outsource_audit.terminal.score_view import show_headline


@dataclass(frozen=True, slots=True)
class Begun:
    """An audit that lies in the folder, and how many questions still wait in it."""

    path: Path
    business: str
    provider: str
    waiting: int


def choose_audit(screen: Screen, begun: list[Begun]) -> Path | None:
    """Let the person continue an audit that lies here; None for a new one."""
    if not begun:
        return None
    screen.say("Audits in this folder:", style="bold")
    for number, one in enumerate(begun, start=1):
        questions = "question" if one.waiting == 1 else "questions"
        left = f"{one.waiting} {questions} left" if one.waiting else "all answered"
        screen.hang(f"{number}  ", f"{one.business} and {one.provider}: {left}", indent=2)
    screen.hang("n  ", "begin a new audit", indent=2)
    while True:
        typed = _line("> ")
        if typed.lower() == "n":
            return None
        if typed in {str(number) for number in range(1, len(begun) + 1)}:
            return begun[int(typed) - 1].path
        screen.say(f"Type a number from 1 to {len(begun)}, or n.", style="yellow")


def ask_names(screen: Screen) -> tuple[str, str]:
    """Ask for the business and the provider; neither may be empty."""
    screen.say("A new audit looks at one provider. Which one would hurt most if it failed?")
    return _name("Your business: "), _name("The provider: ")


def welcome(
    screen: Screen, audit: Audit, file: Path, notices: list[str], *, continued: bool
) -> None:
    """Say what this is, where it is saved and what changed since last time."""
    verb = "Continuing the audit of" if continued else "Audit of"
    screen.say()
    screen.say(f"{verb} {audit.business} and {audit.provider}", style="bold")
    screen.say(
        f"Saved in {file} after every answer. Nothing leaves this machine. "
        'Guesses are fine, and so is "don\'t know".'
    )
    for notice in notices:
        screen.say(notice, style="yellow")


def ask_to_save_again(screen: Screen, error: str) -> bool:
    """Tell that saving failed and wait; False if the person gives up."""
    screen.say(error, style="bold red")
    screen.say("Your last answer is not saved yet. Make room and press Enter, or type q to stop.")
    try:
        return read_line("> ").lower() != "q"
    except (EndOfInput, KeyboardInterrupt):
        return False


def say_saved(screen: Screen, file: Path) -> None:
    """Say how to go on another day."""
    screen.say()
    screen.say("Saved. Go on with:")
    screen.command(f"outsource-audit run {shlex.quote(str(file))}")


def say_finished(screen: Screen, scorecard: Scorecard, file: Path, unanswered: int) -> None:
    """Show the result in short and how to get the report."""
    name = shlex.quote(str(file))
    screen.say()
    screen.rule()
    screen.say("That was the last one.")
    if unanswered:
        open_ = "1 question is" if unanswered == 1 else f"{unanswered} questions are"
        screen.say(f"{open_} still open. To go back to what you skipped:")
        screen.command(f"outsource-audit run {name}")
    screen.say()
    show_headline(screen, scorecard)
    screen.say()
    screen.say("What to do next:", style="bold")
    screen.command(f"outsource-audit score {name}")
    screen.command(f"outsource-audit report {name} --format html -o report.html")


def _name(prompt: str) -> str:
    while True:
        typed = _line(prompt)
        if typed:
            return typed


def _line(prompt: str) -> str:
    try:
        return read_line(prompt)
    except EndOfInput:
        raise UsageError("stopped before an audit was begun; nothing was written") from None


def say_demo(screen: Screen, scorecard: Scorecard, audit: Path, report: Path) -> None:
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
    screen.say("Look behind a question:", style="bold")
    screen.command("outsource-audit bank show data-09")
    screen.say("Begin your own:", style="bold")
    screen.command("outsource-audit run")
