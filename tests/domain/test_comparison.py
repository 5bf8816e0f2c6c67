"""Two audits beside each other: ratings, red lines, what they have in common, cautions."""

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
    a_red_line,
    an_audit,
    answer,
)
from outsource_audit.domain.action_outcomes import ActionOutcome, Outcome
from outsource_audit.domain.audit import Audit
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.comparison import Caution, Comparison, compare
from outsource_audit.domain.remediation import Remediation
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scoring import score

NO, PARTIAL, YES = answer("no"), answer("partial"), answer("yes")


def banks() -> BankSet:
    """Two pitfalls; a carries a red line, and so does the profile's field."""
    field = a_field("cards", "mine", "theirs", red_line=a_red_line("mine"))
    first = [a_question("a", red_line=a_red_line("no")), a_question("b")]
    return a_bank_set(
        a_bank("one", first, exposure=4),
        a_bank("two", [a_question("c")], pitfall=2, exposure=2),
        fields=(field,),
    )


BEFORE = an_audit({"a": NO, "b": NO, "c": YES}, {"cards": "theirs"})
AFTER = msgspec.structs.replace(
    an_audit({"a": YES, "b": PARTIAL, "c": NO}, {"cards": "theirs"}), date="2027-11-20"
)


def compared(old: Audit, new: Audit, *, known: bool = True) -> Comparison:
    """Compare two audits under the same banks."""
    return compare(score(banks(), old), score(banks(), new), banks_known=known)


def test_both_numbers_and_ratings_stand_before_and_after() -> None:
    """Of the whole and of each pitfall; E 4 and 2, w 3."""
    found = compared(BEFORE, AFTER)
    assert [found.moved.score_before, found.moved.score_after] == [80, 40]
    assert found.moved.confirmed == -40
    first, second = found.pitfalls
    assert (first.rating_before, first.rating_after) == (Rating.CRITICAL, Rating.MODERATE)
    assert (first.rating_if_well_before, first.rating_if_well_after) == (
        Rating.CRITICAL,
        Rating.MODERATE,
    )
    assert (first.exposure_before, first.exposure_after) == (4, 4)
    assert (second.rating_before, second.rating_after) == (Rating.LOW, Rating.MODERATE)
    assert second.moved.score == 100


def test_a_pitfall_of_one_bank_set_only_has_one_side() -> None:
    """Nothing is made up for the other."""
    fewer = a_bank_set(banks().banks[0], fields=banks().profile.fields)
    gone = compare(score(banks(), BEFORE), score(fewer, BEFORE)).pitfalls[1]
    come = compare(score(fewer, BEFORE), score(banks(), BEFORE)).pitfalls[1]
    for one_sided in (gone, come):
        assert one_sided.bank.id == "two"
        assert one_sided.moved.score is None
    assert (gone.exposure_before, gone.exposure_after) == (2, None)
    assert (come.exposure_before, come.exposure_after) == (None, 2)
    assert (gone.rating_after, gone.rating_if_well_after) == (None, None)
    assert (come.rating_before, come.rating_if_well_before) == (None, None)


def test_red_lines_come_and_go() -> None:
    """Those of the profile too; one that is only open is not hit."""
    mine = msgspec.structs.replace(BEFORE, profile={"cards": "mine"})
    there = compared(BEFORE, mine)
    back = compared(mine, BEFORE)
    opened = compared(BEFORE, an_audit({"a": UNKNOWN_ANSWER}, {"cards": "theirs"}))
    assert (there.red_lines_new, there.red_lines_gone) == (("cards",), ())
    assert (back.red_lines_new, back.red_lines_gone) == ((), ("cards",))
    assert (opened.red_lines_new, opened.red_lines_gone) == ((), ("a",))


def test_what_both_ask_is_counted() -> None:
    """In the fraction of both, out of those in the fraction of either."""
    without = msgspec.structs.replace(AFTER, answers=AFTER.answers | {"b": NOT_APPLICABLE})
    found = compared(BEFORE, without)
    assert (found.common, found.united, found.share_in_common) == (2, 3, Fraction(2, 3))


def test_an_audit_and_itself_have_nothing_between_them() -> None:
    """No part, no reason, no caution."""
    found = compared(BEFORE, BEFORE)
    assert found.moved.score == found.moved.confirmed == 0
    assert not any(part.score or part.confirmed for part in found.moved.parts)
    assert found.share_in_common == 1
    assert (found.reasons, found.cautions) == ((), ())


NAMES = [
    ({"business": "Fern & Tallow"}, Caution.OTHER_BUSINESS),
    ({"provider": "Harbour"}, Caution.OTHER_PROVIDER),
    ({"date": "2026-11-22"}, Caution.NOT_LATER),
]


@pytest.mark.parametrize(("change", "caution"), NAMES)
def test_other_names_and_an_earlier_date_are_said(change: dict[str, str], caution: Caution) -> None:
    """Allowed, and said."""
    other = msgspec.structs.replace(AFTER, date=BEFORE.date)
    assert compared(BEFORE, other).cautions == ()
    assert compared(BEFORE, msgspec.structs.replace(other, **change)).cautions == (caution,)


def test_case_and_spaces_do_not_make_another_provider() -> None:
    """People do not type names the same way twice."""
    other = msgspec.structs.replace(AFTER, provider="northway   FULFILMENT ")
    assert compared(BEFORE, other).cautions == ()


def test_banks_that_are_not_at_hand_are_said() -> None:
    """What they changed cannot be told then."""
    assert compared(BEFORE, AFTER, known=False).cautions == (Caution.BANKS_NOT_KNOWN,)


def test_an_audit_in_which_nothing_counts_is_said() -> None:
    """On either side; there is no change to speak of."""
    nothing = an_audit(dict.fromkeys("abc", NOT_APPLICABLE), {"cards": "theirs"})
    assert compared(nothing, BEFORE).cautions == (Caution.NOTHING_BEFORE,)
    assert compared(BEFORE, nothing).cautions == (Caution.NOTHING_NOW,)
    assert compared(nothing, nothing).share_in_common is None
    assert compared(nothing, BEFORE).moved.parts == ()


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [("c", ()), ("bc", (Caution.FEW_IN_COMMON,))],
)
def test_little_in_common_is_said_below_a_half(
    left_out: str, expected: tuple[Caution, ...]
) -> None:
    """Two of three questions are enough, one of three is not."""
    marked = dict.fromkeys(left_out, NOT_APPLICABLE)
    assert compared(BEFORE, an_audit(BEFORE.answers | marked, BEFORE.profile)).cautions == expected


def test_a_half_in_common_is_not_yet_little() -> None:
    """The edge belongs to the better side."""
    before = an_audit({"a": NO, "b": NOT_APPLICABLE, "c": YES}, BEFORE.profile)
    after = an_audit({"a": NO, "b": NOT_APPLICABLE, "c": NOT_APPLICABLE}, BEFORE.profile)
    assert compared(before, after).cautions == ()


def test_nothing_in_common_is_said() -> None:
    """Two audits that ask different things cannot be compared by their scores."""
    one = an_audit({"a": NO, "b": NOT_APPLICABLE, "c": NOT_APPLICABLE}, BEFORE.profile)
    other = an_audit({"a": NOT_APPLICABLE, "b": NO, "c": NO}, BEFORE.profile)
    found = compared(one, other)
    assert found.cautions == (Caution.NOTHING_IN_COMMON,)
    assert sum(part.score for part in found.moved.parts) == found.moved.score


def test_what_was_planned_is_followed_into_the_later_audit() -> None:
    """Each action of the earlier one, in its order, with what became of it."""
    mine, hers = Remediation(owner="Ann"), Remediation(owner="Ben")
    before = msgspec.structs.replace(BEFORE, remediation={"b": mine, "a": hers})
    assert compared(before, AFTER).actions == (
        ActionOutcome("b", mine, Outcome.BETTER),
        ActionOutcome("a", hers, Outcome.DONE),
    )


def test_audits_are_under_their_own_banks_unless_it_is_said() -> None:
    """Nothing is cautioned of that nobody said."""
    one, other = score(banks(), BEFORE), score(banks(), AFTER)
    assert compare(one, other) == compare(one, other, banks_known=True)
    assert compare(one, other).cautions == ()
