"""Drafts: notes that are being written, one hidden file a note beside the audit.

A draft is put in place in one step but not flushed to the disk: it outlives the program and
its terminal, and is kept too often to wait for a disk.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from urllib.parse import quote, unquote

from outsource_audit.storage.write import write_unflushed


class DraftFiles:
    """The drafts of one audit, by the names that `domain.notes.note_name` gives its notes."""

    def __init__(self, audit_path: Path) -> None:
        """Keep where the audit really lies; nothing is read or written yet."""
        self._audit = Path(os.path.realpath(audit_path))

    def read(self, name: str) -> str:
        """Return an unfinished note; the empty text where there is none."""
        try:
            return self.path(name).read_bytes().decode(errors="replace")
        except (OSError, ValueError):
            return ""

    def keep(self, name: str, text: str) -> None:
        """Keep an unfinished note. Never raises: a draft is better lost than in the way."""
        write_unflushed(self.path(name), text.encode(errors="replace"))

    def drop(self, name: str) -> None:
        """Forget the draft: its note is saved, or was given up. Never raises."""
        with contextlib.suppress(OSError):
            self.path(name).unlink()

    def path(self, name: str) -> Path:
        """Return the file the draft lies in, for an editor. It is always beside the audit."""
        # Whatever a name holds, it is one file name; and it can be read back from that.
        quoted = quote(name, safe="", errors="replace")
        return self._audit.with_name(f".{self._audit.name}.{quoted}.draft")

    def waiting(self) -> list[str]:
        """Return the names of the notes that were left unfinished, sorted."""
        named = re.compile(rf"\.{re.escape(self._audit.name)}\.(.+)\.draft", re.DOTALL)
        try:
            beside = [(path, named.fullmatch(path.name)) for path in self._audit.parent.iterdir()]
            found = [unquote(match[1]) for path, match in beside if match and _holds(path)]
        except OSError:
            return []
        return sorted(found)


def _holds(path: Path) -> bool:
    """Say whether a draft is a file that holds something; an editor may leave it empty."""
    return path.is_file() and path.stat().st_size > 0
