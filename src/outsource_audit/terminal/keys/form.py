"""Forms: one or several lines to fill in, some of them yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from outsource_audit.domain.audit import Evidence
from outsource_audit.domain.bank import Question
from outsource_audit.domain.dates import date_misfit
from outsource_audit.terminal.keys.entry import Entry
from outsource_audit.terminal.keys.picture import BLANK, Hint, Page, Row, hang, paragraph
from outsource_audit.terminal.keys.scene import Aside, Scene
from outsource_audit.terminal.keys.wrapping import cells

TAKING = ("c-s", "f2", "alt-enter")
STEPS = {"enter": 1, "tab": 1, "down": 1, "s-tab": -1, "up": -1}
# What is not filled in yet is drawn this wide.
FIELD_CELLS = 40
YES, NO = "yes", "no"
SAY_SEEN = "Say first whether you saw it yourself: y or n."
A_NAME = "Type a name."
A_REASON = "Type a reason, or Esc to leave it."
PICK_PROVIDER = "A new audit looks at one provider. Which one would hurt most if it failed?"

Texts: TypeAlias = tuple[str, ...]
# Returns the number of the field that is wrong and what to say, or None.
Check: TypeAlias = Callable[[Texts], tuple[int, str] | None]


class Field(NamedTuple):
    """One line of a form: its label, what stands in it, and whether it is yes or no.

    Typing replaces a text that is only offered.
    """

    label: str
    text: str = ""
    is_choice: bool = False
    is_offered: bool = False


class Form(Scene[Texts]):
    """Asks for some lines. The decision are their texts, none where it was left."""

    def __init__(
        self, title: str, told: Sequence[str], fields: Sequence[Field], check: Check
    ) -> None:
        """Begin at the first field; `check` is asked before the form is taken."""
        self.title = title
        self.told = told
        self.fields = fields
        self.check = check
        self.entries = [Entry(field.text, offered=field.is_offered) for field in fields]
        self.at = 0

    def page(self, width: int) -> Page:
        """Return the fields with their labels, the cursor in the one being filled in."""
        rows: list[Row] = []
        for line in self.told:
            rows += [*paragraph(line, width), BLANK]
        focus = cursor = None
        for number, field in enumerate(self.fields):
            first = len(rows)
            is_here = number == self.at
            mark = "> " if is_here else "  "
            rows += hang(mark, field.label, width, "bold" if is_here else "")
            text, place = self._filled(number, width - 2)
            if is_here:
                cursor = (len(rows) + place[0], place[1] + 2)
                focus = (first, len(rows) + len(text) - 1)
            rows += [*text, BLANK]
        return Page(
            self.title, rows, message=self.message, hints=self.hints(), focus=focus, cursor=cursor
        )

    def hints(self) -> list[Hint]:
        """Return the keys of a form."""
        several = len(self.fields) > 1
        return [
            Hint("Enter", "goes on" if several else "takes it", 1),
            Hint("Tab", "next", 4 if several else 0),
            Hint("Ctrl-S", "takes it", 3 if several else 0),
            Hint("Esc", "leaves"),
        ]

    def press(self, key: str) -> Texts | Aside | None:
        """Write, go to another field, take the form or leave it."""
        self.message = ""
        entry, field = self.entries[self.at], self.fields[self.at]
        if key == "escape" or (key == "c-d" and not entry.text):
            return ()
        if key in TAKING or (key == "enter" and self._is_complete()):
            return self._take()
        if key in STEPS:
            self.at = (self.at + STEPS[key]) % len(self.fields)
        elif field.is_choice:
            _choose(entry, key.lower())
        else:
            entry.press(key)
        return None

    def paste(self, text: str) -> None:
        """Put a pasted text into the field, on one line."""
        if not self.fields[self.at].is_choice:
            self.entries[self.at].insert(text.strip())

    def _is_complete(self) -> bool:
        """Say whether nothing is asked after this field: it is the last one, or a no."""
        is_no = self.fields[self.at].is_choice and self.entries[self.at].text == NO
        return is_no or self.at == len(self.fields) - 1

    def _take(self) -> Texts | None:
        texts = tuple(entry.text.strip() for entry in self.entries)
        wrong = self.check(texts)
        if wrong is None:
            return texts
        self.at, self.message = wrong
        return None

    def _filled(self, number: int, width: int) -> tuple[list[Row], tuple[int, int]]:
        entry = self.entries[number]
        if self.fields[number].is_choice:
            ticks = [("x" if entry.text == word else " ", word) for word in (YES, NO)]
            text = "   ".join(f"[{tick}] {word}" for tick, word in ticks)
            return [(("", f"  {text}"),)], (0, 1 if entry.text != NO else 11)
        layout = entry.layout(width)
        lines = [entry.text[start:end].rstrip(" ") for start, end in layout]
        room = min(width, FIELD_CELLS)
        rows: list[Row] = [
            (("", "  "), ("underline", line + " " * (room - cells(line)))) for line in lines
        ]
        return rows, entry.cursor(layout, width)


def _choose(entry: Entry, key: str) -> None:
    if key in ("y", "n"):
        entry.text = YES if key == "y" else NO
    elif key in (" ", "left", "right"):
        entry.text = NO if entry.text == YES else YES


def names_form(business: str, provider: str) -> Form:
    """Return the form that asks for both names; neither may be empty."""
    fields = [Field("Your business", business), Field("The provider", provider)]
    return Form("A new audit", [PICK_PROVIDER], fields, _unnamed)


def reason_form(question: Question, reason: str) -> Form:
    """Return the form that asks why a question does not apply."""
    told = [question.ask, f"Not applicable when {question.not_applicable_when.rstrip('.')}."]
    asked = Field("Say in a few words why it does not apply", reason)
    return Form("Not applicable", told, [asked], lambda texts: None if texts[0] else (0, A_REASON))


def evidence_form(question: Question, stored: Evidence | None, today: str) -> Form:
    """Return the form that asks whether evidence was seen, where and when."""
    told = stored or Evidence(seen=False)
    seen = "" if stored is None else (YES if stored.seen else NO)
    fields = [
        Field("Did you see the evidence yourself?", seen, is_choice=True),
        Field("Where is it?", told.where),
        Field("When did you see it?", told.date or today, is_offered=True),
    ]
    return Form("Evidence", [f"What would show it: {question.evidence}"], fields, _unfit_evidence)


def evidence_of(texts: Texts) -> Evidence:
    """Return the evidence a form was filled in with."""
    seen, where, date = texts
    return Evidence(seen=True, where=where, date=date) if seen == YES else Evidence(seen=False)


def _unnamed(texts: Texts) -> tuple[int, str] | None:
    return next(((number, A_NAME) for number, text in enumerate(texts) if not text), None)


def _unfit_evidence(texts: Texts) -> tuple[int, str] | None:
    seen, _, date = texts
    if not seen:
        return 0, SAY_SEEN
    misfit = date_misfit(date) if seen == YES else ""
    return (2, f"{misfit}.") if misfit else None
