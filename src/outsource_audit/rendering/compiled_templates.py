"""Our own templates in compiled form, kept from run to run: compiling takes longer than setting.

What is kept is Python's own form of code (marshal), and reading it is as good as running it.
So a file counts only where nobody but its owner, who runs the program, can have written it,
and only where its checksum holds: a damaged one could bring the interpreter down. Whatever is
wrong with the folder or a file, the template is compiled as if there were none.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from outsource_audit import __version__
from outsource_audit.rendering.sandbox import REVISION

_MAGIC = f"outsource-audit {__version__} {REVISION} {jinja2.__version__} {sys.version}\n".encode()
_DIGEST = 32
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps the compiled form of the templates that `is_ours` in a folder."""

    def __init__(self, folder: Path, is_ours: Callable[[str], bool]) -> None:
        """Keep them in a folder inside `folder`, made when there is something to keep."""
        self._folder = folder / f"templates-{jinja2.__version__}-{sys.implementation.cache_tag}"
        self._is_ours = is_ours

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return a template's place in the folder; one without a key where it has none."""
        if filename is None or not self._is_ours(filename):
            return Bucket(environment, "", "")
        return super().get_bucket(environment, name, filename, source)

    def get_source_checksum(self, source: str) -> str:
        """Return what tells one text of a template from another."""
        return hashlib.sha256(source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, where there is one that can be trusted."""
        data = self._read(bucket.key)
        head = _MAGIC + bucket.checksum.encode()
        kept = data[len(head) + _DIGEST :]
        if data[: len(head) + _DIGEST] != head + hashlib.sha256(head + kept).digest():
            return
        code = marshal.loads(kept)  # noqa: S302  # ours, and whole: see the top of the module
        if isinstance(code, CodeType):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template; where that cannot be done, nothing is kept."""
        if not bucket.key or bucket.code is None:
            return
        head, kept = _MAGIC + bucket.checksum.encode(), marshal.dumps(bucket.code)
        whole = head + hashlib.sha256(head + kept).digest() + kept
        beside = self._folder / f"{bucket.key}.{os.getpid()}.tmp"
        try:
            self._folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            if not _is_private(self._folder.lstat(), stat.S_ISDIR):
                return
            _write(beside, whole)
            beside.replace(self._folder / bucket.key)
        except (OSError, ValueError):
            pass
        finally:
            _remove(beside)

    def _read(self, key: str) -> bytes:
        if not key:
            return b""
        try:
            if not _is_private(self._folder.lstat(), stat.S_ISDIR):
                return b""
            with (self._folder / key).open("rb") as file:
                return file.read() if _is_private(os.fstat(file.fileno()), stat.S_ISREG) else b""
        except (OSError, ValueError):
            return b""


def _is_private(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Say whether a file or folder is of this kind and nobody else can have written it."""
    user = getattr(os, "getuid", None)  # Windows has none: there the folder is the user's own
    if user is None:
        return is_kind(status.st_mode)
    others_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return is_kind(status.st_mode) and status.st_uid == user() and not others_write


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, _PRIVATE_FILE), "wb") as file:
        file.write(data)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        path.unlink(missing_ok=True)
