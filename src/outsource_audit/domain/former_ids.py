"""An audit taken back to the ids of an earlier edition of the question banks.

A file that was touched under later banks can name questions by ids that its own edition
does not know yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet

T = TypeVar("T")


def under_former_ids(audit: Audit, edition: BankSet, today: BankSet) -> Audit:
    """Return the audit under the ids of an edition; `today` says what was renamed since.

    Only ids the edition does not know are taken back; where both ids have an answer, the
    one under the former id stays.
    """
    known = edition.fields.keys() | edition.questions.keys() | edition.by_id.keys()
    back = {new: old for old, new in today.renamed.items() if old in known and new not in known}
    if not back:
        return audit
    return msgspec.structs.replace(
        audit,
        profile=_taken_back(audit.profile, back),
        answers=_taken_back(audit.answers, back),
        remediation=_taken_back(audit.remediation, back),
        in_full=tuple(back.get(key, key) for key in audit.in_full),
        look_up=tuple(back.get(key, key) for key in audit.look_up),
    )


def _taken_back(stored: Mapping[str, T], back: Mapping[str, str]) -> dict[str, T]:
    moved = {back[key]: value for key, value in stored.items() if key in back}
    return moved | {key: value for key, value in stored.items() if key not in back}
