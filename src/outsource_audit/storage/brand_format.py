"""The keys of a brand file, and what each may hold."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from outsource_audit.domain.presentation import DateFormat
from outsource_audit.storage.colour_text import COLOUR
from outsource_audit.storage.field_types import AS_TYPED

LONGEST_NAME = 120
LONGEST_LINE = 120
MOST_LINES = 5
LONGEST_CONFIDENTIALITY = 200

_FILLED = {"misfit": ("is empty", "write a text, or leave the key out")}
_DATES = [form.value for form in DateFormat]
_IN_QUOTES = 'write it as "#1f3f66", in quotes'
_AS_YOU_WANT_IT = "write this day the way you want it: " + " | ".join(_DATES)

Name: TypeAlias = Annotated[
    str, Meta(pattern=r"\S", extra=_FILLED, extra_json_schema={"maxLength": LONGEST_NAME})
]
Line: TypeAlias = Annotated[
    str, Meta(pattern=r"\S", extra=_FILLED, extra_json_schema={"maxLength": LONGEST_LINE})
]
Block: TypeAlias = Annotated[str, Meta(pattern=r"\S", extra=_FILLED)]
Confidentiality: TypeAlias = Annotated[
    str,
    Meta(pattern=r"\S", extra=_FILLED, extra_json_schema={"maxLength": LONGEST_CONFIDENTIALITY}),
]
AccentColour: TypeAlias = Annotated[
    str,
    Meta(
        pattern=COLOUR,
        # Without quotes or #, 123456 reads as a number.
        extra={**AS_TYPED, "misfit": ("is no colour", _IN_QUOTES)},
        extra_json_schema={"x-as-typed": True},
    ),
]
PaperName: TypeAlias = Annotated[
    str,
    Meta(
        pattern="^([aA]4|[lL][eE][tT][tT][eE][rR])$",
        extra={"misfit": ("is no paper that is known here", "write A4 or Letter")},
    ),
]
DateExample: TypeAlias = Annotated[
    str,
    Meta(
        pattern=f"^({'|'.join(_DATES)})$".replace(".", r"\."),
        extra={"misfit": ("is no way to write a day", _AS_YOU_WANT_IT)},
        extra_json_schema={"enum": _DATES},
    ),
]


class BrandFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Under whose name a report goes out; at least one key beside `format`.

    `logo` is a PNG or an SVG, `word_logo` a PNG for Word, which takes no SVG; both paths are
    seen from this file.
    """

    # What is broken is left out, so that one slip does not hide what else is wrong.
    stand_ins: ClassVar[dict[str, object]] = {
        "format": 1,
        **dict.fromkeys(("consultancy", "logo", "word_logo", "accent", "contact"), UNSET),
        **dict.fromkeys(("confidentiality", "paper", "date_format"), UNSET),
    }

    format: Literal[1]
    consultancy: Name | UnsetType = UNSET
    logo: Block | UnsetType = UNSET
    word_logo: Block | UnsetType = UNSET
    accent: AccentColour | UnsetType = UNSET
    contact: (
        Block | Annotated[list[Line], Meta(min_length=1, max_length=MOST_LINES)] | UnsetType
    ) = UNSET
    confidentiality: Confidentiality | UnsetType = UNSET
    paper: PaperName | UnsetType = UNSET
    date_format: DateExample | UnsetType = UNSET
