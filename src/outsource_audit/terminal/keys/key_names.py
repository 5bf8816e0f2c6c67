"""Keys by their names, made of what prompt_toolkit read."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from prompt_toolkit.key_binding import KeyPress

NAMES = {"c-m": "enter", "c-j": "enter", "c-h": "backspace", "c-i": "tab"}
PASTE = "<bracketed-paste>"


class Key(NamedTuple):
    """A key by its name; `text` is what was pasted."""

    name: str
    text: str = ""


def named(presses: list[KeyPress]) -> list[Key]:
    """Return keys by their names, leaving out what is no key.

    A sequence that prompt_toolkit does not know arrives as an Escape and its characters in one
    go; it must not be read as commands. Escape and Enter in one go are Alt-Enter.
    """
    keys: list[Key] = []
    waiting = deque((str(getattr(p.key, "value", p.key)), p.data) for p in presses)
    while waiting:
        name, data = waiting.popleft()
        following = waiting[0][0] if waiting else ""
        if name == "escape" and following in ("[", "O"):
            _pass_over(waiting)
        elif name == "escape" and following in ("c-m", "c-j"):
            waiting.popleft()
            keys.append(Key("alt-enter"))
        elif name == PASTE or not name.startswith("<"):
            keys.append(Key(NAMES.get(name, name), data if name == PASTE else ""))
    return keys


def _pass_over(waiting: deque[tuple[str, str]]) -> None:
    waiting.popleft()
    while waiting and not "@" <= waiting.popleft()[0] <= "~":
        pass
