"""What an audit holds, compared with what it should hold."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.audit import Audit


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
