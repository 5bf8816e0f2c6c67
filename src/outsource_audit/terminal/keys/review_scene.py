"""The review of the whole audit on one screen, before the end."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.review import Review, ReviewEntry
from outsource_audit.terminal.keys.picture import BLANK, Hint, Page, Row, hang, paragraph
from outsource_audit.terminal.keys.scene import HELP_HINT, NO_SUCH_KEY, Aside
from outsource_audit.terminal.keys.selection import Selecting, lead, style
from outsource_audit.terminal.person import Finish, GoBack, GoOn, LeaveReview, Open, ReviewChoice
from outsource_audit.terminal.review_words import (
    SECOND_LOOK,
    STILL_OPEN,
    answered_text,
    heading_text,
)

ENDS: dict[str, ReviewChoice] = {
    "a": GoOn(),
    "b": GoBack(),
    "left": GoBack(),
    "f": Finish(),
    "escape": Finish(),
    "q": LeaveReview(),
    "c-d": LeaveReview(),
}
ALL_ANSWERED = "Every question has an answer; there is nothing to go on with."
NUMBERED = 9


class ReviewScene(Selecting[ReviewChoice]):
    """Shows what is worth a second look; each entry can be opened."""

    def __init__(self, review: Review, news: Sequence[str]) -> None:
        """Begin at the first entry."""
        self.review = review
        self.news = news
        self.moved = False

    def count(self) -> int:
        """Return how many entries there are."""
        return len(self.review.entries)

    def page(self, width: int) -> Page:
        """Return all entries under their headings."""
        rows: list[Row] = []
        for line in self.news:
            rows += hang("* ", line, width, "notice")
        focus, group = None, None
        for number, entry in enumerate(self.review.entries):
            first = len(rows)
            if entry.group is not group:
                group = entry.group
                rows += [BLANK] if rows else []
                rows += paragraph(heading_text(self.review, group), width, "bold")
            rows += _rows(number, entry, width, selected=number == self.selected)
            if number == self.selected and self.moved:
                focus = (first, len(rows) - 1)
        return Page(
            title=SECOND_LOOK,
            head=paragraph(answered_text(self.review), width, "dim"),
            body=rows,
            message=self.message,
            hints=self.hints(),
            focus=focus,
            top=self.top if self.moved else 0,
        )

    def hints(self) -> list[Hint]:
        """Return the keys of the review."""
        return [
            Hint("Up, Down", "", 0, "select a question (also k and j)"),
            Hint("Enter", "opens", 2, "open the selected question"),
            Hint("1-9", "", 0, "open one of the first nine"),
            Hint("a", "answer what is open", 4, "go on with all that is unanswered"),
            Hint("b", "back", 5, "back to the last question; from there to any other (also left)"),
            Hint("f", "finish", 1, "finish and see the result (also Esc)"),
            Hint("q", "leave", 3, "save and leave, without the result"),
            HELP_HINT,
        ]

    def press(self, key: str) -> ReviewChoice | Aside | None:
        """Select, open, go on or finish."""
        key = {"k": "up", "j": "down"}.get(key.lower(), key.lower())
        self.message = ""
        entries = self.review.entries
        if self.move(key):
            self.moved = True
        elif key == "h":
            return Aside.KEYS
        elif key == "enter" and entries:
            return Open(entries[self.selected].item)
        elif key.isdecimal() and 1 <= int(key) <= min(len(entries), NUMBERED):
            return Open(entries[int(key) - 1].item)
        elif key == "a" and self.review.answered == self.review.asked:
            self.message = ALL_ANSWERED
        elif key in ENDS:
            return ENDS[key]
        else:
            self.message = NO_SUCH_KEY
        return None


def _rows(number: int, entry: ReviewEntry, width: int, *, selected: bool) -> list[Row]:
    digit = str(number + 1) if number < NUMBERED else " "
    before = f"{lead(selected=selected)}{digit}  "
    again = " (looked at again)" if entry.confirmed else ""
    rows = hang(before, f"{entry.ask}{again}", width, style(selected=selected))
    if entry.said and entry.group not in STILL_OPEN:
        rows += hang(" " * len(before), entry.said, width, "dim")
    return rows
