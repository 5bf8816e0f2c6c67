"""Browsers that come as a snap, and the folder that they may read."""

from __future__ import annotations

from pathlib import Path

import pytest

from outsource_audit.exchange.snap import snap_folder

STUB = """#!/bin/sh
if ! [ -x /snap/bin/chromium ]; then
    echo "Command '$0' requires the chromium snap to be installed." >&2
    exit 1
fi
exec /snap/bin/chromium "$@"
"""


@pytest.mark.parametrize(
    "browser", ["/snap/bin/chromium", "/snap/chromium/2805/usr/lib/chromium-browser/chrome"]
)
def test_what_lies_under_snap_is_a_snap(browser: str) -> None:
    """Its folder is named after the snap, in the home of its user."""
    assert snap_folder(Path(browser), Path("/home/ada")) == Path("/home/ada/snap/chromium/common")


def test_the_script_that_starts_a_snap_is_one(tmp_path: Path) -> None:
    """Ubuntu's /usr/bin/chromium-browser is a script that calls the snap."""
    script = tmp_path / "chromium-browser"
    script.write_text(STUB, encoding="utf-8")
    assert snap_folder(script, tmp_path) == tmp_path / "snap/chromium/common"


@pytest.mark.parametrize(
    "content", [b"#!/bin/sh\nexec /usr/lib/chromium/chromium\n", b"\x7fELF /snap/bin/x", b"", b"#"]
)
def test_another_program_is_no_snap(tmp_path: Path, content: bytes) -> None:
    """A program, or a script that calls no snap, works in the usual folder."""
    program = tmp_path / "chromium"
    program.write_bytes(content)
    assert snap_folder(program, tmp_path) is None


def test_what_cannot_be_read_is_no_snap(tmp_path: Path) -> None:
    """A browser that is gone is somebody else's error."""
    assert snap_folder(tmp_path / "gone", tmp_path) is None
    assert snap_folder(tmp_path, tmp_path) is None
