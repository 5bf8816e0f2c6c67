"""The interview by line: a question, numbered answers, one-letter commands."""

from __future__ import annotations

from collections.abc import Iterable

from outsource_audit.domain.actions import (
    Action,
    Back,
    Give,
    GiveProfile,
    Keep,
    Leave,
    NotApplicable,
    Note,
    Seen,
    Skip,
)
from outsource_audit.domain.audit import (
    Answer,
    Audit,
    Evidence,
    ProfileValue,
    date_misfit,
    must_confirm,
    profile_misfit,
    value_misfit,
)
from outsource_audit.domain.bank import UNKNOWN, ProfileField, Question, Scale
from outsource_audit.domain.condition import Value
from outsource_audit.domain.interview import Interview, Item
from outsource_audit.domain.progress import Progress, progress
from outsource_audit.domain.wording import answer_text, evidence_text, profile_text
from outsource_audit.terminal.console import EndOfInput, Screen, read_line
from outsource_audit.terminal.question_lines import (
    choice_keys,
    show_question,
    show_reasons,
)

PROMPT = "> "
MOVES: dict[str, Action] = {"q": Leave(), "b": Back(), "s": Skip()}


class LineInterview:
    """Asks one person, on one screen. `today` is the ISO date offered for evidence."""

    def __init__(self, screen: Screen, today: str) -> None:
        """Keep the screen; nothing is printed yet."""
        self.screen = screen
        self.today = today

    def ask(self, item: Item, interview: Interview) -> Action:
        """Show a question and return what the person decided; Ctrl-D leaves."""
        self._head(progress(interview))
        show_question(self.screen, item)
        self._so_far(item, interview.audit)
        self.screen.say()
        self.screen.say(_commands(item), style="dim")
        while True:
            try:
                action = self._act(read_line(PROMPT), item, interview.audit)
            except EndOfInput:
                return Leave()
            if action is not None:
                return action

    def _head(self, at: Progress) -> None:
        self.screen.say()
        self.screen.rule()
        where = f"Pitfall {at.pitfall} of {at.pitfalls}: " if at.pitfall else ""
        self.screen.say(f"{where}{at.title}", style="cyan")
        # What the profile still decides cannot be counted yet.
        left = f", {at.left} left in all" if at.pitfall else ""
        self.screen.say(f"Question {at.number} of {at.of} here{left}", style="dim")
        self.screen.say()

    def _so_far(self, item: Item, audit: Audit) -> None:
        if isinstance(item, ProfileField):
            if item.id in audit.profile:
                given = profile_text(item, audit.profile[item.id])
                self.screen.say(f"Your answer so far: {given}. Enter keeps it.")
            return
        stored = audit.answers.get(item.id)
        if stored is None:
            return
        if must_confirm(item, stored):
            self.screen.say("This question changed since you answered it. Please answer again.")
        elif stored.is_given:
            self.screen.say(f"Your answer so far: {answer_text(item, stored)}. Enter keeps it.")
        if stored.note:
            self.screen.hang("Note: ", stored.note)
        if stored.evidence:
            self.screen.hang("Evidence: ", evidence_text(stored.evidence))

    def _act(self, typed: str, item: Item, audit: Audit) -> Action | None:
        letter = typed.lower()
        if letter in MOVES:
            return MOVES[letter]
        if letter == "":
            return self._keep(item, audit)
        if letter == "?":
            show_reasons(self.screen, item)
            return None
        if letter in ("n", "e", "x") and isinstance(item, Question):
            return self._about_answer(letter, item, audit)
        return self._answer(UNKNOWN if letter == "u" else typed, item)

    def _about_answer(self, letter: str, item: Question, audit: Audit) -> Action | None:
        if letter == "n":
            return self._note(audit.answers.get(item.id, Answer()))
        return self._evidence() if letter == "e" else self._not_applicable(item)

    def _keep(self, item: Item, audit: Audit) -> Action | None:
        if isinstance(item, ProfileField):
            answered = item.id in audit.profile
        else:
            stored = audit.answers.get(item.id)
            answered = stored is not None and not must_confirm(item, stored)
            answered = answered and stored is not None and stored.is_given
        if answered:
            return Keep()
        self._again("There is no answer yet. Type one, or s to skip.")
        return None

    def _answer(self, typed: str, item: Item) -> Action | None:
        value, wrong = typed_value(item, typed)
        if value is None:
            self._again(wrong)
            return None
        return _give(item, value)

    def _note(self, stored: Answer) -> Action | None:
        if stored.note:
            self.screen.hang("Note so far: ", stored.note)
        self.screen.say("Type the note on one line. Enter alone changes nothing; - removes it.")
        typed = read_line("note> ")
        if not typed:
            return None
        self.screen.say("Note removed." if typed == "-" else "Noted.")
        return Note("" if typed == "-" else typed)

    def _evidence(self) -> Action | None:
        self.screen.say("Did you see the evidence yourself? y or n. Enter alone changes nothing.")
        seen = read_line("seen> ").lower()
        if seen not in ("y", "yes", "n", "no"):
            return None
        if seen in ("n", "no"):
            return Seen(Evidence(seen=False))
        where = read_line("where is it> ")
        while True:
            date = read_line(f"when did you see it (Enter for {self.today})> ") or self.today
            if not (wrong := date_misfit(date)):
                return Seen(Evidence(seen=True, where=where, date=date))
            self._again(wrong)

    def _not_applicable(self, item: Question) -> Action | None:
        if not item.not_applicable_when:
            self._again("This question applies to everyone. Type u if you do not know.")
            return None
        self.screen.say(f"Not applicable when {item.not_applicable_when}.")
        self.screen.say("Say in a few words why it does not apply. Enter alone changes nothing.")
        reason = read_line("why> ")
        return NotApplicable(reason) if reason else None

    def _again(self, text: str) -> None:
        self.screen.say(text, style="yellow")


def typed_value(item: Item, typed: str) -> tuple[ProfileValue | None, str]:
    """Return the answer that was typed, or None and what to type instead."""
    if typed == UNKNOWN:
        return UNKNOWN, ""
    keys = choice_keys(item)
    if item.scale is Scale.SEVERAL:
        return _several(item, [part.strip() for part in typed.split(",")])
    if typed.lower() in keys:
        choice = keys[typed.lower()]
        return (int(choice.id) if item.scale is Scale.MATURITY else choice.id), ""
    if item.number is None:
        return None, f"Type {_first_to_last(keys)}, or one of the letters above."
    try:
        number = float(typed.replace(",", ".").removesuffix("%").strip())
    except ValueError:
        return None, "Type a number, or one of the letters above."
    value: Value = int(number) if number.is_integer() else number
    wrong = _number_wrong(item, value)
    return (None, wrong) if wrong else (value, "")


def _give(item: Item, value: ProfileValue) -> Action:
    if isinstance(item, ProfileField):
        return GiveProfile(value)
    if isinstance(value, tuple):
        raise TypeError("a bank's question takes one answer")
    return Give(value)


def _several(item: Item, parts: list[str]) -> tuple[ProfileValue | None, str]:
    keys = choice_keys(item)
    if not all(part in keys for part in parts):
        return None, f"Type {_first_to_last(keys)}, with commas between them."
    value = tuple(dict.fromkeys(keys[part].id for part in parts))
    wrong = profile_misfit(item, value) if isinstance(item, ProfileField) else ""
    return (None, f"That cannot be: {wrong}.") if wrong else (value, "")


def _number_wrong(item: Item, value: Value) -> str:
    misfit = value_misfit(item, value)
    return f"{misfit[:1].upper()}{misfit[1:]}." if misfit else ""


def _first_to_last(keys: Iterable[str]) -> str:
    listed = list(keys)
    return f"a number from {listed[0]} to {listed[-1]}"


def _commands(item: Item) -> str:
    offered = ["u don't know"]
    if isinstance(item, Question):
        if item.not_applicable_when:
            offered.append("x not applicable")
        offered += ["? why and what evidence", "n note", "e evidence seen"]
    else:
        offered.append("? why")
    return ", ".join([*offered, "s skip", "b back", "q save and leave"])
