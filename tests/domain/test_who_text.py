"""Whom to ask, in words."""

from __future__ import annotations

import pytest

from outsource_audit.domain.bank import WhoKnows
from outsource_audit.domain.wording import who_text


def test_whom_to_ask_is_said_in_words() -> None:
    """Each is a phrase that reads on after "Ask", with the provider's name where it helps."""
    assert {who.value: who_text(who, "Northway") for who in WhoKnows} == {
        "contact": "your contact at Northway",
        "contracts": "whoever keeps your contracts",
        "finance": "whoever pays the bills",
        "technical": "whoever looks after your systems",
        "operations": "whoever works with Northway day to day",
        "marketing": "whoever runs your marketing",
        "customers": "whoever looks after your customers",
        "owner": "whoever decides about Northway",
    }


@pytest.mark.parametrize("name", ["{provider}", "{0}", "100% {", "}", ""])
def test_a_name_is_never_read_as_anything_but_a_name(name: str) -> None:
    """Braces in a provider's name stand as they were typed."""
    assert who_text(WhoKnows.CONTACT, name) == f"your contact at {name}"
