"""What the tests of the whole program share: cut-down audits, and what a screen must keep to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec
from prompt_toolkit.utils import get_cwidth
from test_program_by_keys import the_core

from keyboard import Keyboard
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.storage.audit_file import read_audit
from program import NAME, the_demo

GOLDEN = Path(__file__).parent / "golden" / "screens"
TALL = 50
CARDS = "card_data"
DATA = "customer_data"
OPEN = "partner-07"
NUMBER = "depend-02"
RED_LINE = "comms-09"
_STYLE = re.compile(r"\x1b\[([\d;:]*)m")
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


def file_of(place: Path) -> Audit:
    """Return the audit as it lies in its file now."""
    return read_audit(place / NAME)


def answer_in(place: Path, item: str) -> Answer:
    """Return what the file holds of a question, nothing if it holds nothing."""
    return file_of(place).answers.get(item, Answer())


def whole(person: Keyboard, columns: int, ask: str = "") -> None:
    """See that the picture fits, its frame is unbroken and the question complete."""
    lines = [line for line in person.screen() if line]
    width = min(columns, 100)
    assert all(get_cwidth(line) <= columns for line in lines)
    assert all(len(line) == width and line[-1] in "│┘┐" for line in lines[:-1]), lines
    assert one_line(ask) in person.words()


def screen_is_golden(name: str, lines: Iterable[str]) -> None:
    """Compare a screen with the one that was looked at; UPDATE_GOLDEN=1 writes it anew."""
    text = "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
