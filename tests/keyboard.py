"""The program on a screen, and a person who presses keys and looks."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

from in_terminal import InTerminal
from program import PROGRAM, SECONDS, environment

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "s-tab": "\x1b[Z",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f2": "\x1bOQ",
    "alt-enter": "\x1b\r",
}
# Longer than the stage waits to tell an Escape from the beginning of an arrow key.
ESCAPE_PAUSE = 0.15
QUIET = 0.05
_FRAME = re.compile(r"^[│|] | [│|]$")


class Keyboard(InTerminal):
    """The program in a terminal of its own; what it draws is read from the screen."""

    def __init__(
        self,
        *arguments: str | Path,
        cwd: Path,
        columns: int = 80,
        rows: int = 24,
        env: dict[str, str] | None = None,
        command: list[str] | None = None,
    ) -> None:
        """Start it, or another `command`; leaving the `with` block closes the window."""
        started = command or [str(PROGRAM), *map(str, arguments)]
        self._pyte = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._pyte)
        self.raw = ""
        presets = environment(TERM="xterm-256color", PROMPT_TOOLKIT_NO_CPR="1")
        super().__init__(
            started, cwd=cwd, env=presets | (env or {}), size=(rows, columns), seconds=SECONDS
        )

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Return the row and column of the cursor, from 0; None where it is hidden."""
        place = self._pyte.cursor
        return None if place.hidden else (place.y, place.x)

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "down", "c-s", "u"."""
        for key in keys:
            name = KEYS.get(key)
            if name is None and key.startswith("c-"):
                name = chr(ord(key[2].upper()) - 64)
            self.child.send(name or key)
            if key == "escape":
                time.sleep(ESCAPE_PAUSE)

    def type(self, text: str) -> None:
        """Type a text; nothing is pressed after it."""
        self.child.send(text)

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal marks it."""
        self.child.send(f"\x1b[200~{text}\x1b[201~")

    def screen(self) -> list[str]:
        """Return the lines on the screen, once it has come to rest, blanks at their ends cut."""
        while self._read(QUIET):
            pass
        return [line.rstrip() for line in self._pyte.display]

    def words(self) -> str:
        """Return what is on the screen in one line, without the frame and its line breaks."""
        lines = [_FRAME.sub("", line.rstrip()) for line in self._pyte.display]
        return " ".join(" ".join(lines).split())

    def wait_for(self, text: str) -> list[str]:
        """Wait until a text is on the screen, wherever its lines break; return the screen."""
        return self.wait_until(lambda: " ".join(text.split()) in self.words(), text)

    def wait_until(self, is_so: Callable[[], bool], what: str = "it") -> list[str]:
        """Wait until something is so on the screen; return the screen."""
        until = time.monotonic() + SECONDS
        while not is_so():
            if time.monotonic() > until:
                raise AssertionError(f"{what!r} is not on the screen:\n" + "\n".join(self.screen()))
            self._read(QUIET)
        return self.screen()

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._pyte.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def end(self) -> int:
        """Wait until the program ends; return its exit code, or minus the signal."""
        until = time.monotonic() + SECONDS
        while self._is_open:
            assert time.monotonic() < until, "\n".join(self.screen())
            self._read(QUIET)
        return self.exit_code()

    _is_open = True

    def _read(self, seconds: float) -> bool:
        """Feed what comes within some seconds to the screen; say whether something came."""
        if not self._is_open:
            return False
        try:
            told = self.child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._is_open = False
            return False
        self.raw += told
        self._stream.feed(told)
        return True
