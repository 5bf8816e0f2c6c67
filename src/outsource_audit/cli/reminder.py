"""A reminder for the main thread of a signal that it did not notice.

Python notes a signal at once and acts on it between two steps of the program. Where the
signal comes in the instant before the program begins to wait for a key, or where another
thread gets it, the program waits on all the same, until a key is pressed. So a thread is told
of every signal, and wakes the main thread a moment later with a signal that does nothing else.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Collection, Iterator

# The second is for a main thread that was on its way to wait again.
_PAUSES = (0.05, 0.5)


@contextlib.contextmanager
def reminded(of: Collection[int]) -> Iterator[None]:
    """See to it that these signals are noticed soon, in the main thread, whatever it waits for.

    Where the system has no way to wake a thread, or has no thread left, nothing is done.
    """
    if not hasattr(signal, "pthread_kill"):
        yield
        return
    with contextlib.ExitStack() as undo:
        told, telling = os.pipe()
        undo.callback(os.close, told)
        reminder = _Reminder(told, of)
        undo.callback(reminder.end)
        undo.callback(os.close, telling)
        os.set_blocking(telling, False)
        before = signal.set_wakeup_fd(telling, warn_on_full_buffer=False)
        undo.callback(signal.set_wakeup_fd, before)
        undo.callback(signal.signal, signal.SIGURG, signal.getsignal(signal.SIGURG))
        signal.signal(signal.SIGURG, lambda _number, _frame: None)
        reminder.begin()
        yield


class _Reminder:
    """Reads the numbers of signals from a pipe until that is closed at its other end."""

    def __init__(self, told: int, of: Collection[int]) -> None:
        self._told = told
        self._of = of
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="signal reminder", daemon=True)

    def begin(self) -> None:
        # Without a thread everything works but for the one instant.
        with contextlib.suppress(RuntimeError):
            self._thread.start()

    def end(self) -> None:
        self._ended.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        main = threading.main_thread().ident
        while numbers := os.read(self._told, 64):
            if main is None or not any(number in self._of for number in numbers):
                continue
            for pause in _PAUSES:
                if not self._ended.wait(pause):
                    signal.pthread_kill(main, signal.SIGURG)
