"""A terminal window around the real program, that can be closed and whose program can be killed."""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
from pathlib import Path

from program import PROGRAM, environment

LONGEST_WAIT = 10.0
CHUNK = 1 << 16


class Window:
    """The program in a pseudo-terminal of its own."""

    def __init__(self, *arguments: str, cwd: Path, columns: int, rows: int, **env: str) -> None:
        """Start it."""
        self._screen, program = os.openpty()
        fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            [PROGRAM, *arguments],
            cwd=cwd,
            env=environment(TERM="xterm-256color", **env),
            stdin=program,
            stdout=program,
            stderr=program,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509  # no thread runs here
        )
        os.close(program)
        self._text = codecs.getincrementaldecoder("utf-8")("replace")
        self.is_open = True

    def type(self, text: str) -> None:
        """Type, where there is still somebody to read it."""
        with contextlib.suppress(OSError):
            os.write(self._screen, text.encode())

    def read(self, seconds: float) -> str | None:
        """Return what was written to the window; empty after so long, None at its end."""
        if not self.is_open:
            return None
        ready, _, _ = select.select([self._screen], [], [], max(seconds, 0))
        if not ready:
            return ""
        try:
            data = os.read(self._screen, CHUNK)
        except OSError:
            return None
        return self._text.decode(data) if data else None

    def strike(self, number: int) -> None:
        """Send the program a signal; the hang-up comes from closing its window."""
        if number == signal.SIGHUP:
            self.close()
        else:
            self._process.send_signal(number)

    def close(self) -> None:
        """Close the window."""
        if self.is_open:
            os.close(self._screen)
            self.is_open = False

    def end(self) -> int | None:
        """Wait for the program to end; return its exit code, or None where it hangs."""
        try:
            return self._process.wait(LONGEST_WAIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return None
        finally:
            self.close()


def _take_terminal() -> None:
    """Make the window the program's own, and undo what a test in the background hands down."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
