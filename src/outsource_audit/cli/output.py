"""Writing the product to stdout, byte for byte."""

from __future__ import annotations

import sys

from outsource_audit.errors import FileError


def write_stdout(data: bytes) -> None:
    """Write bytes to stdout. Raises FileError where it is closed or full."""
    if sys.stdout is None:
        raise FileError("standard output is closed; give a file with -o")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileError(f"standard output cannot be written: {error.strerror}") from error
