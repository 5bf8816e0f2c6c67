"""Where the program may keep what it can make anew at any time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "outsource-audit"


def cache_folder() -> Path | None:
    """Return the program's folder among the caches of whoever runs it; None without a home.

    It need not be there yet, nor be writable.
    """
    told = os.environ.get(_VARIABLE, "") if _VARIABLE else ""
    if Path(told).is_absolute():  # anything else is to be ignored, says the XDG standard
        return Path(told) / NAME
    try:
        home = Path.home()
        # An empty HOME stands for the root of the disk, which is nobody's home.
        is_home = home.is_dir() and home != Path(home.anchor)
        return home.joinpath(*_IN_HOME, NAME) if is_home else None
    except (OSError, RuntimeError):  # no HOME, and a user without an entry
        return None


if sys.platform == "win32":
    _VARIABLE, _IN_HOME = "LOCALAPPDATA", ("AppData", "Local")
elif sys.platform == "darwin":
    _VARIABLE, _IN_HOME = "", ("Library", "Caches")
else:
    _VARIABLE, _IN_HOME = "XDG_CACHE_HOME", (".cache",)
