"""Drawings on the screen: their blanks, their width, and what they cannot do."""

from __future__ import annotations

import pytest

from outsource_audit.terminal.console import Line, Screen

CELLS: Line = [("4 ", ""), (" M ", "black on yellow"), ("   ", ""), (" ", "bold")]


def drawn(line: Line, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what a line of a drawing writes."""
    Screen("stdout").draw(line)
    return capsys.readouterr().out


def test_blanks_at_the_end_are_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    """Without colour a coloured ground is as blank as nothing."""
    assert drawn(CELLS, capsys) == "4  M\n"
    assert drawn([("   ", ""), ("", "")], capsys) == "\n"
    assert drawn([], capsys) == "\n"


def test_a_coloured_ground_stays_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its blanks are seen; those after it are not. NO_COLOR takes the ground away."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert drawn(CELLS, capsys) == "4 \x1b[30;43m M \x1b[0m\n"
    monkeypatch.setenv("NO_COLOR", "1")
    assert drawn(CELLS, capsys) == "4  M\n"


def test_a_drawing_takes_the_room_there_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Text stays readable, a drawing may be wider; no screen is narrower than 40 columns."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    for kind in ("xterm", "dumb"):
        monkeypatch.setenv("TERM", kind)
        for columns, room, width in ((20, 40, 40), (80, 80, 80), (200, 200, 100), (300, 200, 100)):
            monkeypatch.setenv("COLUMNS", str(columns))
            screen = Screen("stdout")
            assert (screen.room, screen.console.width) == (room, width)
    monkeypatch.delenv("FORCE_COLOR")
    assert (Screen("stdout").room, Screen("stdout").console.width) == (100, 100)
    assert drawn([("x" * 150, "")], capsys) == "x" * 150 + "\n"


def test_a_drawing_is_inert(capsys: pytest.CaptureFixture[str]) -> None:
    """What is drawn is shown, and steers nothing."""
    assert drawn([("[bold]\x1b[2J", "")], capsys) == "[bold]␛[2J\n"


def test_a_wrapped_text_has_no_blanks_at_the_ends_of_its_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """They would be copied with it."""
    Screen("stdout").say("word " * 60)
    assert all(line == line.rstrip() for line in capsys.readouterr().out.splitlines())
