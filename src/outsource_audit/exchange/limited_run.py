"""Running another program until it is done, at most so long, and ending it with all it started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from outsource_audit.exchange.undisturbed import undisturbed

MOST_SAID = 1_000_000

_PAUSE = 0.02
_GRACE = 2.0
_WINDOWS = sys.platform == "win32"


def run_limited(
    command: Sequence[str],
    environ: Mapping[str, str],
    said: Path,
    is_done: Callable[[], bool],
    seconds: float,
) -> int | None:
    """Run a program until it ends or its work is done; return its exit code.

    None where it ran on: to the time limit, or two seconds beyond the end of its work. What
    it says on stderr is added to the file `said`, which starts anew at 1 MB. Whatever
    happens, Ctrl-C too, nothing of it is left running. Raises OSError where it cannot be
    started.
    """
    process = None
    with said.open("ab") as stream:
        try:
            with undisturbed():
                process = _started(command, environ, stream.fileno())
            _wait(process, said, is_done, seconds)
            return process.poll()
        finally:
            if process is not None:
                _end(process)


def _started(
    command: Sequence[str], environ: Mapping[str, str], stderr: int
) -> subprocess.Popen[bytes]:
    """Start a program in a group of its own, so that Ctrl-C does not reach it before us."""
    return subprocess.Popen(  # noqa: S603  # the program is the user's own choice, and no shell reads it
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        env=dict(environ),
        start_new_session=not _WINDOWS,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def _wait(
    process: subprocess.Popen[bytes], said: Path, is_done: Callable[[], bool], seconds: float
) -> None:
    limit = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < limit:
        if is_done():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_GRACE)
            return
        if said.stat().st_size > MOST_SAID:
            os.truncate(said, 0)
        time.sleep(_PAUSE)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, capture_output=True, check=False)  # noqa: S603  # a program of Windows
    else:
        # The group outlives its first process: a child that hangs is in it.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)
