"""What an audit does not ask, and because of what. Nothing disappears silently."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition import Facts
from outsource_audit.domain.grounds import grounds
from outsource_audit.domain.overview import Entry, entries, has_answer
from outsource_audit.domain.standing import State, stand


class Unasked(msgspec.Struct, frozen=True):
    """A question or profile field that is not asked.

    `pitfall` is its bank's id, None for a profile field. `because` says in words what rules
    it out, a reason each; it is empty for a question that is asked when its pitfall is taken
    in full. `kept_aside` where an answer to it is stored, which counts nowhere.
    """

    id: str
    ask: str
    pitfall: str | None
    because: tuple[str, ...]
    kept_aside: bool = False


def unasked(bank_set: BankSet, audit: Audit) -> list[Unasked]:
    """Return what an audit does not ask, in asking order."""
    standings = stand(bank_set, audit)
    return [
        Unasked(
            id=entry.id,
            ask=entry.item.ask,
            pitfall=entry.pitfall,
            because=_because(entry, bank_set, standings.fact),
            kept_aside=has_answer(entry.item, audit),
        )
        for entry in entries(standings)
        if not entry.is_asked
    ]


def _because(entry: Entry, bank_set: BankSet, fact: Facts) -> tuple[str, ...]:
    if entry.state is State.NOT_ASKED:
        return ()
    return grounds(entry.item.show_if, bank_set, fact)
