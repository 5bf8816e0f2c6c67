"""Finding the browser that prints the PDF: the one named, or a Chrome, Chromium or Edge here."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from outsource_audit.errors import FileError, UsageError
from outsource_audit.exchange.browser_places import KINDS, names_on_path, places, program_of_app

# The name that marp-cli, Lighthouse and others read, too.
PATH_VARIABLE = "CHROME_PATH"

_NONE_FOUND = (
    "no Chrome, Chromium or Edge was found to print the PDF with: install one of them, name one "
    "with --browser, or write --format html and print that to PDF from any browser"
)
_WANTED = "--browser takes chrome, chromium, edge, or the path of one of them"
_NO_PRINTERS = re.compile(r"firefox|safari|librewolf|epiphany|konqueror", re.IGNORECASE)


class Machine(NamedTuple):
    """What the search asks of a computer. `platform` is as in `sys.platform`."""

    platform: str
    environ: Mapping[str, str]
    home: str
    runs: Callable[[str], bool]
    """Say whether a path is a file that may be run."""
    which: Callable[[str], str | None]
    """Return the path of a program on the PATH."""


def this_machine() -> Machine:
    """Return the computer we run on."""
    return Machine(sys.platform, os.environ, os.path.expanduser("~"), _runs, shutil.which)  # noqa: PTH111  # Path.home() fails where there is none


def chosen_browser(told: str | None, machine: Machine) -> Path:
    """Return the browser that was named, or else the first that is found.

    Raises UsageError where the name is empty, and FileError where there is no such program
    or no browser at all.
    """
    return found_browser(machine) if told is None else named_browser(told, machine)


def found_browser(machine: Machine) -> Path:
    """Return the browser in CHROME_PATH, or the first Chrome, Chromium or Edge.

    A CHROME_PATH that cannot be run is passed over. Raises FileError where there is none.
    """
    told = program_of_app(machine.environ.get(PATH_VARIABLE, ""))
    if told and machine.runs(told):
        return Path(told)
    for kind in KINDS:
        for path in _installed(kind, machine):
            return Path(path)
    raise FileError(_NONE_FOUND)


def named_browser(told: str, machine: Machine) -> Path:
    """Return the browser named by its path, by its name on the PATH, or by its kind.

    Raises UsageError where the name is empty, and FileError where nothing of that name can
    be run, or where it is a browser that cannot print by itself.
    """
    if not told.strip():
        raise UsageError(f"--browser needs a name; {_WANTED}")
    if _NO_PRINTERS.search(re.split(r"[\\/]", told)[-1]):
        raise FileError(f"{told}: this browser cannot print by itself; {_WANTED}")
    program = program_of_app(told)
    found = machine.which(program)
    if found is None and told.lower() in KINDS:
        found = next(_installed(told.lower(), machine), None)
    if found is None:
        raise FileError(f"{told}: {_missing(Path(program))}; {_WANTED}")
    return Path(found)


def _installed(kind: str, machine: Machine) -> Iterator[str]:
    """Yield the browsers of a kind that can be run, the one to take first."""
    yield from filter(None, map(machine.which, names_on_path(kind, machine.platform)))
    everywhere = places(kind, machine.platform, machine.environ, machine.home)
    yield from filter(machine.runs, everywhere)


def _missing(path: Path) -> str:
    try:
        if path.is_dir():
            return "is a folder, not a browser"
        return "is not a program that may be run" if path.exists() else "there is no such program"
    except OSError:
        return "there is no such program"


def _runs(path: str) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)  # noqa: PTH113  # Path has no access()
