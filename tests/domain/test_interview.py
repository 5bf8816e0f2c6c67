"""The interview: what is asked next, what each action does, and that nothing is ever lost."""

from __future__ import annotations

import msgspec
import pytest
from sittings import NOW, SHOP, sitting

from builders import (
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_question,
    an_audit,
    answer,
)
from outsource_audit.domain.actions import (
    Back,
    Give,
    GiveProfile,
    Keep,
    Leave,
    NotApplicable,
    Note,
    Seen,
    Skip,
)
from outsource_audit.domain.agenda import open_items
from outsource_audit.domain.audit import Answer, Evidence
from outsource_audit.domain.interview import apply, current
from outsource_audit.domain.notes import NoteKind
from outsource_audit.domain.progress import progress


def test_the_profile_comes_first_then_the_questions_in_order() -> None:
    """Each answer leads to the next question, and the last one ends the sitting."""
    asked = []
    interview = sitting()
    for action in (GiveProfile("orders"), Give("yes"), Give("no"), Give("partial")):
        asked.append(interview.here)
        interview = apply(interview, action, NOW)
    assert asked == ["data", "a", "b", "c"]
    assert current(interview) is None


def test_an_interview_is_taken_up_where_it_was_left() -> None:
    """The first question without an answer is asked, whatever was answered after it."""
    audit = an_audit({"a": answer("yes"), "c": UNKNOWN_ANSWER}, {"data": "orders"})
    assert sitting(audit=audit).here == "b"


def test_unknown_is_an_answer() -> None:
    """Nobody is asked twice what they do not know, in the profile or after it."""
    interview = sitting(GiveProfile("unknown"), Give("unknown"))
    assert interview.here == "b"
    assert open_items(SHOP, interview.audit) == ["b", "c"]


def test_an_answer_is_stored_with_its_time_and_revision() -> None:
    """So that a later wording can ask for it again."""
    bank_set = a_bank_set(a_bank("one", [a_question("a", revision=3)]))
    interview = sitting(Give("yes"), bank_set=bank_set)
    assert interview.audit.answers["a"] == Answer(answer="yes", revision=3, given=NOW)


def test_a_reason_takes_the_place_of_an_answer_and_the_other_way_round() -> None:
    """An answer says one thing."""
    interview = sitting(GiveProfile("none"), NotApplicable("We hand nothing over"))
    stored = interview.audit.answers["a"]
    assert (stored.answer, stored.not_applicable) == (None, "We hand nothing over")
    stored = sitting(Back(), Give("no"), audit=interview.audit).audit.answers["a"]
    assert (stored.answer, stored.not_applicable) == ("no", "")


def test_a_skipped_question_is_not_asked_again_in_this_sitting() -> None:
    """It stays open, and the next sitting asks it."""
    interview = sitting(GiveProfile("none"), Skip(), Give("yes"))
    assert current(interview) is None
    assert open_items(SHOP, interview.audit) == ["a"]
    assert sitting(audit=interview.audit).here == "a"


def test_what_was_passed_over_is_asked_at_the_end() -> None:
    """Going back and forth loses no question."""
    interview = sitting(GiveProfile("orders"), Keep(), Give("yes"), Give("yes"))
    assert interview.here == "a"


def test_back_goes_to_the_question_before_and_stays_at_the_first() -> None:
    """Answered ones included; forward goes to the next open one."""
    interview = sitting(GiveProfile("orders"), Give("yes"), Back())
    assert interview.here == "a"
    assert apply(interview, Keep(), NOW).here == "b"
    first = sitting(GiveProfile("orders"), Back(), Back(), Back())
    assert first.here == "data"


def test_keep_leaves_the_answer_as_it_is() -> None:
    """Not even its time changes."""
    interview = sitting(GiveProfile("orders"), Give("yes"), Back())
    kept = apply(interview, Keep(), "2027-01-01T00:00:00")
    assert kept.audit == interview.audit


def test_a_note_and_evidence_stay_on_the_question() -> None:
    """They come with the answer that follows, and an empty note takes the note away."""
    evidence = Evidence(seen=True, where="A folder")
    doubt = Note("Doubtful", NoteKind.INTERNAL)
    interview = sitting(GiveProfile("none"), Note("Asked"), doubt, Seen(evidence))
    assert interview.here == "a"
    noted = Answer(note="Asked", internal_note="Doubtful", evidence=evidence)
    for action in (Give("yes"), Give("no"), NotApplicable("There is none")):
        stored = apply(interview, action, NOW).audit.answers["a"]
        assert msgspec.structs.replace(stored, answer=None, not_applicable="", given="") == noted
    assert apply(interview, Note(""), NOW).audit.answers["a"].note == ""
    assert apply(interview, Note(""), NOW).audit.answers["a"].internal_note == "Doubtful"


def test_a_note_alone_answers_nothing() -> None:
    """The question stays open."""
    interview = sitting(GiveProfile("none"), Note("Asked"), Keep())
    assert "a" in open_items(SHOP, interview.audit)


def test_leaving_ends_the_sitting_and_keeps_the_place() -> None:
    """Nothing is asked after it, and nothing changes."""
    interview = sitting(GiveProfile("orders"), Give("yes"), Leave())
    assert current(interview) is None
    assert (interview.left, interview.here) == (True, "b")


def test_changing_a_profile_answer_hides_and_reveals_questions() -> None:
    """A hidden answer is kept, and counts again when its question is back."""
    full = sitting(GiveProfile("orders"), Give("yes"), Give("no"), Back(), Back(), Back())
    hidden = apply(full, GiveProfile("none"), NOW)
    assert hidden.here == "c"
    assert hidden.audit.answers["b"].answer == "no"
    again = sitting(Back(), Back(), GiveProfile("orders"), audit=hidden.audit)
    assert open_items(SHOP, again.audit) == ["c"]


def test_a_revealed_question_is_asked_next() -> None:
    """A change in the profile leads to what it opened, even behind the person."""
    audit = an_audit({"a": answer("yes")}, {"data": "none"})
    interview = sitting(Back(), Back(), audit=audit)
    assert interview.here == "data"
    assert apply(interview, GiveProfile("orders"), NOW).here == "b"


def test_progress_counts_this_part_and_what_is_open() -> None:
    """In the profile there is no pitfall number; in a pitfall its questions are counted."""
    start = progress(sitting())
    assert (start.pitfall, start.pitfalls, start.number, start.of, start.left) == (None, 2, 1, 1, 4)
    assert start.title == "About your business and this provider"
    second = progress(sitting(GiveProfile("orders"), Give("yes")))
    assert (second.title, second.pitfall, second.pitfalls) == ("Pitfall one", 1, 2)
    assert (second.number, second.of, second.left) == (2, 2, 2)
    third = progress(sitting(GiveProfile("none"), Give("yes")))
    assert (third.pitfall, third.number, third.of, third.left) == (2, 1, 1, 1)


def test_an_interview_that_is_over_takes_no_answer() -> None:
    """Answering nothing is a mistake of the caller and says so."""
    interview = sitting(GiveProfile("none"), Give("yes"), Give("yes"))
    with pytest.raises(ValueError, match=r"^the interview is over$"):
        apply(interview, Give("yes"), NOW)
