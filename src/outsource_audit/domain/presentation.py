"""For whom a report is and under whose name: what changes its looks, never its numbers."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from outsource_audit.domain.dates import date_misfit


class Audience(StrEnum):
    """Who reads the report: one page, everything but internal notes, everything."""

    BOARD = "board"
    CLIENT = "client"
    INTERNAL = "internal"


class Paper(StrEnum):
    """The paper a report is printed on, by the name that CSS has for it."""

    A4 = "A4"
    LETTER = "Letter"


class DateFormat(StrEnum):
    """How a day is written, named by an example: 3 November 2026."""

    DAY_FIRST = "3 November 2026"
    MONTH_FIRST = "November 3, 2026"
    ISO = "2026-11-03"
    DAY_FIRST_DIGITS = "03/11/2026"
    MONTH_FIRST_DIGITS = "11/03/2026"
    DOTTED = "03.11.2026"


class Accent(msgspec.Struct, frozen=True):
    """The one colour of a report as `#rrggbb`: on light paper, and on a dark screen."""

    light: str
    dark: str


class Logo(msgspec.Struct, frozen=True):
    """A logo, safe to embed. `media` is image/png or image/svg+xml; its size in pixels."""

    media: str
    data: bytes
    width: int
    height: int


class Brand(msgspec.Struct, frozen=True, kw_only=True):
    """Under whose name the report goes out; every part may be empty or left out.

    `word_logo` is a PNG for Word, which takes no SVG; None where `logo` itself is a PNG.
    """

    consultancy: str = ""
    logo: Logo | None = None
    word_logo: Logo | None = None
    accent: Accent | None = None
    contact: tuple[str, ...] = ()
    confidentiality: str = ""
    paper: Paper | None = None
    dates: DateFormat | None = None


class Presentation(msgspec.Struct, frozen=True, kw_only=True):
    """How a report is to look: for whom, under whose name, on which paper."""

    audience: Audience = Audience.CLIENT
    brand: Brand = Brand()
    paper: Paper = Paper.A4
    dates: DateFormat = DateFormat.DAY_FIRST

    def written(self, iso: str) -> str:
        """Return an ISO date as this report writes days; any other text as it is."""
        return written_date(iso, self.dates)


PLAIN = Presentation()

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def written_date(iso: str, form: DateFormat = DateFormat.DAY_FIRST) -> str:
    """Return an ISO date in the given form; any other text as it is."""
    if date_misfit(iso):
        return iso
    year, month, day = iso.split("-")
    if form is DateFormat.ISO:
        return iso
    if form is DateFormat.DAY_FIRST:
        return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
    if form is DateFormat.MONTH_FIRST:
        return f"{_MONTHS[int(month) - 1]} {int(day)}, {year}"
    if form is DateFormat.DOTTED:
        return f"{day}.{month}.{year}"
    first, second = (day, month) if form is DateFormat.DAY_FIRST_DIGITS else (month, day)
    return f"{first}/{second}/{year}"
