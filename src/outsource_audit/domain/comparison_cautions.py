"""What a reader must know before trusting a comparison, in words.

Nothing here is made inert; names from outside are in the sentences as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from outsource_audit.domain.comparison import Caution, Comparison
from outsource_audit.domain.trend import Compared, ComparedAudit

_DIFFER = "The figures say how they differ, not what became better or worse."


def cautions(compared: Compared) -> list[str]:
    """Return what to know first, a few sentences each, the most serious first."""
    return [text for one in compared.comparison.cautions for text in _caution(one, compared)]


def banks_sentence(audit: ComparedAudit) -> str:
    """Return which question banks are not at hand, what that means, and what to do."""
    date = audit.scorecard.audit.date
    if not audit.missing:
        which = f"The audit of {date} does not name a whole set of question banks."
    else:
        named = ", ".join(audit.missing)
        which = f"The question banks of the audit of {date} are not at hand: {named}."
    return (
        f"{which} It is scored with the questions of today, so a change of the questions since "
        "then is not told apart. If you have the earlier banks, name their folder: --banks FOLDER"
    )


def _caution(caution: Caution, compared: Compared) -> Iterator[str]:
    old, new = compared.comparison.old.audit, compared.comparison.new.audit
    match caution:
        case Caution.OTHER_BUSINESS:
            both = f"{old.business} and {new.business}"
            yield f"These are two different businesses: {both}. {_DIFFER}"
        case Caution.OTHER_PROVIDER:
            both = f"{old.provider} and {new.provider}"
            yield f"These are two different providers: {both}. {_DIFFER}"
        case Caution.NOT_LATER:
            yield (
                f"The second audit is the older one: {new.date} is before {old.date}. "
                "What is called new was there before, and what is called fixed came later."
            )
        case Caution.BANKS_NOT_KNOWN:
            # The same file on both sides is told of once.
            both_files = {audit.file: audit for audit in (compared.old, compared.new)}
            yield from (banks_sentence(a) for a in both_files.values() if not a.banks_known)
        case _:
            yield _in_common(caution, compared.comparison)


def _in_common(caution: Caution, comparison: Comparison) -> str:
    if caution is Caution.NOTHING_BEFORE:
        return "No question counts in the first audit, so there is nothing to compare with."
    if caution is Caution.NOTHING_NOW:
        return "No question counts in the second audit, so there is nothing to compare."
    if caution is Caution.NOTHING_IN_COMMON:
        return "The two audits have no question in common. Their scores cannot be compared."
    return (
        f"Fewer than half of the questions are the same: {comparison.common} of "
        f"{comparison.united}. The two scores say little about each other."
    )
