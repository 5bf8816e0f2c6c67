"""Dates as people and spreadsheets write them: read when they mean one day, and else not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsource_audit.exchange.written_dates import (
    DateOrder,
    is_ambiguous,
    iso_date,
    orders_in,
)

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
ALWAYS_PLAIN = (
    "%Y-%m-%d",
    "%Y-%m-%dT00:00:00Z",
    "%Y-%m-%dT09:30:00.000+02:00",
    "%Y-%m-%d 00:00",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d.%m.%Y",
    "%d. %m. %Y",
    "%d.%m.%y",
    "%d %b %Y",
    "%d %B %Y",
    "%d-%b-%y",
    "%d/%b/%y 12:00 AM",
    "%b %d, %Y",
    "%B %d %Y",
)


@pytest.mark.parametrize("form", ALWAYS_PLAIN)
@pytest.mark.parametrize("order", [None, DAY, MONTH])
@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_that_means_one_day_is_read_whatever_the_order(
    form: str, order: DateOrder | None, day: date
) -> None:
    """No order changes a date whose form says which number is the day."""
    text = day.strftime(form)
    assert iso_date(text, order) == day.isoformat()
    assert not is_ambiguous(text)
    assert orders_in([text]) == set()


@pytest.mark.parametrize("form", ["{0}/{1}/%Y", "{0}-{1}-%Y", "{0}/{1}/%y", "{0}/{1}/%Y 00:00"])
@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_of_numbers_is_read_in_the_order_told(form: str, day: date) -> None:
    """11/23/2026 and 23/11/2026 are the same day, each in its own order."""
    assert iso_date(day.strftime(form.format("%d", "%m")), DAY) == day.isoformat()
    assert iso_date(day.strftime(form.format("%m", "%d")), MONTH) == day.isoformat()


def test_a_number_above_twelve_says_which_is_the_day() -> None:
    """One such date decides for itself, and for the others beside it."""
    assert iso_date("11/23/2026", None) == "2026-11-23"
    assert iso_date("23/11/2026", None) == "2026-11-23"
    assert orders_in(["11/05/2026", "11/23/2026", "", "soon"]) == {MONTH}
    assert orders_in(["11/05/2026", "23/11/2026"]) == {DAY}
    assert orders_in(["11/23/2026", "23/11/2026"]) == {DAY, MONTH}


def test_only_two_small_numbers_can_mean_two_days() -> None:
    """5 May is 5/5 either way."""
    assert is_ambiguous("11/05/2026")
    assert not is_ambiguous("05/05/2026")
    assert iso_date("05/05/2026", None) == "2026-05-05"
    assert not is_ambiguous("23/11/2026")
    assert not is_ambiguous("soon")


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-02-30", "2026-13-01", "31.11.2026", "46349", "23 Foo 2026", "23/11", "1e3"],
)
@pytest.mark.parametrize("order", [None, DAY, MONTH])
def test_what_is_no_date_is_not_made_one(text: str, order: DateOrder | None) -> None:
    """Days that no calendar has and other texts are not read."""
    assert iso_date(text, order) == ""


def test_the_order_told_is_kept_to() -> None:
    """A date that is none in the order told is not read in the other."""
    assert iso_date("11/23/2026", DAY) == ""
    assert iso_date("23/11/2026", MONTH) == ""
