"""Step by step the floors of a plan go, or come.

A fix can end a red line of another question, leave it in doubt, or bring one about; a pitfall
stops holding the whole up once enough of it is mended.
"""

from __future__ import annotations

from builders import (
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
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.bank import ProfileField, RedLine
from outsource_audit.domain.condition import AnyOf, Condition
from outsource_audit.domain.plan_course import Course
from outsource_audit.domain.rating import CRITICAL_PITFALL, HIGH_PITFALL, RED_LINE
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.standing import stand

GOOD = tuple(f"good{number}" for number in range(20))
HELD = a_field("held", "yes", "no")


def course(line: RedLine, *fields: ProfileField, **profile: str) -> Course:
    """Begin where `first` is badly answered, and so is `second`, which has the red line.

    They stand in two pitfalls; good answers keep the numbers of both low.
    """
    near = a_bank("near", [a_question("first"), *map(a_question, GOOD[:10])])
    line_at = a_question("second", red_line=line)
    far = a_bank("far", [line_at, *map(a_question, GOOD[10:])], pitfall=2)
    answers = {"first": answer("no"), "second": answer("no")}
    answers |= dict.fromkeys(GOOD, answer("yes"))
    return Course(stand(a_bank_set(near, far, fields=fields), an_audit(answers, {**profile})))


def test_a_red_line_that_a_fix_brings_about_counts_from_then_on() -> None:
    """Nothing is gone, and both ratings are those of a red line that is hit."""
    found = course(a_red_line("no", condition=when(first="yes")))
    assert found.ratings() == (Rating.LOW, Rating.LOW)
    assert found.fix("first", "yes", 0) == ()
    assert found.ratings() == (Rating.HIGH, Rating.HIGH)


def test_a_red_line_that_is_brought_about_can_go_again() -> None:
    """It is gone with the fix of its own question, and the pitfall is no longer high by it."""
    found = course(a_red_line("no", condition=when(first="yes")))
    found.fix("first", "yes", 0)
    assert found.fix("second", "yes", 0) == (RED_LINE, HIGH_PITFALL)
    assert found.ratings() == (Rating.LOW, Rating.LOW)


def test_a_red_line_that_is_left_in_doubt_is_not_gone() -> None:
    """One way to it is closed; the other one is not known. Only the rating if well is free."""
    either = Condition((AnyOf((when(first="no"), when(held="yes"))),))
    found = course(a_red_line("no", condition=either), HELD, held="unknown")
    assert found.ratings() == (Rating.HIGH, Rating.HIGH)
    assert found.fix("first", "yes", 0) == ()
    assert found.ratings() == (Rating.HIGH, Rating.LOW)


def test_a_red_line_that_is_ruled_out_is_gone() -> None:
    """The other way to it is known to be closed."""
    either = Condition((AnyOf((when(first="no"), when(held="yes"))),))
    found = course(a_red_line("no", condition=either), HELD, held="no")
    assert found.fix("first", "yes", 0) == (RED_LINE, HIGH_PITFALL)
    assert found.ratings() == (Rating.LOW, Rating.LOW)


BAD = tuple(f"bad{number}" for number in range(10))


def bad_pitfall(value: Answer) -> Course:
    """Begin where one pitfall of ten questions is all bad, and five times as many are good."""
    good = tuple(f"good{number}" for number in range(50))
    far = a_bank("far", map(a_question, good), pitfall=2, exposure=5)
    bank_set = a_bank_set(a_bank("near", map(a_question, BAD), exposure=5), far)
    answers = dict.fromkeys(BAD, value) | dict.fromkeys(good, answer("yes"))
    return Course(stand(bank_set, an_audit(answers)))


def test_a_pitfall_holds_the_whole_up_until_enough_of_it_is_mended() -> None:
    """Critical up to the fourth fix, which leaves 60 of 100; high up to the sixth, 40."""
    found = bad_pitfall(answer("no"))
    assert found.ratings() == (Rating.HIGH, Rating.HIGH)
    told = [(found.fix(id_, "yes", 0), found.ratings()) for id_ in BAD]
    of_critical, of_high, free = (
        (rating, rating) for rating in (Rating.HIGH, Rating.MODERATE, Rating.LOW)
    )
    assert told == [
        *[((), of_critical)] * 4,
        ((CRITICAL_PITFALL,), of_high),
        ((), of_high),
        ((HIGH_PITFALL,), free),
        *[((), free)] * 3,
    ]


def test_a_pitfall_of_which_nothing_is_known_holds_one_rating_up() -> None:
    """The one until then; if all of it turns out well, nothing is left of it."""
    assert bad_pitfall(UNKNOWN_ANSWER).ratings() == (Rating.HIGH, Rating.LOW)
