"""How fast somebody answered, and how long the rest takes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builders import an_audit, answer
from outsource_audit.domain.progress import LONGEST_SECONDS, USUAL_SECONDS, minutes, pace
from outsource_audit.domain.tempo import seconds_taken


def test_the_gaps_between_answers_are_the_pace() -> None:
    """In the order they were given, whatever order they are stored in."""
    audit = an_audit(
        {
            "b": answer("no", given="2026-11-23T10:00:40+01:00"),
            "a": answer("yes", given="2026-11-23T10:00:00+01:00"),
            "c": answer("no", given="2026-11-23T09:01:00+00:00"),
        }
    )
    assert seconds_taken(audit) == [40, 20]


def test_interruptions_and_answers_from_a_file_say_nothing() -> None:
    """A night's sleep is no thinking time, and thirty answers in one second are no reading."""
    audit = an_audit(
        {
            "a": answer("yes", given="2026-11-22T22:00:00+00:00"),
            "b": answer("yes", given="2026-11-23T08:00:00+00:00"),
            "c": answer("yes", given="2026-11-23T08:00:00+00:00"),
        }
    )
    assert seconds_taken(audit) == []


def test_from_a_second_to_two_minutes_is_thinking_time() -> None:
    """Both ends count, and a second more than two minutes is an interruption."""
    times = ("10:00:00", "10:00:01", "10:02:01", "10:04:02")
    told = {time: answer("yes", given=f"2026-11-23T{time}+00:00") for time in times}
    assert seconds_taken(an_audit(told)) == [1, LONGEST_SECONDS]


def test_times_that_cannot_be_read_are_passed_over() -> None:
    """An audit file may hold any text there."""
    odd = {"a": answer("yes", given="yesterday"), "b": answer("no", given="9999-99-99")}
    assert seconds_taken(an_audit(odd)) == []


def test_a_person_without_a_past_takes_the_usual_time() -> None:
    """Before the first answer something must be said."""
    assert pace([]) == USUAL_SECONDS


def test_the_own_pace_wins_over_the_usual_one() -> None:
    """Somebody who takes ten seconds is soon told so."""
    assert pace([10.0] * 5) == (USUAL_SECONDS + 10) / 2
    assert pace([10.0] * 95) < 11


@given(st.lists(st.floats(allow_nan=False), max_size=50))
def test_no_interruption_makes_the_rest_look_endless(taken: list[float]) -> None:
    """Whatever the clock said, a question takes between nothing and two minutes."""
    assert 0 <= pace(taken) <= LONGEST_SECONDS


def test_minutes_are_rounded_up() -> None:
    """Nobody is promised less than it takes, and nothing left takes no time."""
    assert [minutes(0, 30), minutes(1, 30), minutes(2, 30), minutes(3, 30)] == [0, 1, 1, 2]
