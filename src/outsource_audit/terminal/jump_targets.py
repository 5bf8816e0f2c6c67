"""Where one can go: every question an audit asks, how it stands, and which match some words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outsource_audit.domain.agenda import items, part_title
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import UNKNOWN
from outsource_audit.domain.interview import Interview


class Target(NamedTuple):
    """A question to go to: its id, its part, how it is asked, and how it stands."""

    item: str
    part: str
    ask: str
    mark: str

    @property
    def searched(self) -> str:
        """Return all that is searched, small letters alone."""
        return f"{self.item} {self.ask} {self.part}".casefold()


def targets(interview: Interview) -> list[Target]:
    """Return every question and profile field this audit asks, in order."""
    bank_set, audit = interview.bank_set, interview.audit
    return [
        Target(
            item,
            part_title(bank_set, item),
            bank_set.item(item).ask,
            _mark(item, audit, is_open=is_open),
        )
        for item, is_open in items(bank_set, audit)
    ]


def matching(found: Sequence[Target], typed: str) -> list[Target]:
    """Return those that hold every word typed, in whatever order; capitals make no difference.

    A word may stand in the id, in the question or in the title of its part.
    """
    words = typed.casefold().split()
    return [one for one in found if all(word in one.searched for word in words)]


def _mark(item: str, audit: Audit, *, is_open: bool) -> str:
    if is_open:
        return "to look up" if item in audit.look_up else "open"
    answer = audit.answers.get(item)
    said = answer.answer if answer else audit.profile.get(item)
    return "not known" if said == UNKNOWN else "answered"
