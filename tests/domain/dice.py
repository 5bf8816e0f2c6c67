"""Choices drawn one small whole number at a time: quick to draw, and they still shrink."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@cache
def _below(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


class Draw(Protocol):
    """What hypothesis hands to a composite strategy, and what `data.draw` is."""

    def __call__(self, strategy: st.SearchStrategy[int], /) -> int:
        """Draw a value."""


class Dice:
    """Chooses what is generated; every choice shrinks to the first one offered."""

    def __init__(self, draw: Draw) -> None:
        """Choose with what hypothesis draws."""
        self._draw = draw

    def below(self, count: int) -> int:
        """Choose a whole number from 0 up to, and without, `count`."""
        return self._draw(_below(count)) if count > 1 else 0

    def pick(self, offered: Sequence[T]) -> T:
        """Choose one of what is offered."""
        return offered[self.below(len(offered))]

    def one_in(self, count: int) -> bool:
        """Say yes once in `count` times, or so."""
        return self.below(count) == count - 1

    def some(self, offered: Sequence[T]) -> tuple[T, ...]:
        """Choose at least one of what is offered, in the order offered."""
        chosen = 1 + self.below(2 ** len(offered) - 1)
        return tuple(each for i, each in enumerate(offered) if chosen >> i & 1)

    def from_there_on(self, offered: Sequence[T]) -> tuple[T, ...]:
        """Choose where to begin, and take everything from there to the end."""
        return tuple(offered[self.below(len(offered)) :])
