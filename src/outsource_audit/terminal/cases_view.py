"""Golden cases on the screen: which of them pass."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.wording import counted
from outsource_audit.terminal.console import Screen


def show_cases(screen: Screen, results: Sequence[tuple[str, bool]], unread: int) -> None:
    """Print each case by its name with whether it passed, then how many did.

    `unread` are problems that kept other cases from being run.
    """
    for name, passed in results:
        screen.hang("passed  " if passed else "FAILED  ", name, style="" if passed else "bold red")
    failed = sum(1 for _, passed in results if not passed)
    screen.say()
    if failed:
        cases = counted(len(results), "golden case")
        screen.say(f"{failed} of {cases} failed; what differs is named below.", style="bold red")
    else:
        screen.say(f"{counted(len(results), 'golden case')} passed.", style="bold")
    if unread:
        told = f"{counted(unread, 'problem')}, named below, kept others from being run."
        screen.say(told, style="bold red")
