"""Lists to choose from: the arrows move, one entry is selected."""

from __future__ import annotations

from typing import TypeVar

from outsource_audit.terminal.keys.scene import Scene

T = TypeVar("T")

PAGE_STEPS = 8
_STEPS = {"up": -1, "down": 1, "pageup": -PAGE_STEPS, "pagedown": PAGE_STEPS}


class Selecting(Scene[T]):
    """A scene in which one of several entries is selected."""

    selected = 0

    def count(self) -> int:
        """Return how many entries there are."""
        raise NotImplementedError

    def move(self, key: str) -> bool:
        """Select another entry; say whether the key was one that moves."""
        last = max(self.count() - 1, 0)
        if key in _STEPS:
            self.selected = min(max(self.selected + _STEPS[key], 0), last)
        elif key in ("home", "end"):
            self.selected = 0 if key == "home" else last
        else:
            return False
        return True


def lead(*, selected: bool) -> str:
    """Return the sign before an entry."""
    return "> " if selected else "  "


def style(*, selected: bool) -> str:
    """Return how an entry is drawn."""
    return "bold reverse" if selected else ""
