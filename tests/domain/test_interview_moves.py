"""Moving about in an interview: back and forth, jumps, the review, and what comes after it."""

from __future__ import annotations

import msgspec
from sittings import NOW, SHOP, sitting

from builders import (
    a_bank,
    a_bank_set,
    a_question,
    an_audit,
    answer,
)
from outsource_audit.domain.actions import (
    Action,
    Back,
    Forward,
    Give,
    GiveProfile,
    GoTo,
    GoToReview,
    Keep,
    LookUp,
    NextPitfall,
    NotApplicable,
    Note,
    PreviousPitfall,
    Seen,
    Skip,
)
from outsource_audit.domain.agenda import open_items
from outsource_audit.domain.audit import Answer, Earlier, Evidence
from outsource_audit.domain.interview import (
    apply,
    begin,
    current,
    deepened,
    go_on,
    open_from_review,
    waiting,
)
from outsource_audit.domain.notes import NoteKind


def test_forward_goes_on_without_an_answer_and_after_the_last_to_the_review() -> None:
    """What is passed by stays open; the review is where there is nothing to ask."""
    interview = sitting(GiveProfile("orders"), Forward())
    assert interview.here == "b"
    interview = apply(interview, Forward(), NOW)
    assert (interview.here, interview.audit.answers) == ("c", {})
    at_the_end = apply(interview, Forward(), NOW)
    assert (current(at_the_end), at_the_end.left) == (None, False)


def test_a_jump_goes_to_any_question_that_is_asked() -> None:
    """To one that is hidden or out of scope, and to one nobody knows, it goes nowhere."""
    interview = sitting(GiveProfile("none"))
    assert apply(interview, GoTo("c"), NOW).here == "c"
    assert apply(interview, GoTo("data"), NOW).here == "data"
    for elsewhere in ("b", "d", "gone"):
        assert apply(interview, GoTo(elsewhere), NOW).here == "a"


def test_whole_pitfalls_are_stepped_over_both_ways() -> None:
    """The profile counts as the part before the first pitfall; after the last is the review."""
    interview = sitting(GiveProfile("orders"), Give("yes"))
    assert interview.here == "b"
    following = apply(interview, NextPitfall(), NOW)
    assert (following.here, apply(following, NextPitfall(), NOW).here) == ("c", None)
    assert apply(following, PreviousPitfall(), NOW).here == "a"
    assert sitting(GiveProfile("orders"), PreviousPitfall()).here == "data"
    assert sitting(PreviousPitfall()).here == "data"


def test_what_is_to_be_looked_up_stays_open_until_it_is_answered() -> None:
    """The mark is in the audit, so that it outlives the sitting; an answer takes it off."""
    interview = sitting(LookUp(), LookUp(), Give("yes"), Give("yes"))
    assert current(interview) is None
    assert interview.audit.look_up == ("data", "a")
    assert open_items(SHOP, interview.audit) == ["data", "a"]
    found_out = (GoTo("data"), GiveProfile("none"), GoTo("a"), Give("no"))
    assert sitting(LookUp(), LookUp(), *found_out).audit.look_up == ()


def test_what_is_to_be_looked_up_waits_for_its_own_sitting() -> None:
    """The next sitting passes over it; one for just that asks it, and so does going on."""
    marked = sitting(LookUp(), LookUp(), Give("yes"), Give("yes")).audit
    interview = begin(SHOP, marked)
    assert current(interview) is None
    assert begin(SHOP, marked, only=marked.look_up).here == "data"
    assert go_on(interview).here == "data"


def test_a_note_does_not_take_the_mark_off() -> None:
    """Neither on an open question nor on an answer that waits to be confirmed."""
    bank_set = a_bank_set(a_bank("one", [a_question("a", revision=2), a_question("b")]))
    audit = an_audit({"a": answer("yes")})
    interview = sitting(LookUp(), Back(), Note("Asked"), audit=audit, bank_set=bank_set)
    assert (interview.here, interview.audit.look_up) == ("a", ("a",))


def test_the_review_can_be_opened_at_any_time() -> None:
    """Nothing is asked there, the person has not left, and what is open stays open."""
    interview = sitting(GiveProfile("orders"), Give("yes"), GoToReview())
    assert (current(interview), interview.left) == (None, False)
    assert waiting(interview) == ["b", "c"]


def test_a_question_opened_from_the_review_comes_back_to_it() -> None:
    """Answered, kept or skipped: one question, then the review again."""
    interview = sitting(GiveProfile("orders"), Give("yes"), GoToReview())
    for action in (Give("no"), Keep(), Skip(), LookUp()):
        opened = open_from_review(interview, "a")
        assert opened.here == "a"
        assert current(apply(opened, action, NOW)) is None


def test_a_question_opened_from_the_review_leaves_the_sitting_as_it_was() -> None:
    """Apart from what was said to it, nothing is different when the review is back."""
    interview = sitting(GiveProfile("orders"), Give("yes"), GoToReview())
    opened = open_from_review(interview, "a")
    assert apply(opened, GoToReview(), NOW) == interview
    assert apply(opened, Give("yes"), NOW) == interview


def test_after_an_errand_the_interview_goes_on_from_question_to_question() -> None:
    """Even where the person left the opened question for the review by moving on past the last."""
    interview = sitting(GiveProfile("orders"), Give("yes"), GoToReview())
    back = apply(open_from_review(interview, "c"), Forward(), NOW)
    assert back.here is None
    going_on = go_on(back)
    assert (going_on.here, apply(going_on, Give("yes"), NOW).here) == ("b", "c")
    assert going_on == sitting(GiveProfile("orders"), Give("yes"))
    deeper = deepened(back, ["two"])
    assert (deeper.here, deeper.errand) == ("b", False)
    assert apply(deeper, Give("yes"), NOW).here == "c"


def test_going_on_asks_what_was_skipped_and_what_was_left_aside() -> None:
    """From the review, everything open is asked again."""
    interview = begin(SHOP, an_audit(profile={"data": "orders"}), only=["c"])
    interview = apply(interview, Skip(), NOW)
    assert waiting(interview) == []
    assert go_on(interview).here == "a"
    assert waiting(go_on(interview)) == ["a", "b", "c"]


def test_taking_a_pitfall_in_full_asks_what_it_adds() -> None:
    """A pitfall that adds nothing leaves nothing to ask, and none is named twice."""
    audit = an_audit({"a": answer("yes"), "c": answer("yes")}, {"data": "none"})
    interview = sitting(audit=audit)
    deeper = deepened(interview, ["two", "two"])
    assert (deeper.here, deeper.audit.in_full) == ("d", ("two",))
    assert current(deepened(interview, ["one"])) is None


def test_a_sitting_can_be_for_a_few_questions_only() -> None:
    """The others are not asked, and are still open afterwards."""
    interview = begin(SHOP, an_audit(profile={"data": "orders"}), only=["b", "gone"])
    assert interview.here == "b"
    interview = apply(interview, Give("yes"), NOW)
    assert current(interview) is None
    assert open_items(SHOP, interview.audit) == ["a", "c"]


def test_what_got_another_answer_is_remembered() -> None:
    """Not what is answered for the first time, nor what is given the same answer again."""
    interview = sitting(GiveProfile("orders"), Give("yes"), Give("yes"))
    assert interview.changed == frozenset()
    back: list[Action] = [GoTo("data"), GiveProfile("orders"), GoTo("a"), Give("yes"), GoTo("b")]
    assert sitting(*back, audit=interview.audit).changed == frozenset()
    other: list[Action] = [
        GoTo("data"),
        GiveProfile("none"),
        GoTo("a"),
        NotApplicable("There is none"),
    ]
    assert sitting(*other, audit=interview.audit).changed == {"data", "a"}


def test_what_was_looked_at_again_and_kept_is_remembered() -> None:
    """Keeping an answer confirms it; where there is none, nothing is confirmed."""
    audit = an_audit({"a": answer("yes")}, {"data": "orders"})
    kept_own = sitting(GoTo("a"), Keep(), audit=audit)
    assert kept_own.confirmed == {"a"}
    assert kept_own.changed == frozenset()
    assert sitting(Keep(), audit=audit).confirmed == frozenset()


def test_an_earlier_answer_that_is_kept_is_given_today() -> None:
    """With the earlier note and evidence, unless newer ones were noted before Enter."""
    told = Answer("no", "", "Old note", "Old doubt", Evidence(seen=True), given="2025-11-02")
    earlier = Earlier(date="2025-11-02", provider="Northway", profile={}, answers={"a": told})
    audit = msgspec.structs.replace(an_audit(profile={"data": "none"}), earlier=earlier)
    taken = sitting(Keep(), audit=audit).audit.answers["a"]
    assert taken == msgspec.structs.replace(told, given=NOW)
    noted = sitting(Note("New note"), Keep(), audit=audit).audit.answers["a"]
    assert (noted.answer, noted.note, noted.internal_note) == ("no", "New note", "Old doubt")
    doubted = sitting(Note("New doubt", NoteKind.INTERNAL), Keep(), audit=audit).audit.answers["a"]
    assert (doubted.answer, doubted.note, doubted.internal_note) == ("no", "Old note", "New doubt")
    seen_now = Evidence(seen=True, where="The new contract")
    seen = sitting(Seen(seen_now), Keep(), audit=audit).audit.answers["a"]
    assert (seen.answer, seen.note, seen.evidence) == ("no", "Old note", seen_now)
