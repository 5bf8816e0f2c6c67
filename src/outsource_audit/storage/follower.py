"""What follows a save without anybody waiting for it: the folder's flush and the spare copy.

It is done in a thread of its own, which begins with the first save and ends with the sitting.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from queue import Queue
from threading import Thread

from outsource_audit.storage.spare import keep_spare
from outsource_audit.storage.write import flush_folder


class Follower:
    """Follows the saves of one file, in their order."""

    def __init__(self, path: Path) -> None:
        """Keep the file's path; nothing is written, and no thread started, before a save."""
        self._path = path
        self._saves: Queue[bytes | None] = Queue()
        self._thread: Thread | None = None
        self._open: int | None = None

    def follow(self, data: bytes) -> None:
        """Bring the spare up to what was just saved, soon. Never raises: it is only a spare."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="spare copy")
            try:
                self._thread.start()
            except RuntimeError:  # the system has no thread left for us: then it is done here
                self._thread = None
                self._finish(data)
                return
        self._saves.put(data)

    def catch_up(self) -> None:
        """Wait until the spare holds what was saved last."""
        self._saves.join()

    def close(self) -> None:
        """Catch up and end the thread."""
        if self._thread is not None:
            self._saves.put(None)
            self._thread.join()
            self._thread = None
        self._let_go()

    def _run(self) -> None:
        while (data := self._saves.get()) is not None:
            try:
                self._finish(data)
            finally:
                self._saves.task_done()
        self._saves.task_done()

    def _finish(self, data: bytes) -> None:
        self._let_go()
        flush_folder(self._path.parent)
        keep_spare(self._path, data)
        self._hold_open()

    def _hold_open(self) -> None:
        """Keep the file open, so that the next save need not wait until its room is given back.

        That takes longer than all else about a save but the flush. Windows replaces no open file.
        """
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                self._open = os.open(self._path, os.O_RDONLY)

    def _let_go(self) -> None:
        if self._open is not None:
            with contextlib.suppress(OSError):
                os.close(self._open)
            self._open = None
