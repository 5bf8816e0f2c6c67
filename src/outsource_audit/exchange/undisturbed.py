"""A moment in which no signal interrupts, for what must not be left half begun."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

# Windows has no SIGHUP.
_STOPPING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Raise a signal that comes in the block at its end: Ctrl-C, and what else has a handler.

    To be used for what takes moments. In other threads than the main one, which signals never
    interrupt, it does nothing.
    """
    heard: list[int] = []
    with contextlib.ExitStack() as undo:
        if threading.current_thread() is threading.main_thread():
            for number in _STOPPING:
                before = signal.getsignal(number)
                if callable(before):
                    undo.callback(signal.signal, number, before)
                    signal.signal(number, lambda told, _frame: heard.append(told))
        yield
    for number in heard:
        signal.raise_signal(number)
