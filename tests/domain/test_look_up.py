"""What is to be looked up: from whom, and what would answer it."""

from __future__ import annotations

import msgspec

from builders import (
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import WhoKnows
from outsource_audit.domain.look_up import ToLookUp, by_person, to_look_up, unknown_count
from outsource_audit.domain.scale import Choice, NumberScale, Scale

SHOP = a_bank_set(
    a_bank(
        "one",
        [
            a_question("a", who_knows=WhoKnows.OWNER),
            a_question("b", who_knows=WhoKnows.CONTACT, help="A signed page."),
            a_question("c", who_knows=WhoKnows.OWNER),
            a_question("d", who_knows=WhoKnows.CONTACT, show_if=when(data="orders")),
        ],
    ),
    fields=(a_field("data", "none", "orders", who_knows=WhoKnows.FINANCE),),
)


def marked(audit: Audit, *ids: str) -> Audit:
    """Mark questions to be looked up."""
    return msgspec.structs.replace(audit, look_up=ids)


def listed(audit: Audit, *, unknown: bool = False) -> list[str]:
    """Return the ids of what is to be looked up."""
    return [one.id for one in to_look_up(SHOP, audit, unknown=unknown)]


def test_what_is_marked_comes_with_all_that_is_needed_to_answer_it() -> None:
    """How it is asked, what would answer it, the choices in words, and the note others may read."""
    audit = marked(an_audit({"b": Answer(note="Asked Friday", internal_note="They stall")}), "b")
    assert to_look_up(SHOP, audit, unknown=False) == [
        ToLookUp(
            id="b",
            ask="Is b in place?",
            who=WhoKnows.CONTACT,
            evidence="A dated page.",
            help="A signed page.",
            choices=("Yes: it is in place", "Partly: some of it is", "No: none of it is"),
            note="Asked Friday",
            not_known=False,
        )
    ]


def test_everybody_has_a_list_of_their_own() -> None:
    """In asking order within it, whatever was marked first."""
    found = to_look_up(SHOP, marked(an_audit(), "d", "c", "data", "a", "b"), unknown=False)
    assert [(who, [one.id for one in own]) for who, own in by_person(found)] == [
        (WhoKnows.CONTACT, ["b", "d"]),
        (WhoKnows.FINANCE, ["data"]),
        (WhoKnows.OWNER, ["a", "c"]),
    ]


def test_what_was_answered_or_no_longer_applies_is_left_out() -> None:
    """So is a mark on a question that is gone."""
    audit = an_audit({"a": answer("yes")}, {"data": "none"})
    assert listed(marked(audit, "a", "c", "d", "gone")) == ["c"]


def test_what_was_answered_dont_know_is_listed_on_request() -> None:
    """Questions and profile fields; without it they are only counted."""
    audit = marked(an_audit({"a": UNKNOWN_ANSWER}, {"data": "unknown"}), "b")
    assert listed(audit) == ["b"]
    assert listed(audit, unknown=True) == ["b", "data", "a"]
    found = to_look_up(SHOP, audit, unknown=True)
    assert [one.not_known for one in found] == [False, True, True]
    assert unknown_count(SHOP, audit) == 2
    assert unknown_count(SHOP, an_audit()) == 0


def test_a_number_says_what_is_counted_beside_its_worded_answer() -> None:
    """Whoever is asked needs the unit."""
    question = a_question(
        "n",
        scale=Scale.NUMBER,
        number=NumberScale("days"),
        choices=(Choice("never", "not measured", 4),),
    )
    bank_set = a_bank_set(a_bank("one", [question]))
    found = to_look_up(bank_set, marked(an_audit(), "n"), unknown=False)
    assert found[0].choices == ("a number (days)", "not measured")


def test_a_profile_field_has_no_evidence() -> None:
    """Its choices and its help say all."""
    found = to_look_up(SHOP, marked(an_audit(), "data"), unknown=False)
    assert (found[0].evidence, found[0].choices) == ("", ("none", "orders"))
