"""Where more questions are worth most: which pitfalls are offered, in which order, and why."""

from __future__ import annotations

import pytest
from dice import Dice
from hypothesis import given, settings
from hypothesis import strategies as st
from sittings import a_step, beginnings

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
from outsource_audit.domain.agenda import items
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import BankSet, QuestionBank
from outsource_audit.domain.deepening import Deepening, worth_deepening
from outsource_audit.domain.interview import Interview, deepened
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scale import Choice, Scale
from outsource_audit.domain.scoring import score

EACH = 30.0


def a_pitfall(
    id_: str, more: int = 2, *, exposure: int = 5, severity: Severity = Severity.MEDIUM
) -> QuestionBank:
    """Make a pitfall with two core questions and some that only a full audit asks."""
    core = [a_question(f"{id_}-core{n}") for n in (1, 2)]
    rest = [a_question(f"{id_}-more{n}", core=False, severity=severity) for n in range(more)]
    return a_bank(id_, [*core, *rest], exposure=exposure)


def both(id_: str, first: str, second: str) -> dict[str, Answer]:
    """Answer both core questions of a pitfall."""
    return {f"{id_}-core1": answer(first), f"{id_}-core2": answer(second)}


def offered(bank_set: BankSet, answers: dict[str, Answer]) -> list[str]:
    """Return the pitfalls offered."""
    offers = worth_deepening(bank_set, an_audit(answers), EACH)
    return [offer.pitfall for offer in offers]


def because(bank_set: BankSet, answers: dict[str, Answer]) -> str:
    """Return why the first pitfall is offered."""
    return worth_deepening(bank_set, an_audit(answers), EACH)[0].because


def test_an_offer_says_how_many_questions_and_how_long() -> None:
    """The minutes are this person's, rounded up."""
    bank_set = a_bank_set(a_pitfall("data", more=5))
    assert worth_deepening(bank_set, an_audit(both("data", "no", "partial")), EACH) == [
        Deepening(
            pitfall="data",
            title="Pitfall data",
            more=5,
            minutes=3,
            because="much is at stake here and 2 of 2 answers were not good",
        )
    ]


def test_a_pitfall_without_a_gap_is_never_offered() -> None:
    """Whatever is at stake: there, more questions would be for their own sake."""
    bank_set = a_bank_set(a_pitfall("data", more=40))
    assert offered(bank_set, both("data", "yes", "yes")) == []


def test_a_low_risk_is_not_worth_more_minutes() -> None:
    """The same answers are worth asking on where more is at stake."""
    half_good = both("data", "yes", "partial")
    assert offered(a_bank_set(a_pitfall("data", exposure=2)), half_good) == []
    assert offered(a_bank_set(a_pitfall("data", exposure=5)), half_good) == ["data"]


def test_a_pitfall_taken_in_full_or_asked_to_the_end_is_not_offered() -> None:
    """There is nothing more to ask."""
    answers = both("data", "no", "no")
    bank_set = a_bank_set(a_pitfall("data"))
    assert worth_deepening(bank_set, an_audit(answers, in_full=("data",)), EACH) == []
    assert offered(a_bank_set(a_pitfall("data", more=0)), answers) == []


def test_what_does_not_apply_is_not_counted_and_what_may_apply_is() -> None:
    """A condition that is open counts as asked: taking the pitfall in full asks it today."""
    rest = [
        a_question("out", core=False, show_if=when(data="orders")),
        a_question("perhaps", core=False, show_if=when(bot="yes")),
    ]
    bank = a_bank("one", [a_question("a"), *rest], exposure=5)
    bank_set = a_bank_set(bank, fields=(a_field("data", "none", "orders"), a_field("bot", "yes")))
    audit = an_audit({"a": answer("no")}, {"data": "none", "bot": "unknown"})
    assert [offer.more for offer in worth_deepening(bank_set, audit, EACH)] == [1]


@pytest.mark.parametrize(
    ("better", "worse", "of_better", "of_worse"),
    [
        (a_pitfall("x", exposure=4), a_pitfall("y", exposure=5), ("no", "no"), ("no", "no")),
        (a_pitfall("x"), a_pitfall("y"), ("partial", "no"), ("no", "no")),
        (a_pitfall("x", more=2), a_pitfall("y", more=3), ("no", "no"), ("no", "no")),
        (
            a_pitfall("x"),
            a_pitfall("y", severity=Severity.CRITICAL),
            ("no", "no"),
            ("no", "no"),
        ),
        (a_pitfall("x"), a_pitfall("y"), ("partial", "partial"), ("unknown", "unknown")),
    ],
)
def test_the_worthiest_comes_first(
    better: QuestionBank,
    worse: QuestionBank,
    of_better: tuple[str, str],
    of_worse: tuple[str, str],
) -> None:
    """More at stake, worse or more uncertain answers, more and weightier questions left."""
    answers = both("x", *of_better) | both("y", *of_worse)
    assert offered(a_bank_set(better, worse), answers) == ["y", "x"]


def test_at_most_three_are_offered_in_the_article_s_order_where_they_are_alike() -> None:
    """More would be the whole list again."""
    ids = ("one", "two", "three", "four")
    bank_set = a_bank_set(*map(a_pitfall, ids))
    answers: dict[str, Answer] = {}
    for id_ in ids:
        answers |= both(id_, "no", "no")
    assert offered(bank_set, answers) == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("exposure", "answers", "told"),
    [
        (5, ("no", "yes"), "much is at stake here and 1 of 2 answers was not good"),
        (3, ("no", "no"), "something is at stake here and 2 of 2 answers were not good"),
        (2, ("no", "no"), "2 of 2 answers were not good"),
        (4, ("unknown", "unknown"), "much is at stake here and 2 answers are not known"),
        (2, ("unknown", "unknown"), "2 answers are not known"),
        (
            5,
            ("no", "unknown"),
            "much is at stake here, the one answer was not good and 1 answer is not known",
        ),
    ],
)
def test_the_reason_is_in_plain_words(exposure: int, answers: tuple[str, str], told: str) -> None:
    """What is at stake and how the answers were, without a score."""
    bank_set = a_bank_set(a_pitfall("data", exposure=exposure))
    assert because(bank_set, both("data", *answers)) == told


def test_answers_that_are_missing_or_only_nearly_good_are_a_reason_too() -> None:
    """What was skipped, what could be better, and where nothing counts at all."""
    bank_set = a_bank_set(a_pitfall("data"))
    assert because(bank_set, {}) == "much is at stake here and 2 answers are still missing"
    nothing = {f"data-core{n}": NOT_APPLICABLE for n in (1, 2)}
    assert because(bank_set, nothing) == (
        "much is at stake here and none of the questions so far applied"
    )


def test_answers_that_are_good_but_not_the_best_are_a_reason() -> None:
    """Where much is at stake, a quarter of the way is far enough."""
    choices = (Choice("best", "best", 0), Choice("good", "good", 1), Choice("bad", "bad", 4))
    core = [a_question(key, scale=Scale.CHOICE, choices=choices) for key in ("a", "b")]
    bank = a_bank("one", [*core, a_question("c", core=False)], exposure=5)
    told = because(a_bank_set(bank), {"a": answer("good"), "b": NOT_APPLICABLE})
    assert told == "much is at stake here and the one answer was not the best"
    told = because(a_bank_set(bank), {"a": answer("good"), "b": answer("good")})
    assert told == "much is at stake here and 2 of 2 answers were not the best"


def test_a_red_line_is_reason_enough_for_more_questions() -> None:
    """Though all else is in place and little is at stake."""
    heavy = [a_question(key, severity=Severity.CRITICAL) for key in ("b", "c")]
    line = a_question("a", severity=Severity.LOW, red_line=a_red_line("no"))
    more = a_question("d", severity=Severity.LOW, core=False)
    bank_set = a_bank_set(a_bank("one", [line, *heavy, more], exposure=1))
    answers = {"a": answer("no"), "b": answer("yes"), "c": answer("yes")}
    assert offered(bank_set, answers) == ["one"]
    assert offered(bank_set, answers | {"a": answer("yes")}) == []


def test_where_nothing_counts_yet_is_as_bad_as_where_nothing_is_in_place() -> None:
    """Of two alike, the article's order decides."""
    nothing, bad = a_pitfall("nothing"), a_pitfall("bad")
    answers = both("bad", "no", "no") | {f"nothing-core{n}": NOT_APPLICABLE for n in (1, 2)}
    assert offered(a_bank_set(nothing, bad), answers) == ["nothing", "bad"]
    assert offered(a_bank_set(bad, nothing), answers) == ["bad", "nothing"]


def test_an_unknown_answer_is_as_good_a_reason_as_a_bad_one() -> None:
    """Not knowing is never a discount."""
    bank_set = a_bank_set(a_pitfall("x"), a_pitfall("y"))
    unknown = {f"x-core{n}": UNKNOWN_ANSWER for n in (1, 2)}
    assert offered(bank_set, unknown | both("y", "no", "no")) == ["x", "y"]


@settings(max_examples=100, deadline=None)
@given(beginnings(), st.data())
def test_an_offer_keeps_its_word(interview: Interview, data: st.DataObject) -> None:
    """Taking a pitfall up asks as many questions more as were offered; none is without a gap."""
    dice = Dice(data.draw)
    for _ in range(dice.below(10)):
        interview = a_step(dice, interview)
    bank_set, audit = interview.bank_set, interview.audit
    scores = {p.bank.id: p.score for p in score(bank_set, audit).pitfalls}
    before = len(items(bank_set, audit))
    offers = worth_deepening(bank_set, audit, EACH)
    assert len(offers) <= 3
    for offer in offers:
        taken_up = deepened(interview, [offer.pitfall]).audit
        assert len(items(bank_set, taken_up)) == before + offer.more
        assert offer.more > 0
        assert scores[offer.pitfall] != 0
