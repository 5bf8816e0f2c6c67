"""What is special about an answer that is tried out, and when nothing changes at all."""

from __future__ import annotations

from tried_answers import DATA, ids, steps, tried

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    an_audit,
    answer,
    when,
)
from outsource_audit.domain.bank import ExposureRule
from outsource_audit.domain.supposition import Supposition
from outsource_audit.domain.what_if import Effect, Remark, what_if


def test_an_answer_that_is_as_today_changes_nothing_and_says_so() -> None:
    """Also where only what is stored beside it differs."""
    found = tried(plain="yes", data="orders")
    assert found.changes_nothing
    assert found.remarks == (Remark("plain", Effect.AS_TODAY), Remark("data", Effect.AS_TODAY))
    assert not tried(plain="no").changes_nothing


def test_an_answer_with_the_same_points_changes_nothing_that_counts() -> None:
    """It is not the same answer, and yet no figure moves."""
    found = tried({"hanging": answer("no")}, hanging="no", below="partial")
    assert found.changes_nothing
    assert found.remarks[0] == Remark("hanging", Effect.AS_TODAY)


def test_two_changes_that_cancel_out_are_still_changes() -> None:
    """The same score with another plan is not nothing."""
    found = tried({"x": answer("no")}, x="yes", y="no")
    assert found.today.overall.score == found.then.overall.score
    assert not found.changes_nothing
    assert steps(found) == (["x"], ["y"])


def test_an_answer_to_what_does_not_apply_counts_nowhere() -> None:
    """Because of an answer of today, or of one that is supposed beside it."""
    because = ('"What is data?" was answered: None',)
    found = tried(profile={"data": "none"}, hanging="no")
    assert found.changes_nothing
    assert found.remarks == (Remark("hanging", Effect.COUNTS_NOWHERE, because),)
    found = tried(hanging="yes", data="none")
    assert found.remarks == (
        Remark("hanging", Effect.AS_TODAY),
        Remark("hanging", Effect.COUNTS_NOWHERE, because),
    )
    found = tried(hanging=NOT_APPLICABLE, below="no")
    assert found.remarks == (Remark("below", Effect.COUNTS_NOWHERE, ("hanging does not apply",)),)


def test_a_question_outside_the_quick_set_comes_into_scope_with_an_answer() -> None:
    """And leaves it when the answer is taken away."""
    found = tried(deeper="no")
    assert found.remarks == (Remark("deeper", Effect.COMES_INTO_SCOPE),)
    assert ids(found.newly_apply) == ["deeper"]
    back = tried({"deeper": answer("no")}, deeper=None)
    assert back.remarks == (Remark("deeper", Effect.LEAVES_SCOPE),)
    assert ids(back.no_longer_apply) == ["deeper"]
    assert tried(deeper=None).remarks == (Remark("deeper", Effect.AS_TODAY),)


def test_what_was_hidden_does_not_leave_the_scope() -> None:
    """It was never in it."""
    deep = a_question("deep", core=False, show_if=when(data="orders"))
    bank_set = a_bank_set(a_bank("one", [a_question("a"), deep]), fields=(DATA,))
    audit = an_audit({"deep": answer("no")}, {"data": "none"})
    suppositions = [Supposition(DATA, "orders"), Supposition(deep)]
    assert what_if(bank_set, audit, suppositions).remarks == ()
    back = what_if(bank_set, audit, [Supposition(DATA, "orders"), Supposition(deep, "yes")])
    assert back.remarks == ()
    assert ids(back.newly_apply) == ["deep"]


def test_an_answer_taken_away_is_a_change_though_no_score_moves() -> None:
    """What was unknown and is not even asked any more makes the audit less complete."""
    found = tried({"x": UNKNOWN_ANSWER}, x=None)
    assert found.pitfalls == ()
    assert not found.changes_nothing


def test_an_exposure_that_moves_is_a_change_though_no_score_moves() -> None:
    """With one pitfall alone, exposures cancel out of the whole."""
    rule = ExposureRule(2, when(data="orders"), "it sees orders")
    bank_set = a_bank_set(a_bank("one", [a_question("a")], raises=(rule,)), fields=(DATA,))
    audit = an_audit({"a": answer("yes")}, {"data": "none"})
    found = what_if(bank_set, audit, [Supposition(DATA, "orders")])
    assert found.today.overall == found.then.overall
    assert len(found.pitfalls) == 1
    assert not found.changes_nothing


def test_questions_that_take_each_others_place_are_a_change() -> None:
    """Even where every figure stays."""
    questions = [a_question(id_, show_if=when(kind=id_)) for id_ in ("a", "b")]
    kind = a_field("kind", "a", "b")
    bank_set = a_bank_set(a_bank("one", questions), fields=(kind,))
    audit = an_audit({"a": answer("yes"), "b": answer("yes")}, {"kind": "a"})
    found = what_if(bank_set, audit, [Supposition(kind, "b")])
    assert found.today.overall == found.then.overall
    assert (ids(found.newly_apply), ids(found.no_longer_apply)) == (["b"], ["a"])
    assert not found.changes_nothing


def test_effects_are_words_for_ever() -> None:
    """Programs read them in the JSON."""
    words = ["as today", "counts nowhere", "comes into scope", "leaves the scope"]
    assert [effect.value for effect in Effect] == words
