"""What the last action changed around the person, in a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outsource_audit.domain.agenda import part_of, part_title
from outsource_audit.domain.audit import Audit, counts, profile_misfit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.changes import named
from outsource_audit.domain.interview import Interview, waiting
from outsource_audit.domain.overview import Entry, has_answer, overview
from outsource_audit.domain.progress import minutes
from outsource_audit.domain.standing import State
from outsource_audit.domain.wording import counted

_DEEDS = ("answered", "not known", "not applicable", "to look up", "skipped", "left open")
_DEED_OF = {
    State.ANSWERED: "answered",
    State.UNKNOWN: "not known",
    State.NOT_APPLICABLE: "not applicable",
}


def news(before: Interview, after: Interview, seconds_each: float) -> tuple[str, ...]:
    """Return the lines to tell before the next question.

    They say what appears and what no longer applies after a change, and, where a pitfall is
    done, that it is and what comes next; `seconds_each` is this person's pace.
    """
    if before.here is None or after.left:
        return ()
    now = overview(after.bank_set, after.audit)
    return (*_moved(before, after, now), *_done(before, after, now, seconds_each))


def _moved(before: Interview, after: Interview, now: Sequence[Entry]) -> Iterable[str]:
    """Tell what an answer hid and what it brought back.

    A first answer that merely narrows what is asked is no news: nobody had seen the rest.
    """
    if not _answered_here(before, after):
        return
    was_asked = {e.id for e in overview(before.bank_set, before.audit) if e.is_asked}
    appeared = [e for e in now if e.is_asked and e.id not in was_asked]
    gone = [e for e in now if not e.is_asked and e.id in was_asked]
    if not _had_counted(before):
        gone = [entry for entry in gone if has_answer(entry.item, after.audit)]
    yield from _appeared(appeared)
    yield from _gone(gone, after.audit)


def _answered_here(before: Interview, after: Interview) -> bool:
    here, was, now = before.here or "", before.audit, after.audit
    if here in before.bank_set.fields:
        return was.profile.get(here) != now.profile.get(here)
    return was.answers.get(here) != now.answers.get(here)


def _had_counted(interview: Interview) -> bool:
    """Say whether the question here had an answer that counted."""
    here, audit = interview.here or "", interview.audit
    field = interview.bank_set.fields.get(here)
    if field is not None:
        return here in audit.profile and not profile_misfit(field, audit.profile[here])
    return counts(interview.bank_set.questions[here], audit.answers.get(here))


def _appeared(entries: Sequence[Entry]) -> Iterable[str]:
    asked = [entry.id for entry in entries if entry.state is State.UNANSWERED]
    back = [entry.id for entry in entries if entry.state is not State.UNANSWERED]
    if asked:
        yield f"Now also asked: {counted(len(asked), 'question')} ({named(asked)})."
    if back:
        again = counted(len(back), "earlier answer counts", "earlier answers count")
        yield f"{again} again: {named(back)}."


def _gone(entries: Sequence[Entry], audit: Audit) -> Iterable[str]:
    if not entries:
        return
    ids = [entry.id for entry in entries]
    told = f"No longer applies: {counted(len(ids), 'question')} ({named(ids)})."
    kept = sum(1 for entry in entries if has_answer(entry.item, audit))
    yield f"{told} {_kept_aside(kept, len(ids))}".rstrip()


def _kept_aside(kept: int, gone: int) -> str:
    if kept == 0:
        return ""
    whose = "Their" if gone > 1 else "Its"
    if kept == 1:
        only = "one answer" if gone > 1 else "answer"
        return f"{whose} {only} is kept aside and comes back if you change this again."
    return f"{whose} {kept} answers are kept aside and come back if you change this again."


def _done(
    before: Interview, after: Interview, now: Sequence[Entry], seconds_each: float
) -> Iterable[str]:
    """Tell, in one line, that a part is done and what comes next."""
    here, part = before.here or "", part_of(before.bank_set, before.here or "")
    goes_on_here = after.here is not None and part_of(after.bank_set, after.here) == part
    if goes_on_here or before.errand or here not in waiting(before):
        return
    left = waiting(after)
    if any(part_of(after.bank_set, item) == part for item in left):
        return
    told = [_what_was_done(part, now, after)]
    if after.only is None:
        told += _passed_by(part, now, after.bank_set)
    if after.here is not None:
        told.append(_what_is_next(after, left, seconds_each))
    yield " ".join(told)


def _what_was_done(part: int, now: Sequence[Entry], after: Interview) -> str:
    if part == 0:
        return "That was about you."
    own = [e for e in now if e.is_asked and part_of(after.bank_set, e.id) == part]
    deeds = [_deed(entry, after) for entry in own]
    told = [f"{deeds.count(deed)} {deed}" for deed in _DEEDS if deed in deeds]
    return f"Pitfall {part} done: {', '.join(told)}."


def _deed(entry: Entry, after: Interview) -> str:
    if entry.state is not State.UNANSWERED:
        return _DEED_OF[entry.state]
    if entry.id in after.audit.look_up:
        return "to look up"
    return "skipped" if entry.id in after.skipped else "left open"


def _passed_by(part: int, now: Sequence[Entry], bank_set: BankSet) -> Iterable[str]:
    """Name the pitfalls right after a part in which nothing is asked, and why."""
    for number, bank in enumerate(bank_set.banks[part:], start=part + 1):
        states = [entry.state for entry in now if entry.pitfall == bank.id]
        if all(state is State.HIDDEN for state in states):
            yield f"Pitfall {number} does not apply to you."
        elif all(state in (State.HIDDEN, State.NOT_ASKED) for state in states):
            yield f"Pitfall {number} has no question in the quick set for you."
        else:
            return


def _what_is_next(after: Interview, left: Sequence[str], seconds_each: float) -> str:
    bank_set, here = after.bank_set, after.here or ""
    part = part_of(bank_set, here)
    number = sum(1 for item in left if part_of(bank_set, item) == part)
    title = part_title(bank_set, here)
    place = f"pitfall {part}, {title}" if part else title.lower()
    time = counted(minutes(number, seconds_each), "minute")
    return f"Next: {place}, {counted(number, 'question')}, about {time}."
