"""The kinds of value the files are made of, with what `shape` and the schemas need to know.

`extra` is read by `storage.shape`: `as_typed` keeps what was typed, `misfit` words a
pattern that does not match, `separate` marks lists whose broken items leave the others
whole, `condition` marks a condition. `x-...` keys are read by `storage.schemas`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from outsource_audit.domain.action_name import LONGEST_NAME
from outsource_audit.domain.condition import Condition

MOST_DECIMALS = 6

_ID = "ids are made of small letters, digits, - and +, and begin with a letter or a digit"
_FIELD_ID = "field ids are made of small letters, digits and _, and begin with a letter"
_AS_TYPED_SCHEMA = {"x-as-typed": True}
AS_TYPED = {"as_typed": True}

Text: TypeAlias = Annotated[str, Meta(pattern=r"\S", extra={"misfit": ("is empty", "")})]
AsTyped: TypeAlias = Annotated[
    str, Meta(min_length=1, extra=AS_TYPED, extra_json_schema=_AS_TYPED_SCHEMA)
]
Id: TypeAlias = Annotated[
    str, Meta(pattern="^[a-z0-9][a-z0-9+-]*$", extra={"misfit": ("is no well-formed id", _ID)})
]
FieldId: TypeAlias = Annotated[
    str, Meta(pattern="^[a-z][a-z0-9_]*$", extra={"misfit": ("is no well-formed id", _FIELD_ID)})
]
ChoiceId: TypeAlias = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9][a-z0-9+-]*$",
        extra={**AS_TYPED, "misfit": ("is no well-formed id", _ID)},
        extra_json_schema=_AS_TYPED_SCHEMA,
    ),
]
Points: TypeAlias = Annotated[int, Meta(ge=0, le=4)]
ShortName: TypeAlias = Annotated[
    str,
    Meta(
        max_length=LONGEST_NAME,
        description=(
            "The fix in a few words, to stand alone: begins with a verb, no full stop."
            " Without it, the first sentence of the fix."
        ),
    ),
]
Decimals: TypeAlias = Annotated[int, Meta(ge=0, le=MOST_DECIMALS)]
SEPARATE = {"separate": True}

# `storage.shape` builds the domain's condition itself, because its keys are no fixed names;
# msgspec is told to let it pass as it is.
if TYPE_CHECKING:
    ConditionFile: TypeAlias = Condition
    ConditionOrNone: TypeAlias = Condition | None
else:
    ConditionFile = ConditionOrNone = Annotated[
        Any, Meta(extra={"condition": True}, extra_json_schema={"x-condition": True})
    ]


# What takes the place of a broken key so that the rest of its struct can still be checked;
# UNSET stands for the key's own default. No loaded bank ever holds one: it is refused.
STAND_IN_ID = "stand-in"
STAND_IN_PITFALL = 1_000_000
_TEXT_STAND_IN = dict.fromkeys(
    ("version", "title", "summary", "source", "proof", "ask", "severity_reason"), "-"
) | dict.fromkeys(("why", "evidence", "fix"), "-")
_DEFAULTS = dict.fromkeys(
    ("ask_first", "help", "core", "raise_severity", "show_if", "not_applicable_when"), UNSET
) | dict.fromkeys(
    ("action", "red_line", "fix_leaves", "references", "note", "revision", "renamed"), UNSET
)
STAND_INS: dict[str, object] = {
    "format": 1,
    "pitfall": STAND_IN_PITFALL,
    "exposure": {"base": 1},
    "severity": "low",
    "effort": "low",
    "about": "provider",
    "who_knows": UNSET,
    **_TEXT_STAND_IN,
    **_DEFAULTS,
}


class LimitsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of a number, both included; at least one of them."""

    needs_one_key: ClassVar[bool] = True

    at_least: float | UnsetType = UNSET
    at_most: float | UnsetType = UNSET
