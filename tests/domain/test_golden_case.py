"""Golden cases: what an author expects is held against the scorecard, path by path."""

from __future__ import annotations

import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    a_red_line,
    answer,
    when,
)
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.golden_case import (
    WHOLE,
    Expectation,
    GoldenCase,
    Ids,
    Mismatch,
    Others,
    Path,
    case_audit,
    findable,
    mismatches,
)
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score

BANK_SET = a_bank_set(
    a_bank(
        "data",
        [
            a_question("a", severity=Severity.CRITICAL, red_line=a_red_line("no")),
            a_question("b", severity=Severity.HIGH),
            a_question("c", severity=Severity.MEDIUM),
            a_question("d", severity=Severity.LOW),
            a_question("e", severity=Severity.HIGH),
        ],
        exposure=4,
    ),
    a_bank("second", [a_question("f"), a_question("g", severity=Severity.LOW)], exposure=2),
    a_bank("third", [a_question("h", core=False), a_question("i", show_if=when(stage="never"))]),
    fields=(a_field("stage", "running", "never", red_line=a_red_line("never")),),
)
EXAMPLE: dict[str, Answer] = {
    "a": answer("no"),
    "b": answer("partial"),
    "c": UNKNOWN_ANSWER,
    "d": NOT_APPLICABLE,
    "f": answer("yes", seen=True),
    "g": answer("yes", seen=True),
}


def a_case(
    path: Path = (),
    value: str | tuple[str, ...] = "",
    others: Others = Others.OPEN,
    answers: dict[str, Answer] | None = None,
    in_full: tuple[str, ...] = (),
) -> GoldenCase:
    """Make a case of the worked example with one expectation, or none."""
    return GoldenCase(
        name="A case",
        profile={"stage": "running"},
        answers=EXAMPLE if answers is None else answers,
        in_full=in_full,
        others=others,
        expectations=(Expectation(path, value),) if path else (),
    )


def told(case: GoldenCase, bank_set: BankSet = BANK_SET) -> list[str]:
    """Return what is wrong with a case."""
    return [miss.what for miss in mismatches(bank_set, case)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("score",), "7400/92"),
        (("confirmed",), "45.7"),
        (("rating",), "critical"),
        (("rating_if_well",), "high"),
        (("completeness",), "6/7"),
        (("confidence",), "1"),
        (("in_scope",), "7"),
        (("red_lines",), ("a",)),
        (("open_red_lines",), ()),
        (("find_out",), ("c",)),
        (("plan",), ("a", "b")),
        (("plan",), ("a",)),
        (("asked",), ("e", "d")),
        (("hidden",), ("i",)),
        (("pitfalls", "data", "score"), "88.095"),
        (("pitfalls", "data", "confirmed"), "50"),
        (("pitfalls", "data", "exposure"), "4"),
        (("pitfalls", "data", "likelihood"), "5"),
        (("pitfalls", "data", "rating"), "critical"),
        (("pitfalls", "data", "rating_if_well"), "high"),
        (("pitfalls", "data", "rank"), "1"),
        (("pitfalls", "third", "score"), "none"),
        (("pitfalls", "third", "rating"), "none"),
        (("pitfalls", "third", "rank"), "none"),
        (("pitfalls", "third", "likelihood"), "none"),
        (("questions", "a", "state"), "answered"),
        (("questions", "a", "weight"), "8"),
        (("questions", "a", "gap"), "1"),
        (("questions", "a", "share"), "34.78"),
        (("questions", "a", "red_line"), "hit"),
        (("questions", "b", "red_line"), "none"),
        (("questions", "d", "gap"), "none"),
        (("questions", "d", "weight"), "none"),
        (("questions", "h", "state"), "not-asked"),
        (("questions", "i", "share"), "none"),
    ],
)
def test_the_worked_example_is_as_the_method_says(path: Path, value: str | tuple[str, ...]) -> None:
    """Section 7 of the method, and what it leaves out."""
    assert told(a_case(path, value)) == []


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        (("score",), "58.3", "expected 58.3, got 80.4 (exact 1850/23, 80.4347...)"),
        (("score",), "58.301", "expected 58.301, got 80.435 (exact 1850/23, 80.4347...)"),
        (("rating",), "high", "expected high, got critical"),
        (("rating",), "none", "expected none, got critical"),
        (("pitfalls", "third", "rating"), "low", "expected low, got none"),
        (("pitfalls", "third", "score"), "0", "expected 0, got none"),
        (("pitfalls", "data", "exposure"), "5", "expected 5, got 4"),
        (("questions", "a", "state"), "unknown", "expected unknown, got answered"),
        (("red_lines",), (), "expected none, got a"),
        (("red_lines",), ("a", "b"), "expected a, b, got a"),
        (("open_red_lines",), ("a",), "expected a, got none"),
        (("plan",), ("b", "a"), "expected b, a, got a, b"),
        (("plan",), ("a", "b", "c"), "expected a, b, c, got a, b"),
        (("plan",), (), "expected none, got a, b"),
        (("find_out",), ("e",), "expected e, got c"),
        (("hidden",), (), "expected none, got i"),
        (("asked",), ("i",), "expected i to be asked, and its state is hidden"),
        (("asked",), ("h",), "expected h to be asked, and its state is not-asked"),
        (("hidden",), ("i", "a"), "expected a to be hidden, and its state is answered"),
    ],
)
def test_what_differs_is_told(path: Path, value: str | tuple[str, ...], what: str) -> None:
    """What was expected, and what came, in words that can be copied into the case."""
    assert told(a_case(path, value)) == [what]


def test_a_mismatch_names_its_place() -> None:
    """The path below `expect`; of a list of questions, the one that is meant."""
    found = mismatches(BANK_SET, a_case(("hidden",), ("i", "a", "b")))
    assert [miss.path for miss in found] == [("hidden", 1), ("hidden", 2)]
    (found_,) = mismatches(BANK_SET, a_case(("pitfalls", "data", "rank"), "2"))
    assert found_ == Mismatch(("pitfalls", "data", "rank"), "expected 2, got 1")


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        (("rating",), "low", "expected low, got critical"),
        (("red_lines",), ("b",), "expected b, got a"),
        (("asked",), (), "expected none, got a, b, c, d, e, f, g"),
    ],
)
def test_a_word_or_a_whole_list_that_differs_names_its_place(
    path: Path, value: str | tuple[str, ...], what: str
) -> None:
    """Who mends the case is led to the line, whatever was expected there."""
    assert mismatches(BANK_SET, a_case(path, value)) == [Mismatch(path, what)]


def test_what_to_find_out_may_be_cut_short() -> None:
    """A case names the first questions of it, as many as its author cares for."""
    answers = EXAMPLE | {"b": UNKNOWN_ANSWER}
    assert told(a_case(("find_out",), ("b", "c"), answers=answers)) == []
    assert told(a_case(("find_out",), ("b",), answers=answers)) == []
    assert told(a_case(("find_out",), ("c",), answers=answers)) == ["expected c, got b"]


def test_lists_of_red_lines_are_whole() -> None:
    """Among all that can be expected, they are the ones that must be named to the last."""
    found = findable(score(BANK_SET, case_audit(BANK_SET, a_case())))
    assert found["red_lines",] == Ids(("a",), WHOLE)
    assert found["open_red_lines",] == Ids((), WHOLE)


def test_a_red_line_of_the_profile_is_among_the_red_lines() -> None:
    """It comes before those of the questions."""
    case = GoldenCase(
        name="A case",
        profile={"stage": "never"},
        answers={"a": answer("no")},
        in_full=(),
        others=Others.BEST,
        expectations=(Expectation(("red_lines",), ("a",)),),
    )
    assert told(case) == ["expected a, got stage, a"]


def test_every_expectation_is_checked_in_order() -> None:
    """One that fails hides no other."""
    expectations = tuple(Expectation((key,), "1") for key in ("score", "in_scope", "confirmed"))
    case = GoldenCase(
        name="A case",
        profile={},
        answers=EXAMPLE,
        in_full=(),
        others=Others.OPEN,
        expectations=expectations,
    )
    assert [miss.path for miss in mismatches(BANK_SET, case)] == [
        ("score",),
        ("in_scope",),
        ("confirmed",),
    ]


@pytest.mark.parametrize(
    ("others", "rest"), [(Others.BEST, "yes"), (Others.WORST, "no"), (Others.OPEN, None)]
)
def test_the_other_questions_are_answered_as_a_case_says(others: Others, rest: str | None) -> None:
    """Those in scope; what the case answers itself stays, and what is out of scope is left."""
    audit = case_audit(BANK_SET, a_case(others=others))
    assert {key: audit.answers[key] for key in EXAMPLE} == EXAMPLE
    assert ("e" in audit.answers) == (rest is not None)
    assert rest is None or audit.answers["e"].answer == rest
    assert "h" not in audit.answers


def test_a_pitfall_in_full_brings_its_questions_into_scope() -> None:
    """They are among the others then."""
    audit = case_audit(BANK_SET, a_case(others=Others.WORST, in_full=("third",)))
    assert audit.answers["h"].answer == "no"
    assert told(a_case(("score",), "0", Others.BEST, {}, ("third",))) == []
    assert told(a_case(("score",), "100", Others.WORST, {}, ("third",))) == []
