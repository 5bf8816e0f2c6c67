"""The program in a pseudo-terminal: what every way to drive it shares."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect


class InTerminal:
    """A command in a terminal of its own; leaving the `with` block closes the window."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        env: dict[str, str],
        size: tuple[int, int],
        seconds: float,
    ) -> None:
        """Start it, with so many rows and columns; no wait for it is longer than `seconds`."""
        self.child: pexpect.spawn[str] = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=str(cwd),
            env=env,
            dimensions=size,
            encoding="utf-8",
            codec_errors="replace",
            timeout=seconds,
            preexec_fn=_hear_signals,
        )
        self.child.delaybeforesend = None
        # Its wait for a process to notice adds up to seconds; `end` waits for the process itself.
        vars(self.child)["ptyproc"].delayafterclose = 0.01

    def __enter__(self) -> Self:
        """Return what was started."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the terminal's window."""
        self.child.close(force=True)

    @property
    def pid(self) -> int:
        """Return the program's process id."""
        assert self.child.pid is not None
        return self.child.pid

    def exit_code(self) -> int:
        """Wait for the end of the program; return its exit code, or minus the signal."""
        self.child.wait()
        self.child.close()
        if self.child.exitstatus is not None:
            return self.child.exitstatus
        return -(self.child.signalstatus or 0)


def _hear_signals() -> None:
    """Undo what a test run in the background hands down: Ctrl-C and hang-ups ignored."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
