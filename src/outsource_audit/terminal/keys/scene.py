"""A scene: one screen that shows a page and answers to keys. It knows no terminal."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from outsource_audit.terminal.keys.picture import Glyphs, Hint, Page, Picture, framed, inner_width

T = TypeVar("T")

HELP_HINT = Hint("h", "all keys", full="show all keys")
NO_SUCH_KEY = "That key does nothing here; h shows all keys."
NO_PASTE = "A text was pasted; nothing was done with it."


class Aside(StrEnum):
    """What is asked of the stage instead of a decision: the panel of keys."""

    KEYS = "keys"


class Scene(Generic[T]):
    """A screen that ends with a decision.

    Keys are named as prompt_toolkit names them, except enter, tab and backspace; a character
    is its own name.
    """

    message = ""
    top = 0

    def page(self, width: int) -> Page:
        """Return what is shown, wrapped to a width."""
        raise NotImplementedError

    def press(self, key: str) -> T | Aside | None:
        """Answer to a key; return the decision, or None while there is none."""
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Take a text that was pasted. Where nothing is written, it is not read as keys."""
        del text
        self.message = NO_PASTE

    def tick(self) -> None:
        """Note that about a second has passed, or that the stage is about to be left."""

    def hints(self) -> Sequence[Hint]:
        """Return the keys for the footer and for the panel of all keys."""
        return (HELP_HINT,)

    def paint(self, columns: int, rows: int, glyphs: Glyphs) -> Picture:
        """Return the picture for a screen of this size."""
        picture = framed(self.page(inner_width(columns)), columns, rows, glyphs)
        self.top = picture.top
        return picture
