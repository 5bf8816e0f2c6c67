"""What the tests of the whole program share: cut-down audits, and what a screen must keep to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from prompt_toolkit.utils import get_cwidth
from test_program_by_keys import demo_without, the_core

from keyboard import Keyboard
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.storage.audit_file import read_audit
from program import NAME, saved, shipped, the_demo

GOLDEN = Path(__file__).parent / "golden" / "screens"
TALL = 50
WIDTHS = pytest.mark.parametrize("columns", [40, 80, 200])
CARDS = "card_data"
PLACES = "customers_in"
DATA = "customer_data"
OPEN = "partner-07"
NUMBER = "depend-02"
RED_LINE = "comms-09"
LOOK = "Before the end, a second look"
ASK = shipped().questions[OPEN].ask
_STYLE = re.compile(r"\x1b\[([\d;:]*)m")
_COPIED = re.compile(r"^  outsource-audit ")
_TYPED_AFTER = re.compile(r"where is it> |when did you see it |Your business |The provider ")
_COLOURS = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}


def has_colour(raw: str) -> bool:
    """Say whether a terminal was told to use a colour, of the palette or any other."""
    told = [code for codes in _STYLE.findall(raw) for code in re.split("[;:]", codes)]
    return any(code.isdecimal() and int(code) in _COLOURS for code in told)


def one_line(text: str) -> str:
    """Return a text as one line, however it was wrapped."""
    return " ".join(text.split())


def a_small_audit(*open_: str) -> Audit:
    """Return the demo's audit with the quick set alone, some answers taken away."""
    answers = {key: answer for key, answer in the_core().items() if key not in open_}
    profile = {key: value for key, value in the_demo().profile.items() if key not in open_}
    return msgspec.structs.replace(the_demo(), answers=answers, profile=profile, in_full=())


def sat_down(place: Path, columns: int, *open_: str, **env: str) -> Keyboard:
    """Continue the whole demo where some answers are missing."""
    saved(demo_without(*open_), place / NAME)
    return Keyboard("run", NAME, cwd=place, columns=columns, rows=TALL, env=env)


def file_of(place: Path) -> Audit:
    """Return the audit as it lies in its file now."""
    return read_audit(place / NAME)


def answer_in(place: Path, item: str) -> Answer:
    """Return what the file holds of a question, nothing if it holds nothing."""
    return file_of(place).answers.get(item, Answer())


def whole(person: Keyboard, columns: int, ask: str = "") -> None:
    """See that the picture fits, its frame is unbroken and the question complete."""
    unbroken(person.screen(), columns)
    assert one_line(ask) in person.words()


def unbroken(screen: Iterable[str], columns: int) -> None:
    """See that a frame ends where it should on every line, and nothing is wider."""
    lines = [line for line in screen if line]
    width = min(columns, 100)
    assert all(get_cwidth(line) <= columns for line in lines)
    assert all(len(line) == width and line[-1] in "│┘┐" for line in lines[:-1]), lines


def lines_fit(text: str, columns: int) -> None:
    """See that what was printed fits, but for what is copied and what somebody types after."""
    lines = _STYLE.sub("", text).replace("\r", "").splitlines()
    wide = [line for line in map(str.rstrip, lines) if len(line) > columns]
    assert all(_COPIED.search(line) or _TYPED_AFTER.match(line) for line in wide), wide


def given_back(person: Keyboard) -> str:
    """Return what was printed once the program had given the terminal back."""
    before, left, after = person.raw.rpartition("\x1b[?1049l")
    assert before
    assert left
    return after


def screen_is_golden(name: str, lines: Iterable[str]) -> None:
    """Compare a screen with the one that was looked at; UPDATE_GOLDEN=1 writes it anew."""
    text = "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
