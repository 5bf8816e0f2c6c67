"""Commands to type, in as few columns as a terminal has: broken between words alone."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.terminal.command_lines import command_lines
from outsource_audit.terminal.console import Screen

WORDS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=6
)
LONG = "outsource-audit questions k40.audit.json"


@pytest.mark.parametrize(
    ("command", "width", "lines"),
    [
        (LONG, 42, [f"  {LONG}"]),
        (LONG, 41, ["  outsource-audit questions \\", "    k40.audit.json"]),
        (
            "outsource-audit report 'My shop.audit.json' --format html -o another.html",
            40,
            [
                "  outsource-audit report \\",
                "    'My shop.audit.json' --format html \\",
                "    -o another.html",
            ],
        ),
        (
            f"outsource-audit score {'x' * 60}.json",
            40,
            ["  outsource-audit score \\", f"    {'x' * 60}.json"],
        ),
        (f"/home/my shop/{'x' * 40}.html", 40, [f"  /home/my shop/{'x' * 40}.html"]),
        (
            f"outsource-audit run 'no end {'x' * 40}",
            40,
            [f"  outsource-audit run 'no end {'x' * 40}"],
        ),
    ],
)
def test_a_command_is_broken_between_its_words(command: str, width: int, lines: list[str]) -> None:
    """Where it fits it stays whole, and so do a path alone and a name too long for any line."""
    assert command_lines(command, width) == lines


@given(WORDS, st.integers(min_value=40, max_value=120))
def test_a_shell_reads_the_lines_as_the_one_command(words: list[str], width: int) -> None:
    """Whatever the names in it, what is copied does what the one line would have done."""
    command = shlex.join(["outsource-audit", *words])
    lines = command_lines(command, width)
    joined = "\n".join(lines).replace(" \\\n", " ")
    assert shlex.split(joined) == shlex.split(command)


@given(st.lists(st.from_regex(r"[a-z-]{1,30}", fullmatch=True), max_size=9), st.integers(40, 120))
def test_lines_keep_to_the_width(words: list[str], width: int) -> None:
    """Where every word fits into a line."""
    command = " ".join(["outsource-audit", *words])
    assert all(len(line) <= width for line in command_lines(command, width))


def test_a_terminal_gets_lines_and_a_pipe_the_whole_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only where there are columns to keep to; a wide terminal has room for all of it."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    Screen("stdout").command(LONG)
    assert capsys.readouterr().out == f"  {LONG}\n"
    monkeypatch.setenv("FORCE_COLOR", "1")
    Screen("stdout").command(LONG)
    assert capsys.readouterr().out == "  outsource-audit questions \\\n    k40.audit.json\n"
    monkeypatch.setenv("COLUMNS", "150")
    Screen("stdout").command(f"{LONG} {'x' * 100}")
    assert capsys.readouterr().out == f"  {LONG} {'x' * 100}\n"
