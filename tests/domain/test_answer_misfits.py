"""Whether an answer fits its question, and in which words a misfit is told."""

from __future__ import annotations

import math

import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    an_audit,
    answer,
)
from outsource_audit.domain.audit import (
    Answer,
    Evidence,
    ProfileValue,
    answer_misfit,
    answers_without_question,
    counts,
    must_confirm,
    profile_misfit,
    with_answer,
    with_profile,
)
from outsource_audit.domain.condition import Value
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale

WORD = Choice("not-measured", "nobody counts", 4)
LEVELS = tuple(Choice(str(level), f"level {level}", 4 - level) for level in (4, 3, 2, 1, 0))
DAYS = NumberScale("days", 0, 1, 90, Band(at_most=10), Band(at_least=31))
BALANCE = NumberScale("euro", 2, -(10**12), None, Band(at_least=0), Band(at_most=-100))
PERCENT = NumberScale("%", 1, 0, None, Band(at_least=99), Band(at_most=90))
QUESTIONS = {
    "yes-no": a_question("yes-no"),
    "days": a_question("days", scale=Scale.NUMBER, choices=(WORD,), number=DAYS),
    "percent": a_question("percent", scale=Scale.NUMBER, choices=(), number=PERCENT),
    "balance": a_question("balance", scale=Scale.NUMBER, choices=(), number=BALANCE),
    "level": a_question("level", scale=Scale.MATURITY, choices=LEVELS),
}
SEVERAL = a_field(
    "several",
    scale=Scale.SEVERAL,
    choices=(Choice("a", "a"), Choice("b", "b"), Choice("none", "none", alone=True)),
)
FIELDS = {
    "one": a_field("one", "a", "b"),
    "several": SEVERAL,
    "hours": a_field("hours", scale=Scale.NUMBER, number=NumberScale("hours", 0, 0, 24)),
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("yes-no", "partial"),
        ("yes-no", "unknown"),
        ("days", 1),
        ("days", 90),
        ("days", 12.0),
        ("days", "not-measured"),
        ("percent", 99.5),
        ("percent", 10**9),
        ("balance", -(10**9)),
        ("balance", -0.25),
        ("level", 0),
        ("level", "4"),
    ],
)
def test_an_answer_that_is_offered_fits(question: str, value: Value) -> None:
    """Choices, levels as number or text, numbers on the grid, and "unknown" everywhere."""
    assert answer_misfit(QUESTIONS[question], answer(value)) == ""


@pytest.mark.parametrize(
    ("question", "value", "message"),
    [
        ("yes-no", "maybe", "'maybe' is no answer here; it takes yes, partial, no or unknown"),
        ("yes-no", 3, "3 is no answer here; it takes yes, partial, no or unknown"),
        ("level", 5, "5 is no answer here; it takes 4, 3, 2, 1, 0 or unknown"),
        ("days", "soon", "'soon' is no number and not not-measured"),
        ("percent", "soon", "'soon' is no number"),
        ("days", 0, "0 is below 1"),
        ("days", 91, "91 is above 90"),
        ("days", 1.5, "1.5 is too fine; it takes whole numbers"),
        ("percent", 99.55, "99.55 is too fine; it takes at most 1 decimal"),
        ("balance", 0.125, "0.125 is too fine; it takes at most 2 decimals"),
        ("balance", 10**9 + 1, "is larger than any number asked for"),
        ("balance", -(10**9) - 1, "is larger than any number asked for"),
        ("percent", math.inf, "that is no number to count with"),
        ("percent", math.nan, "that is no number to count with"),
    ],
)
def test_a_misfit_says_what_is_wrong_and_what_fits(
    question: str, value: Value, message: str
) -> None:
    """Every message, word by word."""
    assert answer_misfit(QUESTIONS[question], answer(value)) == message


def test_not_applicable_fits_only_where_it_is_offered() -> None:
    """A question without `not_applicable_when` always applies."""
    assert answer_misfit(a_question("q"), NOT_APPLICABLE) == ""
    strict = a_question("q", not_applicable_when="")
    assert answer_misfit(strict, NOT_APPLICABLE) == 'does not offer "not applicable"'


def test_an_answer_says_one_thing() -> None:
    """A value and a reason why it does not apply contradict; neither is no answer."""
    both = Answer(answer="yes", not_applicable="We hand nothing over")
    message = "has both an answer and a reason why it does not apply; keep one"
    assert answer_misfit(a_question("q"), both) == message
    assert answer_misfit(a_question("q"), Answer(note="Asked legal")) == "has no answer"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("one", "a"),
        ("one", "unknown"),
        ("several", "a"),
        ("several", ("a", "b")),
        ("several", ("none",)),
        ("several", "unknown"),
        ("hours", 24),
        ("hours", "unknown"),
    ],
)
def test_a_profile_answer_that_is_offered_fits(field: str, value: ProfileValue) -> None:
    """One answer, several together, numbers, and "unknown"."""
    assert profile_misfit(FIELDS[field], value) == ""


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("one", "c", "'c' is no answer here; it takes a, b or unknown"),
        ("one", ("a", "b"), "takes one answer, not a list"),
        ("several", (), "needs at least one answer"),
        ("several", ("a", "x"), "'x' is no answer here; it takes a, b, none or unknown"),
        ("several", ("a", "a"), "names the same answer twice"),
        ("several", ("a", "none"), "'none' cannot stand beside another answer"),
        (
            "several",
            ("unknown", "a"),
            "'unknown' is no answer here; it takes a, b, none or unknown",
        ),
        ("hours", 25, "25 is above 24"),
        ("hours", -1, "-1 is below 0"),
        ("hours", "many", "'many' is no number"),
    ],
)
def test_a_profile_misfit_says_what_is_wrong(field: str, value: ProfileValue, message: str) -> None:
    """Every message, word by word."""
    assert profile_misfit(FIELDS[field], value) == message


def test_an_answer_counts_once_it_is_given_fits_and_is_of_this_revision() -> None:
    """Unknown and not applicable count; a note alone, a misfit and an old answer do not."""
    question = a_question("q", revision=2)
    assert counts(question, Answer(answer="yes", revision=2))
    assert counts(question, Answer(answer="unknown", revision=2))
    assert counts(question, Answer(not_applicable="There is none", revision=2))
    assert not counts(question, None)
    assert not counts(question, Answer(note="Asked", revision=2))
    assert not counts(question, Answer(answer="maybe", revision=2))
    assert not counts(question, Answer(answer="yes", revision=1))


def test_an_answer_that_was_given_and_does_not_count_must_be_confirmed() -> None:
    """What was never given needs no second look."""
    question = a_question("q", revision=2)
    assert must_confirm(question, Answer(answer="yes", revision=1))
    assert must_confirm(question, Answer(answer="maybe", revision=2))
    assert not must_confirm(question, Answer(answer="yes", revision=2))
    assert not must_confirm(question, Answer(note="Asked", revision=1))
    assert not must_confirm(question, Answer(internal_note="They stall", revision=1))
    assert not must_confirm(question, None)


def test_answers_without_a_question_are_named() -> None:
    """They are kept aside, not dropped."""
    audit = an_audit({"q": answer("yes"), "retired": UNKNOWN_ANSWER})
    assert answers_without_question(audit, a_bank_set(a_bank("one", [a_question("q")]))) == [
        "retired"
    ]


def test_setting_an_answer_leaves_the_old_audit_alone() -> None:
    """An audit is a value: what was is still what it was."""
    before = an_audit({"q": answer("no")}, {"f": "a"})
    after = with_profile(with_answer(before, "q", answer("yes")), "f", "b")
    assert (before.answers["q"].answer, before.profile["f"]) == ("no", "a")
    assert (after.answers["q"].answer, after.profile["f"]) == ("yes", "b")


def test_evidence_counts_as_seen_only_when_it_was() -> None:
    """Evidence that exists but was not seen is no evidence."""
    assert Answer(answer="yes", evidence=Evidence(seen=True)).evidence_seen
    assert not Answer(answer="yes", evidence=Evidence(seen=False, where="a folder")).evidence_seen
    assert not Answer(answer="yes").evidence_seen
