"""The bank sets on which the promises of the method are tried: made by chance, and shipped."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from strategies import ANY, GIVEN, audits, bank_sets

from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.rating import TwoRatings, rate_overall, rate_pitfall
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score
from outsource_audit.storage.bank_file import load_banks
from outsource_audit.storage.resources import folder


@cache
def shipped() -> BankSet:
    """Load the banks that ship with the program."""
    return load_banks(folder("questions"))


SOURCES: dict[str, st.SearchStrategy[BankSet]] = {
    "generated": bank_sets(),
    "shipped": st.deferred(lambda: st.just(shipped())),
}


def draw_audit(data: st.DataObject, source: str) -> tuple[BankSet, Audit]:
    """Draw a bank set from a source and an audit of it, complete or with holes."""
    bank_set = data.draw(SOURCES[source])
    kinds = data.draw(st.sampled_from([GIVEN, GIVEN, ANY]))
    return bank_set, data.draw(audits(bank_set, kinds))


def asked_alike(one: Scorecard, other: Scorecard) -> bool:
    """Say whether two audits have the same questions in the fractions."""
    return _counted(one) == _counted(other)


def _counted(card: Scorecard) -> list[tuple[str, bool]]:
    return [
        (s.question.id, s.in_fraction)
        for s in card.standings.questions
        if s.state.value not in ("hidden", "not-asked")
    ]


def ratings(card: Scorecard) -> dict[str, TwoRatings]:
    """Return the overall rating and each pitfall's, also where too much is open to show them."""
    found = {}
    for bank in card.bank_set.banks:
        own = [s for s in card.standings.of_pitfall(bank.id) if s.in_fraction]
        if own:
            found[bank.id] = rate_pitfall(own, card.standings.exposures[bank.id].level)
    return found | {"overall": rate_overall(card.standings)} if found else {}


def two_scores(bank_set: BankSet, one: Audit, other: Audit) -> tuple[Scorecard, Scorecard]:
    """Score two audits of the same banks."""
    return score(bank_set, one), score(bank_set, other)
