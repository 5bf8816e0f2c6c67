"""The audit a command names, read; where it is damaged, how to get its last good state back."""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Iterator
from pathlib import Path

from outsource_audit.domain.audit import Audit
from outsource_audit.errors import FileError, InvalidFileError, NewerFormatError
from outsource_audit.storage.audit_file import read_audit, read_spare


def read_stored(file: Path) -> Audit:
    """Return the audit in a file.

    Raises FileError as `read_audit` does; where a spare can be read, it says that too.
    """
    with spare_told(file):
        return read_audit(file)


@contextlib.contextmanager
def spare_told(file: Path) -> Iterator[None]:
    """Where the block finds the audit damaged, say which command offers its last good state."""
    try:
        yield
    except NewerFormatError:
        raise
    except InvalidFileError as error:
        if read_spare(file) is None:
            raise
        command = f"outsource-audit run {shlex.quote(str(file))}"
        told = f"{file}: {command} offers its last good state"
        raise FileError(f"{error}\n{told}") from error
