"""Browsers that come as a snap, which see neither /tmp nor hidden folders, but one of their own."""

from __future__ import annotations

import os
import re
from pathlib import Path

_NAME = re.compile(r"/snap/(?:bin/)?([a-z0-9][a-z0-9.-]*)")
_STARTER = "/usr/bin/snap"
_MOST_OF_A_SCRIPT = 20_000


def snap_folder(browser: Path, home: Path) -> Path | None:
    """Return the folder that a snap and its user share; None where the browser is no snap.

    A snap lies under /snap, is a link to the program `snap`, or is started by a script that
    names its path, as Ubuntu's /usr/bin/chromium-browser.
    """
    name = _snap_name(browser)
    return home / "snap" / name / "common" if name else None


def _snap_name(browser: Path) -> str:
    if found := _NAME.match(str(browser)):
        return found[1]
    if os.path.realpath(browser) == _STARTER:
        return browser.name
    found = _NAME.search(_script(browser))
    return found[1] if found else ""


def _script(browser: Path) -> str:
    """Return the text of a script; nothing for a program, or for what cannot be read."""
    try:
        with browser.open("rb") as stream:
            if stream.read(2) != b"#!":
                return ""
            return stream.read(_MOST_OF_A_SCRIPT).decode("utf-8", "replace")
    except OSError:
        return ""
