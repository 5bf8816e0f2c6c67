"""For whom a report is: dates in every form."""

from __future__ import annotations

import pytest

from outsource_audit.domain.presentation import DateFormat, Presentation, written_date


@pytest.mark.parametrize("form", list(DateFormat))
def test_a_form_is_named_by_its_own_example(form: DateFormat) -> None:
    """Every form of dates writes 3 November 2026 as its name says."""
    assert written_date("2026-11-03", form) == form.value


def test_every_month_is_written_out_in_full() -> None:
    """Twelve of them, in both forms that have words; a day has no nought in front."""
    names = "January February March April May June July August September October November December"
    for number, name in enumerate(names.split(), start=1):
        assert written_date(f"2026-{number:02}-09") == f"9 {name} 2026"
        told = written_date(f"2026-{number:02}-09", DateFormat.MONTH_FIRST)
        assert told == f"{name} 9, 2026"


def test_dates_are_words_where_they_are_dates() -> None:
    """An ISO date is written out; anything else stays as it was typed."""
    assert written_date("2026-11-03") == "3 November 2026"
    assert written_date("2026-02-30") == "2026-02-30"
    assert written_date("last week") == "last week"


def test_a_presentation_writes_dates_in_its_form() -> None:
    """The form of a presentation is the one its dates are written in."""
    assert Presentation(dates=DateFormat.ISO).written("2026-11-03") == "2026-11-03"
    assert Presentation().written("2026-11-03") == "3 November 2026"
