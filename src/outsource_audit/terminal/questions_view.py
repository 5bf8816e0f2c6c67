"""What an audit asks and what not, on the screen: readable without colour, from 40 columns."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.overview import Entry, overview
from outsource_audit.domain.standing import State
from outsource_audit.domain.unasked import Unasked, unasked
from outsource_audit.domain.wording import counted
from outsource_audit.terminal.console import Screen

_STATES = {
    State.ANSWERED: "Answered.",
    State.UNKNOWN: "Not known.",
    State.NOT_APPLICABLE: "Not applicable, as you said.",
    State.UNANSWERED: "Not answered yet.",
    State.NOT_ASKED: "Not in the quick set.",
}
_TO_LOOK_UP = "Not answered yet, to look up."
_KEPT_ASIDE = "Your answer to it is kept aside."
_ABOUT_YOU = "About you and this provider"


def show_unasked(screen: Screen, bank_set: BankSet, audit: Audit, file: Path) -> None:
    """Print what is not asked and why, by pitfall, and how to be asked it."""
    found = overview(bank_set, audit)
    show_counts(screen, found)
    not_asked = unasked(bank_set, audit)
    if not not_asked:
        screen.say("Everything is asked.")
    for title, pitfall in _parts(bank_set):
        own = [one for one in not_asked if one.pitfall == pitfall]
        if own:
            _heading(screen, title)
            _show_hidden(screen, [one for one in own if one.because])
            _show_left_out(screen, [one for one in own if not one.because], file)


def show_all(screen: Screen, bank_set: BankSet, audit: Audit) -> None:
    """Print every question with its state, by pitfall."""
    found = overview(bank_set, audit)
    show_counts(screen, found)
    reasons = {one.id: one for one in unasked(bank_set, audit)}
    for title, pitfall in _parts(bank_set):
        _heading(screen, title)
        for entry in (entry for entry in found if entry.pitfall == pitfall):
            screen.hang(f"{entry.id}  ", entry.item.ask, indent=2)
            screen.say(_state(entry, reasons, audit), indent=4)


def show_counts(screen: Screen, found: Sequence[Entry]) -> None:
    """Print how many questions are asked and how many not, in a sentence each."""
    questions = [entry.state for entry in found if entry.pitfall is not None]
    fields = [entry.state for entry in found if entry.pitfall is None]
    screen.say(_counts(questions, ""))
    if fields:
        screen.say(_counts(fields, " about you and this provider"))


def _counts(states: Sequence[State], about: str) -> str:
    left_out, hidden = states.count(State.NOT_ASKED), states.count(State.HIDDEN)
    asked = len(states) - left_out - hidden
    told = [counted(asked, "is asked", "are asked")]
    if left_out:
        told.append(counted(left_out, "is not in the quick set", "are not in the quick set"))
    if hidden:
        told.append(counted(hidden, "does not apply", "do not apply"))
    return f"{counted(len(states), 'question')}{about}: {', '.join(told)}."


def _show_hidden(screen: Screen, hidden: Sequence[Unasked]) -> None:
    """Print what does not apply, gathered by the reason: one answer often rules out several."""
    for because in dict.fromkeys(one.because for one in hidden):
        screen.say(f"Not asked {_reason(because)}", indent=2)
        for one in (one for one in hidden if one.because == because):
            screen.hang(f"{one.id}  ", one.ask, indent=4)
            if one.kept_aside:
                screen.say(_KEPT_ASIDE, indent=6)


def _show_left_out(screen: Screen, left_out: Sequence[Unasked], file: Path) -> None:
    if not left_out:
        return
    them = "it" if len(left_out) == 1 else "them"
    screen.say(f"Not in the quick set. To be asked {them}:", indent=2)
    pitfall = left_out[0].pitfall
    screen.command(f"outsource-audit run {shlex.quote(str(file))} --deepen {pitfall}")
    for one in left_out:
        screen.hang(f"{one.id}  ", one.ask, indent=4)


def _state(entry: Entry, reasons: dict[str, Unasked], audit: Audit) -> str:
    if entry.state is State.HIDDEN:
        one = reasons[entry.id]
        kept = f" {_KEPT_ASIDE}" if one.kept_aside else ""
        return f"Does not apply, {_reason(one.because)}{kept}"
    if entry.state is State.UNANSWERED and entry.id in audit.look_up:
        return _TO_LOOK_UP
    return _STATES[entry.state]


def _reason(because: Sequence[str]) -> str:
    told = f"because {', and because '.join(because)}"
    return told if told.endswith((".", "?", "!")) else f"{told}."


def _parts(bank_set: BankSet) -> list[tuple[str, str | None]]:
    """Return the heading and the bank id of every part; None stands for the profile."""
    pitfalls = [(f"Pitfall {bank.pitfall}: {bank.title}", bank.id) for bank in bank_set.banks]
    return [(_ABOUT_YOU, None), *pitfalls]


def _heading(screen: Screen, title: str) -> None:
    screen.say()
    screen.say(title, style="bold")
