"""Where the files that ship with the program lie."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Folder = Literal["questions", "reports", "demo"]

VIEW_PAGE = "report-view.md"

# The folder of the package, found from this file: `importlib.resources.files` gives the
# same one for every installation that is a folder, and costs more to import than the rest
# of a command's start. (From inside a zip file YAML and templates are not read at all.)
_PACKAGE = Path(__file__).resolve().parents[1]


def folder(name: Folder) -> Path:
    """Return the folder of shipped files: inside the package, or at the top of a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def view_page() -> Path:
    """Return the page on what templates see: shipped with them, or in a checkout's docs."""
    shipped = folder("reports") / VIEW_PAGE
    return shipped if shipped.is_file() else _PACKAGE.parents[1] / "docs" / VIEW_PAGE
