"""Dates as people and spreadsheets write them, read without guessing.

Only 11/05/2026 and its like can mean two days. Which of the two is meant, all such dates of
a file decide together: a 23 among them is a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[T ]+[0-9]{1,2}:[0-9:.]+ ?(?:[AaPp][Mm]|Z|[+-][0-9:]+)?)?"
_NUMBER, _YEAR = r"([0-9]{1,2})", r"([0-9]{4}|[0-9]{2})"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.]){_NUMBER}\2{_NUMBER}{_TIME}")
_DOTTED = re.compile(rf"{_NUMBER}\. ?{_NUMBER}\. ?{_YEAR}{_TIME}")
_SLASHED = re.compile(rf"{_NUMBER}([/-]){_NUMBER}\2{_YEAR}{_TIME}")
_DAY_NAMED = re.compile(rf"{_NUMBER}\.?[-/ ]([A-Za-z]{{3,9}})\.?,?[-/ ]{_YEAR}{_TIME}")
_MONTH_NAMED = re.compile(rf"([A-Za-z]{{3,9}})\.? {_NUMBER},? {_YEAR}{_TIME}")
# With the groups that hold year, month and day.
_FORMS = (
    (_YEAR_FIRST, 1, 3, 4),
    (_DOTTED, 3, 2, 1),
    (_DAY_NAMED, 3, 2, 1),
    (_MONTH_NAMED, 3, 1, 2),
)
_CENTURY = 2000
_MONTHS_A_YEAR = 12


class DateOrder(StrEnum):
    """What stands first in a date such as 11/05/2026."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def orders_in(texts: Iterable[str]) -> set[DateOrder]:
    """Return the orders that at least one of the dates can only be in: none, one or both."""
    return {order for text in texts if (order := _only_order(text)) is not None}


def is_ambiguous(text: str) -> bool:
    """Say whether a text means two different days, according to what stands first."""
    numbers = _slashed(text)
    return numbers is not None and numbers[0] != numbers[1] and max(numbers[:2]) <= _MONTHS_A_YEAR


def iso_date(text: str, order: DateOrder | None) -> str:
    """Return a written date as an ISO date; the empty text where it is no date.

    Read are 2026-11-23 (also with a time after it), 2026/11/23, 23.11.2026, 23 Nov 2026,
    Nov 23, 2026 and, in the order given, 11/23/2026 or 23/11/2026. Without an order, such a
    date is read where it can mean only one day.
    """
    year, month, day = _parts(" ".join(text.split()), order)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _parts(text: str, order: DateOrder | None) -> tuple[int, int, int]:
    """Return year, month and day; zeros where the text has no form of a date."""
    for form, year, month, day in _FORMS:
        if found := form.fullmatch(text):
            return _year(found[year]), _month(found[month]), int(found[day])
    numbers = _slashed(text)
    if numbers is None:
        return 0, 0, 0
    first, second, last = numbers
    if (order or _only_order(text)) is DateOrder.MONTH_FIRST:
        return last, first, second
    return last, second, first


def _slashed(text: str) -> tuple[int, int, int] | None:
    found = _SLASHED.fullmatch(" ".join(text.split()))
    return (int(found[1]), int(found[3]), _year(found[4])) if found else None


def _only_order(text: str) -> DateOrder | None:
    numbers = _slashed(text)
    if numbers is None or (numbers[0] > _MONTHS_A_YEAR) is (numbers[1] > _MONTHS_A_YEAR):
        return None
    return DateOrder.DAY_FIRST if numbers[0] > _MONTHS_A_YEAR else DateOrder.MONTH_FIRST


def _year(digits: str) -> int:
    """Return a year; two digits are one of this century."""
    return int(digits) if len(digits) > len("26") else _CENTURY + int(digits)


def _month(name: str) -> int:
    if name.isdecimal():
        return int(name)
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
