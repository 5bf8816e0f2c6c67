"""The few kinds of error a user can meet, each with its exit code. Nothing here prints."""

from __future__ import annotations

from typing import NamedTuple

EXIT_FINE = 0
EXIT_GATE_FAILED = 1
EXIT_USAGE = 2
EXIT_FILE = 3
EXIT_INTERRUPTED = 130
EXIT_BY_SIGNAL = 128


class Problem(NamedTuple):
    """One thing that is wrong with a file, and where.

    `line` and `column` count from 1; a problem with the file as a whole has line and column 1.
    """

    file: str
    line: int
    column: int
    where: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """Return `file:line:column: where: what (hint)`, leaving out what is empty."""
        place = f"{self.file}:{self.line}:{self.column}"
        text = ": ".join(part for part in (place, self.where, self.what) if part)
        return f"{text} ({self.hint})" if self.hint else text


class AuditError(Exception):
    """Something the user can put right. `str(error)` is what they are told, a line a problem."""

    exit_code = EXIT_USAGE


class UsageError(AuditError):
    """The command was called in a way that cannot work."""


class FileError(AuditError):
    """A file cannot be read or written: missing, not allowed, disk full, in use."""

    exit_code = EXIT_FILE


class InvalidFileError(FileError):
    """A file was read and does not hold what it should; every problem is listed."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep `problems`, at least one, in the order they are to be shown."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class ForeignFileError(InvalidFileError):
    """A file is whole, and not one this version can take for an audit: leave it alone."""


class NewerFormatError(ForeignFileError):
    """A file was written by a newer version, which can read it."""


class InterruptedByUserError(AuditError):
    """The person stopped the program; what was answered is saved."""

    exit_code = EXIT_INTERRUPTED


class StoppedError(AuditError):
    """The system told the program to stop: shut down, or its terminal was closed."""

    def __init__(self, told: str, number: int) -> None:
        """Keep what to say; the exit code is 128 plus the signal's number, as shells have it."""
        super().__init__(told)
        self.exit_code = EXIT_BY_SIGNAL + number
