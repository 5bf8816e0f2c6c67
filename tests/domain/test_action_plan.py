"""The action plan with its people and dates, and what it takes to reach a rating."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import audits, bank_sets

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
from outsource_audit.domain.action_plan import (
    ActionPlan,
    FormerAction,
    Left,
    Until,
    WhyFormer,
    WhyNotReached,
    action_plan,
    until,
    whats_left,
)
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import Question
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Effort, Rating, Severity
from outsource_audit.domain.scorecard import Scorecard
from outsource_audit.domain.scoring import score

HIGH_EFFORT = {"effort": Effort.HIGH}
TARGETS = (Rating.LOW, Rating.MODERATE, Rating.HIGH)
OWNED = Remediation(owner="Ann", due="2026-12-01")


def scored(
    answers: dict[str, Answer],
    *questions: Question,
    remediation: dict[str, Remediation] | None = None,
) -> Scorecard:
    """Score an audit of one pitfall."""
    audit = msgspec.structs.replace(an_audit(answers), remediation=remediation or {})
    return score(a_bank_set(a_bank("one", questions)), audit)


def four(*values: str) -> Scorecard:
    """Score a pitfall of questions a, b, c, ... of the same weight, answered so."""
    ids = "abcdefgh"[: len(values)]
    answers = {id_: answer(value) for id_, value in zip(ids, values, strict=True)}
    return scored(answers, *(a_question(id_) for id_ in ids))


def ids(plan: ActionPlan) -> list[str]:
    """Return the ids of a plan's steps."""
    return [action.id for action in plan.steps]


def test_every_step_has_its_number_and_what_was_set() -> None:
    """What nobody set is planned and says so."""
    questions = [a_question("a"), a_question("b")]
    card = scored({"a": answer("no"), "b": answer("no")}, *questions, remediation={"b": OWNED})
    first, second = action_plan(card).steps
    assert (first.number, first.id, first.is_set, first.remediation) == (
        1,
        "a",
        False,
        Remediation(),
    )
    assert (second.number, second.id, second.is_set, second.remediation) == (2, "b", True, OWNED)
    assert tuple(action.step for action in action_plan(card).steps) == card.plan


def test_due_dates_are_suggested_by_the_period() -> None:
    """Counted from the audit's date, or from the day the plan begins; later has none."""
    questions = [a_question(id_, **HIGH_EFFORT) for id_ in "abcd"]
    card = scored({id_: answer("no") for id_ in "abcd"}, *questions)
    dues = [action.suggested_due for action in action_plan(card).steps]
    assert dues == ["2026-12-23", "2027-01-22", "2027-02-21", ""]
    assert action_plan(card, "2027-01-01").steps[0].suggested_due == "2027-01-31"


def test_what_is_to_be_found_out_stands_beside_the_steps() -> None:
    """The two lists are never mixed."""
    card = scored({"a": answer("no"), "b": UNKNOWN_ANSWER}, a_question("a"), a_question("b"))
    plan = action_plan(card)
    assert (ids(plan), plan.find_out, plan.until) == (["a"], ("b",), None)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"q": answer("yes")}, WhyFormer.FIXED),
        ({"q": UNKNOWN_ANSWER}, WhyFormer.OPEN),
        ({}, WhyFormer.OPEN),
        ({"q": NOT_APPLICABLE}, WhyFormer.DOES_NOT_APPLY),
        ({"q": answer("no"), "key": answer("yes")}, WhyFormer.DOES_NOT_APPLY),
    ],
)
def test_an_action_that_is_no_step_any_more_says_why(
    answers: dict[str, Answer], why: WhyFormer
) -> None:
    """It is kept, with all that was set."""
    questions = [a_question("key"), a_question("q", show_if=when(key="no"))]
    answers = {"key": answer("no"), **answers}
    card = scored(answers, *questions, remediation={"q": OWNED})
    assert action_plan(card).former == (FormerAction("q", OWNED, why),)


def test_an_action_whose_question_was_never_asked_is_open() -> None:
    """Such a question lies outside the quick set."""
    card = scored({}, a_question("q", core=False), remediation={"q": OWNED})
    assert action_plan(card).former == (FormerAction("q", OWNED, WhyFormer.OPEN),)


def test_an_action_without_a_question_is_gone() -> None:
    """The banks ask something else today; what was set is not lost."""
    card = scored({}, a_question("q"), remediation={"old": OWNED})
    assert action_plan(card).former == (FormerAction("old", OWNED, WhyFormer.GONE),)


def test_a_mark_moves_no_number() -> None:
    """Neither done nor accepted: the score comes from the answers."""
    plain = four("no", "no", "yes")
    accepted = Remediation(status=Status.ACCEPTED, reason="Small", review="2027-01-01")
    marks = {"a": Remediation(status=Status.DONE), "b": accepted}
    audit = msgspec.structs.replace(plain.audit, remediation=marks)
    marked = score(plain.bank_set, audit)
    assert (marked.overall, marked.plan) == (plain.overall, plain.plan)


def test_a_target_stops_at_the_first_step_that_reaches_it() -> None:
    """Four of four gaps are critical; after one fix the number is 75, after two 50."""
    card = four("no", "no", "no", "no")
    assert [step.rating_after for step in card.plan][:2] == [Rating.CRITICAL, Rating.HIGH]
    reached = until(card, Rating.HIGH)
    assert (reached.reached, reached.steps, reached.effort, reached.period) == (True, 2, 2, 30)
    plan = action_plan(card, target=Rating.HIGH)
    assert (ids(plan), plan.until) == (["a", "b"], reached)


def test_what_is_good_already_needs_no_step() -> None:
    """There is nothing to do, and no period."""
    reached = until(four("yes", "yes", "yes"), Rating.LOW)
    assert (reached.reached, reached.steps, reached.effort, reached.period) == (True, 0, 0, None)


def test_an_audit_without_a_rating_reaches_none() -> None:
    """Too little is answered to say so."""
    card = scored({"a": answer("no")}, *(a_question(id_) for id_ in "abc"))
    missed = until(card, Rating.HIGH)
    assert (missed.reached, missed.why, missed.keeps) == (False, WhyNotReached.NOT_RATED, ())
    assert missed.steps_if_well is None


def test_a_red_line_of_the_profile_is_beyond_the_plan() -> None:
    """No fix changes the profile; the field is named."""
    field = a_field("access", "none", "admin", red_line=a_red_line("admin"))
    bank_set = a_bank_set(a_bank("one", [a_question("a")]), fields=(field,))
    card = score(bank_set, an_audit({"a": answer("no")}, {"access": "admin"}))
    missed = until(card, Rating.MODERATE)
    assert (missed.why, missed.keeps) == (WhyNotReached.PROFILE, ("access",))
    assert (missed.steps, missed.effort, missed.period) == (1, 1, 30)
    assert until(card, Rating.HIGH).reached


def test_what_nobody_knows_is_found_out_before() -> None:
    """First what is unknown, then what nobody answered; and what it takes if all is well."""
    known = {"a": answer("no"), "b": UNKNOWN_ANSWER, "c": UNKNOWN_ANSWER}
    known |= {id_: answer("yes") for id_ in "defg"}
    card = scored(known, *(a_question(id_) for id_ in "abcdefgh"))
    missed = until(card, Rating.LOW)
    assert (missed.why, missed.keeps) == (WhyNotReached.OPEN, ("b", "c", "h"))
    assert missed.steps_if_well == 0
    assert ids(action_plan(card, target=Rating.LOW)) == ["a"]


def test_of_all_that_nobody_knows_a_red_line_is_named_alone() -> None:
    """It alone is in the way of anything better than high; for high itself it is not."""
    asked = [a_question("line", red_line=a_red_line("no")), *map(a_question, "abcdefgh")]
    known = dict.fromkeys("bcdefgh", answer("yes")) | {"line": UNKNOWN_ANSWER, "a": UNKNOWN_ANSWER}
    card = scored(known, *asked)
    missed = until(card, Rating.MODERATE)
    assert (missed.why, missed.keeps) == (WhyNotReached.OPEN, ("line",))
    assert until(card, Rating.HIGH).reached


def test_what_the_fixes_leave_can_be_too_much() -> None:
    """A fix that only begins to close its gap lifts no rating."""
    card = scored({"a": answer("no")}, a_question("a", fix_leaves=4))
    missed = until(card, Rating.HIGH)
    assert (missed.why, missed.keeps, missed.steps) == (WhyNotReached.LEFT, (), 1)


def test_what_stays_is_how_things_stand_after_the_last_step() -> None:
    """With the parts: what the fixes leave, and what nobody knows."""
    known = {"a": answer("no"), "b": UNKNOWN_ANSWER, "c": answer("yes"), "d": answer("yes")}
    questions = [a_question("a", fix_leaves=2), *(a_question(id_) for id_ in "bcd")]
    card = scored(known, *questions)
    left = Left(
        score=Fraction(75, 2),
        confirmed=Fraction(25, 2),
        rating=Rating.MODERATE,
        rating_if_well=Rating.LOW,
    )
    assert whats_left(card, action_plan(card)) == left


def test_without_a_step_all_stays_as_it_is() -> None:
    """And where nothing applies there is no number to tell."""
    card = four("yes", "yes")
    left = whats_left(card, action_plan(card))
    assert left is not None
    assert not left.score
    assert not left.confirmed
    nothing = scored({"a": NOT_APPLICABLE}, a_question("a"))
    assert whats_left(nothing, action_plan(nothing)) is None


def test_the_severity_of_a_question_decides_nothing_about_its_people() -> None:
    """The steps keep the order of the method, whoever does them."""
    questions = [a_question("a"), a_question("b", severity=Severity.CRITICAL)]
    answers = {"a": answer("no"), "b": answer("no")}
    card = scored(answers, *questions, remediation={"a": OWNED})
    assert ids(action_plan(card)) == ["b", "a"]


@given(st.data())
def test_a_target_is_reached_by_no_fewer_steps(data: st.DataObject) -> None:
    """Whatever the banks and the answers: the last step is the first that reaches it."""
    bank_set = data.draw(bank_sets())
    card = score(bank_set, data.draw(audits(bank_set)))
    for target in TARGETS:
        found = until(card, target)
        ratings = [card.overall.rating, *(step.rating_after for step in card.plan)]
        within = [rating is not None and rating <= target for rating in ratings]
        assert found.reached is any(within)
        if found.reached:
            assert within.index(True) == found.steps
        assert (found.why is None) is found.reached
        assert found.effort == sum(step.effort for step in card.plan[: found.steps])


@given(st.data())
def test_every_tracked_action_is_a_step_or_a_former_one(data: st.DataObject) -> None:
    """Nothing that was set is lost, and nothing is told twice."""
    bank_set = data.draw(bank_sets())
    audit = data.draw(audits(bank_set))
    known = [*bank_set.questions, "gone"]
    tracked = data.draw(st.lists(st.sampled_from(known), unique=True))
    audit = msgspec.structs.replace(audit, remediation=dict.fromkeys(tracked, OWNED))
    plan = action_plan(score(bank_set, audit))
    steps = [action.id for action in plan.steps if action.is_set]
    assert sorted([*steps, *(action.id for action in plan.former)]) == sorted(tracked)
    assert all(action.remediation == OWNED for action in plan.former)


@given(st.data())
def test_what_stays_is_what_no_step_gains(data: st.DataObject) -> None:
    """The gains of the plan and what stays after it sum to the score."""
    bank_set = data.draw(bank_sets())
    card = score(bank_set, data.draw(audits(bank_set)))
    left = whats_left(card, action_plan(card))
    assert (left is None) is (card.overall.score is None)
    if left is not None:
        gained = sum((step.gain for step in card.plan), Fraction(0))
        assert left.score + gained == card.overall.score
        assert left.confirmed + gained == card.overall.confirmed


def test_what_a_target_takes_is_told_whole() -> None:
    """Which rating was asked for, too, whether the plan reaches it or not."""
    reached = Until(target=Rating.HIGH, reached=True, steps=2, effort=2, period=30)
    assert until(four("no", "no", "no", "no"), Rating.HIGH) == reached
    stuck = scored({"a": answer("no")}, a_question("a", fix_leaves=4))
    assert until(stuck, Rating.MODERATE) == Until(
        target=Rating.MODERATE,
        reached=False,
        steps=1,
        effort=1,
        period=30,
        why=WhyNotReached.LEFT,
    )


def test_without_a_step_both_ratings_stay() -> None:
    """As they are today: half is not known."""
    known = dict.fromkeys("abc", answer("yes")) | {"d": UNKNOWN_ANSWER}
    card = scored(known, *map(a_question, "abcd"))
    assert whats_left(card, action_plan(card)) == Left(
        score=Fraction(25),
        confirmed=Fraction(0),
        rating=Rating.MODERATE,
        rating_if_well=Rating.LOW,
    )


def stuck_with(access: str, **changes: object) -> Scorecard:
    """Score a gap that no fix closes, and a profile field with a red line."""
    field = a_field("access", "none", "admin", red_line=a_red_line("admin"))
    asked = a_question("a", fix_leaves=4, **changes)
    banks = a_bank_set(a_bank("one", [asked]), fields=(field,))
    return score(banks, an_audit({"a": answer("no")}, {"access": access}))


@pytest.mark.parametrize(
    ("access", "target", "why", "keeps"),
    [
        ("admin", Rating.MODERATE, WhyNotReached.PROFILE, ("access",)),
        ("admin", Rating.HIGH, WhyNotReached.LEFT, ()),
        ("unknown", Rating.MODERATE, WhyNotReached.LEFT, ()),
        ("none", Rating.MODERATE, WhyNotReached.LEFT, ()),
    ],
)
def test_the_profile_is_in_the_way_only_of_what_its_red_line_rules_out(
    access: str, target: Rating, why: WhyNotReached, keeps: tuple[str, ...]
) -> None:
    """A rating better than high; and only a red line that is hit, by the profile itself."""
    for changes in ({}, {"red_line": a_red_line("no")}):
        missed = until(stuck_with(access, **changes), target)
        assert (missed.why, missed.keeps) == (why, keeps)
