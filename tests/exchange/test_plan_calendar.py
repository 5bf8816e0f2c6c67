"""The plan in a calendar, read by another program than the one that wrote it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
import vobject  # type: ignore[import-untyped]  # it has none
from hypothesis import given
from hypothesis import strategies as st

from builders import a_bank, a_bank_set, a_question, an_audit, answer
from outsource_audit.domain.action_plan import action_plan
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.domain.scoring import score
from outsource_audit.exchange.plan_calendar import Calendar, encode_calendar
from plan_files import bank_set, planned

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from('="\n\r\t,;:\\ '), max_size=90)


def written(
    remediation: dict[str, Remediation] | None = None, next_audit: str = "", capacity: int = 4
) -> Calendar:
    """Return the calendar of the small audit."""
    ours = planned(remediation, capacity=capacity)
    return encode_calendar(ours.scorecard, ours.plan, next_audit)


def events(calendar: Calendar) -> dict[str, vobject.base.Component]:
    """Return the events by what stands before the dot of their id."""
    read = vobject.readOne(calendar.data.decode())
    found = read.contents.get("vevent", [])
    return {event.uid.value.split(".")[0]: event for event in found}


def days(calendar: Calendar) -> dict[str, str]:
    """Return the ISO day of each event."""
    return {key: event.dtstart.value.isoformat() for key, event in events(calendar).items()}


def test_every_open_action_is_in_it_on_its_day() -> None:
    """Its own due date, else the suggested one; done actions are not in it."""
    assert days(
        written(
            {
                "data-05": Remediation(Status.IN_PROGRESS, due="2026-12-01"),
                "data-01": Remediation(Status.DONE, due="2026-12-02"),
                "data-02": Remediation(
                    Status.ACCEPTED, due="2026-12-03", reason="small", review="2027-06-01"
                ),
            },
            next_audit="2027-11-23",
        )
    ) == {
        "data-05": "2026-12-01",
        "data-02": "2027-06-01",
        "data-03": "2027-02-21",
        "next-audit": "2027-11-23",
    }


def test_what_has_no_date_is_left_out_and_told() -> None:
    """Actions for later have none unless somebody sets one; done ones are no loss."""
    later = written(capacity=1)
    assert later.left_out == ("data-03",)
    assert "data-03" not in days(later)
    settled = written({"data-03": Remediation(due="2027-09-01")}, capacity=1)
    assert (settled.left_out, days(settled)["data-03"]) == ((), "2027-09-01")
    assert written({"data-03": Remediation(Status.DONE)}, capacity=1).left_out == ()


def test_an_event_says_what_to_do_and_blocks_no_time() -> None:
    """All day, free, with the fix, its reason, the proof, status, owner and note."""
    event = events(
        written(
            {"data-01": Remediation(Status.IN_PROGRESS, "Lee, Ann", "2026-12-01", "half; done")}
        )
    )["data-01"]
    assert event.summary.value == "Northway Fulfilment: Ask (data-01)"
    assert event.description.value.split("\n") == [
        "Ask. Then sign.",
        "Why: Because it protects you.",
        "What would show it: A dated page.",
        "Status: In progress",
        "Owner: Lee, Ann",
        "Note: half; done",
    ]
    assert event.dtstart.value == date(2026, 12, 1)
    assert event.dtend.value == date(2026, 12, 2)
    assert event.transp.value == "TRANSPARENT"
    assert event.categories.value == ["Pitfall data"]


def test_a_suggested_date_and_an_accepted_risk_say_so() -> None:
    """Nobody takes a suggestion for a promise, or a review for a due date."""
    found = events(
        written(
            {"data-01": Remediation(Status.ACCEPTED, reason="It is small", review="2027-06-01")}
        )
    )
    suggestion = "The date is a suggestion; nobody has set one yet."
    assert suggestion in found["data-05"].description.value
    assert suggestion not in found["data-01"].description.value
    assert "Accepted because: It is small" in found["data-01"].description.value
    assert found["data-01"].summary.value == (
        "Northway Fulfilment: Accepted risk, look at it again: Ask (data-01)"
    )


def test_the_next_audit_is_in_it_where_there_is_a_date() -> None:
    """A year on or another day; without a date there is none."""
    event = events(written(next_audit="2027-11-23"))["next-audit"]
    assert event.summary.value == "Northway Fulfilment: audit again"
    assert "2026-11-23" in event.description.value
    assert "next-audit" not in days(written())


def test_the_same_plan_gives_the_same_bytes_and_a_changed_one_the_same_events() -> None:
    """A calendar moves an event it knows: the id stays, the time stamp is that of the change."""
    assert written().data == written().data
    before, after = (
        events(written()),
        events(written({"data-01": Remediation(changed="2026-12-24")})),
    )
    assert [e.uid.value for e in before.values()] == [e.uid.value for e in after.values()]
    assert before["data-01"].dtstamp.value == datetime(2026, 11, 23, tzinfo=UTC)
    assert after["data-01"].dtstamp.value == datetime(2026, 12, 24, tzinfo=UTC)


def test_two_providers_share_no_event() -> None:
    """The same action at another provider is another event."""
    here, there = planned(), planned(provider="Harbour")
    ids = [
        {event.uid.value for event in events(encode_calendar(p.scorecard, p.plan, "")).values()}
        for p in (here, there)
    ]
    assert ids[0].isdisjoint(ids[1])


def test_the_last_day_there_is_does_not_end_the_program() -> None:
    """It has no day after it, and needs none."""
    event = events(written({"data-01": Remediation(due="9999-12-31")}))["data-01"]
    assert event.dtstart.value == date.max
    assert not hasattr(event, "dtend")


@pytest.mark.parametrize(
    "odd", ["\n", "\r\n", "\r", "\x07", "\x0b", "\x85", "\u2028", "\x7f", "\0"]
)
def test_a_name_with_a_line_break_or_a_control_character_ends_nothing(odd: str) -> None:
    """The titles stay one line, whatever somebody wrote into the audit."""
    ours = planned(
        {"data-01": Remediation(Status.ACCEPTED, f"A{odd}nn", reason=f"a{odd}b", note=f"c{odd}d")},
        provider=f"North{odd}way",
    )
    audit = msgspec.structs.replace(ours.scorecard.audit, business=f"Our{odd}shop")
    scorecard = msgspec.structs.replace(ours.scorecard, audit=audit)
    calendar = encode_calendar(scorecard, ours.plan, "2027-11-23")
    name = clean(f"North{odd}way")
    assert events(calendar)["data-05"].summary.value.startswith(f"{name}: ")
    assert events(calendar)["next-audit"].summary.value == f"{name}: audit again"
    shown = vobject.readOne(calendar.data.decode()).contents["x-wr-calname"][0].value
    assert shown == f"Action plan: {name}"


def test_a_pitfall_named_over_two_lines_is_one_category() -> None:
    """A bank of one's own may be written so."""
    ours = planned()
    bank = msgspec.structs.replace(bank_set().by_id["data"], title="Two\nlines")
    scorecard = msgspec.structs.replace(ours.scorecard, bank_set=a_bank_set(bank))
    found = events(encode_calendar(scorecard, ours.plan, ""))
    assert found["data-05"].categories.value == ["Two lines"]


@given(TEXTS, TEXTS, st.dates(max_value=date.max - timedelta(days=1)))
def test_no_text_breaks_the_calendar(owner: str, note: str, due: date) -> None:
    """Line breaks, commas and colons stay in their text: as many events, on the same days."""
    calendar = written({"data-01": Remediation(owner=owner, note=note, due=due.isoformat())})
    assert set(events(calendar)) == {"data-05", "data-01", "data-02", "data-03"}
    assert days(calendar)["data-01"] == due.isoformat()
    assert max(map(len, calendar.data.split(b"\r\n"))) <= 75


def test_an_event_has_the_name_its_bank_gives_the_fix() -> None:
    """The whole fix stands in its description."""
    question = a_question("data-01", action="Get proof", fix="Ask. Then keep it.")
    card = score(a_bank_set(a_bank("data", [question])), an_audit({"data-01": answer("no")}))
    event = events(encode_calendar(card, action_plan(card), ""))["data-01"]
    assert event.summary.value == f"{card.audit.provider}: Get proof (data-01)"
    assert event.description.value.startswith("Ask. Then keep it.\n")
