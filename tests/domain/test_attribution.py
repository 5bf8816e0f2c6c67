"""A change of score is split into causes: alone each gets all of it, together they add up."""

from __future__ import annotations

from fractions import Fraction

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import audits, bank_sets

from builders import NOT_APPLICABLE, a_bank, a_bank_set, a_field, a_question, an_audit, answer, when
from outsource_audit.domain.attribution import Cause, movement, stages
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet, ExposureRule, Question
from outsource_audit.domain.change_reasons import reasons
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scoring import score

ALL = {"a": answer("no"), "b": answer("partial"), "c": answer("yes"), "d": answer("no")}


def banks(*, b: Severity = Severity.MEDIUM, base: int = 2, a_revision: int = 1) -> BankSet:
    """Two pitfalls of two questions; `size` raises the first's exposure and shows d."""
    raised = ExposureRule(2, when(size="big"), "the business is big")
    first = [a_question("a", revision=a_revision), a_question("b", severity=b)]
    second = [a_question("c"), a_question("d", show_if=when(size="big"))]
    return a_bank_set(
        a_bank("one", first, exposure=base, raises=(raised,)),
        a_bank("two", second, pitfall=2, exposure=1),
        fields=(a_field("size", "big", "small"),),
    )


def audit(size: str = "big", **answers: Answer) -> Audit:
    """Answer everything, with changes."""
    return an_audit(ALL | answers, {"size": size})


def parts(
    old: Audit, new: Audit, before: BankSet | None = None, after: BankSet | None = None
) -> dict[Cause, Fraction]:
    """Return what each cause did to the score."""
    one, other = score(before or banks(), old), score(after or banks(), new)
    moved = movement(stages(one, other))
    assert sum(part.score for part in moved.parts) == moved.score
    assert sum(part.confirmed for part in moved.parts) == moved.confirmed
    return {part.cause: part.score for part in moved.parts if part.score}


def test_an_answer_alone_is_the_answers_part() -> None:
    """E 4 and w 3: of 4*3*2 + 1*3*2 = 30 the answer to b gives back half of 12."""
    assert parts(audit(), audit(b=answer("yes"))) == {Cause.ANSWERS: Fraction(-100 * 6, 30)}


def test_a_weight_alone_is_the_banks_part() -> None:
    """B from medium (3) to critical (8) takes the score from 21/30 to 31/50."""
    heavier = banks(b=Severity.CRITICAL)
    moved = parts(audit(), audit(), after=heavier)
    assert moved == {Cause.BANKS: Fraction(3100, 50) - Fraction(2100, 30)}


def test_an_exposure_of_the_bank_is_the_banks_part() -> None:
    """The base exposure is the bank's, not the profile's."""
    assert parts(audit(), audit(), after=banks(base=1)).keys() == {Cause.BANKS}


def test_the_profile_changes_what_is_at_stake_and_what_applies() -> None:
    """From big to small: first exposure 4 becomes 2, then d is gone."""
    at_stake = Fraction(100 * (2 * 3 * 3 // 2 + 3), 2 * 3 * 2 + 6)
    without_d = Fraction(100 * 9, 2 * 3 * 2 + 3)
    assert parts(audit(), audit("small")) == {
        Cause.EXPOSURE: at_stake - Fraction(2100, 30),
        Cause.APPLICABILITY: without_d - at_stake,
    }


def test_what_goes_takes_its_weight_with_it() -> None:
    """A profile answer that hides a question and would have made it lighter only hides it."""
    heavy = a_question("b", raise_severity=when(size="big"), show_if=when(size="big"))
    own = a_bank_set(
        a_bank("one", [a_question("a"), heavy], exposure=2),
        a_bank("two", [a_question("c")], pitfall=2, exposure=1),
        fields=(a_field("size", "big", "small"),),
    )
    answers = {"a": answer("yes"), "b": answer("no"), "c": answer("yes")}
    old, new = an_audit(answers, {"size": "big"}), an_audit(answers, {"size": "small"})
    assert parts(old, new, own, own).keys() == {Cause.APPLICABILITY}


def test_exposure_is_no_part_of_a_pitfall_that_loses_a_question() -> None:
    """What stays has the new exposure, what goes the old one; neither counts in there."""
    raised = (ExposureRule(2, when(size="big"), "the business is big"),)
    first = [a_question("a"), a_question("b", show_if=when(size="big"))]
    own = a_bank_set(
        a_bank("one", first, exposure=1, raises=raised),
        a_bank("two", [a_question("c")], pitfall=2, exposure=1),
        fields=(a_field("size", "big", "small"),),
    )
    answers = {"a": answer("yes"), "b": answer("no"), "c": answer("yes")}
    old, new = an_audit(answers, {"size": "big"}), an_audit(answers, {"size": "small"})
    moved = movement(stages(score(own, old), score(own, new)), "one")
    assert {part.cause for part in moved.parts if part.score} == {Cause.APPLICABILITY}


def test_a_question_that_newly_applies_brings_its_answer_with_it() -> None:
    """Nobody changed an answer, so none of the change is put down to answers."""
    old = an_audit({key: ALL[key] for key in "abc"}, {"size": "small"})
    assert Cause.ANSWERS not in parts(old, audit("big"))


def test_not_applicable_belongs_to_what_applies() -> None:
    """Marked not applicable, a question leaves both sides of the fraction."""
    moved = parts(audit(), audit(a=NOT_APPLICABLE))
    assert moved == {Cause.APPLICABILITY: Fraction(900, 18) - Fraction(2100, 30)}


def test_a_question_that_means_something_else_belongs_to_the_banks() -> None:
    """Its earlier answer and its new one are not answers to the same question."""
    new = audit(a=msgspec.structs.replace(answer("yes"), revision=2))
    assert parts(audit(), new, after=banks(a_revision=2)).keys() == {Cause.BANKS}


def test_all_at_once_each_gets_its_own_part() -> None:
    """A weight, the profile and an answer together: every step is recomputed by hand."""
    heavier = banks(b=Severity.CRITICAL)
    new = audit("small", a=answer("yes"))
    under_new_banks = Fraction(100 * (4 * (3 + 4) + 3), 4 * 11 + 6)
    less_at_stake = Fraction(100 * (2 * (3 + 4) + 3), 2 * 11 + 6)
    without_d = Fraction(100 * 2 * (3 + 4), 2 * 11 + 3)
    answered = Fraction(100 * 2 * 4, 2 * 11 + 3)
    assert parts(audit(), new, after=heavier) == {
        Cause.BANKS: under_new_banks - Fraction(2100, 30),
        Cause.EXPOSURE: less_at_stake - under_new_banks,
        Cause.APPLICABILITY: without_d - less_at_stake,
        Cause.ANSWERS: answered - without_d,
    }


def test_within_a_pitfall_exposure_cancels() -> None:
    """A pitfall's own number does not know what is at stake."""
    way = stages(score(banks(), audit()), score(banks(), audit("small")))
    assert all(part.score == 0 for part in movement(way, "one").parts)


def test_a_pitfall_that_is_not_asked_before_has_no_change() -> None:
    """Nothing cannot be subtracted from."""
    nothing = an_audit(ALL | {"c": NOT_APPLICABLE}, {"size": "small"})
    moved = movement(stages(score(banks(), nothing), score(banks(), audit())), "two")
    assert (moved.score_before, moved.score, moved.parts) == (None, None, ())
    assert moved.score_after == 50


def test_a_renamed_question_and_pitfall_are_the_same() -> None:
    """Ids move with the banks' rename lists; nothing is new and nothing gone."""
    before, questions = banks(), [a_question("z"), a_question("b")]
    first = msgspec.structs.replace(
        a_bank("uno", questions, exposure=2), raises=before.banks[0].raises
    )
    after = a_bank_set(
        msgspec.structs.replace(first, renamed=(("a", "z"), ("one", "uno"))),
        before.banks[1],
        fields=before.profile.fields,
    )
    new = an_audit({"z": ALL["a"], **{key: ALL[key] for key in "bcd"}}, {"size": "big"})
    one, other = score(before, audit()), score(after, new)
    way = stages(one, other)
    assert way.both == {"z", "b", "c", "d"}
    assert movement(way).score == 0
    assert movement(way, "uno").score_before == movement(way, "uno").score_after
    assert list(reasons(way, one, other)) == []


@st.composite
def pairs(draw: st.DrawFn) -> tuple[BankSet, Audit, BankSet, Audit]:
    """Make two audits, under one bank set or under two that weigh differently."""
    bank_set = draw(bank_sets())
    other = draw(st.just(bank_set) | st.builds(_reweighed, st.just(bank_set), st.randoms()))
    return bank_set, draw(audits(bank_set)), other, draw(audits(bank_set))


def _reweighed(bank_set: BankSet, random: st.DataObject) -> BankSet:
    def changed(question: Question) -> Question:
        return msgspec.structs.replace(
            question,
            severity=random.choice(list(Severity)),  # type: ignore[attr-defined]  # hypothesis' own Random
            revision=question.revision + random.choice((0, 0, 1)),  # type: ignore[attr-defined]  # as above
        )

    banks_ = (
        msgspec.structs.replace(bank, questions=tuple(map(changed, bank.questions)))
        for bank in bank_set.banks
    )
    return msgspec.structs.replace(bank_set, banks=tuple(banks_))


@given(pairs())
def test_the_parts_always_add_up_to_the_change(
    pair: tuple[BankSet, Audit, BankSet, Audit],
) -> None:
    """Of the whole and of every pitfall, for the score and for what is confirmed."""
    before, old, after, new = pair
    way = stages(score(before, old), score(after, new))
    for pitfall in (None, *after.by_id):
        moved = movement(way, pitfall)
        if moved.score is not None:
            assert sum(part.score for part in moved.parts) == moved.score
            assert sum(part.confirmed for part in moved.parts) == moved.confirmed


@given(pairs())
def test_the_answers_add_up_to_their_part(pair: tuple[BankSet, Audit, BankSet, Audit]) -> None:
    """What each changed answer did is exact, because it is the last step."""
    before, old, after, new = pair
    one, other = score(before, old), score(after, new)
    way = stages(one, other)
    moved = movement(way)
    assume(moved.parts)
    told = [reason for reason in reasons(way, one, other) if reason.cause is Cause.ANSWERS]
    part = next(part for part in moved.parts if part.cause is Cause.ANSWERS)
    assume(way.applicability)
    assert sum(reason.score or 0 for reason in told) == part.score
    assert sum(reason.confirmed or 0 for reason in told) == part.confirmed


@given(pairs())
def test_what_did_not_change_has_no_part(pair: tuple[BankSet, Audit, BankSet, Audit]) -> None:
    """The same banks make no part for banks; the same answers none for answers."""
    before, old, after, new = pair
    same_banks = movement(stages(score(before, old), score(before, new)))
    same_audit = movement(stages(score(before, old), score(after, old)))
    assert not any(p.score or p.confirmed for p in same_banks.parts if p.cause is Cause.BANKS)
    others = (p for p in same_audit.parts if p.cause is not Cause.BANKS)
    assert not any(p.score or p.confirmed for p in others)


@given(pairs())
def test_every_part_has_a_reason(pair: tuple[BankSet, Audit, BankSet, Audit]) -> None:
    """No number without something that is named behind it."""
    before, old, after, new = pair
    one, other = score(before, old), score(after, new)
    way = stages(one, other)
    named = {reason.cause for reason in reasons(way, one, other)}
    moving = {part.cause for part in movement(way).parts if part.score or part.confirmed}
    assert moving <= named
