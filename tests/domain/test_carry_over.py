"""A new audit begins from an earlier one: what is carried over, and what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec
import pytest
from dice import Dice
from hypothesis import given
from hypothesis import strategies as st
from strategies import audits, bank_sets

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_field,
    a_question,
    an_audit,
)
from outsource_audit.domain.audit import Answer, Audit, Earlier, Evidence, counts, profile_misfit
from outsource_audit.domain.bank import BankSet, ProfileField, Question
from outsource_audit.domain.carry_over import begin_from, carried, carry_over_lines
from outsource_audit.domain.remediation import Remediation, Status

T = TypeVar("T", ProfileField, Question)
RECENT, LONG_AGO = "2026-08-01T10:00:00+02:00", "2025-11-22T10:00:00+02:00"
TODAY = "2026-11-23"
NAME = "kiln-northway.audit.json"
FROM = f"{NAME} (2026-08-01)"
BANKS = a_bank_set(
    a_bank(
        "one",
        [
            a_question("own", about="business"),
            a_question("own-2", about="business"),
            a_question("own-3", about="business", revision=2),
            a_question("theirs"),
        ],
    ),
    fields=(
        a_field("team", "1", "2-9", about="business"),
        a_field("cards", "none", "hosted", about="business"),
        a_field("stage", "choosing", "running"),
    ),
)


def given_at(time: str, **changes: object) -> Answer:
    """Make an answer given at a time, with both notes and evidence."""
    told = Answer("yes", "", "By mail", "They stall", evidence=Evidence(seen=True), given=time)
    return msgspec.structs.replace(told, **changes)


def an_old_audit(date: str = "2026-08-01", **answers: Answer) -> Audit:
    """Make an audit with every profile field and the answers given; `own_2` is `own-2`."""
    named = {key.replace("_", "-"): told for key, told in answers.items()}
    audit = an_audit(named, {"team": "1", "cards": "none", "stage": "running"}, ("one",))
    return msgspec.structs.replace(
        audit, date=date, look_up=("theirs",), answered_by="Ann", earlier=EVEN_EARLIER
    )


EVEN_EARLIER = Earlier(date="2024-01-01", provider="Somebody", answers={"own": UNKNOWN_ANSWER})


def begun(old: Audit, provider: str = "Southway", business: str = "Kiln & Co") -> Audit:
    """Begin an audit of another provider, unless told otherwise."""
    return begin_from(
        old, BANKS, business=business, provider=provider, date="2026-11-20", today=TODAY
    )


def test_another_provider_takes_over_what_is_about_the_business() -> None:
    """With note, evidence and time; nothing about the provider gets into the new audit."""
    old = an_old_audit(own=given_at(RECENT), theirs=given_at(RECENT))
    audit = begun(old)
    assert audit == Audit(
        business="Kiln & Co",
        provider="Southway",
        date="2026-11-20",
        profile={"team": "1", "cards": "none"},
        answers={"own": given_at(RECENT)},
        in_full=("one",),
        banks=BANKS.stamps,
        earlier=Earlier(
            date="2026-08-01",
            provider="Northway Fulfilment",
            profile={"team": "1", "cards": "none"},
            answers={"own": given_at(RECENT)},
        ),
    )
    assert carried(audit) == ["team", "cards", "own"]


def test_the_same_provider_takes_nothing_over_and_shows_everything() -> None:
    """A re-audit asks each question again, with what was said the last time beside it."""
    old = an_old_audit(own=given_at(RECENT), theirs=given_at(LONG_AGO), gone=given_at(RECENT))
    audit = begun(old, provider="\t northWAY fulfilment ")
    assert (audit.profile, audit.answers, audit.look_up) == ({}, {}, ())
    assert audit.earlier == Earlier(
        date=old.date, provider=old.provider, profile=old.profile, answers=old.answers
    )
    assert (audit.in_full, carried(audit)) == (("one",), [])


def with_actions(**status: Status) -> Audit:
    """Make an old audit in which somebody owns an action of each status; `own_2` is `own-2`."""
    told = {
        key.replace("_", "-"): Remediation(status=each, owner="Ann", due="2026-09-01")
        for key, each in status.items()
    }
    return msgspec.structs.replace(an_old_audit(), remediation=told)


def test_what_is_still_to_be_done_goes_on_with_the_same_provider() -> None:
    """What is done is done, and what is no longer asked needs nobody."""
    old = with_actions(
        own=Status.DONE, own_2=Status.ACCEPTED, theirs=Status.IN_PROGRESS, gone=Status.PLANNED
    )
    audit = begun(old, provider="Northway Fulfilment")
    assert audit.remediation == {key: old.remediation[key] for key in ("own-2", "theirs")}
    going_on = "2 actions that are not done yet were carried over with their owners and dates."
    assert going_on in carry_over_lines(audit, old, BANKS, NAME)
    alone = begun(with_actions(own=Status.PLANNED), provider="Northway Fulfilment")
    told = carry_over_lines(alone, old, BANKS, NAME)
    assert told[-1] == "1 action that is not done yet was carried over with its owner and dates."


def test_actions_about_another_provider_or_business_stay_behind() -> None:
    """Nobody else is told what is to be done about this one."""
    old = with_actions(own=Status.PLANNED, theirs=Status.PLANNED)
    assert begun(old, provider="Southway").remediation == {}
    assert begun(old, provider="Northway Fulfilment", business="Other").remediation == {}


@pytest.mark.parametrize(
    "told",
    [
        given_at(LONG_AGO),
        given_at(RECENT, answer="perhaps"),
        given_at(RECENT, revision=0),
        given_at(RECENT, answer=None),
    ],
    ids=["stale", "misfit", "outgrown", "a note"],
)
def test_what_does_not_count_today_is_only_shown(told: Answer) -> None:
    """Stale answers, those that do not fit, or of another revision, and notes wait to be asked."""
    audit = begun(an_old_audit(own=told))
    assert "own" not in audit.answers
    assert audit.earlier is not None
    assert audit.earlier.answers == {"own": told}


def test_unknown_and_not_applicable_are_answers() -> None:
    """What nobody knew, and what did not apply, is carried over as it was."""
    old = an_old_audit(own=UNKNOWN_ANSWER, own_2=NOT_APPLICABLE)
    assert begun(old).answers == {"own": UNKNOWN_ANSWER, "own-2": NOT_APPLICABLE}


def test_profile_answers_are_as_old_as_their_audit() -> None:
    """They have no time of their own; a value that does not fit is not carried over."""
    assert begun(an_old_audit("2025-11-23")).profile == {"team": "1", "cards": "none"}
    stale = begun(an_old_audit("2025-11-22"))
    assert stale.profile == {}
    assert stale.earlier is not None
    assert stale.earlier.profile == {"team": "1", "cards": "none"}
    misfit = msgspec.structs.replace(an_old_audit(), profile={"team": "many", "cards": "none"})
    assert begun(misfit).profile == {"cards": "none"}


def test_an_answer_without_a_time_is_as_old_as_its_audit() -> None:
    """An audit written by hand may say no times."""
    assert "own" in begun(an_old_audit("2025-11-23", own=given_at(""))).answers
    assert "own" not in begun(an_old_audit("2025-11-22", own=given_at(""))).answers


def test_another_business_takes_nothing_over() -> None:
    """What one client said is not the next one's to see: nothing is taken, and nothing shown."""
    old = an_old_audit(own=given_at(RECENT), theirs=given_at(RECENT))
    for provider in (old.provider, "Southway"):
        audit = begun(old, business="Loom Ltd", provider=provider)
        assert audit == Audit(
            business="Loom Ltd", provider=provider, date="2026-11-20", banks=BANKS.stamps
        )
        assert carry_over_lines(audit, old, BANKS, NAME) == [
            f"{NAME} is about another business, Kiln & Co; nothing was carried over."
        ]


def test_former_ids_are_followed_first() -> None:
    """An answer is carried over to the question of today."""
    one = msgspec.structs.replace(BANKS.banks[0], renamed=(("former", "own"),))
    old = an_old_audit(former=given_at(RECENT))
    banks = BankSet(BANKS.profile, (one,))
    audit = begin_from(
        old, banks, business=old.business, provider="Southway", date=TODAY, today=TODAY
    )
    assert audit.answers == {"own": given_at(RECENT)}


def test_an_answer_given_anew_is_no_longer_carried() -> None:
    """What was said in this audit is this audit's, though it is the same."""
    audit = begun(an_old_audit(own=given_at(RECENT), own_2=given_at(RECENT)))
    answers = {**audit.answers, "own": given_at(f"{TODAY}T09:00:00+01:00")}
    changed = msgspec.structs.replace(audit, answers=answers, profile={"team": "2-9"})
    assert carried(changed) == ["own-2"]
    assert carried(an_audit(answers)) == []


def test_an_audit_for_another_provider_says_what_it_took() -> None:
    """How many answers, from which file, of when; and what is shown besides."""
    old = an_old_audit(own=given_at(RECENT), own_2=given_at(LONG_AGO), theirs=given_at(RECENT))
    assert carry_over_lines(begun(old), old, BANKS, NAME) == [
        f"3 answers about your business were carried over from {FROM}; the review lists them.",
        "1 more answer about your business is shown beside its question; Enter keeps it.",
    ]
    alone = msgspec.structs.replace(old, profile={}, answers={"own": given_at(RECENT)})
    assert carry_over_lines(begun(alone), alone, BANKS, NAME) == [
        f"1 answer about your business was carried over from {FROM}; the review lists it."
    ]
    one_each = msgspec.structs.replace(
        old, profile={"team": "1"}, answers={"own": given_at(LONG_AGO)}
    )
    assert carry_over_lines(begun(one_each), one_each, BANKS, NAME) == [
        f"1 answer about your business was carried over from {FROM}; the review lists it.",
        "1 more answer about your business is shown beside its question; Enter keeps it.",
    ]
    stale = an_old_audit("2025-11-02", own_3=given_at(RECENT, revision=2, answer="perhaps"))
    assert carry_over_lines(begun(stale), stale, BANKS, NAME) == [
        "2 answers about your business are shown beside their questions; Enter keeps one."
    ]


def test_a_re_audit_says_that_the_answers_are_shown() -> None:
    """In one line, with the date of the earlier audit."""
    old = an_old_audit("2025-11-02", own=given_at(RECENT))
    assert carry_over_lines(begun(old, old.provider), old, BANKS, NAME) == [
        "The answers of 2025-11-02 are shown beside each question; Enter keeps one."
    ]


@pytest.mark.parametrize("provider", ["Northway Fulfilment", "Southway"])
def test_an_earlier_audit_of_no_use_is_told(provider: str) -> None:
    """Nobody waits for answers that never come."""
    old = msgspec.structs.replace(an_old_audit(), profile={"stage": "zz"})
    assert carry_over_lines(begun(old, provider), old, BANKS, NAME) == [
        f"{FROM} holds no answer that helps here."
    ]


@st.composite
def mixed_banks(draw: st.DrawFn) -> BankSet:
    """Make banks in which some of what is asked is about the business."""
    bank_set, dice = draw(bank_sets()), Dice(draw)

    def mixed(asked: Sequence[T]) -> tuple[T, ...]:
        return tuple(
            msgspec.structs.replace(each, about=dice.pick(["provider", "business"]))
            for each in asked
        )

    profile = msgspec.structs.replace(bank_set.profile, fields=mixed(bank_set.profile.fields))
    banks = [msgspec.structs.replace(b, questions=mixed(b.questions)) for b in bank_set.banks]
    return BankSet(profile, tuple(banks))


@given(st.data())
def test_only_what_is_about_the_business_and_counts_is_carried_over(data: st.DataObject) -> None:
    """Over any banks and audits: all of that is carried over, and nothing else is even shown."""
    bank_set = data.draw(mixed_banks())
    old = data.draw(audits(bank_set))
    audit = begin_from(
        old, bank_set, business=old.business, provider="Southway", date=TODAY, today=TODAY
    )
    own = {q.id: q for q in bank_set.questions.values() if q.about == "business"}
    fields = {f.id: f for f in bank_set.fields.values() if f.about == "business"}
    assert audit.answers == {
        key: told for key, told in old.answers.items() if key in own and counts(own[key], told)
    }
    assert audit.profile == {
        key: value
        for key, value in old.profile.items()
        if key in fields and not profile_misfit(fields[key], value)
    }
    assert set(carried(audit)) == {*audit.profile, *audit.answers}
    assert audit.earlier is not None
    assert {*audit.earlier.answers, *audit.earlier.profile} == (
        ({*old.answers} & {*own}) | ({*old.profile} & {*fields})
    )
