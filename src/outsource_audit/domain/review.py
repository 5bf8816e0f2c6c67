"""The review before the end: everything worth a second look, in groups."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from outsource_audit.domain.interview import Interview


class Group(StrEnum):
    """Why a question is worth a second look, in the order of the screen."""

    RED_LINE = "red-line"
    UNANSWERED = "unanswered"
    LOOK_UP = "look-up"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    CHANGED = "changed"
    CARRIED_OVER = "carried-over"
    STALE = "stale"


class ReviewEntry(msgspec.Struct, frozen=True):
    """One question in one group: its id, how it is asked, and what was said to it.

    `confirmed` is true where the person looked at it again in this sitting.
    """

    group: Group
    item: str
    ask: str
    said: str
    confirmed: bool = False


class Review(msgspec.Struct, frozen=True):
    """All entries, by group and in asking order; and how many questions were dealt with.

    `answered` and `asked` count questions and profile fields.
    """

    entries: tuple[ReviewEntry, ...]
    answered: int
    asked: int


def review(interview: Interview, today: str) -> Review:
    """Return what is worth a second look; `today` (ISO) decides what is stale."""
    raise NotImplementedError
