"""Because of what a score changed, in words that can be held against the two audits."""

from __future__ import annotations

from fractions import Fraction

import msgspec
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
    when,
)
from outsource_audit.domain.attribution import Cause, stages
from outsource_audit.domain.audit import Answer, Audit
from outsource_audit.domain.bank import BankSet, ExposureRule, Question
from outsource_audit.domain.change_reasons import Reason, reasons
from outsource_audit.domain.risk import Severity
from outsource_audit.domain.scale import Choice, Scale
from outsource_audit.domain.scoring import score

BIG, ABROAD = when(size="big"), when(abroad="yes")
RULES = (ExposureRule(2, BIG, "the business is big"), ExposureRule(1, ABROAD, "it is far away"))
SMALL = '"What is size?" was answered: Small'
NO, PARTIAL, YES = answer("no"), answer("partial"), answer("yes")
ALL = {"a": NO, "b": PARTIAL, "c": YES}


def banks(
    *questions: Question, exposure: int = 1, rules: tuple[ExposureRule, ...] = RULES
) -> BankSet:
    """One pitfall, at stake by size and distance; without questions given, a, b and c."""
    asked = questions or (a_question("a"), a_question("b", raise_severity=BIG), a_question("c"))
    fields = (a_field("size", "big", "small"), a_field("abroad", "yes", "no"))
    return a_bank_set(a_bank("one", asked, exposure=exposure, raises=rules), fields=fields)


def audit(answers: dict[str, Answer], size: str = "small", abroad: str = "no") -> Audit:
    """Make an audit."""
    return an_audit(answers, {"size": size, "abroad": abroad})


def told(
    old: Audit, new: Audit, before: BankSet | None = None, after: BankSet | None = None
) -> list[Reason]:
    """Return all reasons for a change."""
    one, other = score(before or banks(), old), score(after or before or banks(), new)
    return list(reasons(stages(one, other), one, other))


def sentences(found: list[Reason]) -> list[tuple[Cause, str, str]]:
    """Return what reasons say."""
    return [(reason.cause, reason.item, reason.told) for reason in found]


def test_answers_are_told_with_what_each_did() -> None:
    """The one that did most first; 3 questions of weight 3, so a full gap is a third."""
    found = told(audit(ALL), audit({"a": YES, "b": UNKNOWN_ANSWER, "c": PARTIAL}))
    third = Fraction(100, 3)
    assert found == [
        Reason(
            Cause.ANSWERS,
            "a",
            "No: none of it is becomes: Yes: it is in place",
            -third,
            -third,
            "No: none of it is",
            "Yes: it is in place",
        ),
        Reason(
            Cause.ANSWERS,
            "b",
            "Partly: some of it is becomes: don't know",
            third / 2,
            -third / 2,
            "Partly: some of it is",
            "don't know",
        ),
        Reason(
            Cause.ANSWERS,
            "c",
            "Yes: it is in place becomes: Partly: some of it is",
            third / 2,
            third / 2,
            "Yes: it is in place",
            "Partly: some of it is",
        ),
    ]


def test_an_answer_that_says_the_same_in_other_words_is_told_too() -> None:
    """It did nothing to the score, and is another answer all the same."""
    scale = {
        "scale": Scale.CHOICE,
        "choices": (
            Choice("w", "by hand", 0),
            Choice("x", "by post", 2),
            Choice("y", "by mail", 2),
            Choice("z", "no", 4),
        ),
    }
    asked = banks(a_question("a", **scale))
    (found,) = told(audit({"a": answer("x")}), audit({"a": answer("y")}), asked)
    assert found.told == "By post becomes: By mail"
    assert found.score == found.confirmed == 0


def test_no_answer_and_not_knowing_are_told_apart() -> None:
    """Both count as absent in the score."""
    (found,) = told(audit({}), audit({"a": UNKNOWN_ANSWER}), banks(a_question("a")))
    assert (found.before, found.after) == ("no answer yet", "don't know")
    assert found.score == 0


def test_what_is_at_stake_is_told_with_its_reasons() -> None:
    """What raises it now, what does not any more, and the severities that moved along."""
    found = told(audit(ALL, "big", "no"), audit(ALL, "small", "yes"))
    assert sentences(found) == [
        (
            Cause.EXPOSURE,
            "one",
            "exposure 3 becomes 2 (no longer +2: the business is big; +1: it is far away)",
        ),
        (Cause.EXPOSURE, "b", "weighs 3 instead of 5, because of the profile"),
    ]


@pytest.mark.parametrize("exposure", [1, 3])
def test_a_weight_of_the_bank_and_one_of_the_profile_are_told_apart(exposure: int) -> None:
    """The bank's first, under the old profile; then what the profile makes of it."""
    heavier = banks(
        a_question("a"),
        a_question("b", raise_severity=BIG, severity=Severity.LOW),
        a_question("c"),
        exposure=exposure,
    )
    found = sentences(told(audit(ALL), audit(ALL, "big"), banks(), heavier))
    raised = [(Cause.BANKS, "one", "exposure 1 becomes 3")] if exposure == 3 else []
    assert found == [
        *raised,
        (Cause.BANKS, "b", "weighs 1 instead of 3"),
        (
            Cause.EXPOSURE,
            "one",
            f"exposure {exposure} becomes {exposure + 2} (+2: the business is big)",
        ),
        (Cause.EXPOSURE, "b", "weighs 3 instead of 1, because of the profile"),
    ]


def test_what_applies_is_told_with_why() -> None:
    """Hidden, marked not applicable or not in the quick set: each is said, both ways."""
    asked = banks(
        a_question("a", show_if=BIG), a_question("b"), a_question("c", core=False), a_question("d")
    )
    one = audit({"a": NO, "b": NO, "c": NO, "d": NO}, "big")
    other = audit({"b": NOT_APPLICABLE, "d": NO}, "big")
    small = msgspec.structs.replace(other, profile={"size": "small", "abroad": "no"})
    away = sentences(told(one, small, asked))
    back = sentences(told(small, one, asked))
    assert [each for each in away if each[0] is Cause.APPLICABILITY] == [
        (Cause.APPLICABILITY, "a", f"not asked any more, because {SMALL}"),
        (
            Cause.APPLICABILITY,
            "b",
            "now marked as not applicable: We hand nothing over",
        ),
        (Cause.APPLICABILITY, "c", "not in the quick set of this audit"),
    ]
    assert [each for each in back if each[0] is Cause.APPLICABILITY] == [
        (Cause.APPLICABILITY, "a", f"now counted, not asked before, because {SMALL}"),
        (Cause.APPLICABILITY, "b", "now counted, marked as not applicable before"),
        (Cause.APPLICABILITY, "c", "now counted, not in the quick set before"),
    ]


def test_a_reason_is_told_without_a_full_stop_of_its_own() -> None:
    """The sentence it stands in has one, or goes on after it."""
    typed = Answer(not_applicable="On our own systems.")
    found = told(
        audit({"a": NO, "b": NO}), audit({"a": NO, "b": typed}), banks(*map(a_question, "ab"))
    )
    expected = (Cause.APPLICABILITY, "b", "now marked as not applicable: On our own systems")
    assert expected in sentences(found)


def test_a_reason_of_not_applicable_is_told_only_where_it_counts() -> None:
    """A question that is hidden now is hidden, whatever was said about it before."""
    asked = banks(a_question("a", show_if=BIG), a_question("b"))
    found = told(audit({"a": NO, "b": NO}, "big"), audit({"a": NOT_APPLICABLE, "b": NO}), asked)
    assert (Cause.APPLICABILITY, "a", f"not asked any more, because {SMALL}") in sentences(found)


def test_what_the_banks_changed_is_told() -> None:
    """New, gone, asked anew, hidden, put into the quick set, and other points for an answer."""
    before = banks(
        a_question("gone"),
        a_question("anew"),
        a_question("hidden"),
        a_question("quick", core=False),
        a_question("points"),
    )
    dearer = (Choice("yes", "it is", 0), Choice("partial", "half", 3), Choice("no", "none", 4))
    after = banks(
        a_question("anew", revision=2),
        a_question("hidden", show_if=BIG),
        a_question("quick"),
        a_question("points", choices=dearer),
        a_question("new"),
    )
    old = audit({"gone": NO, "anew": NO, "hidden": NO, "points": PARTIAL})
    anew = msgspec.structs.replace(YES, revision=2)
    new = audit({"anew": anew, "quick": YES, "points": PARTIAL, "new": YES})
    assert sentences(told(old, new, before, after)) == [
        (Cause.BANKS, "gone", "taken out of the question banks"),
        (Cause.BANKS, "anew", "asked anew, because its meaning changed"),
        (Cause.BANKS, "hidden", "no longer counted"),
        (Cause.BANKS, "points", "the same answer costs 3 of 4 points instead of 2 of 4 points"),
        (Cause.BANKS, "quick", "now counted"),
        (Cause.BANKS, "new", "new in the question banks"),
    ]


def test_a_new_pitfall_is_not_told_as_another_exposure() -> None:
    """There was none before; its questions are new."""
    more = a_bank_set(
        *banks().banks, a_bank("two", [a_question("d")]), fields=banks().profile.fields
    )
    found = sentences(told(audit(ALL), audit(ALL | {"d": YES}), banks(), more))
    assert found == [(Cause.BANKS, "d", "new in the question banks")]


def test_of_the_answers_the_one_that_did_most_comes_first() -> None:
    """Up or down; one that did nothing comes last, after one that hardly did anything."""
    same = (Choice("x", "by post", 2), Choice("y", "by mail", 2), Choice("z", "no", 4))
    heavy = [a_question(f"h{n:02}", severity=Severity.CRITICAL) for n in range(20)]
    asked = banks(
        a_question("nothing", scale=Scale.CHOICE, choices=(Choice("w", "by hand", 0), *same)),
        a_question("little", severity=Severity.LOW),
        a_question("some", severity=Severity.HIGH),
        *heavy,
    )
    rest = {question.id: YES for question in heavy}
    one = rest | {"nothing": answer("x"), "little": NO, "some": YES, "h07": NO}
    other = rest | {"nothing": answer("y"), "little": PARTIAL, "some": NO, "h07": YES}
    found = told(audit(one), audit(other), asked)
    assert [reason.item for reason in found] == ["h07", "some", "little", "nothing"]


def test_a_question_that_moved_to_another_pitfall_is_told() -> None:
    """What is at stake there is not what was at stake here."""
    fields = banks().profile.fields
    here = a_bank_set(
        a_bank("one", [a_question("a"), a_question("b")], exposure=1),
        a_bank("two", [a_question("c")], pitfall=2, exposure=5),
        fields=fields,
    )
    there = a_bank_set(
        a_bank("one", [a_question("a")], exposure=1),
        a_bank("two", [a_question("b"), a_question("c")], pitfall=2, exposure=5),
        fields=fields,
    )
    found = sentences(told(audit(ALL), audit(ALL), here, there))
    assert found == [(Cause.BANKS, "b", "moved from pitfall one to two")]
