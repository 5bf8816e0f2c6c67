"""A small audit, and what other answers of it lead to."""

from __future__ import annotations

from builders import a_bank, a_bank_set, a_field, a_question, a_red_line, an_audit, answer, when
from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import Answer, ProfileValue
from outsource_audit.domain.bank import ExposureRule
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.supposition import Supposition
from outsource_audit.domain.what_if import WhatIf, what_if

DATA = a_field("data", "none", "orders")
BANK_SET = a_bank_set(
    a_bank(
        "one",
        [
            a_question("line", red_line=a_red_line("no"), severity=Severity.CRITICAL),
            a_question("plain"),
            a_question("deeper", core=False),
            a_question("hanging", show_if=when(data="orders")),
            a_question("below", show_if=when(hanging="yes")),
        ],
        raises=(ExposureRule(2, when(data="orders"), "it sees orders"),),
    ),
    a_bank("two", [a_question(id_) for id_ in ("x", "y", "z")], pitfall=2),
    fields=(DATA,),
)
ALL_YES = {id_: answer("yes") for id_ in ("line", "plain", "hanging", "below", "x", "y", "z")}


def tried(
    answers: dict[str, Answer] | None = None,
    profile: dict[str, ProfileValue] | None = None,
    **changes: ProfileValue | Answer | None,
) -> WhatIf:
    """Return what the changes lead to; all answers are yes but those given."""
    audit = an_audit({**ALL_YES, **(answers or {})}, profile or {"data": "orders"})
    return what_if(BANK_SET, audit, [_supposition(key, told) for key, told in changes.items()])


def _supposition(key: str, told: ProfileValue | Answer | None) -> Supposition:
    item: Item = BANK_SET.item(key)
    if isinstance(told, Answer):
        return Supposition(item, told.answer, told.not_applicable)
    return Supposition(item, told)


def ids(entries: object) -> list[str]:
    """Return the ids of a list of things that have one."""
    assert isinstance(entries, tuple)
    return [entry.id for entry in entries]


def steps(found: WhatIf) -> tuple[list[str], list[str]]:
    """Return the questions whose actions leave the plan and come into it."""
    gone = [step.standing.question.id for step in found.actions_gone]
    return gone, [step.standing.question.id for step in found.actions_new]
