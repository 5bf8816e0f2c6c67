"""Writing the product to stdout, byte for byte."""

from __future__ import annotations

import os
import sys

from outsource_audit.errors import FileError
from outsource_audit.storage.write import reason


def write_stdout(data: bytes) -> None:
    """Write bytes to stdout. Raises FileError where it is closed or full."""
    if sys.stdout is None:
        raise FileError("standard output is closed, so there is nowhere to print to")
    flush_stdout()
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error
    flush_stdout()


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
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _unwritable(error: OSError) -> FileError:
    return FileError(f"standard output cannot be written: {reason(error)}")
