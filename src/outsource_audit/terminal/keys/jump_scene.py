"""The list of all questions of an audit, searched by typing."""

from __future__ import annotations

from outsource_audit.domain.interview import Interview
from outsource_audit.domain.plain_text import clean
from outsource_audit.terminal.jump_targets import Target, matching, targets
from outsource_audit.terminal.keys.entry import Entry
from outsource_audit.terminal.keys.picture import Hint, Page, Row, hang, paragraph
from outsource_audit.terminal.keys.scene import Aside
from outsource_audit.terminal.keys.selection import Selecting, lead, style
from outsource_audit.terminal.keys.wrapping import cells, cut

FIND = "Find: "
NOTHING_FOUND = "No question matches. Take a word away."
_ROOMY = 60


class JumpScene(Selecting[str]):
    """Finds a question. The decision is its id, or the empty text to stay."""

    def __init__(self, interview: Interview) -> None:
        """Begin with all questions, the one asked now selected."""
        self.all = targets(interview)
        self.found = self.all
        self.entry = Entry()
        here = [number for number, one in enumerate(self.all) if one.item == interview.here]
        self.selected = here[0] if here else 0

    def count(self) -> int:
        """Return how many questions match."""
        return len(self.found)

    def page(self, width: int) -> Page:
        """Return the search line and the questions that match, by part."""
        rows: list[Row] = []
        focus, part = None, ""
        ids = max((len(one.item) for one in self.found), default=0)
        for number, one in enumerate(self.found):
            heading = hang("", one.part, width, "bold") if one.part != part else []
            rows += heading
            part = one.part
            first = len(rows)
            rows += _rows(one, ids, width, selected=number == self.selected)
            if number == self.selected:
                focus = (first - len(heading), len(rows) - 1)
        typed = self.entry.text
        return Page(
            title="Go to a question",
            head=[(("bold", FIND), ("", cut(typed, width - cells(FIND) - 1)))],
            body=rows or paragraph(NOTHING_FOUND, width),
            hints=[
                Hint("type", "to search", 3),
                Hint("Up, Down", "select", 2),
                Hint("Enter", "goes there", 1),
                Hint("Esc", "stays"),
            ],
            focus=focus,
            top=self.top,
            cursor=(0, min(cells(FIND + typed), width - 1)),
            cursor_in_head=True,
        )

    def press(self, key: str) -> str | Aside | None:
        """Search, select, go, or stay."""
        if key in ("escape", "c-d"):
            return ""
        if key == "enter":
            return self.found[self.selected].item if self.found else None
        if key in ("home", "end") or not self.move(key):
            self._search(key)
        return None

    def paste(self, text: str) -> None:
        """Search for a pasted text."""
        self.entry.insert(text.strip())
        self._filter()

    def _search(self, key: str) -> None:
        before = self.entry.text
        self.entry.press(key)
        if self.entry.text != before:
            self._filter()

    def _filter(self) -> None:
        self.found = matching(self.all, self.entry.text)
        self.selected = 0


def _rows(one: Target, ids: int, width: int, *, selected: bool) -> list[Row]:
    before = f"{lead(selected=selected)}{one.item}"
    text = f"{one.mark}: {one.ask}"
    if width >= _ROOMY:
        before, text = f"{before:<{ids + 2}}  {one.mark:<10}", one.ask
    rows = hang(f"{before}  ", text, width, style(selected=selected))
    if selected or len(rows) == 1:
        return rows
    return [(("", cut(f"{before}  {clean(text)}", width)),)]
