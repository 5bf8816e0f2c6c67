"""Folders of report templates: the sets that ship with the program, and a consultant's own."""

from __future__ import annotations

from pathlib import Path

from outsource_audit.errors import FileError, UsageError
from outsource_audit.storage.resources import folder
from outsource_audit.storage.write import reason

STANDARD = "standard"
# Set by `compare`, which takes no templates of others.
_NOT_OF_REPORTS = "comparison.md.j2"
_FIRST = "report.html.j2"


def template_folders(told: str | None) -> list[Path]:
    """Return the folders that templates are looked for in, in order; ours comes last.

    `told` is a folder, or the name of a set that ships where no such folder exists. Raises
    UsageError where it is neither, or a folder without a single template of a report, and
    FileError where it cannot be read.
    """
    ours = folder("reports")
    if told is None:
        return [ours]
    theirs = Path(told)
    if told and theirs.is_dir():
        _check_names(theirs)
        return [theirs, ours]
    if told in set_names() and not theirs.exists():
        return list(dict.fromkeys((set_folder(told), ours)))
    raise UsageError(f"--templates: {_what_is_wrong(told)}; give a folder, or {_sets_text()}")


def set_names() -> list[str]:
    """Return the names of the sets that ship, the standard one first."""
    found = (path.parent.name for path in folder("reports").glob(f"*/{_FIRST}"))
    return [STANDARD, *sorted(found)]


def set_folder(name: str) -> Path:
    """Return the folder of a set that ships. Raises UsageError with the names there are."""
    if name not in set_names():
        raise UsageError(f"--set: there is no set '{name}'; give {_sets_text()}")
    return folder("reports") if name == STANDARD else folder("reports") / name


def set_files(name: str) -> list[Path]:
    """Return the files of a set that ships, sorted by name. Raises UsageError."""
    found = (path for path in set_folder(name).iterdir() if path.is_file())
    return sorted(path for path in found if path.name != _NOT_OF_REPORTS)


def _check_names(theirs: Path) -> None:
    known = {path.name for name in set_names() for path in set_files(name)}
    known -= {"README.md", "fonts-OFL.txt"}
    try:
        is_used = any(path.name in known for path in theirs.iterdir())
    except OSError as error:
        raise FileError(f"{theirs}: cannot be read: {reason(error)}") from error
    if not is_used:
        roots = [name for name in sorted(known) if name.startswith(("board.", "report."))]
        raise UsageError(
            f"--templates: {theirs} holds no template of a report; those are called "
            f"{', '.join(roots)} and so on (to get ours: outsource-audit report templates export)"
        )


def _what_is_wrong(told: str) -> str:
    if not told:
        return "needs a name"
    return f"{told} is not a folder" if Path(told).exists() else f"there is no folder {told}"


def _sets_text() -> str:
    return f"the name of a set of ours: {', '.join(set_names())}"
