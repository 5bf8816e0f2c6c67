"""What is different between an audit and the banks of today, in a line each."""

from __future__ import annotations

from outsource_audit.domain.audit import (
    Audit,
    answers_without_question,
    must_confirm,
    profile_misfit,
)
from outsource_audit.domain.bank import BankSet, BankStamp, ProfileField


def bank_changes(audit: Audit, bank_set: BankSet) -> list[str]:
    """Say, a line each, what is different since the audit was last saved."""
    before = {stamp.id: stamp for stamp in audit.banks}
    changed = [
        f"{stamp.id} ({_edition(before[stamp.id], stamp)})"
        for stamp in bank_set.stamps
        if stamp.id in before and before[stamp.id] != stamp
    ]
    lines = []
    if changed:
        told = ", ".join(changed)
        lines.append(f"Question banks that changed since this audit was last saved: {told}.")
    again = [q for q in bank_set.questions.values() if must_confirm(q, audit.answers.get(q.id))]
    moved_on = [q.id for q in again if audit.answers[q.id].revision != q.revision]
    misfits = [q.id for q in again if q.id not in moved_on]
    misfits += [f.id for f in bank_set.fields.values() if _profile_misfit(f, audit)]
    told_of = {
        "Please answer again, the question changed": moved_on,
        "Please answer again, the answer does not fit the question": misfits,
        "No longer asked; the answers are kept aside": answers_without_question(audit, bank_set),
    }
    return lines + [f"{told}: {', '.join(ids)}." for told, ids in told_of.items() if ids]


def _profile_misfit(field: ProfileField, audit: Audit) -> bool:
    return field.id in audit.profile and bool(profile_misfit(field, audit.profile[field.id]))


def _edition(before: BankStamp, now: BankStamp) -> str:
    if before.version == now.version:
        return f"{now.version}, edited"
    return f"{before.version}, now {now.version}"
