"""The good and bad banks of these tests, and folders made of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

HERE = Path(__file__).parent
GOOD = HERE / "good_banks"
BAD = sorted((HERE / "bad_banks").glob("*.yaml"))
_MARK = re.compile(r"# wrong: (.*)$", re.MULTILINE)


def folder_with(path: Path, folder: Path) -> Path:
    """Put a file beside the good profile and bank; return its copy, always of one name."""
    is_profile = path.name.startswith("profile")
    shutil.copy(GOOD / "profile.yaml", folder)
    shutil.copy(GOOD / "01-first.yaml", folder)
    copy = folder / ("profile.yaml" if is_profile else "bank.yaml")
    shutil.copy(path, copy)
    return copy


def expected(path: Path) -> list[tuple[int, str]]:
    """Return the line and a part of the message of each problem a file says it has.

    A file marks its wrong lines itself: `# wrong: part of the message | of another one`.
    """
    lines = path.read_bytes().decode().split("\n")
    return [
        (number, part)
        for number, line in enumerate(lines, 1)
        for mark in _MARK.findall(line)
        for part in mark.split(" | ")
    ]
