"""The stage: the one door to prompt_toolkit. It holds the terminal and gives it back.

Keys are read and pictures drawn by prompt_toolkit's input and output, in a loop that waits in
one place. A signal's exception may strike anywhere: it passes through this loop alone, and the
terminal is given back on its way.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import TypeVar

from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.output import Output, create_output

from outsource_audit.terminal.keys.alarm import Alarm
from outsource_audit.terminal.keys.canvas import Canvas
from outsource_audit.terminal.keys.key_names import PASTE, Key, named
from outsource_audit.terminal.keys.scene import Aside, Scene

T = TypeVar("T")

# After an Escape the terminal may still be in the middle of an arrow key.
ESCAPE_SECONDS = 0.05
TICK_SECONDS = 1.0
# A terminal that answers nothing this often is gone, whatever else it says.
EMPTY_READS = 5000


class TerminalGoneError(Exception):
    """The terminal was closed: nobody is there to ask."""


class Stage:
    """Shows one scene after the other; the screen is entered at the first, left at the close."""

    def __init__(self) -> None:
        """Prepare; the terminal is not touched yet."""
        self._keys: deque[Key] = deque()
        self._ahead = contextlib.ExitStack()
        self._input: Input | None = None
        self._output: Output | None = None
        self._canvas: Canvas | None = None
        self._alarm = Alarm()
        self._is_on = False
        self._empty = 0
        self._may_be_escape = False

    def show(self, scene: Scene[T]) -> T | Aside:
        """Show a scene until it is decided.

        Raises KeyboardInterrupt at Ctrl-C and TerminalGoneError where the terminal is closed;
        on every exception the terminal is as it was before.
        """
        try:
            self._enter()
            return self._perform(scene)
        except OSError as error:
            self._give_up(scene)
            raise TerminalGoneError from error
        except BaseException:
            self._give_up(scene)
            raise

    def close(self) -> None:
        """Give the terminal back as it was. Harmless where it was not taken."""
        self._ahead.close()
        self._is_on = False

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """Give the terminal back where an exception leaves the block, between scenes too."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """Give the terminal to something else, and take it back afterwards."""
        self.close()
        yield
        self._enter()

    def pass_over_typed(self) -> None:
        """Forget what was typed ahead: it was meant for another question than the next one."""
        if self._is_on:
            self._the_input.read_keys()
            self._keys.clear()

    def _give_up(self, scene: Scene[T]) -> None:
        try:
            scene.tick()
        finally:
            self.close()

    def _perform(self, scene: Scene[T]) -> T | Aside:
        ticked = time.monotonic()
        while True:
            if not self._keys:
                self._draw(scene)
                self._listen()
            while self._keys:
                decided = self._deliver(scene, self._keys.popleft())
                if decided is not None:
                    return decided
            if time.monotonic() - ticked >= TICK_SECONDS:
                scene.tick()
                ticked = time.monotonic()

    def _deliver(self, scene: Scene[T], key: Key) -> T | Aside | None:
        if key.name == "c-c":
            raise KeyboardInterrupt
        if key.name == "c-l":
            self._the_canvas.forget()
        elif key.name == "c-z" and hasattr(signal, "SIGTSTP"):
            self._suspend(scene)
        elif key.name == PASTE:
            scene.paste(key.text)
        else:
            return scene.press(key.name)
        return None

    def _suspend(self, scene: Scene[T]) -> None:
        scene.tick()
        with self.lent():
            # The whole group: whoever started the program waits for it in the same one.
            os.kill(0, signal.SIGTSTP)

    def _draw(self, scene: Scene[T]) -> None:
        canvas = self._the_canvas
        size = canvas.size()
        canvas.draw(scene.paint(*size, canvas.glyphs), size)

    def _listen(self) -> None:
        """Wait for keys, at most a second; a resize ends the waiting too."""
        wait = ESCAPE_SECONDS if self._may_be_escape else TICK_SECONDS
        if not self._alarm.wait(self._the_input, wait):
            if self._may_be_escape:
                self._may_be_escape = False
                self._take(self._the_input.flush_keys())
            return
        if self._alarm.went_on():
            self.close()
            self._enter()
        keys = self._the_input.read_keys()
        self._empty = 0 if keys else self._empty + 1
        self._may_be_escape = True
        self._take(keys)
        if not keys and self._is_gone():
            raise TerminalGoneError

    def _take(self, presses: list[KeyPress]) -> None:
        self._keys.extend(named(presses))

    def _is_gone(self) -> bool:
        source = self._the_input
        if source.closed or self._empty > EMPTY_READS:
            return True
        return not os.isatty(source.fileno())

    @property
    def _the_input(self) -> Input:
        if self._input is None:
            self._input = create_input(sys.stdin)
        return self._input

    @property
    def _the_output(self) -> Output:
        if self._output is None:
            self._output = create_output(sys.stdout)
        return self._output

    @property
    def _the_canvas(self) -> Canvas:
        if self._canvas is None:
            self._canvas = Canvas(self._the_output)
        return self._canvas

    def _enter(self) -> None:
        if self._is_on:
            return
        raw = self._the_input.raw_mode()
        output = self._the_output
        # Undoing is noted before doing: a signal between the two must not cost the terminal.
        self._ahead.push(raw)
        self._ahead.callback(_leave, output)
        self._ahead.callback(self._alarm.close)
        self._alarm.open()
        raw.__enter__()
        self._is_on = True
        output.enter_alternate_screen()
        output.enable_bracketed_paste()
        output.disable_autowrap()
        output.flush()
        self._the_canvas.forget()


def _leave(output: Output) -> None:
    steps: tuple[Callable[[], None], ...] = (
        output.reset_attributes,
        output.enable_autowrap,
        output.disable_bracketed_paste,
        # prompt_toolkit believes it has shown the cursor even where a signal cut that short.
        output.hide_cursor,
        output.show_cursor,
        output.quit_alternate_screen,
        output.flush,
    )
    # A terminal that is gone needs nothing back.
    with contextlib.suppress(OSError):
        for step in steps:
            step()
