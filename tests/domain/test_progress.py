"""Where the person is: how many questions are left, and how long they take."""

from __future__ import annotations

import msgspec
import pytest
from answerable import answers_to, values_of
from dice import Dice
from hypothesis import given, settings
from hypothesis import strategies as st
from sittings import NOW, SHOP, sitting

from builders import a_bank, a_bank_set, a_field, a_question, an_audit, answer, when
from outsource_audit.domain.actions import Give, GiveProfile, LookUp, Skip
from outsource_audit.domain.bank import ProfileField
from outsource_audit.domain.condition import AnyOf, Condition
from outsource_audit.domain.interview import Interview, apply, begin, current
from outsource_audit.domain.progress import (
    LONGEST_SECONDS,
    USUAL_SECONDS,
    expected_left,
    minutes,
    pace,
    progress,
)
from program import shipped


@pytest.mark.parametrize(
    ("seconds", "each"),
    [
        ([], USUAL_SECONDS),
        ([USUAL_SECONDS] * 3, USUAL_SECONDS),
        ([10.0] * 5, (USUAL_SECONDS + 10) / 2),
        ([3600.0] * 5, (USUAL_SECONDS + LONGEST_SECONDS) / 2),
        ([-5.0] * 5, USUAL_SECONDS / 2),
    ],
)
def test_the_pace_is_the_persons_own(seconds: list[float], each: float) -> None:
    """From what is usual to what they took; an interruption and a clock set back count little."""
    assert pace(seconds) == pytest.approx(each)


@pytest.mark.parametrize(
    ("questions", "each", "told"),
    [(0, 25, 0), (1, 25, 1), (12, 20, 4), (13, 20, 5), (40, 25, 17), (61, 60, 61)],
)
def test_minutes_are_rounded_up(questions: int, each: float, told: int) -> None:
    """Nobody waits for longer than was said."""
    assert minutes(questions, each) == told


def test_minutes_left_are_at_the_persons_pace() -> None:
    """The same questions take a slow person longer."""
    assert (progress(sitting(), 15).minutes, progress(sitting(), 60).minutes) == (1, 4)


def test_where_nothing_is_asked_any_more_nothing_is_left() -> None:
    """The place can still be told; it is where the interview began."""
    over = progress(sitting(GiveProfile("none"), Give("yes"), Give("yes")))
    assert (over.number, over.left, over.minutes) == (1, 0, 0)


def test_a_question_that_can_still_be_ruled_out_counts_half() -> None:
    """Until the profile has decided, `b` may or may not come; then it does or it does not."""
    assert expected_left(sitting()) == 4  # data, a, c and a half, rounded up
    assert expected_left(sitting(GiveProfile("orders"))) == 3
    assert expected_left(sitting(GiveProfile("none"))) == 2


def test_what_hangs_on_dont_know_will_be_asked_and_counts_whole() -> None:
    """So does what hangs on an answer that will not come in this sitting."""
    for decided in (GiveProfile("unknown"), Skip(), LookUp()):
        assert expected_left(sitting(decided)) == 3


def test_one_answer_to_come_is_enough_to_rule_a_question_out() -> None:
    """Where it hangs on several."""
    both = when(data="orders", bot="yes")
    either = Condition((AnyOf((when(data="orders"), when(bot="yes"))),))
    fields = (a_field("data", "none", "orders"), a_field("bot", "yes", "no"))
    for condition in (both, either):
        asked = [a_question(f"b{number}", show_if=condition) for number in range(4)]
        interview = begin(a_bank_set(a_bank("one", asked), fields=fields), an_audit())
        interview = apply(interview, GiveProfile("unknown"), NOW)
        assert expected_left(interview) == 1 + 4 / 2
        assert expected_left(apply(interview, GiveProfile("unknown"), NOW)) == 4


def test_a_short_sitting_counts_only_its_own_questions() -> None:
    """What it does not ask is not left."""
    audit = an_audit({"a": answer("yes")}, {"data": "orders"})
    assert expected_left(begin(SHOP, audit, only=["c"])) == 1


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_once_the_profile_is_given_nearly_all_that_is_left_is_known(data: st.DataObject) -> None:
    """On the shipped banks: never more than two questions off, and no fright at the start."""
    dice = Dice(data.draw)
    in_full = tuple(shipped().by_id) if dice.one_in(2) else ()
    interview = begin(shipped(), msgspec.structs.replace(an_audit(), in_full=in_full))
    told: list[int] = []
    while isinstance(item := current(interview), ProfileField):
        interview = apply(interview, GiveProfile(dice.pick([*values_of(item), "unknown"])), NOW)
    while (item := current(interview)) is not None and not isinstance(item, ProfileField):
        told.append(expected_left(interview))
        interview = apply(interview, Give(dice.pick([*answers_to(item), "unknown"])), NOW)
    really = range(len(told), 0, -1)
    assert all(abs(said - left) <= 2 for said, left in zip(told, really, strict=True))


def test_at_the_start_about_half_of_all_is_announced() -> None:
    """Counted whole, everything would be; a range of profiles asks between 25 and 60."""
    start = Interview(shipped(), an_audit(), None)
    assert 35 <= expected_left(start) <= 50
