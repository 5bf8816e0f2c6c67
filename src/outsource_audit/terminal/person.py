"""The person at the keyboard, as the rest of the program knows them.

There are two: `line_interview` asks line by line, `keys` draws screens and listens to keys.
Both can do all of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

import msgspec

from outsource_audit.domain.actions import Action
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.interview import Interview
from outsource_audit.domain.plain_text import same_name
from outsource_audit.domain.progress import Progress
from outsource_audit.domain.review import Review
from outsource_audit.domain.wording import counted


class Begun(msgspec.Struct, frozen=True):
    """An audit that lies in the folder, and how many questions still wait in it.

    One that is damaged, and can be gone on with from its last good state, has no names.
    """

    path: Path
    business: str = ""
    provider: str = ""
    waiting: int = 0
    is_damaged: bool = False

    @property
    def text(self) -> str:
        """Return the audit by its two names, and what is left of it."""
        if self.is_damaged:
            return f"{self.path.name}: damaged; choose it to go on from its last good state"
        left = f"{counted(self.waiting, 'question')} left" if self.waiting else "all answered"
        return f"{self.business} and {self.provider}: {left}"

    def is_named_like(self, other: Begun) -> bool:
        """Say whether a reader could not tell the two audits apart by their names."""
        return same_name(self.business, other.business) and same_name(self.provider, other.provider)


def begun_texts(begun: Sequence[Begun]) -> list[str]:
    """Return the audits to choose from, with their files where two have the same names."""
    return [
        f"{one.text} ({one.path.name})"
        if not one.is_damaged and sum(one.is_named_like(other) for other in begun) > 1
        else one.text
        for one in begun
    ]


class Open(msgspec.Struct, frozen=True):
    """Open one question or profile field from the review."""

    item: str


class GoOn(msgspec.Struct, frozen=True):
    """Go on with everything that is still unanswered."""


class GoBack(msgspec.Struct, frozen=True):
    """Go back to the last question, and from there to any other."""


class Finish(msgspec.Struct, frozen=True):
    """Close the review and see the result."""


class LeaveReview(msgspec.Struct, frozen=True):
    """Stop here, without the result; everything is saved."""


ReviewChoice: TypeAlias = Open | GoOn | GoBack | Finish | LeaveReview


class Drafts(Protocol):
    """Notes that are being written, kept where a kill does not reach them.

    A note's name is what `domain.notes.note_name` returns.
    """

    def read(self, name: str) -> str:
        """Return an unfinished note; the empty text where there is none."""

    def keep(self, name: str, text: str) -> None:
        """Keep an unfinished note. Never raises: a draft is better lost than in the way."""

    def drop(self, name: str) -> None:
        """Forget the draft: its note is saved, or was given up."""

    def path(self, name: str) -> Path:
        """Return the file the draft lies in, for an editor."""


class Person(Protocol):
    """Somebody to ask. Every method waits until they have decided."""

    def sit_down(self, drafts: Drafts) -> None:
        """Take note of where drafts are kept, before the first question."""

    def choose_audit(self, begun: Sequence[Begun]) -> Path | None:
        """Let them continue an audit that lies here; None for a new one."""

    def ask_names(self, business: str = "", provider: str = "") -> tuple[str, str]:
        """Ask for the business and the provider, neither empty; Enter keeps what is given.

        Raises UsageError where they stop here: nothing was begun.
        """

    def agree(self, told: Sequence[str], question: str) -> bool:
        """Tell something and ask yes or no; only an outspoken yes is a yes."""

    def ask(self, item: Item, interview: Interview, at: Progress, news: Sequence[str]) -> Action:
        """Ask one question. `news` are lines to tell first: what appeared, what is done."""

    def offer(self, offers: Sequence[Deepening]) -> tuple[str, ...]:
        """Offer pitfalls to deepen; return the bank ids taken up, none for "not now"."""

    def review(self, review: Review, news: Sequence[str]) -> ReviewChoice:
        """Show the whole audit on one screen before the end."""

    def save_again(self, error: str) -> bool:
        """Tell that saving failed and wait; False if they give up."""

    def close(self) -> None:
        """Give the terminal back as it was, for the result to be printed on."""
