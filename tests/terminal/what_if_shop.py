"""A small shop, and what other answers of its audit lead to."""

from __future__ import annotations

from builders import (
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.audit import Answer, Audit, ProfileValue
from outsource_audit.domain.bank import BankSet, ExposureRule
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.domain.scale import Choice
from outsource_audit.domain.supposition import Supposition
from outsource_audit.domain.what_if import WhatIf, what_if

DATA = a_field(
    "customer_data",
    ask="What can this provider see of your customers?",
    choices=(Choice("none", "nothing"), Choice("orders", "names and addresses")),
)
PLACES = a_field(
    "data_from", "eu", "uk", ask="From where does it see it?", show_if=when(customer_data="orders")
)
ORDERS = when(customer_data="orders")
BANK_SET = a_bank_set(
    a_bank(
        "data",
        [
            a_question(
                "data-01",
                ask="Has everybody a login of their own?",
                red_line=a_red_line("no"),
                severity=Severity.CRITICAL,
                action="Give everyone their own login",
                fix="Give each person a login of their own, and close the shared one.",
            ),
            a_question("data-02", show_if=ORDERS, fix="Agree what may be kept, and for how long."),
            a_question("data-03", show_if=ORDERS, effort=Effort.HIGH),
            a_question("data-04", core=False),
        ],
        raises=(ExposureRule(2, ORDERS, "it sees orders"),),
    ),
    a_bank("people", [a_question(f"people-{number:02}") for number in range(1, 15)], pitfall=2),
    fields=(DATA, PLACES),
)
ANSWERS = {
    **{key: answer("yes") for key in BANK_SET.questions if key != "data-04"},
    "data-01": answer("no"),
    "data-03": answer("partial"),
    "people-01": answer("yes", seen=True),
    "people-02": UNKNOWN_ANSWER,
    "people-03": answer("no"),
}
PROFILE: dict[str, ProfileValue] = {"customer_data": "none"}
AUDIT = an_audit(ANSWERS, PROFILE)


def tried(
    audit: Audit = AUDIT, bank_set: BankSet = BANK_SET, /, **changes: ProfileValue | Answer | None
) -> WhatIf:
    """Return what the changes lead to."""
    found = []
    for name, told in changes.items():
        item = bank_set.item(name if name in bank_set.fields else name.replace("_", "-"))
        if isinstance(told, Answer):
            found.append(Supposition(item, not_applicable=told.not_applicable))
        else:
            found.append(Supposition(item, told))
    return what_if(bank_set, audit, found)
