"""More questions where they are worth most, to take up now or later."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.deepening import Deepening
from outsource_audit.terminal.keys.picture import BLANK, Hint, Page, Row, hang, paragraph
from outsource_audit.terminal.keys.scene import HELP_HINT, NO_SUCH_KEY, Aside
from outsource_audit.terminal.keys.selection import Selecting, lead, style
from outsource_audit.terminal.review_words import offer_text

OFFERED = (
    "The short round is done. More questions would tell most here. Tick what you take up now; "
    "Enter alone goes on without."
)


class OfferScene(Selecting[tuple[str, ...]]):
    """Offers pitfalls to deepen. The decision are the bank ids taken up, none for "not now"."""

    def __init__(self, offers: Sequence[Deepening]) -> None:
        """Begin at the worthiest, none ticked."""
        self.offers = offers
        self.ticked: set[int] = set()

    def count(self) -> int:
        """Return how many pitfalls are offered."""
        return len(self.offers)

    def page(self, width: int) -> Page:
        """Return the offers with what they cost and why they are made."""
        rows: list[Row] = [*paragraph(OFFERED, width), BLANK]
        focus = None
        for number, one in enumerate(self.offers):
            first = len(rows)
            is_here = number == self.selected
            tick = "[x]" if number in self.ticked else "[ ]"
            before = f"{lead(selected=is_here)}{number + 1}  {tick} "
            rows += hang(before, offer_text(one), width, style(selected=is_here))
            rows += hang(" " * len(before), one.because, width) if one.because else []
            focus = (first, len(rows) - 1) if is_here and number else focus
            rows.append(BLANK)
        return Page("More questions", rows, (), self.message, self.hints(), focus, self.top)

    def hints(self) -> list[Hint]:
        """Return the keys of the offer."""
        return [
            Hint("Up, Down", "", 0, "select a pitfall (also k and j)"),
            Hint("Space", "ticks", 2, "tick the selected pitfall; so do the numbers"),
            Hint("Enter", "goes on", 3, "begin with what is ticked; without a tick, not now"),
            Hint("Esc", "not now", 1, "not now; the result comes next (also n)"),
            HELP_HINT,
        ]

    def press(self, key: str) -> tuple[str, ...] | Aside | None:
        """Tick, begin, or leave it for later."""
        key = {"k": "up", "j": "down"}.get(key.lower(), key.lower())
        self.message = ""
        if self.move(key):
            return None
        if key == "h":
            return Aside.KEYS
        if key in ("escape", "n", "q", "c-d"):
            return ()
        if key == "enter":
            return tuple(self.offers[number].pitfall for number in sorted(self.ticked))
        self._tick(key)
        return None

    def _tick(self, key: str) -> None:
        if key.isdecimal() and 1 <= int(key) <= len(self.offers):
            self.selected = int(key) - 1
            self.ticked ^= {self.selected}
        elif key == " ":
            self.ticked ^= {self.selected}
        else:
            self.message = NO_SUCH_KEY
