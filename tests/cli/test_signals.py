"""Signals: told to stop, the program leaves in order, and never in the middle of a save."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from outsource_audit.cli.signals import Stopped, held_back, stoppable
from outsource_audit.errors import EXIT_INTERRUPTED, AuditError, StoppedError

STOPPING = [signal.SIGTERM, signal.SIGHUP]
HEARD = [signal.SIGINT, *STOPPING]
WORKER = """
import os, signal, sys, time
from outsource_audit.cli.signals import held_back, stoppable
number = int(sys.argv[1])
with stoppable():
    try:
        with held_back():
            os.kill(os.getpid(), number)
            time.sleep(0.01)
            print("saved", flush=True)
        print("never said", flush=True)
    finally:
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGHUP)
        print("tidied up", flush=True)
"""


UNNOTICED = """
import os, signal, sys, threading, time
from outsource_audit.cli.signals import stoppable
number = int(sys.argv[1])
def strike_here():
    time.sleep(0.1)
    signal.pthread_kill(threading.get_ident(), number)
with stoppable():
    threading.Thread(target=strike_here).start()
    if sys.argv[2] == "select":
        import select
        select.select([0], [], [])
    else:
        input()
"""


def strike(number: int) -> None:
    """Send a signal to this process, which hears it at once."""
    os.kill(os.getpid(), number)


@pytest.fixture(autouse=True)
def _as_in_a_terminal() -> Iterator[None]:
    """Let every signal do what it does in a terminal; put back what was there."""
    before = {number: signal.getsignal(number) for number in HEARD}
    for number in STOPPING:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", STOPPING)
def test_a_signal_to_stop_leaves_by_an_exception(number: int) -> None:
    """What was opened is closed on the way out; the exit code is 128 and the signal's number."""
    closed: list[str] = []

    def work() -> None:
        with stoppable():
            try:
                strike(number)
                closed.append("not reached")
            finally:
                closed.append("closed")

    with pytest.raises(Stopped) as told:
        work()
    assert closed == ["closed"]
    assert (told.value.number, told.value.code) == (number, 128 + number)
    assert isinstance(told.value, SystemExit)


def test_the_handlers_from_before_come_back() -> None:
    """After the block signals do what they did before it, however it ended."""
    before = [signal.getsignal(number) for number in HEARD]
    with stoppable(), held_back():
        pass
    assert [signal.getsignal(number) for number in HEARD] == before
    with pytest.raises(Stopped), stoppable(), held_back():
        strike(signal.SIGTERM)
    assert [signal.getsignal(number) for number in HEARD] == before


@pytest.mark.parametrize("number", STOPPING)
def test_what_is_ignored_stays_ignored(number: int) -> None:
    """Under nohup a closed terminal stops nothing."""
    signal.signal(number, signal.SIG_IGN)
    with stoppable():
        strike(number)
        with held_back():
            strike(number)
    assert signal.getsignal(number) is signal.SIG_IGN


@pytest.mark.parametrize(
    ("number", "kind"),
    [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Stopped), (signal.SIGHUP, Stopped)],
)
def test_a_save_is_not_interrupted(number: int, kind: type[BaseException]) -> None:
    """A signal in the middle of a save is raised once the save is done, Ctrl-C included."""
    saved: list[str] = []

    def work() -> None:
        with held_back():
            strike(number)
            saved.append("first half")
            strike(number)
            saved.append("second half")
        saved.append("went on")

    with pytest.raises(kind), stoppable():
        work()
    assert saved == ["first half", "second half"]


def test_an_outer_save_holds_back_what_an_inner_heard() -> None:
    """Of saves within one another the outermost decides when a signal is raised."""
    saved: list[str] = []

    def work() -> None:
        with held_back():
            strike(signal.SIGINT)
        saved.append("outer")

    with pytest.raises(KeyboardInterrupt), held_back():
        work()
    assert saved == ["outer"]


def test_a_save_that_fails_and_was_interrupted_stops() -> None:
    """The signal is raised, and that the save failed can be seen behind it."""

    def work() -> None:
        strike(signal.SIGTERM)
        raise OSError("disk full")

    with pytest.raises(Stopped) as told, stoppable(), held_back():
        work()
    assert str(told.value.__context__) == "disk full"


def test_a_save_that_fails_alone_says_so() -> None:
    """Without a signal an error passes through as it is, and the next signal is heard."""
    with stoppable():
        with pytest.raises(OSError, match="disk full"), held_back():
            raise OSError("disk full")
        with pytest.raises(Stopped):
            strike(signal.SIGTERM)


def test_a_second_signal_does_not_disturb_the_way_out() -> None:
    """A window that closes tells twice; what is tidied up meanwhile is tidied up to its end."""
    closed: list[str] = []

    def work() -> None:
        try:
            strike(signal.SIGHUP)
        finally:
            strike(signal.SIGHUP)
            strike(signal.SIGTERM)
            closed.append("closed")

    with pytest.raises(Stopped) as told, stoppable():
        work()
    assert closed == ["closed"]
    assert told.value.number == signal.SIGHUP


def test_a_signal_that_was_swallowed_does_not_deafen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something swallows the exception, the next signal stops the program all the same."""

    class Swallows:
        def __del__(self) -> None:
            strike(signal.SIGTERM)

    monkeypatch.setattr(sys, "unraisablehook", lambda _told: None)
    gc.disable()
    try:
        with stoppable():
            Swallows()
            with pytest.raises(Stopped):
                strike(signal.SIGTERM)
    finally:
        gc.enable()


@pytest.mark.parametrize("number", STOPPING)
def test_a_real_process_saves_tidies_up_and_leaves(number: int) -> None:
    """Struck in the middle of a save, and again on the way out, it does both to the end."""
    ended = subprocess.run(
        [sys.executable, "-c", WORKER, str(int(number))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.stdout, ended.returncode) == ("saved\ntidied up\n", 128 + number)


@pytest.mark.parametrize("waits_in", ["select", "input"])
@pytest.mark.parametrize("number", HEARD)
def test_a_signal_is_noticed_while_the_program_waits_for_a_key(number: int, waits_in: str) -> None:
    """Even one that the main thread did not get, as in the instant before it began to wait."""
    told, telling = os.pipe()
    try:
        ended = subprocess.run(
            [sys.executable, "-c", UNNOTICED, str(int(number)), waits_in],
            stdin=told,
            capture_output=True,
            timeout=20,
            check=False,
        )
    finally:
        os.close(told)
        os.close(telling)
    # A KeyboardInterrupt that nobody catches ends Python by the signal itself.
    assert ended.returncode == (-number if number == signal.SIGINT else 128 + number)


def test_the_reminder_leaves_nothing_behind() -> None:
    """After the block there is no thread, no pipe and no handler of it left."""
    threads, handler = threading.active_count(), signal.getsignal(signal.SIGURG)
    free = os.dup(0)
    os.close(free)
    with stoppable():
        assert threading.active_count() == threads + 1
    assert threading.active_count() == threads
    assert signal.getsignal(signal.SIGURG) is handler
    assert signal.set_wakeup_fd(-1) == -1
    again = os.dup(0)
    os.close(again)
    assert again == free


def test_a_stop_is_an_error_with_its_exit_code() -> None:
    """The code says which signal it was, as shells have it; for Ctrl-C it is the known 130."""
    error = StoppedError("told to stop", signal.SIGTERM)
    assert isinstance(error, AuditError)
    assert (str(error), error.exit_code) == ("told to stop", 143)
    assert StoppedError("", signal.SIGINT).exit_code == EXIT_INTERRUPTED
    assert StoppedError("", signal.SIGHUP).exit_code == 129
