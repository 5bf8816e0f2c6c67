"""A sitting by lines in this process: lines in, what was told, and where the interview stands."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import msgspec
import pytest

from builders import a_bank, a_bank_set, a_field, a_question, an_audit
from outsource_audit.domain.actions import Action
from outsource_audit.domain.audit import Audit, ProfileValue
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.interview import Interview, apply, begin, current
from outsource_audit.domain.news import news
from outsource_audit.domain.progress import USUAL_SECONDS, progress
from outsource_audit.domain.scale import Choice, NumberScale, Scale
from outsource_audit.storage.drafts import DraftFiles
from outsource_audit.terminal.console import Screen
from outsource_audit.terminal.line_interview import LineInterview
from outsource_audit.terminal.person import Begun

TODAY = "2026-11-23"
NOW = "2026-11-23T10:00:00+00:00"
PROFILE: dict[str, ProfileValue] = {"stage": "running", "work": ("parcels",)}

HERE = [
    Begun(Path("a.audit.json"), "Kiln", "Northway", 61),
    Begun(Path("b.audit.json"), "Kiln", "South", 1),
    Begun(Path("c.audit.json"), "Kiln", "West", 0),
]


class Sitting:
    """A person who answers line by line; what they were told is in `told`."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, folder: Path, *lines: str, piped: bool = False
    ) -> None:
        """Lay the lines ready: each is read as it is asked for, then the input ends."""
        self._heard = io.StringIO("".join(f"{line}\n" for line in lines))
        self._screen = io.StringIO()
        monkeypatch.setattr(sys, "stdin", self._heard)
        monkeypatch.setattr(sys, "stdout", io.StringIO())
        monkeypatch.setattr(sys, "stderr", self._screen)
        self.drafts = DraftFiles(folder / "northway.audit.json")
        self.person = LineInterview(Screen("stderr"), TODAY, piped=piped)
        self.person.sit_down(self.drafts)

    @property
    def told(self) -> str:
        """Return all that was told, as it stands on the screen."""
        return self._screen.getvalue()

    @property
    def heard(self) -> str:
        """Return all that was told on one line, as it is heard."""
        return " ".join(self.told.split())

    @property
    def left(self) -> str:
        """Return the lines that were not read."""
        return self._heard.read()

    def ask_all(self, interview: Interview, *first_news: str) -> Interview:
        """Ask until nothing is left or the lines end, as the program does."""
        lines: tuple[str, ...] = first_news
        while (item := current(interview)) is not None:
            at = progress(interview, USUAL_SECONDS)
            action = self.person.ask(item, interview, at, lines)
            after = apply(interview, action, NOW)
            lines = news(interview, after, USUAL_SECONDS)
            interview = after
        return interview


def the_bank_set() -> BankSet:
    """Return two pitfalls of every kind of question, and a profile of two fields."""
    steps = tuple(Choice(str(level), f"step {level}", 4 - level) for level in (4, 3, 2, 1, 0))
    number = NumberScale("percent of orders", highest=100)
    never = (Choice("never", "never counted", 4),)
    return a_bank_set(
        a_bank(
            "one",
            [
                a_question("one-01"),
                a_question(
                    "one-02",
                    not_applicable_when="",
                    scale=Scale.NUMBER,
                    number=number,
                    choices=never,
                ),
            ],
        ),
        a_bank(
            "two",
            [
                a_question("two-01", scale=Scale.MATURITY, choices=steps),
                a_question("two-02", help="Count all of them."),
            ],
            pitfall=2,
        ),
        fields=(
            a_field("stage", "choosing", "running", why="It decides what applies."),
            a_field("work", "parcels", "adverts", "nothing", scale=Scale.SEVERAL),
        ),
    )


def at(question: str, audit: Audit | None = None) -> Interview:
    """Return an interview that stands at one question; the profile is filled in."""
    begun = begin(the_bank_set(), audit or an_audit(profile=dict(PROFILE)))
    return msgspec.structs.replace(begun, here=question)


def asked(sitting: Sitting, question: str, audit: Audit | None = None) -> Action:
    """Ask one question once."""
    interview = at(question, audit)
    item = current(interview)
    assert item is not None
    return sitting.person.ask(item, interview, progress(interview), ())
