"""The action plan as a drawing: the periods from top to bottom, the steps by who does them.

All lengths are in the drawing's own units, as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from unicodedata import east_asian_width

import msgspec

from outsource_audit.domain.dates import days_later
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.wording import counted

WIDTH = 360
_LEFT, _TOP = 22, 6
_HEAD, _OWNER, _LINE, _BELOW = 18, 17, 25, 10
_IN_LINE, _STEP = 11, 29
_RADIUS = 10
_NOBODY = "Nobody named yet"
_WIDEST_NAME, _WIDEST_HEAD = 48, 32  # in half letters, beside the line
_SHAPES = {
    Status.PLANNED: "planned",
    Status.IN_PROGRESS: "begun",
    Status.DONE: "done",
    Status.ACCEPTED: "accepted",
}


class DrawnStep(msgspec.Struct, frozen=True):
    """One step by the middle of its circle; `state` is planned, begun, done or accepted."""

    x: str
    y: str
    number: int
    state: str


class DrawnOwner(msgspec.Struct, frozen=True):
    """Who does the steps below this name."""

    y: str
    name: str


class DrawnPeriod(msgspec.Struct, frozen=True):
    """One period: the height of its line, its name, and the day it ends (empty for later)."""

    y: str
    text_y: str
    title: str
    ends: str
    owners: tuple[DrawnOwner, ...]
    steps: tuple[DrawnStep, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The drawing, and what it says in words."""

    width: str
    height: str
    left: str
    top: str
    bottom: str
    radius: str
    says: str
    periods: tuple[DrawnPeriod, ...]


def timeline(scorecard: Scorecard, written: Callable[[str], str]) -> Timeline | None:
    """Return the drawing of the action plan; None where there is no step.

    `written` puts an ISO date in words. Periods count from the audit's date.
    """
    if not scorecard.plan:
        return None
    y, periods, told = _TOP, [], []
    for period in _periods(scorecard):
        drawn, below = _period(period, y, scorecard.audit.date, written)
        periods.append(drawn)
        told.append(_told(period, drawn.title))
        y = below
    return Timeline(
        width=str(WIDTH),
        height=str(y),
        left=str(_LEFT // 2),
        top=str(_TOP + 6),
        bottom=str(y - _BELOW),
        radius=str(_RADIUS),
        says=" ".join(told),
        periods=tuple(periods),
    )


class _Period(msgspec.Struct):
    days: int | None
    lanes: dict[str, list[tuple[int, Status]]]


def _periods(scorecard: Scorecard) -> Iterator[_Period]:
    """Yield the periods with their steps by owner: who is named first comes first."""
    remediation = scorecard.audit.remediation
    numbered = enumerate(scorecard.plan, start=1)
    for days, steps in groupby(numbered, key=lambda item: item[1].period):
        lanes: dict[str, list[tuple[int, Status]]] = {}
        for number, step in steps:
            one = remediation.get(step.standing.question.id, Remediation())
            lanes.setdefault(one.owner.strip(), []).append((number, one.status))
        nobody = lanes.pop("", None)
        yield _Period(days, lanes | ({"": nobody} if nobody else {}))


def _period(
    period: _Period, y: int, start: str, written: Callable[[str], str]
) -> tuple[DrawnPeriod, int]:
    top = y
    owners, steps = [], []
    y += _HEAD
    for owner, own in period.lanes.items():
        y += _OWNER
        owners.append(DrawnOwner(str(y - 4), _short(owner or _NOBODY)))
        for index, (number, status) in enumerate(own):
            line, place = divmod(index, _IN_LINE)
            steps.append(
                DrawnStep(
                    x=str(_LEFT + 11 + place * _STEP),
                    y=str(y + _RADIUS + 2 + line * _LINE),
                    number=number,
                    state=_SHAPES[status],
                )
            )
        y += -(-len(own) // _IN_LINE) * _LINE
    ends = written(days_later(start, period.days)) if period.days else ""
    return (
        DrawnPeriod(
            y=str(top + 6),
            text_y=str(top + 11),
            title="Later" if period.days is None else f"Within {period.days} days",
            ends=ends,
            owners=tuple(owners),
            steps=tuple(steps),
        ),
        y + _BELOW,
    )


def _told(period: _Period, title: str) -> str:
    lanes = "; ".join(
        f"{owner or _NOBODY}: {counted(len(own), 'step')} ({', '.join(str(n) for n, _ in own)})"
        for owner, own in period.lanes.items()
    )
    return f"{title}: {lanes}."


def _short(name: str) -> str:
    """Return as much of a name as fits beside the line: its beginning and its end.

    Two departments often differ in their last word alone.
    """
    if _half_letters(name) <= _WIDEST_NAME:
        return name
    head, tail = name, name
    while _half_letters(head) > _WIDEST_HEAD:
        head = head[:-1]
    while _half_letters(tail) > _WIDEST_NAME - _WIDEST_HEAD - 2:
        tail = tail[1:]
    return f"{head.rstrip()}…{tail.rstrip()}"


def _half_letters(name: str) -> int:
    """Return about how wide a name is, in half letters; a capital takes a whole one."""
    return sum(2 if char.isupper() or char in "mw@%" or _is_wide(char) else 1 for char in name)


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in "WF"
