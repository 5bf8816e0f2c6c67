"""Folders with templates of a consultant's and of ours, and what they make or what is told."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from every_state import every_state

from outsource_audit.errors import FileError
from outsource_audit.rendering.environment import set_view
from outsource_audit.rendering.view import ReportView, report_view

NAME = "report.html.j2"


@cache
def the_view() -> ReportView:
    """Return the view of an audit with every state."""
    return report_view(every_state())


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return the consultant's folder."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Return a folder that stands for ours, with two templates."""
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / NAME).write_text('ours {% include "_part.html.j2" %}', encoding="utf-8")
    (folder / "_part.html.j2").write_text("part of ours", encoding="utf-8")
    return folder


def put(folder: Path, **templates: str) -> None:
    """Write templates; two low lines in a name stand for a dot."""
    for name, text in templates.items():
        (folder / f"{name.replace('__', '.')}.j2").write_text(text, encoding="utf-8")


def page(*folders: Path, name: str = NAME) -> str:
    """Return what the folders make of the view."""
    return set_view(name, "html", folders, the_view())


def told(*folders: Path) -> str:
    """Return what is told of templates that are wrong."""
    with pytest.raises(FileError) as caught:
        page(*folders)
    (line,) = str(caught.value).split("\n")
    return line
