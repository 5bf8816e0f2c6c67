"""Whoever reads the screen and says which strokes were heard: in plain mode by ear, else by eye."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

import pyte

from outsource_audit.domain.agenda import Item

ROWS, COLUMNS = 60, 100


class Stroke(NamedTuple):
    """What is typed in one go, and all that a screen of keys shows once it was heard."""

    text: str
    signs: tuple[str, ...]


class Witness(Protocol):
    """Reads a screen."""

    def feed(self, text: str) -> None:
        """Take in what was written."""

    def begins(self, item: Item) -> bool:
        """Say whether the first question is on the screen, and it is this one."""

    def heard(self, strokes: list[Stroke], so_far: int) -> int:
        """Return how many strokes were heard."""

    @property
    def text(self) -> str:
        """What there is to read, on one line."""


class Ear:
    """Plain mode: every stroke ends a line, and was heard when the next prompt came."""

    PROMPT = re.compile(
        r"(?:\n|2004h)"
        r"(?:(?:internal )?note|seen|why|where is it|when did you see it \(Enter for [0-9-]+\))?> "
    )

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self._said = ""

    def feed(self, text: str) -> None:
        """Take in what was written."""
        self._said += text

    def begins(self, item: Item) -> bool:
        """Say whether the first question is asked, and it is this one."""
        return bool(self.PROMPT.search(self._said)) and plain(item.ask) in self.text

    def heard(self, strokes: list[Stroke], so_far: int) -> int:
        """Return how many strokes were heard: one for each prompt after the first."""
        prompts = len(self.PROMPT.findall(self._said)) - 1
        return max(so_far, min(prompts, len(strokes)))

    @property
    def text(self) -> str:
        """What was said, on one line."""
        return plain(self._said)


class Eye:
    """Key mode: a stroke was heard when the screen shows what it leads to."""

    def __init__(self) -> None:
        """Nothing is on the screen yet."""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)

    def feed(self, text: str) -> None:
        """Take in what was drawn."""
        self._stream.feed(text)

    def begins(self, item: Item) -> bool:
        """Say whether this question is on the screen."""
        return plain(item.ask) in self.text

    def heard(self, strokes: list[Stroke], so_far: int) -> int:
        """Return how many strokes were heard."""
        text = self.text
        while so_far < len(strokes) and all(sign in text for sign in strokes[so_far].signs):
            so_far += 1
        return so_far

    @property
    def text(self) -> str:
        """What is on the screen, without its frame, on one line."""
        return plain(" ".join(line.strip("\u2502| ") for line in self._screen.display))


def plain(text: str) -> str:
    """Return a text on one line, its words one blank apart."""
    return " ".join(text.split())
