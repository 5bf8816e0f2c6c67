"""One start of the program, what was typed into it, and what it acknowledged."""

from __future__ import annotations

import random
import time
from pathlib import Path

from kill_typist import Step, a_long_note, next_step
from kill_window import Window
from kill_witness import COLUMNS, ROWS, Ear, Eye, Stroke, Witness
from outsource_audit.domain.interview import Interview, current
from program import NAME

LONGEST_WAIT = 10.0
HIGHEST = 10**6


class Sitting:
    """One start of the program in one mode, "plain" or "keys"."""

    def __init__(self, folder: Path, mode: str, at: Interview) -> None:
        """Start the program."""
        self.plan: list[Step] = []
        self.strokes: list[Stroke] = []
        self.typed_at: list[float] = []
        self.heard = 0
        self.begun = False
        self.start = at
        self.witness: Witness = Ear() if mode == "plain" else Eye()
        self._keys = mode == "keys"
        plain = "0" if self._keys else "1"
        env = {"OUTSOURCE_AUDIT_PLAIN": plain, "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.window = Window("run", NAME, cwd=folder, columns=COLUMNS, rows=ROWS, **env)
        self.ended = False

    def listen(self, until: float) -> None:
        """Take in what the program writes next, waiting for it no longer than `until`."""
        text = self.window.read(until - time.monotonic())
        if text is None:
            self.ended = True
            return
        self.witness.feed(text)
        self.heard = self.witness.heard(self.strokes[: len(self.typed_at)], self.heard)

    def wait_for_question(self, until: float) -> None:
        """Wait for the first question, no longer than `until`."""
        item = current(self.start)
        assert item is not None
        while time.monotonic() < until and not self.ended and not self.begun:
            self.listen(until)
            self.begun = self.witness.begins(item)

    def type_until(self, until: float, dice: random.Random, ahead: int, pause: float = 0) -> None:
        """Type as fast as the program answers, or with pauses; at most so far ahead of it."""
        ready = 0.0
        while (now := time.monotonic()) < until and not self.ended:
            if len(self.typed_at) < self.heard + ahead and now >= ready:
                self._type_next(dice)
                ready = time.monotonic() + pause
            else:
                self.listen(min(until, now + pause) if pause else until)

    def type_one_more(self, dice: random.Random) -> None:
        """Wait until all that was typed was heard, and type the next."""
        while self.heard < len(self.typed_at) and not self.ended:
            self.listen(time.monotonic() + LONGEST_WAIT)
        if not self.ended:
            self._type_next(dice)

    def begin_long_note(self, until: float, dice: random.Random) -> None:
        """Go to a question without a note, no later than `until`, and plan one of many parts."""
        while time.monotonic() < until and not self.ended and not self._may_note():
            self.type_one_more(dice)
        if self._may_note():
            self._plan(a_long_note(self._at, dice.randrange(HIGHEST), keys=self._keys))

    def _may_note(self) -> bool:
        at, is_between = self._at, len(self.typed_at) == len(self.strokes)
        has_note = at.here in at.audit.answers and at.audit.answers[at.here].note
        return is_between and at.here in at.bank_set.questions and not has_note

    @property
    def _at(self) -> Interview:
        """Where everything planned leads to."""
        return self.plan[-1].after if self.plan else self.start

    def _plan(self, step: Step) -> None:
        self.plan.append(step)
        self.strokes += step.strokes

    def _type_next(self, dice: random.Random) -> None:
        if len(self.typed_at) == len(self.strokes):
            self._plan(next_step(self._at, dice, dice.randrange(HIGHEST), keys=self._keys))
        self.window.type(self.strokes[len(self.typed_at)].text)
        self.typed_at.append(time.monotonic())

    def drain(self) -> None:
        """Take in all that was written before the end."""
        until = time.monotonic() + LONGEST_WAIT
        while not self.ended and time.monotonic() < until:
            self.listen(until)

    @property
    def done(self) -> tuple[int, int]:
        """How many steps were acknowledged, and how many strokes of the next were heard."""
        left = self.heard
        for number, step in enumerate(self.plan):
            if left < len(step.strokes):
                return number, left
            left -= len(step.strokes)
        return len(self.plan), 0
