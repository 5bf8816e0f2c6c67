"""The audits that are killed: how they begin, and whether they hold what they should."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.audit import Audit
from program import the_demo

PROFILE_KEPT = 14


def a_new_audit(*, is_late: bool) -> Audit:
    """Return an audit to begin with, in its profile; late in it, or at its first question."""
    kept = list(the_demo().profile.items())[: PROFILE_KEPT if is_late else 0]
    return msgspec.structs.replace(the_demo(), profile=dict(kept), answers={}, in_full=())


def timeless(audit: Audit) -> Audit:
    """Return an audit without the times of its answers and the banks it was saved under."""
    answers = {
        key: msgspec.structs.replace(answer, given="") for key, answer in audit.answers.items()
    }
    return msgspec.structs.replace(audit, answers=answers, banks=())


def differences(wanted: Audit, found: Audit) -> list[str]:
    """Return what is not as it should be, a line for each question or profile field."""
    told = []
    for part in ("profile", "answers"):
        want, have = getattr(wanted, part), getattr(found, part)
        told += [
            f"{key}: {have.get(key)} instead of {want.get(key)}"
            for key in sorted({*want, *have})
            if want.get(key) != have.get(key)
        ]
    marks = set(wanted.look_up) ^ set(found.look_up)
    return told + [f"{key}: its mark to look up" for key in sorted(marks)]
