"""Where the program keeps what it can make anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from outsource_audit.storage.cache_folder import cache_folder

pytestmark = pytest.mark.skipif(
    os.uname().sysname != "Linux", reason="the names are those of Linux"
)


def test_the_variable_of_the_standard_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It need not be there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    assert cache_folder() == tmp_path / "kept/outsource-audit"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("told", ["", "relative/folder", None])
def test_otherwise_it_is_in_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str | None
) -> None:
    """A path from wherever one stands is ignored, as the standard wants."""
    monkeypatch.setenv("HOME", str(tmp_path))
    if told is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", told)
    assert cache_folder() == tmp_path / ".cache/outsource-audit"


@pytest.mark.parametrize("home", ["/nowhere/gone", "", "/"])
def test_without_a_home_there_is_none(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    """The root of the disk is no home."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    assert cache_folder() is None
