"""What a new audit takes from an earlier one: answers carried over, and answers to show."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from outsource_audit.domain.age import is_stale
from outsource_audit.domain.audit import (
    Answer,
    Audit,
    Earlier,
    ProfileValue,
    counts,
    profile_misfit,
)
from outsource_audit.domain.bank import BankSet, ProfileField, Question
from outsource_audit.domain.keeping import Source, kept
from outsource_audit.domain.migration import up_to_date
from outsource_audit.domain.plain_text import same_name
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.wording import counted

T = TypeVar("T", ProfileValue, Answer)


def begin_from(
    old: Audit, bank_set: BankSet, *, business: str, provider: str, date: str, today: str
) -> Audit:
    """Begin an audit from an earlier one; `date` is the new audit's, `today` decides what is old.

    Of the same provider's audit no answer is taken over: all of them are shown beside the
    questions; actions that are not done yet go on. For another provider, answers about the
    business that are at most twelve months old and still count are carried over, and only those
    about the business are shown.
    Of another business nothing is taken or shown: what one client said is not the next one's to
    see. What `old` itself followed is dropped.
    """
    if not same_name(old.business, business):
        return Audit(business=business, provider=provider, date=date, banks=bank_set.stamps)
    old = up_to_date(old, bank_set)
    earlier = _earlier(old, bank_set, everything=same_name(old.provider, provider))
    begun = Audit(
        business=business,
        provider=provider,
        date=date,
        in_full=old.in_full,
        banks=bank_set.stamps,
        earlier=earlier,
    )
    if same_name(old.provider, provider):
        return msgspec.structs.replace(begun, remediation=_not_done(old, bank_set))
    return _carried_over(begun, earlier, bank_set, today)


def carried(audit: Audit) -> list[str]:
    """Return the ids of the answers that were carried over and are still as they were.

    A profile answer has no time: there, the same answer says enough.
    """
    earlier = audit.earlier
    if earlier is None or same_name(earlier.provider, audit.provider):
        return []
    fields = [key for key, value in audit.profile.items() if earlier.profile.get(key) == value]
    return fields + [key for key, told in audit.answers.items() if earlier.answers.get(key) == told]


def carry_over_lines(audit: Audit, old: Audit, bank_set: BankSet, name: str) -> list[str]:
    """Say, a line each, what a new audit has from the file `name`, which holds `old`."""
    if not same_name(old.business, audit.business):
        return [f"{name} is about another business, {old.business}; nothing was carried over."]
    taken, shown = len(carried(audit)), _shown(audit, bank_set)
    lines = []
    if taken:
        lines.append(_taken_line(taken, f"{name} ({old.date})"))
    if shown:
        lines.append(_shown_line(shown, audit, old, more=taken > 0))
    if audit.remediation:
        lines.append(_going_on_line(len(audit.remediation)))
    if not lines:
        lines.append(f"{name} ({old.date}) holds no answer that helps here.")
    return lines


def _earlier(old: Audit, bank_set: BankSet, *, everything: bool) -> Earlier:
    if everything:
        return Earlier(
            date=old.date, provider=old.provider, profile=old.profile, answers=old.answers
        )
    return Earlier(
        date=old.date,
        provider=old.provider,
        profile=_about_business(old.profile, bank_set.fields),
        answers=_about_business(old.answers, bank_set.questions),
    )


def _not_done(old: Audit, bank_set: BankSet) -> dict[str, Remediation]:
    """Return what is still to be done about questions that are still asked."""
    return {
        action: remediation
        for action, remediation in old.remediation.items()
        if remediation.status is not Status.DONE and action in bank_set.questions
    }


def _about_business(
    stored: dict[str, T], asked: dict[str, ProfileField] | dict[str, Question]
) -> dict[str, T]:
    return {
        key: value
        for key, value in stored.items()
        if key in asked and asked[key].about == "business"
    }


def _carried_over(begun: Audit, earlier: Earlier, bank_set: BankSet, today: str) -> Audit:
    profile = {
        key: value
        for key, value in earlier.profile.items()
        if not is_stale(earlier.date, today) and not profile_misfit(bank_set.fields[key], value)
    }
    answers = {
        key: told
        for key, told in earlier.answers.items()
        if not is_stale(told.given or earlier.date, today) and counts(bank_set.questions[key], told)
    }
    return msgspec.structs.replace(begun, profile=profile, answers=answers)


def _shown(audit: Audit, bank_set: BankSet) -> int:
    """Return how many earlier answers Enter would keep."""
    fields = [kept(field, audit) for field in bank_set.fields.values()]
    offered = fields + [kept(question, audit) for question in bank_set.questions.values()]
    return sum(1 for one in offered if one is not None and one.source is Source.EARLIER)


def _taken_line(taken: int, source: str) -> str:
    carried_over = f"carried over from {source}; the review lists"
    return counted(
        taken,
        f"answer about your business was {carried_over} it.",
        f"answers about your business were {carried_over} them.",
    )


def _going_on_line(actions: int) -> str:
    return counted(
        actions,
        "action that is not done yet was carried over with its owner and dates.",
        "actions that are not done yet were carried over with their owners and dates.",
    )


def _shown_line(shown: int, audit: Audit, old: Audit, *, more: bool) -> str:
    if same_name(old.provider, audit.provider):
        return f"The answers of {old.date} are shown beside each question; Enter keeps one."
    before = "more " if more else ""
    return counted(
        shown,
        f"{before}answer about your business is shown beside its question; Enter keeps it.",
        f"{before}answers about your business are shown beside their questions; Enter keeps one.",
    )
