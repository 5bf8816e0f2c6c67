"""Writing the product to stdout, byte for byte."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

from outsource_audit.errors import FileError
from outsource_audit.storage.write import reason


def write_stdout(data: bytes) -> None:
    """Write bytes to stdout. Raises FileError where it is closed or full."""
    require_stdout()
    flush_stdout()
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error
    flush_stdout()


def require_stdout() -> None:
    """Raise FileError where stdout is closed, before anything is done that it would tell of."""
    if sys.stdout is None:
        raise FileError("standard output is closed, so there is nowhere to print to")


@contextlib.contextmanager
def told_as_saved(*, saved: bool) -> Iterator[None]:
    """Where the block cannot print, say in the error that the audit was saved, if it was.

    Raises FileError. Nobody is to take such an error for a change that was not made.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except FileError as error:
        raise (FileError(f"saved; but {error}") if saved else error) from error
    except OSError as error:
        told = f"the output cannot be written: {reason(error)}"
        raise FileError(f"saved; but {told}" if saved else told) from error


def flush_stdout() -> None:
    """Hand over what was printed so far. Raises FileError where stdout is full."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error


def let_go_of_streams() -> None:
    """Drop what stdout and stderr did not take; Python would complain of it on its way out."""
    # Typer wraps both when a reader leaves, a closed one too, which then cannot be flushed.
    if sys.__stdout__ is None:
        sys.stdout = None
    if sys.__stderr__ is None:
        sys.stderr = None
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _unwritable(error: OSError) -> FileError:
    return FileError(f"standard output cannot be written: {reason(error)}")
