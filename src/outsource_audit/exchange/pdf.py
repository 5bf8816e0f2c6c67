"""A page printed to PDF by a browser that runs alone: no network, no files, no profile of yours."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from outsource_audit.errors import FileError
from outsource_audit.exchange.browser_command import (
    browser_command,
    browser_environment,
    has_sandbox,
)
from outsource_audit.exchange.last_words import lacks_sandbox, last_words
from outsource_audit.exchange.limited_run import run_limited
from outsource_audit.exchange.snap import snap_folder
from outsource_audit.exchange.undisturbed import undisturbed
from outsource_audit.exchange.web_archive import SUFFIX, web_archive

SECONDS = 60.0
PREFIX = "outsource-audit-"

_BEGIN, _END, _TAIL = b"%PDF-", b"%%EOF", 1024
# Processes that were told to end may write a last file into a folder that is being removed.
_PAUSES = (0.0, 0.05, 0.2, 0.5, 1.0)


def print_pdf(html: bytes, browser: Path, timeout_seconds: float = SECONDS) -> bytes:
    """Return a page in UTF-8 as a tagged PDF with bookmarks, its paper as its @page rule says.

    Raises FileError: the browser cannot be started, writes no whole PDF or takes longer than
    `timeout_seconds`, or there is no room for its files. Nothing is left of them, nor running;
    so it is after Ctrl-C too, and after SIGTERM where the caller turns that into an exception.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # Path.home() fails where there is none
    with _own_folder(snap_folder(browser, home)) as folder:
        page, pdf, said = (folder / name for name in (f"page{SUFFIX}", "page.pdf", "said.txt"))
        _write(page, web_archive(html))
        code = _run(browser, page, pdf, said, timeout_seconds)
        if is_whole_pdf(pdf):
            return pdf.read_bytes()
        told = _fault(code, pdf, timeout_seconds) + _advice(said.read_bytes())
    raise FileError(f"{browser}: {told}")


def is_whole_pdf(path: Path) -> bool:
    """Say whether a file is a PDF from its first to its last line."""
    try:
        with path.open("rb") as stream:
            if stream.read(len(_BEGIN)) != _BEGIN:
                return False
            stream.seek(max(0, stream.seek(0, os.SEEK_END) - _TAIL))
            return stream.read().rstrip().endswith(_END)
    except OSError:
        return False


def _run(browser: Path, page: Path, pdf: Path, said: Path, seconds: float) -> int | None:
    folder = page.parent
    user = None if sys.platform == "win32" else os.geteuid()
    sandbox = has_sandbox(os.environ, sys.platform, user)
    command = browser_command(browser, folder, page, pdf, sandbox=sandbox)
    environ = browser_environment(os.environ, folder, sys.platform)
    try:
        return run_limited(command, environ, said, lambda: is_whole_pdf(pdf), seconds)
    except OSError as error:
        raise FileError(f"{browser}: cannot be run: {_reason(error)}{_advice(b'')}") from error


@contextlib.contextmanager
def _own_folder(parent: Path | None) -> Iterator[Path]:
    """Make a folder that nobody else may look into, and remove it in every case."""
    folder = None
    try:
        with undisturbed():
            folder = _made_folder(parent)
        yield folder
    finally:
        if folder is not None:
            _remove(folder)


def _made_folder(parent: Path | None) -> Path:
    try:
        if parent is not None:
            parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        raise FileError(f"{place}no folder can be made to print in: {_reason(error)}") from error


def _remove(folder: Path) -> None:
    for pause in _PAUSES:
        time.sleep(pause)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise FileError(f"{path}: cannot be written: {_reason(error)}") from error


def _fault(code: int | None, pdf: Path, seconds: float) -> str:
    if code is None:
        return f"the PDF was not finished within {seconds:g} seconds, so the browser was stopped"
    if pdf.exists():
        return "what it wrote is not a whole PDF"
    how = f"exit code {code}" if code >= 0 else f"signal {-code}"
    return f"it ended without writing a PDF ({how})"


def _advice(words: bytes) -> str:
    if lacks_sandbox(words):
        return (
            "; it cannot start its sandbox here: set CHROME_NO_SANDBOX=1 to do without it, "
            "or print the HTML report to PDF from any browser"
        )
    said = last_words(words)
    told = f'; it said "{said}"' if said else ""
    return (
        f"{told}; name Chrome, Chromium or Edge with --browser, "
        "or print the HTML report to PDF from any browser"
    )


def _reason(error: OSError) -> str:
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
