"""What an explanation says beside its sums: why, because of which answers, and what is left out."""

from __future__ import annotations

from fractions import Fraction

import pytest

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
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import ExposureRule, Question, QuestionBank
from outsource_audit.domain.explanation import Explanation, PitfallPart, explain
from outsource_audit.domain.risk import Rating, Severity
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import State

FIELDS = (
    a_field("sees", "none", "some", ask="What does it see?"),
    a_field("deep", "a", "b", ask="How deep?", show_if=when(sees="some")),
)
SEES = '"What does it see?" was answered: Some'
NOT_KNOWN = 'the answer to "What does it see?" is not known'


def unfolded(
    *banks: QuestionBank, answers: dict[str, Answer] | None = None, **profile: str
) -> Explanation:
    """Return the explanation of an audit."""
    return explain(score(a_bank_set(*banks, fields=FIELDS), an_audit(answers, {**profile})))


def only(*questions: Question, answers: dict[str, Answer], **profile: str) -> PitfallPart:
    """Return the one pitfall that holds the questions."""
    (part,) = unfolded(a_bank("one", questions), answers=answers, **profile).pitfalls
    return part


def raised(*steps: int, exposure: int, sees: str = "some") -> PitfallPart:
    """Return a pitfall whose exposure rises where the provider sees some."""
    rules = tuple(ExposureRule(by, when(sees="some"), f"step {by}") for by in steps)
    bank = a_bank("one", [a_question("a")], exposure=exposure, raises=rules)
    (part,) = unfolded(bank, sees=sees).pitfalls
    return part


def test_an_exposure_names_its_base_and_each_reason() -> None:
    """And the profile answer behind each."""
    found = raised(1, 2, exposure=2).exposure
    assert (found.base, found.sum, found.level, found.is_limited) == (2, 5, 5, False)
    assert [(one.by, one.reason, one.because) for one in found.raises] == [
        (1, "step 1", (SEES,)),
        (2, "step 2", (SEES,)),
    ]
    assert not any(one.open for one in found.raises)


def test_an_exposure_beyond_the_limit_says_so() -> None:
    """The sum is kept beside the level that counts."""
    found = raised(2, 2, exposure=3).exposure
    assert (found.sum, found.level, found.is_limited) == (7, 5, True)


def test_a_raise_that_does_not_hold_is_not_listed() -> None:
    """Only what counts is named."""
    assert raised(1, exposure=2, sees="none").exposure.raises == ()


def test_a_raise_counts_as_long_as_it_is_not_known() -> None:
    """It is marked open, and what is not known is named."""
    (one,) = raised(1, exposure=2, sees="unknown").exposure.raises
    assert one.open
    assert one.because == (NOT_KNOWN,)


@pytest.mark.parametrize(
    ("sees", "severity", "because"),
    [
        ("some", Severity.CRITICAL, (SEES,)),
        ("unknown", Severity.CRITICAL, (NOT_KNOWN,)),
        ("none", Severity.HIGH, ()),
    ],
)
def test_a_raised_severity_names_the_answer_that_raised_it(
    sees: str, severity: Severity, because: tuple[str, ...]
) -> None:
    """Or what is not known; nothing where it was not raised."""
    question = a_question("a", severity=Severity.HIGH, raise_severity=when(sees="some"))
    (part,) = only(question, answers={"a": answer("no")}, sees=sees).questions
    assert (part.severity, part.raised_because) == (severity, because)


def test_a_critical_severity_is_not_said_to_be_raised() -> None:
    """It cannot rise further."""
    question = a_question("a", severity=Severity.CRITICAL, raise_severity=when(sees="some"))
    (part,) = only(question, answers={}, sees="some").questions
    assert part.raised_because == ()


def test_what_does_not_count_says_why() -> None:
    """Hidden by which answer, not applicable with its reason, or not in the quick set."""
    part = only(
        a_question("a", show_if=when(sees="some")),
        a_question("b"),
        a_question("c", core=False),
        a_question("d"),
        answers={"a": answer("no"), "b": NOT_APPLICABLE, "d": answer("yes")},
        sees="none",
    )
    assert [(o.standing.question.id, o.standing.state, o.why) for o in part.left_out] == [
        ("a", State.HIDDEN, ('"What does it see?" was answered: None',)),
        ("b", State.NOT_APPLICABLE, ("We hand nothing over",)),
        ("c", State.NOT_ASKED, ()),
    ]
    assert [q.standing.question.id for q in part.questions] == ["d"]


def test_what_is_confirmed_is_told_from_what_is_open() -> None:
    """Unknown and unanswered are open; an answer is confirmed, a good one too."""
    part = only(
        *map(a_question, "abcd"),
        answers={"a": answer("no", seen=True), "b": UNKNOWN_ANSWER, "d": answer("yes")},
    )
    assert [q.is_open for q in part.questions] == [False, True, True, False]
    assert [q.product for q in part.questions] == [36, 36, 36, 0]
    assert [q.evidence_seen for q in part.questions] == [True, False, False, False]
    assert [q.of_total.shown for q in part.questions] == ["25.00", "25.00", "25.00", "0.00"]
    assert part.of_total.confirmed.exact == Fraction(25)


def test_completeness_and_confidence_are_whole_numbers() -> None:
    """Dealt with of asked; weights of good answers, and of those with evidence seen."""
    found = unfolded(
        a_bank("one", [*map(a_question, "abcde"), a_question("f", severity=Severity.HIGH)]),
        answers={
            "a": answer("yes", seen=True),
            "b": UNKNOWN_ANSWER,
            "c": NOT_APPLICABLE,
            "d": answer("no", seen=True),
            "f": answer("yes"),
        },
    )
    assert (found.dealt_with, found.in_scope) == (5, 6)
    assert (found.good_weight, found.seen_weight) == (8, 3)


def test_a_floor_names_the_answer_that_triggers_it() -> None:
    """In words, and what its condition hangs on; the rating if well leaves what is open out."""
    line = a_red_line("no", condition=when(sees="some"))
    questions = [
        a_question("a", red_line=line),
        a_question("b", red_line=a_red_line("no")),
        *map(a_question, "cdefgh"),
    ]
    good = {id_: answer("yes") for id_ in "cdefgh"}
    found = unfolded(
        a_bank("one", questions),
        answers={"a": answer("no"), "b": UNKNOWN_ANSWER, **good},
        sees="some",
    )
    assert found.paths is not None
    assert found.red_lines == ()
    until_then, if_well = found.paths
    assert [(f.floor.to, f.floor.open, f.floor.lifts) for f in until_then.floors] == [
        (Rating.HIGH, False, True),
        (Rating.HIGH, True, True),
        (Rating.MODERATE, False, False),
    ]
    first, second, _ = until_then.floors
    assert [(t.id, t.answer) for t in first.triggers] == [("a", "No: none of it is")]
    assert first.condition == f"Its condition holds: {SEES}."
    assert [(t.id, t.answer) for t in second.triggers] == [("b", "Don't know")]
    assert second.condition == ""
    assert [f.floor.questions for f in if_well.floors if f.floor.cause == "red line"] == [("a",)]


def test_a_profile_field_can_trigger_a_floor() -> None:
    """Its answer stands beside it like any other; one that turns out well is gone."""
    field = a_field("bot", "yes", "no", red_line=a_red_line("yes"))
    bank_set = a_bank_set(a_bank("one", [a_question("a")]), fields=(field,))
    for value, shown in (("yes", "Yes"), ("unknown", "Don't know")):
        audit = an_audit({"a": answer("yes")}, {"bot": value})
        found = explain(score(bank_set, audit))
        assert found.paths is not None
        (floor,) = found.paths[0].floors
        assert [(t.id, t.answer) for t in floor.triggers] == [("bot", shown)]
        assert len(found.paths[1].floors) == (1 if value == "yes" else 0)


def test_without_a_rating_the_reasons_and_the_red_lines_so_far_are_told() -> None:
    """An audit without answers says what is missing, and breaks down nowhere."""
    questions = [a_question("a", red_line=a_red_line("no")), a_question("b")]
    found = unfolded(a_bank("one", questions))
    assert found.paths is None
    assert found.not_rated is not None
    assert found.not_rated.unasked_red_lines == ("a",)
    assert [account.floor.open for account in found.red_lines] == [True]
    assert [q.answer for q in found.costliest] == ["No answer yet"] * 2


def test_where_nothing_counts_there_are_zeros() -> None:
    """No question applies: no share, no path, and a reason for each question."""
    found = unfolded(a_bank("one", [a_question("a", show_if=when(sees="some"))]), sees="none")
    assert found.shares.together.hundredths == 0
    assert found.totals.weight == 0
    assert (found.paths, found.costliest) == (None, ())
    assert found.not_rated is not None
    assert found.not_rated.nothing_counts
    (part,) = found.pitfalls
    assert (part.paths, part.questions, part.own.together.hundredths) == (None, (), 0)


def test_of_equal_costs_the_earlier_question_comes_first() -> None:
    """The order of the list is the order of asking."""
    part = unfolded(a_bank("one", [a_question("z"), a_question("a"), a_question("m")]))
    assert [q.standing.question.id for q in part.costliest] == ["z", "a", "m"]


def test_an_audit_that_is_all_known_has_one_path_twice() -> None:
    """Both ratings come about alike where nothing is open."""
    audit: Audit = an_audit({"a": answer("partial")})
    found = explain(score(a_bank_set(a_bank("one", [a_question("a")])), audit))
    assert found.paths is not None
    assert found.paths[0] == found.paths[1]
