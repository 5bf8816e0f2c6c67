"""Signals: told to stop, the program ends in order, and never in the middle of a save.

A shutdown sends SIGTERM, a terminal whose window is closed SIGHUP. Both become an exception,
so that whatever was opened is closed on the way out. Handlers are the process's own, and so
is the one state of this module.
"""

from __future__ import annotations

import contextlib
import signal
import weakref
from collections.abc import Iterator
from types import FrameType

from outsource_audit.cli.reminder import reminded
from outsource_audit.errors import EXIT_BY_SIGNAL, StoppedError

# Windows has no SIGHUP.
_STOPPING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopped(SystemExit):
    """The system told the program to stop. `number` is the signal's; the exit code is 128 more."""

    def __init__(self, number: int) -> None:
        """Keep the signal's number."""
        super().__init__(EXIT_BY_SIGNAL + number)
        self.number = number


class _Ears:
    """What was heard while nothing may be interrupted, and whether we are leaving already."""

    def __init__(self) -> None:
        self.holding = 0
        self.heard: int | None = None
        self.leaving: weakref.ref[Stopped] | None = None

    def hear(self, number: int, _frame: FrameType | None) -> None:
        """Raise Stopped, or remember the signal while it is held back."""
        if self.holding:
            self.heard = number if self.heard is None else self.heard
            return
        if self.leaving is not None and self.leaving() is not None:
            # A window that closes tells us twice, and often a SIGTERM follows: the way out
            # is not to be interrupted. An exception that something swallowed is gone, and
            # then the next signal is heard.
            return
        stopped = Stopped(number)
        self.leaving = weakref.ref(stopped)
        try:
            raise stopped
        finally:
            del stopped  # or this frame would keep it alive, swallowed or not


_EARS = _Ears()


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Raise Stopped in the block at SIGTERM, and at SIGHUP where there is one.

    What is ignored already stays so: under nohup a closed terminal stops nothing. To be
    called in the main thread. The handlers from before are put back at the end.
    """
    with contextlib.ExitStack() as undo:
        undo.enter_context(reminded((signal.SIGINT, *_STOPPING)))
        for number in _STOPPING:
            before = signal.getsignal(number)
            if before not in (signal.SIG_IGN, None):
                undo.callback(signal.signal, number, before)
                signal.signal(number, _EARS.hear)
        _EARS.leaving = None
        yield


@contextlib.contextmanager
def stopped_by_signal(told: str) -> Iterator[None]:
    """Be `stoppable` in the block, and raise StoppedError with what is told of it.

    Every caller's own way out runs first, so that nothing is left behind.
    """
    try:
        with stoppable():
            yield
    except Stopped as stopped:
        raise StoppedError(told, stopped.number) from None


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Let nothing interrupt the block: a signal in it, Ctrl-C included, is raised at its end.

    Where the block fails as well, the signal is raised and the failure is its context.
    SIGTERM and SIGHUP are held back inside `stoppable` alone.
    """
    before = signal.getsignal(signal.SIGINT)
    _EARS.holding += 1
    try:
        if callable(before):
            signal.signal(signal.SIGINT, _EARS.hear)
        yield
    finally:
        try:
            if callable(before):
                signal.signal(signal.SIGINT, before)
        finally:
            _EARS.holding -= 1
            _speak()


def _speak() -> None:
    """Deliver the signal that was held back, once nothing holds it any more."""
    if _EARS.holding == 0 and _EARS.heard is not None:
        number, _EARS.heard = _EARS.heard, None
        signal.raise_signal(number)
