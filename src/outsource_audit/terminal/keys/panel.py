"""Panels to read and close: all keys of a screen, and why a question is asked."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.bank import Question
from outsource_audit.terminal.keys.picture import BLANK, Hint, Page, Row, hang
from outsource_audit.terminal.keys.scene import Aside, Scene

SCROLL = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -10, "pagedown": 10}
KEYS_TITLE = "All keys"
WHY_TITLE = "Why this is asked"
_KEY_CELLS = 10


class Panel(Scene[bool]):
    """Shows texts; any key closes it, but for those that scroll. The decision says nothing."""

    def __init__(self, title: str, parts: Sequence[tuple[str, str]]) -> None:
        """Show parts as leads and texts."""
        self.title = title
        self.parts = parts

    def page(self, width: int) -> Page:
        """Return the texts, with a blank line after each but in a list of keys."""
        rows: list[Row] = []
        for lead, text in self.parts:
            rows += hang(lead, text, width)
            rows += [] if self.title == KEYS_TITLE else [BLANK]
        hints = [Hint("Up, Down", "scroll", 1), Hint("other keys", "close this")]
        return Page(self.title, rows, hints=hints, top=self.top)

    def press(self, key: str) -> bool | Aside | None:
        """Scroll, or close."""
        if key in SCROLL:
            self.top = max(self.top + SCROLL[key], 0)
            return None
        return True

    def paste(self, text: str) -> None:
        """Pass over what is pasted; there is nothing to write in."""


def keys_panel(hints: Sequence[Hint]) -> Panel:
    """Return the panel that lists all keys."""
    everywhere = (("Ctrl-C".ljust(_KEY_CELLS), "stop at once; what was answered is saved"),)
    parts = [(h.key.ljust(_KEY_CELLS), h.full or h.word) for h in hints]
    return Panel(KEYS_TITLE, [*parts, *everywhere])


def why_panel(item: Item) -> Panel:
    """Return the panel that says why a question is asked and what would show it."""
    parts = [("Why: ", item.why)] if item.why else []
    if isinstance(item, Question):
        parts.append(("Evidence: ", item.evidence))
        if item.not_applicable_when:
            parts.append(("Not applicable when: ", item.not_applicable_when))
    if not parts:
        parts.append(("", "It decides which of the later questions concern you."))
    return Panel(WHY_TITLE, [("", item.ask), *parts])
