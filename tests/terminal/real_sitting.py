"""What the tests of whole screens share: a cut-down audit, and how a screen is compared."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from test_program_by_keys import the_core

from keyboard import Keyboard
from outsource_audit.domain.audit import Audit
from program import the_demo

GOLDEN = Path(__file__).parent / "golden" / "screens"
OPEN = "partner-07"
NUMBER = "depend-02"
RED_LINE = "comms-09"
LOOK = "Before the end, a second look"


def a_small_audit(*open_: str) -> Audit:
    """Return the demo's audit with the quick set alone, some answers taken away."""
    answers = {key: answer for key, answer in the_core().items() if key not in open_}
    profile = {key: value for key, value in the_demo().profile.items() if key not in open_}
    return msgspec.structs.replace(the_demo(), answers=answers, profile=profile, in_full=())


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
