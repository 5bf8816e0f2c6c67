"""Waiting for keys, and being woken by a resize or by going on after a stop."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from types import FrameType

from prompt_toolkit.input import Input

# Windows cannot wait for a console; it looks often instead.
LOOK_SECONDS = 0.01
_RESIZED, _WENT_ON = b"r", b"c"


class Alarm:
    """Waits in one place for whatever may happen. Open it in the main thread."""

    def __init__(self) -> None:
        """Prepare; no handler is set yet."""
        self._ends: tuple[int, int] | None = None
        self._undo = contextlib.ExitStack()
        self._heard = b""

    def open(self) -> None:
        """Listen for a changed size and for being continued, where there are such signals."""
        if os.name == "nt":
            return
        self._undo.callback(self._close_ends)
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        for number in (signal.SIGWINCH, signal.SIGCONT):
            self._undo.callback(signal.signal, number, signal.getsignal(number))
            signal.signal(number, self._hear)

    def close(self) -> None:
        """Put back the handlers from before."""
        self._undo.close()

    def wait(self, source: Input, seconds: float) -> bool:
        """Say whether something happened within the seconds: keys, or a signal."""
        if self._ends is None:
            time.sleep(min(seconds, LOOK_SECONDS))
            return True
        ready, _, _ = select.select([source.fileno(), self._ends[0]], [], [], seconds)
        if self._ends[0] in ready:
            with contextlib.suppress(BlockingIOError):
                self._heard += os.read(self._ends[0], 1024)
        return bool(ready)

    def went_on(self) -> bool:
        """Say, once, whether the program was stopped and continued since it was last asked."""
        heard, self._heard = self._heard, b""
        return _WENT_ON in heard

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        if self._ends is not None:
            with contextlib.suppress(OSError):
                os.write(self._ends[1], _WENT_ON if number == signal.SIGCONT else _RESIZED)

    def _close_ends(self) -> None:
        if self._ends is not None:
            ends, self._ends = self._ends, None
            for end in ends:
                os.close(end)
