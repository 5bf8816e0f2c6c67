"""The status of an action in the words of a plan file, and in those of other tools."""

from __future__ import annotations

import difflib
import re

from outsource_audit.domain.remediation import Status

STATUS_WORDS = {
    Status.PLANNED: "Planned",
    Status.IN_PROGRESS: "In progress",
    Status.DONE: "Done",
    Status.ACCEPTED: "Accepted risk",
}
_MEANT = {
    Status.PLANNED: ("planned", "to do", "todo", "open", "new", "not started", "backlog"),
    Status.IN_PROGRESS: ("in progress", "doing", "working on it", "started", "ongoing"),
    Status.DONE: ("done", "complete", "completed", "closed", "resolved", "finished", "fixed"),
    Status.ACCEPTED: ("accepted risk", "accepted", "risk accepted", "accept risk"),
}
_BY_WORD = {word: status for status, words in _MEANT.items() for word in words}

_LONGEST_WORD = 40
_CLOSE = 0.8


def status_of(text: str) -> Status | None:
    """Return the status a word stands for; None where it stands for none.

    Case, hyphens and underscores do not matter. An empty cell is an action that is planned.
    """
    word = _word(text)
    return _BY_WORD.get(word) if word else Status.PLANNED


def status_hint(text: str) -> str:
    """Return what to write in place of a word that is no status."""
    near = difflib.get_close_matches(_word(text)[:_LONGEST_WORD], _BY_WORD, 1, cutoff=_CLOSE)
    if near:
        return f"did you mean {STATUS_WORDS[_BY_WORD[near[0]]]!r}?"
    *most, last = STATUS_WORDS.values()
    return f"write {', '.join(most)} or {last}"


def _word(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()
