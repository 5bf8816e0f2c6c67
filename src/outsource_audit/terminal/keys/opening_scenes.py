"""What is asked outside the questions: which audit, yes or no, and whether to save again."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from outsource_audit.terminal.keys.picture import BLANK, Hint, Page, Row, hang, paragraph
from outsource_audit.terminal.keys.scene import HELP_HINT, NO_SUCH_KEY, Aside, Scene
from outsource_audit.terminal.keys.selection import Selecting, lead, style
from outsource_audit.terminal.person import Begun, begun_texts

NOT_SAVED = "Your last answer is not saved yet. Make room and press Enter, or q to stop."
PRESS_Y_OR_N = "Press y or n."
NUMBERED = 9


class NewAudit(StrEnum):
    """What was chosen in place of an audit that lies here."""

    BEGIN = "new"
    STOP = "stop"


class AuditsScene(Selecting[Begun | NewAudit]):
    """Lets a person choose one of the audits that lie here, or a new one."""

    def __init__(self, begun: Sequence[Begun]) -> None:
        """Begin at the first."""
        self.begun = begun

    def count(self) -> int:
        """Return how many there are to choose from, the new one included."""
        return len(self.begun) + 1

    def page(self, width: int) -> Page:
        """Return the audits, and the new one after them."""
        rows: list[Row] = []
        focus = None
        names = [*begun_texts(self.begun), "begin a new audit"]
        for number, text in enumerate(names):
            first = len(rows)
            is_here = number == self.selected
            numbered = str(number + 1) if number < NUMBERED else " "
            key = "n" if number == len(self.begun) else numbered
            before = f"{lead(selected=is_here)}{key}  "
            rows += hang(before, text, width, style(selected=is_here))
            focus = (first, len(rows) - 1) if is_here and number else focus
        return Page("Audits in this folder", rows, (), self.message, self.hints(), focus, self.top)

    def hints(self) -> list[Hint]:
        """Return the keys of this list."""
        return [
            Hint("Up, Down", "select", 3, "select an audit (also k and j)"),
            Hint("Enter", "opens", 2, "open the selected audit"),
            Hint("1-9", "", 0, "open one of the first nine"),
            Hint("n", "new", 1, "begin a new audit"),
            Hint("q", "stop", 4, "stop here (also Esc)"),
            HELP_HINT,
        ]

    def press(self, key: str) -> Begun | NewAudit | Aside | None:
        """Choose."""
        key = {"k": "up", "j": "down"}.get(key.lower(), key.lower())
        self.message = ""
        if key == "enter":
            is_new = self.selected == len(self.begun)
            return NewAudit.BEGIN if is_new else self.begun[self.selected]
        if key.isdecimal() and 1 <= int(key) <= min(len(self.begun), NUMBERED):
            return self.begun[int(key) - 1]
        if key == "n":
            return NewAudit.BEGIN
        if key in ("q", "escape", "c-d"):
            return NewAudit.STOP
        if key == "h":
            return Aside.KEYS
        if not self.move(key):
            self.message = NO_SUCH_KEY
        return None


class YesNoScene(Scene[bool]):
    """Tells something and asks yes or no. A `keys` of its own names what else is a yes or no."""

    def __init__(
        self,
        title: str,
        told: Sequence[str],
        question: str,
        keys: dict[str, bool],
        hints: list[Hint],
    ) -> None:
        """Show what is told, then the question."""
        self.title = title
        self.told = told
        self.question = question
        self.keys = keys
        self.footer = hints

    def page(self, width: int) -> Page:
        """Return what is told and the question."""
        rows: list[Row] = []
        for text in self.told:
            rows += [*paragraph(text, width), BLANK]
        rows += paragraph(self.question, width, "bold")
        return Page(self.title, rows, (), self.message, self.footer, None, self.top)

    def press(self, key: str) -> bool | Aside | None:
        """Say yes or no, or scroll."""
        key = key.lower()
        if key in ("up", "down"):
            self.top = max(self.top + (1 if key == "down" else -1), 0)
            return None
        if key not in self.keys:
            self.message = f"{' or '.join(f'{hint.key} {hint.word}' for hint in self.footer)}."
            return None
        return self.keys[key]


def agree_scene(told: Sequence[str], question: str) -> YesNoScene:
    """Return the scene that asks for an outspoken yes."""
    keys = {"y": True, "n": False, "escape": False, "c-d": False, "q": False}
    return YesNoScene(
        "A question first", told, question, keys, [Hint("y", "yes", 1), Hint("n", "no")]
    )


def save_again_scene(error: str) -> YesNoScene:
    """Return the scene that tells that saving failed."""
    keys = {"enter": True, "q": False, "escape": False, "c-d": False}
    hints = [Hint("Enter", "tries again", 1), Hint("q", "stops")]
    return YesNoScene("Not saved", [error], NOT_SAVED, keys, hints)
