"""An audit brought up to date with the banks of today: renamed ids followed, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import msgspec

from outsource_audit.domain.audit import Answer, Audit, ProfileValue
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.changes import Changes, changes, named

T = TypeVar("T")


class Migration(msgspec.Struct, frozen=True):
    """What an audit becomes under the banks of today, and what that changes.

    `renamed` pairs the ids that moved, the former one first.
    """

    audit: Audit
    renamed: tuple[tuple[str, str], ...]
    changes: Changes
    stamps_differ: bool

    @property
    def confirm_again(self) -> tuple[str, ...]:
        """The ids of answers that are kept and count as unanswered until they are confirmed."""
        return self.changes.moved_on + self.changes.misfits

    @property
    def kept_aside(self) -> tuple[str, ...]:
        """The ids of answers nobody asks for any more; they are kept and count nowhere."""
        return self.changes.kept_aside

    @property
    def is_needed(self) -> bool:
        """Say whether answers move, or have to be confirmed since the banks changed.

        An audit that was brought up to date needs it no more, confirmed or not.
        """
        touched = bool(self.confirm_again or self.kept_aside)
        return bool(self.renamed) or (self.stamps_differ and touched)

    def lines(self) -> list[str]:
        """Say what it changes, a line each."""
        return [*self.rename_lines(), *self.changes.lines()]

    def rename_lines(self) -> list[str]:
        """Say which ids moved, in a line or none."""
        pairs = [f"{old} is now {new}" for old, new in self.renamed]
        return [f"Renamed questions, their answers moved along: {named(pairs)}."] if pairs else []


def migrate(audit: Audit, bank_set: BankSet) -> Migration:
    """Bring an audit up to date with the banks of today; no answer is ever lost.

    Where a former id and today's both have an answer, today's wins and the other is kept
    aside. Bringing it up to date a second time changes nothing.
    """
    followed, moved = _followed(audit, bank_set.renamed)
    return Migration(
        audit=msgspec.structs.replace(followed, banks=bank_set.stamps),
        renamed=tuple(pair for pair in bank_set.renamed.items() if pair[0] in moved),
        changes=changes(followed, bank_set),
        stamps_differ=audit.banks != bank_set.stamps,
    )


def up_to_date(audit: Audit, bank_set: BankSet) -> Audit:
    """Return the audit under the ids of today; it still says which banks it was saved under."""
    return _followed(audit, bank_set.renamed)[0]


def _followed(audit: Audit, renamed: Mapping[str, str]) -> tuple[Audit, set[str]]:
    """Return the audit under the ids of today, and the former ids that stood in it and moved."""
    if not renamed:
        return audit, set()
    moved: set[str] = set()
    changed = msgspec.structs.replace(
        audit,
        profile=_profile(audit.profile, renamed, moved),
        answers=_answers(audit.answers, renamed, moved),
        in_full=_names(audit.in_full, renamed, moved),
        look_up=_names(audit.look_up, renamed, moved),
        remediation=_moved_along(audit.remediation, renamed, moved, lambda _: True),
    )
    changed = msgspec.structs.replace(changed, look_up=_still_open(changed, audit))
    if (earlier := audit.earlier) is not None:
        earlier = msgspec.structs.replace(
            earlier,
            profile=_profile(earlier.profile, renamed, moved),
            answers=_answers(earlier.answers, renamed, moved),
        )
    return msgspec.structs.replace(changed, earlier=earlier), moved


def _profile(
    stored: Mapping[str, ProfileValue], renamed: Mapping[str, str], moved: set[str]
) -> dict[str, ProfileValue]:
    return _moved_along(stored, renamed, moved, lambda _: True)


def _answers(
    stored: Mapping[str, Answer], renamed: Mapping[str, str], moved: set[str]
) -> dict[str, Answer]:
    return _moved_along(stored, renamed, moved, lambda answer: answer.is_given)


def _moved_along(
    stored: Mapping[str, T],
    renamed: Mapping[str, str],
    moved: set[str],
    is_given: Callable[[T], bool],
) -> dict[str, T]:
    """Return what is stored under the ids of today, and note which former ids moved.

    Of two, the one that holds an answer wins, and today's where both do; the other stays
    under the former id.
    """
    found = dict(stored)
    for old, new in renamed.items():
        if old not in found:
            continue
        if new not in found:
            found[new] = found.pop(old)
        elif is_given(found[old]) and not is_given(found[new]):
            found[old], found[new] = found[new], found[old]
        else:
            continue
        moved.add(old)
    return found


def _names(stored: Iterable[str], renamed: Mapping[str, str], moved: set[str]) -> tuple[str, ...]:
    ids = tuple(stored)
    moved.update(old for old in ids if old in renamed)
    return tuple(dict.fromkeys(renamed.get(each, each) for each in ids))


def _still_open(changed: Audit, before: Audit) -> tuple[str, ...]:
    """Return what is to look up, without a mark that moved to a question that has an answer."""
    return tuple(
        item
        for item in changed.look_up
        if item in before.look_up
        or not (item in changed.profile or changed.answers.get(item, Answer()).is_given)
    )
