"""Kill the real program at random moments, again and again, and look for lost answers.

    python tests/kills.py --kills 300 --mode plain --seed 1

Each time the program is started on the same audit in a terminal of its own, somebody types
fast, and at a random moment it is killed: kill -9 mostly, also SIGTERM, Ctrl-C's SIGINT and
the window being closed. What the screen had acknowledged is then compared with what is on
disk. Prints one line of JSON and exits 1 if anything was lost or out of order.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TypedDict

from kill_audits import a_new_audit, differences, timeless
from kill_sitting import Sitting
from outsource_audit.domain.actions import Note
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.interview import begin, current
from outsource_audit.domain.notes import name_told, note_name, note_of
from outsource_audit.errors import AuditError
from outsource_audit.storage.audit_file import read_audit
from outsource_audit.storage.drafts import DraftFiles
from program import NAME, saved, shipped

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
HOW_OFTEN = (70, 10, 10, 10)
EARLY, AIMED = 0.1, 0.5
AIMED_SECONDS = 0.006
KILLS_A_LONG_NOTE = 6
EARLY_SECONDS = 0.5
SITTING_SECONDS = {"plain": 0.25, "keys": 0.5}
LONG_NOTE_SECONDS = (1.6, 2.6)
LONG_NOTE_PAUSE = 0.1
STROKES_AHEAD = {"plain": (1, 1, 6), "keys": (1,)}
LONGEST_START, LONGEST_WALK = 10.0, 3.0
# Few enough that there is always something left to ask.
KILLS_AN_AUDIT = 10
# A note in key mode is kept once a second while it is typed; in plain mode after each line.
DRAFT_SECONDS = {"plain": 0.5, "keys": 1.5}
LOCK, SPARE = f".{NAME}.lock", f".{NAME}.spare"


class Harness:
    """Kills one sitting after the other, and counts."""

    def __init__(self, folder: Path, mode: str, seed: int) -> None:
        """Begin in an empty folder."""
        self.folder = folder
        self.mode = mode
        self.dice = random.Random(seed)  # noqa: S311  # moments, not secrets
        self.path = folder / NAME
        self.drafts = DraftFiles(self.path)
        self.kills: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.problems: list[str] = []
        self.short = 0

    def kill_once(self) -> None:
        """Start, type, kill, compare."""
        start = begin(shipped(), read_audit(self.path))
        if current(start) is None:
            # All is answered; only a question can say where it goes on.
            start = begin(shipped(), a_new_audit(is_late=False))
            saved(start.audit, self.path)
        sitting = Sitting(self.folder, self.mode, start)
        number = self.dice.choices(SIGNALS, HOW_OFTEN)[0]
        is_early = self.dice.random() < EARLY
        if is_early:
            moment = self.dice.uniform(0, EARLY_SECONDS)
            sitting.wait_for_question(time.monotonic() + moment)
        else:
            self._type(sitting)
        if sitting.ended:
            self._wrong(f"ended by itself: {sitting.witness.text[-300:]}")
        struck = time.monotonic()
        sitting.window.strike(number)
        sitting.drain()
        code = sitting.window.end()
        self.kills[signal.Signals(number).name] += 1
        self._check_end(number, code, is_early=is_early)
        self._compare(sitting)
        self._check_draft(sitting, struck, told=number != signal.SIGKILL)

    def _type(self, sitting: Sitting) -> None:
        sitting.wait_for_question(time.monotonic() + LONGEST_START)
        if not sitting.begun:
            self._wrong(f"did not say where it goes on: {sitting.witness.text[-600:]}")
            return
        self._check_draft_told(sitting)
        self.short += 1
        if self.short >= KILLS_A_LONG_NOTE:
            self.short = 0
            sitting.begin_long_note(time.monotonic() + LONGEST_WALK, self.dice)
            moment = self.dice.uniform(*LONG_NOTE_SECONDS)
            sitting.type_until(time.monotonic() + moment, self.dice, 1, LONG_NOTE_PAUSE)
            return
        moment = self.dice.uniform(0, SITTING_SECONDS[self.mode])
        ahead = self.dice.choice(STROKES_AHEAD[self.mode])
        sitting.type_until(time.monotonic() + moment, self.dice, ahead)
        if self.dice.random() < AIMED:
            # Most of the time the program waits; this one is to meet it at work.
            sitting.type_one_more(self.dice)
            time.sleep(self.dice.uniform(0, AIMED_SECONDS))

    def _compare(self, sitting: Sitting) -> None:
        """Count what was acknowledged, and what of it is not on disk."""
        done, _ = sitting.done
        self.counts["acknowledged"] += sum(step.is_saved for step in sitting.plan[:done])
        states = [sitting.start, *(step.after for step in sitting.plan)]
        try:
            found = timeless(read_audit(self.path))
        except AuditError as error:
            self._wrong(f"cannot be read: {error}")
            self.counts["lost"] += max(1, sum(step.is_saved for step in sitting.plan[:done]))
            saved(a_new_audit(is_late=False), self.path)
            return
        # What was typed and not yet acknowledged may be there or not; nothing else may.
        if found not in [timeless(state.audit) for state in states[done:]]:
            lost = differences(timeless(states[done].audit), found)
            self.counts["lost"] += max(1, len(lost))
            self._wrong(f"after {done} steps, lost or wrong: {lost}")

    def _check_end(self, number: int, code: int | None, *, is_early: bool) -> None:
        """Hold an end that could be tidied up to it: no lock stays, no half-written file."""
        if code is None:
            self._wrong(f"did not end at {signal.Signals(number).name}")
        names = {path.name for path in self.folder.iterdir()}
        drafts = {self.drafts.path(name).name for name in self.drafts.waiting()}
        stray = names - {NAME, SPARE} - drafts
        if number == signal.SIGKILL:
            stray = {name for name in stray if name != LOCK and not name.endswith(".tmp")}
        elif not is_early:
            if code not in (128 + number, 0 if number == signal.SIGHUP else None):
                self._wrong(f"{signal.Signals(number).name} ended with {code}")
            if self.path.read_bytes() != (self.folder / SPARE).read_bytes():
                self._wrong("the spare is not what was saved last")
        if stray and not is_early:
            self._wrong(f"left behind: {sorted(stray)}")

    def _check_draft_told(self, sitting: Sitting) -> None:
        """See that a note that was cut off is told of at the next start; then forget it."""
        for name in self.drafts.waiting():
            if name_told(name) not in sitting.witness.text:
                self._wrong(f"the unfinished note {name} is not told")
            self.counts["drafts told"] += 1
            self.drafts.drop(name)

    def _check_draft(self, sitting: Sitting, struck: float, *, told: bool) -> None:
        """See that a note that was cut off is there, but for what was typed last."""
        done, heard = sitting.done
        step = sitting.plan[done] if done < len(sitting.plan) else None
        if step is None or not isinstance(step.action, Note) or heard < 2:
            return
        self.counts["notes cut off"] += 1
        here, kind = step.before.here or "", step.action.kind
        if note_of(read_audit(self.path).answers.get(here, Answer()), kind) == step.action.text:
            return
        first = sum(len(one.strokes) for one in sitting.plan[:done])
        late = struck if told else struck - DRAFT_SECONDS[self.mode]
        times = sitting.typed_at[first + 1 : first + heard]
        sure = sum(time_ < late for time_ in times)
        draft = self.drafts.read(note_name(here, kind))
        join = "" if self.mode == "keys" else "\n"
        least = join.join(step.lines[:sure])
        if not (join.join(step.lines).startswith(draft) and len(draft) >= len(least)):
            self._wrong(f"the draft is {draft!r}, typed was {step.lines[:heard]}")
        self.counts["letters in drafts"] += len(draft)

    def finish(self) -> None:
        """Start once more and leave in order: nothing but the audit and its spare stays."""
        for name in self.drafts.waiting():
            self.drafts.drop(name)
        sitting = Sitting(self.folder, self.mode, begin(shipped(), read_audit(self.path)))
        sitting.wait_for_question(time.monotonic() + LONGEST_START)
        sitting.window.type("q\r" if self.mode == "plain" else "q")
        sitting.drain()
        code = sitting.window.end()
        names = {path.name for path in self.folder.iterdir()}
        if (code, names) != (0, {NAME, SPARE}):
            self._wrong(f"an end in order gave {code} and left {sorted(names)}")

    def _wrong(self, told: str) -> None:
        self.problems.append(f"kill {sum(self.kills.values())}: {told}")


class Told(TypedDict):
    """What came of all kills. `also` counts the notes that were cut off and their drafts."""

    mode: str
    seed: int
    kills: dict[str, int]
    acknowledged: int
    lost: int
    also: dict[str, int]
    seconds: float
    problems: list[str]


def harness(kills: int, mode: str, seed: int) -> Told:
    """Kill so many times; return the counts. `problems` is empty where all was well."""
    begun = time.monotonic()
    total = {name: Counter[str]() for name in ("kills", "counts")}
    problems: list[str] = []
    for first in range(0, kills, KILLS_AN_AUDIT):
        with tempfile.TemporaryDirectory() as folder:
            one = Harness(Path(folder), mode, seed + first)
            saved(a_new_audit(is_late=first % (2 * KILLS_AN_AUDIT) == 0), one.path)
            for _ in range(min(KILLS_AN_AUDIT, kills - first)):
                one.kill_once()
            one.finish()
        total["kills"] += one.kills
        total["counts"] += one.counts
        problems += [f"audit {first // KILLS_AN_AUDIT + 1}, {told}" for told in one.problems]
    return {
        "mode": mode,
        "seed": seed,
        "kills": dict(total["kills"]),
        "acknowledged": total["counts"].pop("acknowledged", 0),
        "lost": total["counts"].pop("lost", 0),
        "also": dict(total["counts"]),
        "seconds": round(time.monotonic() - begun, 1),
        "problems": problems,
    }


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--mode", choices=list(SITTING_SECONDS), default="plain")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    told = harness(asked.kills, asked.mode, asked.seed)
    print(json.dumps(told))  # noqa: T201  # it is what it is for
    sys.exit(1 if told["problems"] or told["lost"] else 0)


if __name__ == "__main__":
    main()
