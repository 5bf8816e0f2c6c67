"""A note in the editor somebody likes best, while the screen is lent to it."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

from outsource_audit.terminal.draft_notes import keep_draft
from outsource_audit.terminal.editor import edit
from outsource_audit.terminal.keys.note_scene import NoteScene
from outsource_audit.terminal.keys.stage import Stage

NO_DRAFT_FILE = "The note cannot be written where an editor finds it."


def edited_outside(scene: NoteScene, stage: Stage) -> str:
    """Open the note in an editor; return the empty text, or why that did not work."""
    if not keep_draft(scene.drafts, scene.name, scene.entry.text):
        return NO_DRAFT_FILE
    with stage.lent(), _interrupts_passed_over():
        wrong = edit(scene.drafts.path(scene.name))
    if not wrong:
        scene.take_draft()
    return wrong


@contextlib.contextmanager
def _interrupts_passed_over() -> Iterator[None]:
    """Leave Ctrl-C to the editor that has the terminal."""
    before = signal.getsignal(signal.SIGINT)
    # A handler, not SIG_IGN: that one the editor would inherit.
    signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
