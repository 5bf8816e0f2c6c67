"""The action plan in words: what a rating takes, what is in the way, and what stays."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.action_plan import (
    ActionPlan,
    Left,
    Until,
    WhyFormer,
    WhyNotReached,
    action_plan,
)
from outsource_audit.domain.plan_wording import (
    FORMER_WORDS,
    STATUS_WORDS,
    after_sentence,
    left_sentences,
    lifts_sentence,
    marked_done,
    no_step_sentence,
    remediation_brief,
    totals_sentence,
    until_sentence,
)
from outsource_audit.domain.rating import CRITICAL_PITFALL, HIGH_PITFALL, RED_LINE
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scoring import score

REACHED = Until(target=Rating.LOW, reached=True, steps=7, effort=19, period=60)
MISSED = msgspec.structs.replace(REACHED, reached=False)


def plan_of(
    *ids: str, until: Until | None = None, told: dict[str, Remediation] | None = None
) -> ActionPlan:
    """Plan as many steps as there are ids, with what was told of each."""
    audit = an_audit({id_: answer("no") for id_ in ids})
    audit = msgspec.structs.replace(audit, remediation=told or {})
    card = score(a_bank_set(a_bank("one", [a_question(id_) for id_ in ids])), audit)
    return msgspec.structs.replace(action_plan(card), until=until)


def left(score_: Fraction | int, confirmed: Fraction | int, *ratings: Rating) -> Left:
    """Say what is left, with both ratings or with none."""
    until_then, if_well = ratings or (None, None)
    return Left(
        score=Fraction(score_),
        confirmed=Fraction(confirmed),
        rating=until_then,
        rating_if_well=if_well,
    )


def test_every_state_has_its_words() -> None:
    """In plain English, none forgotten."""
    assert set(STATUS_WORDS) == set(Status)
    assert set(FORMER_WORDS) == set(WhyFormer)
    assert STATUS_WORDS[Status.IN_PROGRESS] == "in progress"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "To reach low: 7 steps, 19 effort points, within 60 days."),
        (
            {"steps": 1, "effort": 1, "period": None, "target": Rating.HIGH},
            "To reach high: 1 step, 1 effort point, in more than 90 days.",
        ),
        (
            {"steps": 0, "effort": 0, "period": None},
            "To reach low: no step is needed, the rating is that good already.",
        ),
    ],
)
def test_what_it_takes_is_said_in_steps_effort_and_days(
    changes: dict[str, object], told: str
) -> None:
    """The numbers with their nouns."""
    assert until_sentence(msgspec.structs.replace(REACHED, **changes)) == told


@pytest.mark.parametrize(
    ("why", "keeps", "if_well", "told"),
    [
        (
            WhyNotReached.NOT_RATED,
            (),
            None,
            "the audit is not rated yet. Answer the open questions first.",
        ),
        (
            WhyNotReached.PROFILE,
            ("access",),
            None,
            "the red line of access comes from the profile, and no step changes it.",
        ),
        (
            WhyNotReached.OPEN,
            tuple("abcdefg"),
            4,
            (
                "what nobody knows yet is in the way. Find out first: a, b, c, d, e and 2 more. "
                "If all of it turns out well, 4 steps reach it."
            ),
        ),
        (
            WhyNotReached.OPEN,
            ("a",),
            1,
            (
                "what nobody knows yet is in the way. Find out first: a. "
                "If all of it turns out well, 1 step reaches it."
            ),
        ),
        (
            WhyNotReached.OPEN,
            ("a",),
            0,
            (
                "what nobody knows yet is in the way. Find out first: a. "
                "If all of it turns out well, no step is needed for that."
            ),
        ),
        (
            WhyNotReached.LEFT,
            (),
            None,
            "even with every step done, some fixes only begin to close their gap.",
        ),
    ],
)
def test_what_is_in_the_way_is_named(
    why: WhyNotReached, keeps: tuple[str, ...], if_well: int | None, told: str
) -> None:
    """With what to do about it, where there is something to do."""
    missed = msgspec.structs.replace(MISSED, why=why, keeps=keeps, steps_if_well=if_well)
    assert until_sentence(missed) == f"The plan does not reach low: {told}"


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (left(0, 0), "score 0."),
        (left(5, 5), "score 5.0, all of it what the fixes leave."),
        (left(5, 0), "score 5.0, all of it because nobody knows yet."),
        (
            left(Fraction("9.24"), Fraction("4.16")),
            "score 9.2, of which 4.2 is what the fixes leave and 5.0 is not known yet.",
        ),
        (
            left(Fraction("9.24"), Fraction("9.23")),
            "score 9.2, of which 9.2 is what the fixes leave and less than 0.1 is not known yet.",
        ),
    ],
)
def test_what_stays_after_every_step_is_told_in_its_parts(what: Left, told: str) -> None:
    """Parts that are nothing are left out; without a rating none is told."""
    assert left_sentences(what, plan_of("a", "b")) == f"Once all 2 steps are done: {told}"
    assert left_sentences(what, plan_of("a")) == f"Once this step is done: {told}"
    assert left_sentences(what, plan_of()) == f"As things are: {told}"


def test_what_stays_at_a_target_is_told_as_a_score_is() -> None:
    """What is confirmed then is more than what fixes leave: other gaps are still there."""
    what = left(49, 40, Rating.MODERATE, Rating.MODERATE)
    told = left_sentences(what, plan_of("a", "b", until=REACHED))
    assert told == (
        "Once these 2 steps are done: score 49.0, of which 40.0 is confirmed. "
        "Rating then: Moderate, however the open questions turn out."
    )


def test_a_target_that_is_missed_leaves_what_the_whole_plan_leaves() -> None:
    """All steps are in it, so the parts are told; both ratings follow."""
    what = left(9, 4, Rating.HIGH, Rating.LOW)
    told = left_sentences(what, plan_of("a", "b", until=MISSED))
    assert told == (
        "Once all 2 steps are done: score 9.0, of which 4.0 is what the fixes leave and 5.0 is "
        "not known yet. Rating then: Low if what you do not know turns out well; high until then."
    )


def test_where_all_is_known_one_rating_is_told() -> None:
    """Nothing is open, so nothing can turn out otherwise."""
    told = left_sentences(left(5, 5, Rating.LOW, Rating.LOW), plan_of("a"))
    assert told.endswith("all of it what the fixes leave. Rating then: Low.")


@given(st.fractions(0, 100, max_denominator=500), st.fractions(0, 1, max_denominator=50))
def test_the_parts_as_shown_add_up_to_the_score_as_shown(total: Fraction, share: Fraction) -> None:
    """To the last digit, whatever they are."""
    told = left_sentences(left(total, total * share), plan_of("a"))
    numbers = [word.rstrip(".,") for word in told.split() if word[0].isdigit()]
    if "and" in told and "less than" not in told:
        whole, fixes, rest = map(Decimal, numbers)
        assert fixes + rest == whole


def test_the_totals_count_what_was_set() -> None:
    """What is nothing is not counted; an accepted risk is late when its review is."""
    told = {
        "a": Remediation(owner="Ann", due="2026-11-01"),
        "b": Remediation(status=Status.IN_PROGRESS, owner="Ben"),
        "c": Remediation(status=Status.DONE),
        "d": Remediation(status=Status.ACCEPTED, reason="Small", review="2026-11-02"),
    }
    plan = plan_of(*"abcde", told=told)
    counts = "2 with an owner, 1 in progress, 1 marked done, 1 accepted, 2 overdue."
    assert totals_sentence(plan, "2026-11-23") == f"5 steps, 5 effort points, {counts}"
    assert totals_sentence(plan_of("a"), "2026-11-23") == "1 step, 1 effort point."
    assert [action.id for action in marked_done(plan)] == ["c"]


def test_a_target_has_said_steps_and_effort_already() -> None:
    """They are not said twice; where it is missed they were not said."""
    assert totals_sentence(plan_of("a", until=REACHED), "2026-11-23") == ""
    owned = plan_of("a", until=REACHED, told={"a": Remediation(owner="Ann")})
    assert totals_sentence(owned, "2026-11-23") == "1 with an owner."
    missed = plan_of("a", until=MISSED)
    assert totals_sentence(missed, "2026-11-23") == "1 step, 1 effort point."


def test_an_empty_plan_says_why_it_is_empty() -> None:
    """Nothing to do is not the same as nothing answered."""
    banks = a_bank_set(a_bank("one", [a_question("a")]))
    good = score(banks, an_audit({"a": answer("yes")}))
    none = score(banks, an_audit())
    assert no_step_sentence(good, "run x") == "No action: no answer leaves a gap."
    assert no_step_sentence(none) == "No action yet: nothing is answered."
    asks = "No action yet: nothing is answered. run x asks the questions."
    assert no_step_sentence(none, "run x") == asks


def test_the_short_word_on_an_action_is_how_far_who_and_until_when() -> None:
    """A note, a reason and a review date have their place in the plan."""
    told = Remediation(
        status=Status.ACCEPTED,
        owner="Ann",
        due="2026-12-01",
        note="Internal",
        reason="Small",
        review="2027-01-01",
    )
    assert remediation_brief(told) == "Accepted risk; owner Ann; due 2026-12-01."
    assert remediation_brief(Remediation()) == "Planned."


@pytest.mark.parametrize(
    ("causes", "told"),
    [
        ((), ""),
        ((RED_LINE,), "Clears a red line."),
        ((HIGH_PITFALL,), "A pitfall is no longer high."),
        ((RED_LINE, CRITICAL_PITFALL), "Clears a red line; a pitfall is no longer critical."),
    ],
)
def test_what_a_step_takes_away_is_told_plainly(causes: tuple[str, ...], told: str) -> None:
    """By what it stands for, not by the method's name for it."""
    assert lifts_sentence(causes) == told


def test_a_step_tells_how_things_stand_after_it() -> None:
    """Both ratings, one where they are the same, none where the audit is not rated."""
    (action,) = plan_of("a").steps
    assert after_sentence(action.step) == "After it: score 0, rating low."
    unsure = msgspec.structs.replace(
        action.step, score_after=Fraction(50), rating_after=Rating.HIGH
    )
    assert after_sentence(unsure) == (
        "After it: score 50.0 (0 confirmed), rating high, or low if all turns out well."
    )
    unrated = msgspec.structs.replace(unsure, rating_after=None, rating_if_well_after=None)
    assert after_sentence(unrated) == "After it: score 50.0 (0 confirmed)."
    sure = msgspec.structs.replace(unrated, confirmed_after=Fraction(50))
    assert after_sentence(sure) == "After it: score 50.0 (all of it confirmed)."
