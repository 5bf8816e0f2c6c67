"""What is told where a pitfall is done: how it went, what comes next, what is passed by."""

from __future__ import annotations

from sittings import hanging, told

from builders import (
    NOT_APPLICABLE,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    an_audit,
    answer,
)
from outsource_audit.domain.actions import (
    Back,
    Give,
    GiveProfile,
    GoTo,
    GoToReview,
    LookUp,
    NotApplicable,
    Skip,
)
from outsource_audit.domain.interview import begin, open_from_review

FIELDS = (a_field("data", "none", "orders"),)
TWO = a_bank_set(
    a_bank("one", [a_question(key) for key in ("a", "b", "c", "d", "e")]),
    a_bank("two", [a_question("f")], pitfall=2),
    fields=FIELDS,
)
NEXT = "Next: pitfall 2, Pitfall two, 1 question, about 1 minute."


def test_after_the_profile_the_first_pitfall_is_announced() -> None:
    """With its questions and its minutes, at this person's pace."""
    assert told(begin(TWO, an_audit()), GiveProfile("none")) == (
        "That was about you. Next: pitfall 1, Pitfall one, 5 questions, about 3 minutes.",
    )


def test_when_a_pitfall_is_done_one_line_says_so_and_what_comes_next() -> None:
    """How many were answered, not known and so on; never a score."""
    begun = (GiveProfile("none"), Give("yes"), Give("unknown"), NotApplicable("None"))
    assert told(begin(TWO, an_audit()), *begun, LookUp(), Skip()) == (
        "Pitfall 1 done: 1 answered, 1 not known, 1 not applicable, 1 to look up, 1 skipped. "
        + NEXT,
    )
    assert told(begin(TWO, an_audit()), *begun, Give("yes"), Give("no")) == (
        f"Pitfall 1 done: 3 answered, 1 not known, 1 not applicable. {NEXT}",
    )


def test_within_a_pitfall_nothing_is_told() -> None:
    """Nor where the person only moves on to another one."""
    interview = begin(TWO, an_audit(profile={"data": "none"}))
    assert told(interview, Give("yes")) == ()
    assert told(interview, GoTo("f")) == ()
    assert told(interview, GoToReview()) == ()


def test_the_last_pitfall_is_done_too() -> None:
    """The review follows, so nothing is said of what comes next."""
    interview = begin(TWO, an_audit({key: answer("yes") for key in "abcde"}, {"data": "none"}))
    assert told(interview, Give("yes")) == ("Pitfall 2 done: 1 answered.",)


def test_a_pitfall_is_done_once() -> None:
    """Changing an answer in it later, from the review or by going back, does not say it again."""
    answers = {key: answer("yes") for key in "abcde"}
    interview = begin(TWO, an_audit(answers, {"data": "none"}))
    assert told(interview, Back(), Give("no")) == ()
    assert told(open_from_review(interview, "f"), Give("yes")) == ()


def test_after_a_jump_what_was_passed_over_is_announced() -> None:
    """The pitfall before, or the profile: whatever still waits."""
    interview = begin(TWO, an_audit({"a": answer("yes")}, {"data": "none"}))
    assert told(interview, GoTo("f"), Give("yes")) == (
        "Pitfall 2 done: 1 answered. Next: pitfall 1, Pitfall one, 4 questions, about 2 minutes.",
    )
    interview = begin(TWO, an_audit({key: answer("yes") for key in "abcde"}))
    assert told(interview, GoTo("f"), Give("yes")) == (
        (
            "Pitfall 2 done: 1 answered. "
            "Next: about your business and this provider, 1 question, about 1 minute."
        ),
    )


def test_pitfalls_in_between_are_not_passed_by_silently() -> None:
    """Those where nothing applies, and those where the quick set has no question."""
    bank_set = a_bank_set(
        a_bank("one", [a_question("a")]),
        a_bank("two", hanging("b"), pitfall=2),
        a_bank("three", [a_question("c", core=False)], pitfall=3),
        a_bank("four", [a_question("d")], pitfall=4),
        a_bank("five", hanging("e"), pitfall=5),
        fields=FIELDS,
    )
    interview = begin(bank_set, an_audit(profile={"data": "none"}))
    assert told(interview, Give("yes")) == (
        (
            "Pitfall 1 done: 1 answered. Pitfall 2 does not apply to you. "
            "Pitfall 3 has no question in the quick set for you. "
            "Next: pitfall 4, Pitfall four, 1 question, about 1 minute."
        ),
    )
    assert told(interview, Give("yes"), Give("yes")) == (
        "Pitfall 4 done: 1 answered. Pitfall 5 does not apply to you.",
    )


def test_a_sitting_for_the_profile_alone_says_when_it_is_done() -> None:
    """Nothing comes next, so nothing more is said."""
    interview = begin(TWO, an_audit(), only=["data"])
    assert told(interview, GiveProfile("none")) == ("That was about you.",)


def test_a_sitting_for_a_few_questions_speaks_of_those() -> None:
    """What it does not ask is left open, and no pitfall is said not to apply."""
    audit = an_audit({"a": NOT_APPLICABLE}, {"data": "none"})
    interview = begin(TWO, audit, only=["b", "f"])
    assert told(interview, Give("yes")) == (
        f"Pitfall 1 done: 1 answered, 1 not applicable, 3 left open. {NEXT}",
    )
