"""What changed between an audit and the banks of today, in a line each."""

from __future__ import annotations

import msgspec
import pytest

from builders import a_bank, a_bank_set, a_question, an_audit
from outsource_audit.domain.bank import BankStamp
from outsource_audit.domain.changes import changes, named

BANKS = a_bank_set(a_bank("one", [a_question("a")]), a_bank("two", [a_question("b")], pitfall=2))


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        ("", ""),
        ("a", "a"),
        ("abcde", "a, b, c, d, e"),
        ("abcdef", "a, b, c, d, e and 1 more"),
        ("abcdefgh", "a, b, c, d, e and 3 more"),
    ],
)
def test_five_are_named_and_the_others_counted(ids: str, told: str) -> None:
    """A line stays a line, and nothing is said of none more."""
    assert named(tuple(ids)) == told


def test_a_bank_that_changed_without_a_new_version_was_edited() -> None:
    """The version says what a bank was and is; where it says the same, the text is another."""
    stamps = (
        BankStamp("one", "2026.1", "1" * 64),
        BankStamp("two", "2025.4", "0" * 64),
        BankStamp("profile", "2026.1", "0" * 64),
        BankStamp("gone", "2024.1", "0" * 64),
    )
    told = changes(msgspec.structs.replace(an_audit(), banks=stamps), BANKS)
    assert told.editions == ("one (2026.1, edited)", "two (2025.4, now 2026.1)")
    assert told.lines() == [
        (
            "Question banks that changed since this audit was last saved: "
            "one (2026.1, edited), two (2025.4, now 2026.1)."
        )
    ]


def test_an_audit_of_todays_banks_has_no_changes() -> None:
    """Nobody is told of nothing."""
    audit = msgspec.structs.replace(an_audit(), banks=BANKS.stamps)
    assert changes(audit, BANKS).lines() == []
