"""The review before the end: everything worth a second look, in groups."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from outsource_audit.domain.age import is_stale
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Audit, Earlier
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.carry_over import carried
from outsource_audit.domain.interview import Interview
from outsource_audit.domain.overview import Entry, has_answer, overview, said
from outsource_audit.domain.standing import RedLineState, State
from outsource_audit.domain.wording import profile_text


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

    `answered` and `asked` count questions and profile fields; `unknown` those of the answered
    to which the answer is not known.
    """

    entries: tuple[ReviewEntry, ...]
    answered: int
    asked: int
    unknown: int = 0


def review(interview: Interview, today: str) -> Review:
    """Return what is worth a second look; `today` (ISO) decides what is stale.

    A question can stand in several groups; an unanswered one stands in one, and what is not
    known and holds a red line stands with the red lines in place of with what is not known.
    """
    audit = interview.audit
    asked = [entry for entry in overview(interview.bank_set, audit) if entry.is_asked]
    taken_over = frozenset(carried(audit))
    grouped = [(set(_groups(entry, interview, taken_over, today)), entry) for entry in asked]
    return Review(
        entries=tuple(
            _review_entry(group, entry, interview)
            for group in Group
            for groups, entry in grouped
            if group in groups
        ),
        answered=sum(1 for entry in asked if entry.state is not State.UNANSWERED),
        asked=len(asked),
        unknown=sum(1 for entry in asked if entry.state is State.UNKNOWN),
    )


def _groups(
    entry: Entry, interview: Interview, taken_over: frozenset[str], today: str
) -> Iterable[Group]:
    audit, key = interview.audit, entry.id
    if entry.state is State.UNANSWERED:
        yield Group.LOOK_UP if key in audit.look_up else Group.UNANSWERED
        return
    if key in interview.changed or _differs(entry.item, audit):
        yield Group.CHANGED
    if entry.red_line in (RedLineState.HIT, RedLineState.OPEN):
        yield Group.RED_LINE
    elif entry.state is State.UNKNOWN:
        yield Group.UNKNOWN
    if entry.state is State.NOT_APPLICABLE:
        yield Group.NOT_APPLICABLE
    if key in taken_over:
        yield Group.CARRIED_OVER
    if is_stale(_given(entry.item, audit, carried=key in taken_over), today):
        yield Group.STALE


def _review_entry(group: Group, entry: Entry, interview: Interview) -> ReviewEntry:
    key, audit = entry.id, interview.audit
    told = said(entry.item, audit)
    if group is Group.CHANGED and audit.earlier and _differs(entry.item, audit):
        told = f"{told} (before: {said(entry.item, audit.earlier)})"
    return ReviewEntry(group, key, entry.item.ask, told, key in interview.confirmed)


def _differs(item: Item, audit: Audit) -> bool:
    """Say whether an earlier audit had another answer to it; one without an answer has none."""
    earlier = audit.earlier
    if earlier is None or not has_answer(item, earlier):
        return False
    return _words(item, audit) != _words(item, earlier)


def _given(item: Item, audit: Audit, *, carried: bool) -> str:
    """Return when an answer was given; empty where nobody noted it down."""
    if isinstance(item, ProfileField):
        return audit.earlier.date if carried and audit.earlier else ""
    return audit.answers[item.id].given


def _words(item: Item, told: Audit | Earlier) -> frozenset[str]:
    """Return an answer in words, so that 3 and "3" are one, in whatever order several stand."""
    value = told.profile.get(item.id)
    if isinstance(item, ProfileField) and isinstance(value, tuple):
        return frozenset(profile_text(item, one) for one in value)
    return frozenset({said(item, told)})
