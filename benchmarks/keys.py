"""The key screens through a terminal of their own: the first question, and key to redraw."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

PROGRAM = Path(sys.executable).with_name("outsource-audit")
FIRST_QUESTION = "Question "
KEYS = 500
DOWN, UP = b"\x1b[B", b"\x1b[A"
QUIET = 0.02
LONGEST = 20.0
# What the program cannot do without before it asks: the prompt library and the banks.
LEAST = (
    "import prompt_toolkit\n"
    "from outsource_audit.storage.bank_file import load_banks\n"
    "from outsource_audit.storage.resources import folder\n"
    "load_banks(folder('questions'))\n"
)


def least() -> None:
    """Import the prompt library and load the banks, in a process of its own."""
    subprocess.run([sys.executable, "-c", LEAST], check=True)


def first_question(audit: Path) -> None:
    """Start the program on an audit and wait until its first question is on the screen."""
    with terminal(audit) as handle:
        read_until(handle, FIRST_QUESTION)


def key_to_redraw(audit: Path) -> tuple[float, float]:
    """Return the median and the 99th percentile of seconds from a key to the end of its redraw."""
    with terminal(audit) as handle:
        read_until(handle, FIRST_QUESTION)
        settle(handle)
        times = sorted(one_key(handle, UP if number % 2 else DOWN) for number in range(KEYS))
    return median(times), times[int(len(times) * 0.99)]


def one_key(handle: int, key: bytes) -> float:
    """Press a key and return the seconds until the last byte of what it redraws."""
    began = last = time.perf_counter()
    os.write(handle, key)
    while True:
        # Nothing for a while after something came: the redraw is complete.
        ready, _, _ = select.select([handle], [], [], LONGEST if last == began else QUIET)
        if not ready:
            return last - began
        os.read(handle, 65536)
        last = time.perf_counter()


def settle(handle: int) -> None:
    """Read until nothing comes any more."""
    while select.select([handle], [], [], 10 * QUIET)[0]:
        os.read(handle, 65536)


def read_until(handle: int, text: str) -> None:
    """Read until a text was shown. Raises TimeoutError if it never is."""
    seen, until = b"", time.perf_counter() + LONGEST
    while text.encode() not in seen:
        if not select.select([handle], [], [], max(0, until - time.perf_counter()))[0]:
            raise TimeoutError(f"{text!r} was never shown")
        seen += os.read(handle, 65536)


@contextlib.contextmanager
def terminal(audit: Path) -> Iterator[int]:
    """Run the interview in a terminal of 80 columns; end it at the end of the block."""
    process, handle = pty.fork()
    if process == 0:
        changes = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "LANG": "C.UTF-8"}
        environment = {k: v for k, v in os.environ.items() if k != "OUTSOURCE_AUDIT_PLAIN"}
        command = [str(PROGRAM), "run", str(audit)]
        os.execve(PROGRAM, command, environment | changes)  # noqa: S606  # what is measured
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 80, 0, 0))
    try:
        yield handle
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)
