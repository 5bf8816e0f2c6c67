"""An audit whose ids were followed by a later program still fits its own edition."""

from __future__ import annotations

import msgspec

from builders import a_bank, a_bank_set, a_field, a_question, an_audit, answer
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.former_ids import under_former_ids
from outsource_audit.domain.migration import up_to_date
from outsource_audit.domain.remediation import Remediation


def edition(*ids: str, bank: str, field: str) -> BankSet:
    """Make banks that call their things so."""
    return a_bank_set(
        a_bank(bank, [a_question(id_) for id_ in ids]), fields=(a_field(field, "x", "y"),)
    )


def today() -> BankSet:
    """Make the banks of today, which renamed a question, the bank and a profile field."""
    banks = edition("new", "b", bank="uno", field="kind")
    bank = msgspec.structs.replace(banks.banks[0], renamed=(("old", "new"), ("one", "uno")))
    profile = msgspec.structs.replace(banks.profile, renamed=(("sort", "kind"),))
    return msgspec.structs.replace(banks, banks=(bank,), profile=profile)


FORMER = edition("old", "b", bank="one", field="sort")
AUDIT = msgspec.structs.replace(
    an_audit({"old": answer("no"), "b": answer("yes")}, {"sort": "x"}, ("one",)),
    look_up=("old",),
    remediation={"old": Remediation(owner="Ada")},
)


def test_there_and_back_is_the_same_audit() -> None:
    """Every place that names an id is taken back."""
    moved = up_to_date(msgspec.structs.replace(AUDIT, look_up=()), today())
    assert set(moved.answers) == {"new", "b"}
    back = under_former_ids(moved, FORMER, today())
    assert back == msgspec.structs.replace(AUDIT, look_up=())


def test_marks_to_look_up_are_taken_back() -> None:
    """What is to be looked up names ids as well."""
    moved = msgspec.structs.replace(AUDIT, look_up=("new",))
    assert under_former_ids(moved, FORMER, today()).look_up == ("old",)


def test_an_audit_of_its_own_ids_is_left_alone() -> None:
    """Nothing is taken back that the edition knows."""
    assert under_former_ids(AUDIT, FORMER, today()) == AUDIT
    assert under_former_ids(AUDIT, today(), today()) is AUDIT


def test_of_two_answers_the_one_under_the_former_id_stays() -> None:
    """The edition asked it under that id."""
    both = msgspec.structs.replace(AUDIT, answers={"new": answer("yes"), "old": answer("no")})
    assert under_former_ids(both, FORMER, today()).answers == {"old": answer("no")}


def test_only_what_the_edition_calls_otherwise_is_taken_back() -> None:
    """An id that the edition has stays, and so does one of which it knows neither name."""
    banks = today()
    more = msgspec.structs.replace(
        banks.banks[0], renamed=(("old", "new"), ("b", "b2"), ("x", "y"))
    )
    banks = msgspec.structs.replace(banks, banks=(more,))
    edition_ = edition("old", "b", "b2", bank="one", field="sort")
    audit = an_audit({"new": answer("no"), "b2": answer("yes"), "y": answer("no")})
    assert set(under_former_ids(audit, edition_, banks).answers) == {"old", "b2", "y"}
