"""Today beside then: what other answers change."""

from __future__ import annotations

from tried_answers import ALL_YES, BANK_SET, DATA, ids, steps, tried

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
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scoring import score
from outsource_audit.domain.standing import RedLineState, State
from outsource_audit.domain.supposition import Supposition
from outsource_audit.domain.what_if import what_if


def test_both_scorecards_stand_beside_each_other() -> None:
    """Each is what scoring says of that audit, at the capacity given."""
    audit = an_audit({**ALL_YES, "plain": answer("no")}, {"data": "orders"})
    found = what_if(BANK_SET, audit, [Supposition(BANK_SET.questions["x"], "no")], 3)
    edited = an_audit({**audit.answers, "x": answer("no")}, {"data": "orders"})
    assert found.today == score(BANK_SET, audit, 3)
    assert found.then == score(BANK_SET, edited, 3)
    assert [step.period for step in found.then.plan] == [30, 30]


def test_a_red_line_goes_and_its_floors_with_it() -> None:
    """With the action that would have lifted them."""
    found = tried({"line": answer("no")}, line="yes")
    [change] = found.red_lines
    assert (change.id, change.pitfall) == ("line", "one")
    assert (change.today, change.then) == (RedLineState.HIT, None)
    assert [(floor.cause, floor.to) for floor in found.floors_gone] == [
        ("red line", Rating.HIGH),
        ("high pitfall", Rating.MODERATE),
    ]
    assert found.floors_new == ()
    assert ids(tuple(change.today.bank for change in found.pitfalls)) == ["one"]
    assert steps(found) == (["line"], [])


def test_a_red_line_comes() -> None:
    """Hit for certain, or as long as it is not known."""
    found = tried(line="no")
    assert [(one.today, one.then) for one in found.red_lines] == [(None, RedLineState.HIT)]
    assert [floor.cause for floor in found.floors_new] == ["red line", "high pitfall"]
    assert steps(found) == ([], ["line"])
    found = tried(line="unknown")
    assert [(one.today, one.then) for one in found.red_lines] == [(None, RedLineState.OPEN)]
    assert steps(found) == ([], [])
    found = tried({"line": UNKNOWN_ANSWER}, line="no")
    assert [(one.today, one.then) for one in found.red_lines] == [
        (RedLineState.OPEN, RedLineState.HIT)
    ]
    assert found.floors_new == ()


def test_a_floor_that_only_moves_is_neither_gone_nor_new() -> None:
    """A red line that lifts to critical today and to high then is the same floor."""
    some = {key: answer("no") for key in ("line", "plain", "x", "y")}
    found = tried(some, x="yes", y="yes")
    was, is_then = found.today.overall.floors, found.then.overall.floors
    assert (was[0].to, is_then[0].to) == (Rating.CRITICAL, Rating.HIGH)
    assert "red line" not in {floor.cause for floor in (*found.floors_gone, *found.floors_new)}


def test_an_audit_that_loses_its_rating_loses_no_floor() -> None:
    """Nor do pitfalls change for that alone: there is nothing to compare."""
    found = tried({"x": answer("no"), "y": answer("no"), "z": answer("no")}, line=None)
    assert (found.today.overall.rating, found.then.overall.rating) == (Rating.MODERATE, None)
    assert (found.floors_gone, found.floors_new) == ((), ())
    assert ids(tuple(change.today.bank for change in found.pitfalls)) == ["one"]


def test_a_pitfall_that_is_only_rated_differently_is_named() -> None:
    """An unknown answer that becomes a gap moves the rating if it turns out well."""
    found = tried({"x": UNKNOWN_ANSWER}, x="no")
    [change] = found.pitfalls
    assert change.today.score == change.then.score
    assert change.today.confirmed != change.then.confirmed


def test_questions_that_newly_apply_are_named_and_those_that_no_longer_do() -> None:
    """With what hangs on them; an exposure that moves changes its pitfall."""
    found = tried(profile={"data": "none"}, data="orders")
    assert ids(found.newly_apply) == ["hanging", "below"]
    assert [entry.state for entry in found.newly_apply] == [State.ANSWERED] * 2
    assert found.no_longer_apply == ()
    [change] = found.pitfalls
    assert (change.today.exposure.level, change.then.exposure.level) == (3, 5)
    back = tried(data="none")
    assert ids(back.no_longer_apply) == ["hanging", "below"]
    assert back.newly_apply == ()


def test_a_question_set_not_applicable_no_longer_applies() -> None:
    """And what hangs on it is hidden; it is the same the other way round."""
    found = tried(hanging=NOT_APPLICABLE)
    assert ids(found.no_longer_apply) == ["hanging", "below"]
    back = tried({"hanging": NOT_APPLICABLE}, hanging="yes")
    assert ids(back.newly_apply) == ["hanging", "below"]


def test_profile_fields_can_newly_apply_too() -> None:
    """They are listed before the questions."""
    kind = a_field("kind", "firm", "person")
    staff = a_field("staff", "few", "many", show_if=when(kind="firm"))
    bank_set = a_bank_set(a_bank("one", [a_question("a")]), fields=(kind, staff))
    audit = an_audit({"a": answer("yes")}, {"kind": "person"})
    found = what_if(bank_set, audit, [Supposition(kind, "firm")])
    assert [(entry.id, entry.pitfall) for entry in found.newly_apply] == [("staff", None)]


def test_an_audit_in_which_nothing_applies_can_be_asked_about() -> None:
    """There is no score on one side, or on both."""
    question = a_question("a", show_if=when(data="orders"))
    bank_set = a_bank_set(a_bank("one", [question]), fields=(DATA,))
    audit = an_audit({}, {"data": "none"})
    both = what_if(bank_set, audit, [Supposition(question, "no")])
    assert both.today.overall.score is None
    assert both.then.overall.score is None
    one = what_if(bank_set, audit, [Supposition(DATA, "unknown")])
    assert one.today.overall.score is None
    assert one.then.overall.score == 100
    assert not one.changes_nothing


def test_a_red_line_that_stays_is_not_told() -> None:
    """Nor is its floor, and the other of the same pitfall is."""
    questions = [a_question(id_, red_line=a_red_line("no")) for id_ in ("a", "b", "c")]
    bank_set = a_bank_set(a_bank("one", questions))
    audit = an_audit({id_: answer("no") for id_ in "abc"})
    found = what_if(bank_set, audit, [Supposition(questions[1], "yes")])
    assert ids(found.red_lines) == ["b"]
    red = [floor.questions for floor in found.floors_gone if floor.cause == "red line"]
    assert red == [("b",)]
    back = what_if(bank_set, found.then.audit, [Supposition(questions[1], "no")])
    assert [f.questions for f in back.floors_new if f.cause == "red line"] == [("b",)]


def test_a_pitfall_that_stays_a_floor_for_other_reasons_is_the_same_floor() -> None:
    """Pitfalls are told apart by themselves, not by the answers that lift them."""
    bad = {key: answer("no") for key in ("x", "y", "z")}
    found = tried(bad, x="partial")
    [was], [is_then] = found.today.overall.floors, found.then.overall.floors
    assert (was.cause, is_then.cause) == ("high pitfall", "high pitfall")
    assert (was.questions, is_then.questions) == (("x", "y", "z"), ("y", "z", "x"))
    assert (found.floors_gone, found.floors_new) == ((), ())


def test_a_pitfall_changes_where_only_its_rating_does() -> None:
    """A red line that begins to count lifts the rating and leaves the numbers alone."""
    red_line = a_red_line("partial", condition=when(data="orders"))
    bank_set = a_bank_set(a_bank("one", [a_question("a", red_line=red_line)]), fields=(DATA,))
    audit = an_audit({"a": answer("partial")}, {"data": "none"})
    [change] = what_if(bank_set, audit, [Supposition(DATA, "orders")]).pitfalls
    assert change.today.score == change.then.score
    assert (change.today.rating, change.then.rating) == (Rating.MODERATE, Rating.HIGH)
