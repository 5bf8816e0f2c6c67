"""A sitting by keys without the rest of the program, to be run in a terminal.

Every action is written down in `actions`, a line each; the drafts lie beside it. Arguments:
the folder, and `deaf` where a closed terminal is not to be told by a signal.
"""

from __future__ import annotations

import signal
import sys
import termios
from pathlib import Path
from types import FrameType

from key_scenes import TODAY, a_review, an_interview, some_offers

from outsource_audit.domain.actions import GoToReview, Leave
from outsource_audit.domain.interview import apply, current
from outsource_audit.domain.progress import progress
from outsource_audit.storage.drafts import DraftFiles
from outsource_audit.terminal.keys.interview import KeyInterview

NOW = "2026-11-23T10:00:00+00:00"
NEWS = "Pitfall 1 is done. Next: data security."


class Told(SystemExit):
    """A signal told the sitting to end."""


def main(folder: Path, *, deaf: bool) -> None:
    """Hold the sitting and say how the terminal is left."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN if deaf and number == signal.SIGHUP else _stop)
    before = termios.tcgetattr(0)
    person = KeyInterview(TODAY)
    try:
        _hold(person, folder)
    except KeyboardInterrupt:
        sys.exit("interrupted")
    finally:
        person.close()
        if not deaf:
            same = "as" if termios.tcgetattr(0) == before else "not as"
            sys.stdout.write(f"the terminal is {same} it was\n")


def _hold(person: KeyInterview, folder: Path) -> None:
    person.sit_down(DraftFiles(folder / "northway.audit.json"))
    interview = an_interview("one-01")
    with (folder / "actions").open("a", encoding="utf-8") as written:
        while (item := current(interview)) is not None:
            action = person.ask(item, interview, progress(interview), [NEWS])
            written.write(f"{item.id} {action}\n")
            written.flush()
            if isinstance(action, GoToReview):
                written.write(f"{person.offer(some_offers())}\n")
                written.write(f"{person.save_again('The disk is full.')}\n")
                written.write(f"{person.review(a_review(), [NEWS])}\n")
                action = Leave()
            interview = apply(interview, action, NOW)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Told(128 + number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), deaf="deaf" in sys.argv)
