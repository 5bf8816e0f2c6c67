"""The editor somebody likes best, for a note that is longer than a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLES = ("VISUAL", "EDITOR")
USUAL_EDITORS = ("nano", "vi", "notepad")


def edit(path: Path) -> str:
    """Open a file in $VISUAL, $EDITOR, or an editor that is found, and wait until it is closed.

    Returns the empty text, or in one line why that did not work.
    """
    try:
        command = _command()
    except ValueError as error:
        return f"The editor cannot be started: {str(error).lower()} in VISUAL or EDITOR."
    if not command:
        return "No editor was found. Set EDITOR to the name of the one you use."
    try:
        # The editor is the user's own choice, as everywhere. It needs the terminal to draw
        # on, even where the standard output goes to a file.
        ended = subprocess.run([*command, str(path)], stdout=_terminal(), check=False)  # noqa: S603
    except OSError as error:
        told = (error.strerror or str(error)).lower()
        return f"The editor {command[0]} cannot be started: {told}."
    if ended.returncode:
        return f"The editor {command[0]} ended with an error ({ended.returncode})."
    return ""


def _command() -> list[str]:
    """Return the editor and its arguments. Raises ValueError where quotes are not closed."""
    for variable in VARIABLES:
        if command := shlex.split(os.environ.get(variable, "")):
            return command
    return next(([found] for name in USUAL_EDITORS if (found := shutil.which(name))), [])


def _terminal() -> int | None:
    if sys.stdout is not None and sys.stdout.isatty():
        return None
    return sys.stderr.fileno() if sys.stderr is not None and sys.stderr.isatty() else None
