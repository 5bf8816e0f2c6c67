"""The action plan as an iCalendar file: due dates, reviews of accepted risks, the next audit.

Events, not to-dos: most calendars leave to-dos out when they import a file. Each is there all
day and blocks no time. An event keeps its id from export to export, so that a calendar that
knows it moves it and adds no second one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import msgspec
from icalendar import Calendar as ICalendar
from icalendar import Event

from outsource_audit.domain.action_plan import ActionPlan, PlannedAction
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.dates import days_later
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.remediation import Status
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.exchange.plan_columns import plain, task_name
from outsource_audit.exchange.status_words import STATUS_WORDS

_PRODUCT = "-//outsource-audit//action plan//EN"
_DOMAIN = "outsource-audit.invalid"
_DIGITS = 16


class Calendar(msgspec.Struct, frozen=True):
    """The file, and the ids of the actions that are in it nowhere: open, and without a date."""

    data: bytes
    left_out: tuple[str, ...]


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One day in the calendar; `day` and `told` are ISO dates, `told` when it was last set."""

    id: str
    day: str
    told: str
    title: str
    text: str
    category: str


def encode_calendar(scorecard: Scorecard, plan: ActionPlan, next_audit: str) -> Calendar:
    """Return the dates of a plan as iCalendar; the same plan gives the same bytes.

    `next_audit` is an ISO date, or empty for none. Actions that are done are not in it.
    """
    audit = scorecard.audit
    open_actions = [a for a in plan.steps if a.remediation.status is not Status.DONE]
    entries = [_entry(scorecard, action) for action in open_actions if _day(action)]
    if next_audit:
        entries.append(_next_audit(audit, next_audit))
    calendar = ICalendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", clean(f"Action plan: {plain(audit.provider)}"))
    for entry in entries:
        calendar.add_component(_event(entry, audit))
    left_out = tuple(action.id for action in open_actions if not _day(action))
    return Calendar(calendar.to_ical(), left_out)


def _day(action: PlannedAction) -> str:
    """Return the ISO date on which somebody has to look at an action; empty where there is none."""
    remediation = action.remediation
    if remediation.status is Status.ACCEPTED:
        return remediation.review
    return remediation.due or action.suggested_due


def _entry(scorecard: Scorecard, action: PlannedAction) -> _Entry:
    audit, question = scorecard.audit, action.step.standing.question
    name = task_name(question).removesuffix(".")
    again = "Accepted risk, look at it again: " if _is_accepted(action) else ""
    return _Entry(
        id=action.id,
        day=_day(action),
        told=action.remediation.changed or audit.date,
        title=f"{plain(audit.provider)}: {again}{name} ({action.id})",
        text="\n".join(_told(action)),
        category=plain(scorecard.bank_set.by_id[question.pitfall].title),
    )


def _told(action: PlannedAction) -> Iterator[str]:
    remediation, question = action.remediation, action.step.standing.question
    yield plain(question.fix)
    yield f"Why: {plain(question.why)}"
    yield f"What would show it: {plain(question.evidence)}"
    yield f"Status: {STATUS_WORDS[remediation.status]}"
    if _is_accepted(action):
        yield f"Accepted because: {plain(remediation.reason)}"
    elif not remediation.due:
        yield "The date is a suggestion; nobody has set one yet."
    if remediation.owner:
        yield f"Owner: {plain(remediation.owner)}"
    if remediation.note:
        yield f"Note: {plain(remediation.note)}"


def _is_accepted(action: PlannedAction) -> bool:
    return action.remediation.status is Status.ACCEPTED


def _next_audit(audit: Audit, day: str) -> _Entry:
    return _Entry(
        id="next-audit",
        day=day,
        told=audit.date,
        title=f"{plain(audit.provider)}: audit again",
        text=f"The last audit is of {audit.date}. Answers older than a year are asked again.",
        category="Next audit",
    )


def _event(entry: _Entry, audit: Audit) -> Event:
    event = Event()
    whose = hashlib.sha256(f"{audit.business}\n{audit.provider}".encode()).hexdigest()[:_DIGITS]
    event.add("uid", f"{entry.id}.{whose}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(date.fromisoformat(entry.told), time(), UTC))
    event.add("dtstart", date.fromisoformat(entry.day))
    # The day after, as calendars have it; the last day there is has none.
    if after := days_later(entry.day, 1):
        event.add("dtend", date.fromisoformat(after))
    # A line break in one of these would end the property; only a description may have some.
    event.add("summary", clean(entry.title))
    event.add("description", clean(entry.text, newlines=True))
    event.add("categories", [clean(entry.category)])
    event.add("transp", "TRANSPARENT")
    return event
