"""The answers of a question on the screen: which one is selected, ticked, or being typed."""

from __future__ import annotations

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import ProfileValue
from outsource_audit.domain.keeping import Kept
from outsource_audit.domain.scale import Choice, Scale
from outsource_audit.domain.wording import choice_text
from outsource_audit.terminal.answer_keys import choice_keys, number_text
from outsource_audit.terminal.keys.picture import BLANK, Row, hang
from outsource_audit.terminal.keys.wrapping import cells
from outsource_audit.terminal.typed_answer import typed_value

NUMBER_KEYS = frozenset("0123456789.,-%")
CHOOSE_FIRST = "Choose an answer first, or s to skip."
TICK_FIRST = "Tick an answer with space first, or s to skip."
YOUR_NUMBER = "Your number: "


class AnswerList:
    """The choices of one question and what the person did with them so far."""

    def __init__(self, item: Item, keeps: Kept | None) -> None:
        """Begin at the answer that Enter keeps, or at none."""
        self.item = item
        self.keys = choice_keys(item)
        self.choices = list(self.keys.values())
        self.kept_ids = _kept_ids(item, keeps)
        self.is_several = item.scale is Scale.SEVERAL
        self.ticked = set(self.kept_ids) if self.is_several else set[str]()
        self.selected = next(
            (n for n, choice in enumerate(self.choices) if choice.id in self.kept_ids), None
        )
        self.typed = ""
        self.moved = self.at_end = self.has_ticked = False

    def move(self, steps: int) -> None:
        """Select another choice; past the last comes the first."""
        self.moved = True
        if not self.choices:
            self.at_end = steps > 0
            return
        self.typed = ""
        if self.selected is None:
            self.selected = 0 if steps > 0 else len(self.choices) - 1
        else:
            self.selected = (self.selected + steps) % len(self.choices)
        # What stands below the last answer comes into sight with it.
        self.at_end = self.selected == len(self.choices) - 1

    def show(self, *, end: bool) -> None:
        """Show the question from its beginning again, or to its end."""
        self.moved, self.at_end = end, end

    def tick(self, number: int) -> None:
        """Tick one of several answers, or take its tick away."""
        self.selected, self.moved, self.at_end = number, True, False
        self.has_ticked = True
        self.ticked ^= {self.choices[number].id}

    def type(self, key: str) -> bool:
        """Take a key of a number being typed; say whether it was one."""
        if self.item.number is None or key not in NUMBER_KEYS | {"backspace"}:
            return False
        self.typed = self.typed[:-1] if key == "backspace" else (self.typed + key)[:20]
        if key != "backspace":
            self.selected = None
        self.moved, self.at_end = True, False
        return True

    def value(self) -> tuple[ProfileValue | None, str]:
        """Return the answer that Enter takes; None and the empty text where it keeps.

        None and a message say what is wrong with it.
        """
        if self.is_several:
            return self._several()
        if self.typed:
            return typed_value(self.item, self.typed)
        if self.selected is None:
            return None, ""
        choice = self.choices[self.selected]
        return (None, "") if choice.id in self.kept_ids else self.value_of(choice)

    def value_of(self, choice: Choice) -> tuple[ProfileValue | None, str]:
        """Return the value of a choice."""
        return typed_value(self.item, next(k for k, c in self.keys.items() if c is choice))

    def _several(self) -> tuple[ProfileValue | None, str]:
        if not self.ticked and not self.has_ticked and self.selected is not None:
            # Whoever moves to an answer and presses Enter means that one.
            return self.value_of(self.choices[self.selected])
        if self.ticked == self.kept_ids:
            return None, ""
        if not self.ticked:
            return None, TICK_FIRST
        keys = [key for key, choice in self.keys.items() if choice.id in self.ticked]
        value, wrong = typed_value(self.item, ",".join(keys))
        return value, self._in_words(wrong)

    def _in_words(self, wrong: str) -> str:
        """Return a message that names an answer as the screen does, not by its id."""
        for choice in self.choices:
            wrong = wrong.replace(f"'{choice.id}'", f'"{choice.text}"')
        return wrong

    def rows(self, width: int) -> tuple[list[Row], tuple[int, int] | None, tuple[int, int] | None]:
        """Return the rows, the first and last to keep in sight, and where the cursor is."""
        rows: list[Row] = []
        focus = cursor = None
        if self.item.number is not None:
            rows += hang("  ", number_text(self.item.number), width)
            rows += [BLANK, (("bold", f"  {YOUR_NUMBER}"), ("", self.typed))]
            cursor = (len(rows) - 1, cells(YOUR_NUMBER) + 2 + cells(self.typed))
            focus = (0, len(rows) - 1) if self.moved else None
            rows += [BLANK] if self.choices else []
        for number, (key, choice) in enumerate(self.keys.items()):
            first = len(rows)
            rows += self._row(number, key, choice, width)
            if number == self.selected and self.moved:
                focus = (first, len(rows) - 1)
        return rows, focus, cursor

    def _row(self, number: int, key: str, choice: Choice, width: int) -> list[Row]:
        is_selected = number == self.selected
        tick = ("[x] " if choice.id in self.ticked else "[ ] ") if self.is_several else ""
        lead = f"{'>' if is_selected else ' '} {key}  {tick}"
        style = "bold reverse" if is_selected else ""
        return hang(lead, choice_text(self.item, choice), width, style)


def _kept_ids(item: Item, keeps: Kept | None) -> set[str]:
    if keeps is None:
        return set()
    value = keeps.value if keeps.answer is None else keeps.answer.answer
    values = value if isinstance(value, tuple) else (value,)
    return {str(one) for one in values if one is not None and item.choice(one) is not None}
