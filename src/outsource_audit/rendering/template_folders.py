"""Where templates are read from: folders in order, the first that has a file wins."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jinja2

from outsource_audit.errors import AuditError, FileError, InvalidFileError, Problem

LARGEST = 10_000_000
# What Jinja and Python say of brackets and loops within loops beyond measure.
_TOO_DEEP = (RecursionError, MemoryError, SyntaxError)


class TemplateFolders(jinja2.BaseLoader):
    """Reads templates from folders. The last folder, and any inside it, is our own.

    A link in a consultant's folder that leads out of it is refused: the folder may have come
    from somebody else, and a report would carry whatever file the link names to its readers.
    Ours may be links, as some installers make them.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        """Keep the folders; nothing is read yet."""
        self.folders = tuple(folders)
        self.read: set[str] = set()
        self._ours = f"{folders[-1]}{os.sep}"

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text and file. Raises TemplateNotFound, FileError."""
        del environment
        path = self.path_of(template)
        self.read.add(str(path))
        return _text(path), str(path), lambda: True

    # Jinja gives every template the globals of its environment.
    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: Any = None,  # noqa: A002
    ) -> jinja2.Template:
        """Return a template, compiled. Raises TemplateSyntaxError where it cannot be."""
        try:
            return super().load(environment, name, globals)
        except (jinja2.TemplateError, AuditError):
            raise
        except Exception as error:
            what = "is nested too deeply" if isinstance(error, _TOO_DEEP) else str(error)
            path = str(self.path_of(name))
            raise jinja2.TemplateSyntaxError(what, 1, name, path) from error

    def path_of(self, name: str) -> Path:
        """Return the file that a template's name stands for.

        Raises TemplateNotFound, and FileError where a link leads astray.
        """
        parts = name.split("/")
        if any(part in ("", ".", "..") or not _is_plain(part) for part in parts):
            raise jinja2.TemplateNotFound(name)
        for folder in self.folders:
            path = folder.joinpath(*parts)
            if os.path.lexists(path):
                self._check(path, folder)
                return path
        raise jinja2.TemplateNotFound(name)

    def is_ours(self, file: str) -> bool:
        """Say whether a file lies in the folder that ships with the program."""
        return file.startswith(self._ours)

    def _check(self, path: Path, folder: Path) -> None:
        try:
            real = path if self.is_ours(str(path)) else _inside(path, folder)
            is_file = stat.S_ISREG(real.stat().st_mode)
        except (OSError, RuntimeError) as error:  # a circle of links is a RuntimeError
            raise FileError(f"{path}: cannot be read: {_reason(error)}") from error
        if not is_file:
            raise FileError(f"{path}: is not a file, so it cannot be a template")


def _inside(path: Path, folder: Path) -> Path:
    """Return the file a path leads to. Raises FileError where it lies outside the folder."""
    real = path.resolve(strict=True)
    if not real.is_relative_to(folder.resolve()):
        raise FileError(
            f"{path}: is a link that leads out of {folder}; copy the file there instead"
        )
    return real


def _is_plain(part: str) -> bool:
    return not any(sign in part for sign in ("\\", ":", "\0"))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {_reason(error)}") from error
    if len(data) > LARGEST:
        raise FileError(
            f"{path}: is larger than {LARGEST // 1_000_000} MB, too much for a template"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it with the encoding UTF-8"
        raise InvalidFileError([Problem(str(path), line, 1, "", "is not UTF-8", hint)]) from error


def _reason(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]
