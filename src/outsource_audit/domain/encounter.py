"""What a business of a given profile meets: how many questions, how long, how much is at stake."""

from __future__ import annotations

import msgspec

from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.condition import Absence
from outsource_audit.domain.covering import Profile
from outsource_audit.domain.extremes import NOBODY
from outsource_audit.domain.progress import USUAL_SECONDS, minutes
from outsource_audit.domain.standing import IN_SCOPE, stand


class Encounter(msgspec.Struct, frozen=True, kw_only=True):
    """What one profile meets before anything but the profile is answered.

    `fields` are the questions about the business and the provider, which come on top of the
    `quick` or the `full` ones; minutes are for both together, at the usual pace, rounded up.
    `exposures` are 1 to 5 by bank id.
    """

    name: str
    fields: int
    quick: int
    full: int
    quick_minutes: int
    full_minutes: int
    exposures: dict[str, int]


def encounter(bank_set: BankSet, name: str, profile: Profile) -> Encounter:
    """Return what a profile meets in the quick audit and in full."""
    audit = msgspec.structs.replace(NOBODY, profile=profile)
    in_full = msgspec.structs.replace(audit, in_full=tuple(bank_set.by_id))
    standings = stand(bank_set, audit)
    fields = sum(1 for one in standings.fields if one.fact is not Absence.HIDDEN)
    quick, full = (
        sum(1 for one in found.questions if one.state in IN_SCOPE)
        for found in (standings, stand(bank_set, in_full))
    )
    return Encounter(
        name=name,
        fields=fields,
        quick=quick,
        full=full,
        quick_minutes=minutes(fields + quick, USUAL_SECONDS),
        full_minutes=minutes(fields + full, USUAL_SECONDS),
        exposures={bank: exposure.level for bank, exposure in standings.exposures.items()},
    )
