"""The figures of a comparison, as they are shown, add up to the last digit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given
from test_attribution import pairs

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.attribution import Cause
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.change_reasons import Reason
from outsource_audit.domain.comparison import compare
from outsource_audit.domain.comparison_account import (
    Account,
    Amount,
    CauseAccount,
    Change,
    PitfallAccount,
    ReasonAccount,
    account,
    alike,
)
from outsource_audit.domain.comparison_words import alike_sentence, number_text
from outsource_audit.domain.scoring import score


def figures(before: BankSet, old: Audit, after: BankSet, new: Audit) -> Account:
    """Compare two audits and return what is shown of it."""
    return account(compare(score(before, old), score(after, new)))


def tenths(amounts: Iterable[Amount]) -> int:
    """Add up what is shown."""
    return sum(amount.tenths for amount in amounts)


def in_tenths(number: Fraction | None) -> int:
    """Return a score as it is shown, in tenths."""
    return int(Fraction(number_text(number)) * 10)


def adds_up(change: Change) -> bool:
    """Say whether the parts shown make the change, and that the difference of what is shown."""
    if change.change is None:
        return not change.parts
    between = in_tenths(change.after) - in_tenths(change.before)
    return tenths(amount for _, amount in change.parts) == change.change.tenths == between


@given(pairs())
def test_what_is_shown_adds_up(pair: tuple[BankSet, Audit, BankSet, Audit]) -> None:
    """Of the whole and of every pitfall, of the score and of what is confirmed."""
    shown = figures(*pair)
    changes = [shown.score, shown.confirmed]
    changes += [change for each in shown.pitfalls for change in (each.score, each.confirmed)]
    assert all(map(adds_up, changes))


@given(pairs())
def test_the_answers_shown_add_up_to_their_part(
    pair: tuple[BankSet, Audit, BankSet, Audit],
) -> None:
    """The effects under a cause make what the cause shows, for both numbers."""
    for cause in figures(*pair).causes:
        effects = [reason for reason in cause.reasons if reason.score is not None]
        assert len(effects) == (len(cause.reasons) if cause.cause is Cause.ANSWERS else 0)
        if effects:
            assert tenths(e.score for e in effects if e.score) == cause.score.tenths
            assert tenths(e.confirmed for e in effects if e.confirmed) == cause.confirmed.tenths


@given(pairs())
def test_no_sign_is_turned_around(pair: tuple[BankSet, Audit, BankSet, Audit]) -> None:
    """What is shown with a plus is worse, with a minus better, and "0" is no change at all."""
    for cause in figures(*pair).causes:
        for amount in (cause.score, cause.confirmed):
            assert amount.exact * amount.tenths >= 0
            sign = "0" if not amount.exact else "-" if amount.exact < 0 else "+"
            assert str(amount)[0] == sign


@given(pairs())
def test_every_reason_is_shown_once(pair: tuple[BankSet, Audit, BankSet, Audit]) -> None:
    """Under its cause, or, where nothing can be summed, on its own."""
    before, old, after, new = pair
    comparison = compare(score(before, old), score(after, new))
    shown = account(comparison)
    under_causes = [one.reason for cause in shown.causes for one in cause.reasons]
    assert sorted(map(repr, [*under_causes, *shown.unsummed])) == sorted(
        map(repr, comparison.reasons)
    )


def test_a_change_too_small_to_show_keeps_its_sign() -> None:
    """One low question among many heavy ones moves the score by less than 0.05."""
    assert str(Amount(Fraction(-1, 100), 0)) == "-0.0"
    assert str(Amount(Fraction(1, 100), 0)) == "+0.0"
    assert str(Amount(Fraction(0), 0)) == "0"
    assert str(Amount(Fraction(-1234, 100), -123)) == "-12.3"


def test_without_a_score_nothing_is_summed() -> None:
    """What changed is told, without figures."""
    banks = a_bank_set(a_bank("one", [a_question("a", core=False)]))
    shown = figures(banks, an_audit(), banks, an_audit({"a": answer("no")}))
    assert shown.causes == ()
    assert (shown.score.before, shown.score.change) == (None, None)
    assert [reason.item for reason in shown.unsummed] == ["a"]
    assert not shown.has_tiny


def _told(item: str, told: str, cause: Cause = Cause.APPLICABILITY) -> ReasonAccount:
    return ReasonAccount(Reason(cause, item, told), None, None)


def test_many_reasons_that_say_the_same_are_told_together() -> None:
    """From three on, at the place of the first; fewer stand alone, and so do answers."""
    one, two = [_told(key, "one") for key in "abc"], [_told(key, "two") for key in "de"]
    said = [_told(key, "no answer becomes: Yes", Cause.ANSWERS) for key in "fgh"]
    found = alike([two[0], *one, two[1], *said])
    assert found == [[two[0]], one, [two[1]], *([each] for each in said)]
    assert alike_sentence(one) == "3 questions one"
    assert alike_sentence([_told("a", "first"), _told("b", "second")]) == "2 questions first"


@pytest.mark.parametrize(
    ("of_one", "of_many"),
    [
        ("weighs 5 instead of 8", "2 questions weigh 5 instead of 8"),
        (
            "the same answer costs 3 points instead of 2",
            "2 questions where the same answer costs 3 points instead of 2",
        ),
        ("now counted", "2 questions now counted"),
    ],
)
def test_what_is_said_of_one_is_said_of_many(of_one: str, of_many: str) -> None:
    """In whole sentences, however many questions it is about."""
    assert alike_sentence([_told("a", of_one), _told("b", of_one)]) == of_many


def test_many_reasons_apart_from_each_other_are_told_at_the_first() -> None:
    """Whatever stands between the first of them and the second."""
    first, *others = (_told(key, "one") for key in "abc")
    alone = _told("d", "two")
    assert alike([first, alone, *others]) == [[first, *others], [alone]]


def test_a_comparison_is_shown_in_all_its_figures() -> None:
    """Four questions of the same weight, a quarter each; one is put right, one half undone."""
    banks = a_bank_set(a_bank("one", map(a_question, "abcd")))
    before = {"a": answer("no"), "b": answer("yes"), "c": answer("no"), "d": answer("yes")}
    after = before | {"a": answer("yes"), "b": answer("partial")}
    comparison = compare(score(banks, an_audit(before)), score(banks, an_audit(after)))
    nothing = Amount(Fraction(0), 0)
    better, worse = Amount(Fraction(-25), -250), Amount(Fraction(25, 2), 125)
    moved = Amount(Fraction(-25, 2), -125)
    others = (Cause.APPLICABILITY, Cause.EXPOSURE, Cause.BANKS)
    parts = ((Cause.ANSWERS, moved), *((cause, nothing) for cause in others))
    change = Change(Fraction(50), Fraction(75, 2), moved, parts)
    fixed, fresh = comparison.reasons
    told = (ReasonAccount(fixed, better, better), ReasonAccount(fresh, worse, worse))
    assert account(comparison) == Account(
        score=change,
        confirmed=change,
        causes=(
            CauseAccount(Cause.ANSWERS, moved, moved, told),
            *(CauseAccount(cause, nothing, nothing, ()) for cause in others),
        ),
        unsummed=(),
        pitfalls=(PitfallAccount(comparison.pitfalls[0], change, change),),
    )


def test_a_number_that_only_one_audit_has_is_shown_without_a_change() -> None:
    """On its own side; there is nothing to subtract, and no part of a change."""
    one = a_bank("one", [a_question("a")])
    more = a_bank_set(one, a_bank("two", [a_question("b"), a_question("c")], pitfall=2))
    said = an_audit({"a": answer("yes"), "b": answer("no"), "c": answer("unknown")})
    come = figures(a_bank_set(one), said, more, said).pitfalls[1]
    gone = figures(more, said, a_bank_set(one), said).pitfalls[1]
    assert come.score == Change(None, Fraction(100), None, ())
    assert come.confirmed == Change(None, Fraction(50), None, ())
    assert gone.score == Change(Fraction(100), None, None, ())
    assert gone.confirmed == Change(Fraction(50), None, None, ())


def test_a_question_that_moved_to_another_pitfall_moves_the_score_by_its_bank() -> None:
    """More is at stake there: 2 of 7 parts in the gap become 6 of 11."""
    there = a_bank("two", [a_question("c")], pitfall=2, exposure=5)
    before = a_bank_set(a_bank("one", map(a_question, "ab"), exposure=1), there)
    fuller = a_bank("two", map(a_question, "cb"), pitfall=2, exposure=5)
    after = a_bank_set(a_bank("one", [a_question("a")], exposure=1), fuller)
    said = an_audit({"a": answer("no"), "b": answer("no"), "c": answer("yes")})
    by = {cause.cause: cause.score for cause in figures(before, said, after, said).causes}
    nothing = Amount(Fraction(0), 0)
    assert by == dict.fromkeys(Cause, nothing) | {Cause.BANKS: Amount(Fraction(2000, 77), 259)}


def test_the_parts_that_move_are_those_that_are_not_nothing() -> None:
    """One other answer, and nothing else."""
    banks = a_bank_set(a_bank("one", [a_question("a"), a_question("b")]))
    old, new = (an_audit({"a": answer(told), "b": answer("no")}) for told in ("no", "yes"))
    change = figures(banks, old, banks, new).score
    assert [cause for cause, _ in change.moving] == [Cause.ANSWERS]
