"""The review before the end: what is worth a second look, and why."""

from __future__ import annotations

import msgspec
import pytest
from dice import Dice
from hypothesis import given, settings
from hypothesis import strategies as st
from sittings import NOW, a_step, beginnings

from builders import (
    NOT_APPLICABLE,
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
from outsource_audit.domain.actions import Give, GiveProfile, GoTo, Keep
from outsource_audit.domain.agenda import items, open_items
from outsource_audit.domain.audit import Answer, Audit, Earlier, ProfileValue
from outsource_audit.domain.interview import Interview, apply, begin, open_from_review
from outsource_audit.domain.review import Group, Review, ReviewEntry, review
from outsource_audit.domain.scale import Scale

TODAY = "2026-11-23"
SHOP = a_bank_set(
    a_bank("one", [a_question("a"), a_question("b", show_if=when(data="orders"))]),
    a_bank("two", [a_question("c"), a_question("d", core=False)], pitfall=2),
    fields=(a_field("data", "none", "orders"), a_field("team", "1", "2", about="business")),
)
PROFILE: dict[str, ProfileValue] = {"data": "orders", "team": "2"}


def grouped(told: Review) -> dict[Group, list[str]]:
    """Return the ids in every group that has any."""
    found: dict[Group, list[str]] = {}
    for entry in told.entries:
        found.setdefault(entry.group, []).append(entry.item)
    return found


def of(audit: Audit) -> Review:
    """Review an audit of the shop."""
    return review(begin(SHOP, audit), TODAY)


def followed(audit: Audit, provider: str = "Northway Fulfilment", **answers: Answer) -> Audit:
    """Let an audit follow an earlier one of a provider, with the same profile."""
    earlier = Earlier(date="2025-11-02", provider=provider, profile=PROFILE, answers=answers)
    return msgspec.structs.replace(audit, earlier=earlier)


def test_nothing_is_worth_a_second_look_where_all_is_answered_well() -> None:
    """All questions are counted, those about the business too; hidden ones are not."""
    told = of(an_audit({"a": answer("yes"), "c": answer("yes")}, PROFILE | {"data": "none"}))
    assert told == Review(entries=(), answered=4, asked=4)


def test_what_is_open_is_unanswered_or_to_be_looked_up() -> None:
    """Questions and profile fields alike, in asking order, and in one group only."""
    audit = msgspec.structs.replace(an_audit(), look_up=("b", "team"))
    told = of(audit)
    assert grouped(told) == {Group.UNANSWERED: ["data", "a", "c"], Group.LOOK_UP: ["team", "b"]}
    assert {entry.said for entry in told.entries} == {"no answer yet"}
    assert (told.answered, told.asked) == (0, 5)


def test_what_is_not_known_or_does_not_apply_is_told_with_its_reason() -> None:
    """The entry says how the question is asked and what was said to it."""
    answers = {"a": UNKNOWN_ANSWER, "b": NOT_APPLICABLE, "c": answer("yes")}
    told = of(an_audit(answers, PROFILE | {"team": "unknown"}))
    assert told.unknown == 2
    assert told.entries == (
        ReviewEntry(Group.UNKNOWN, "team", "What is team?", "don't know"),
        ReviewEntry(Group.UNKNOWN, "a", "Is a in place?", "don't know"),
        ReviewEntry(
            Group.NOT_APPLICABLE,
            "b",
            "Is b in place?",
            "not applicable: We hand nothing over",
        ),
    )


def test_an_answer_that_waits_to_be_confirmed_is_unanswered() -> None:
    """The review shows what was said before the question changed."""
    told = of(an_audit({"a": Answer(answer="no", revision=0)}, PROFILE | {"data": "none"}))
    entry = told.entries[0]
    assert (entry.group, entry.item, entry.said) == (Group.UNANSWERED, "a", "No: none of it is")


@pytest.mark.parametrize(
    ("value", "groups"),
    [
        ("no", {Group.RED_LINE}),
        ("unknown", {Group.RED_LINE}),
        ("partial", set()),
        (None, {Group.UNANSWERED}),
    ],
)
def test_a_red_line_is_to_be_confirmed_where_it_is_hit_or_not_ruled_out(
    value: str | None, groups: set[Group]
) -> None:
    """It is listed once; one that nobody answered yet is simply unanswered."""
    bank_set = a_bank_set(a_bank("one", [a_question("a", red_line=a_red_line("no"))]))
    audit = an_audit({} if value is None else {"a": Answer(answer=value)})
    assert set(grouped(review(begin(bank_set, audit), TODAY))) == groups


def test_a_red_line_whose_condition_is_not_known_is_to_be_confirmed() -> None:
    """The answer is told, although it is the profile that is not known; fields have them too."""
    line = a_red_line("no", condition=when(data="orders"))
    field = a_field("data", "none", "orders")
    team = a_field("team", "1", "2", red_line=a_red_line("1"))
    bank_set = a_bank_set(a_bank("one", [a_question("a", red_line=line)]), fields=(field, team))
    audit = an_audit({"a": answer("no")}, {"data": "unknown", "team": "1"})
    entries = review(begin(bank_set, audit), TODAY).entries
    lines = [(entry.item, entry.said) for entry in entries if entry.group is Group.RED_LINE]
    assert lines == [("team", "1"), ("a", "No: none of it is")]


def test_a_red_line_that_was_looked_at_again_is_marked() -> None:
    """Enter on it confirms it, and another question's Enter does not."""
    bank_set = a_bank_set(
        a_bank("one", [a_question(key, red_line=a_red_line("no")) for key in ("a", "b")])
    )
    interview = begin(bank_set, an_audit({"a": answer("no"), "b": answer("no")}))
    interview = apply(open_from_review(interview, "b"), Keep(), NOW)
    entries = review(interview, TODAY).entries
    assert [(entry.item, entry.confirmed) for entry in entries] == [("a", False), ("b", True)]


def test_what_got_another_answer_in_this_sitting_is_listed() -> None:
    """Fields and questions alike, with the new answer."""
    interview = begin(SHOP, an_audit({"a": answer("yes"), "c": answer("yes")}, PROFILE))
    for action in (GoTo("team"), GiveProfile("1"), GoTo("a"), Give("no")):
        interview = apply(interview, action, NOW)
    told = [entry for entry in review(interview, TODAY).entries if entry.group is Group.CHANGED]
    assert [(entry.item, entry.said) for entry in told] == [
        ("team", "1"),
        ("a", "No: none of it is"),
    ]


def test_what_differs_from_the_earlier_audit_is_listed_with_what_was_said_then() -> None:
    """What the earlier audit did not answer has not changed, nor what is the same again."""
    answers = {"a": answer("no"), "b": answer("yes"), "c": answer("yes")}
    audit = followed(
        an_audit(answers, PROFILE | {"team": "1"}),
        a=answer("yes"),
        b=Answer(answer="yes", given="2025-11-02"),
    )
    told = of(audit)
    assert [(entry.group, entry.item, entry.said) for entry in told.entries] == [
        (Group.CHANGED, "team", "1 (before: 2)"),
        (Group.CHANGED, "a", "No: none of it is (before: Yes: it is in place)"),
    ]


def test_what_was_said_before_is_told_among_what_changed_only() -> None:
    """A red line is confirmed for what it is today."""
    bank_set = a_bank_set(a_bank("one", [a_question("a", red_line=a_red_line("no"))]))
    audit = followed(an_audit({"a": answer("no")}), a=answer("yes"))
    assert [(e.group, e.said) for e in review(begin(bank_set, audit), TODAY).entries] == [
        (Group.RED_LINE, "No: none of it is"),
        (Group.CHANGED, "No: none of it is (before: Yes: it is in place)"),
    ]


def test_the_same_answers_in_another_order_are_no_change() -> None:
    """Where several may be true, the order of telling says nothing."""
    field = a_field("work", "ads", "store", "other", scale=Scale.SEVERAL)
    bank_set = a_bank_set(a_bank("one", []), fields=(field,))
    earlier = Earlier(
        date="2025-11-02", provider="Northway Fulfilment", profile={"work": ("ads", "store")}
    )
    for now, groups in ((("store", "ads"), {}), (("store",), {Group.CHANGED: ["work"]})):
        audit = msgspec.structs.replace(an_audit(profile={"work": now}), earlier=earlier)
        assert grouped(review(begin(bank_set, audit), TODAY)) == groups


def test_what_another_providers_audit_brought_is_listed() -> None:
    """Taken over without being asked: the same answer from the same time."""
    taken = Answer(answer="yes", given="2026-03-01")
    audit = followed(an_audit({"a": taken}, {"team": "2"}), "Southway", a=taken)
    told = grouped(review(begin(SHOP, audit), "2026-11-02"))
    assert told == {Group.UNANSWERED: ["data", "b", "c"], Group.CARRIED_OVER: ["team", "a"]}


def test_an_earlier_answer_that_was_kept_was_asked() -> None:
    """It was given today, so it is not among what was carried over."""
    audit = followed(an_audit({}, PROFILE), a=Answer(answer="yes", given="2025-11-02"))
    interview = apply(begin(SHOP, audit), Keep(), NOW)
    assert grouped(review(interview, TODAY)) == {Group.UNANSWERED: ["b", "c"]}


@pytest.mark.parametrize(
    ("given_at", "is_listed"),
    [("2025-11-22T09:00:00+01:00", True), ("2025-11-23", False), ("", False)],
)
def test_an_answer_older_than_twelve_months_is_stale(given_at: str, *, is_listed: bool) -> None:
    """Whatever it says; one whose time nobody noted down is not."""
    for stored in (answer("yes"), NOT_APPLICABLE):
        old = msgspec.structs.replace(stored, given=given_at)
        told = grouped(of(an_audit({"a": old}, PROFILE)))
        assert (told.get(Group.STALE) == ["a"]) is is_listed


def test_a_red_line_that_is_old_is_both() -> None:
    """That it is to be confirmed hides nothing else that makes it worth a look."""
    bank_set = a_bank_set(a_bank("one", [a_question("a", red_line=a_red_line("no"))]))
    old = msgspec.structs.replace(answer("no"), given="2025-11-01")
    told = review(begin(bank_set, an_audit({"a": old})), TODAY)
    assert grouped(told) == {Group.RED_LINE: ["a"], Group.STALE: ["a"]}


def test_a_profile_answer_that_was_carried_over_is_as_old_as_its_audit() -> None:
    """Profile answers have no time of their own."""
    audit = followed(an_audit({}, {"team": "2"}), "Southway")
    assert review(begin(SHOP, audit), "2026-11-02").entries == of(audit).entries[:-1]
    assert of(audit).entries[-1].item == "team"
    assert of(audit).entries[-1].group is Group.STALE


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_a_review_can_be_made_of_any_sitting(interview: Interview, data: st.DataObject) -> None:
    """Every open question stands in it once, nothing hidden does, and groups keep their order."""
    dice = Dice(data.draw)
    for _ in range(dice.below(10)):
        interview = a_step(dice, interview)
    told = review(interview, TODAY)
    ids = [item for item, _ in items(interview.bank_set, interview.audit)]
    waits = open_items(interview.bank_set, interview.audit)
    listed = [e.item for e in told.entries if e.group in (Group.UNANSWERED, Group.LOOK_UP)]
    assert sorted(listed) == sorted(waits)
    assert (told.answered, told.asked) == (len(ids) - len(waits), len(ids))
    places = [(list(Group).index(e.group), ids.index(e.item)) for e in told.entries]
    assert places == sorted(set(places))
