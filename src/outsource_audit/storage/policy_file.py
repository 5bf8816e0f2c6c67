"""A policy: the bounds of a gate in a YAML file, so that a team keeps them in one place."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from enum import StrEnum
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, Meta, UnsetType

from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.policy import (
    HIGHEST_AGE,
    HIGHEST_COUNT,
    MOST_DECIMALS,
    RATINGS,
    Policy,
    Share,
    days,
    most_unknown,
    number_to_hundred,
    percentage,
)
from outsource_audit.storage.field_types import Text
from outsource_audit.storage.misfits import closest
from outsource_audit.storage.tree import Finding, Node, place
from outsource_audit.storage.written_file import read_placed

TOO_FINE = f"is too fine; it takes at most {MOST_DECIMALS} decimals"

# The same range as `number_to_hundred` reads, for an editor to check.
_PERCENT = rf"^(100(\.0{{1,{MOST_DECIMALS}}})?|[0-9]{{1,2}}(\.[0-9]{{1,{MOST_DECIMALS}}})?)%$"
_WHOLE_SCHEMA = {"multipleOf": 1}

Number: TypeAlias = Annotated[float, Meta(ge=0, le=100)]
Percent: TypeAlias = Annotated[
    str, Meta(pattern=_PERCENT, extra={"misfit": ("is no share", "write it as 90%")})
]
Count: TypeAlias = Annotated[float, Meta(ge=0, le=HIGHEST_COUNT, extra_json_schema=_WHOLE_SCHEMA)]
CountShare: TypeAlias = Annotated[
    str,
    Meta(
        pattern=_PERCENT,
        extra={"misfit": ("is no number of questions and no share", "write 5 or 10%")},
    ),
]
Days: TypeAlias = Annotated[int, Meta(ge=0, le=HIGHEST_AGE)]


class WorstRating(StrEnum):
    """The ratings a policy can stop at; critical would let everything pass."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class PolicyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bounds an audit must keep to; what is left out is not asked.

    `pitfalls` holds the highest score by pitfall id, `no_worse_than` the path of an earlier
    audit, seen from this file.
    """

    # What is broken is left out, so that one slip does not hide what else is wrong.
    stand_ins: ClassVar[dict[str, object]] = {
        "format": 1,
        **dict.fromkeys(
            ("max_score", "max_confirmed", "max_rating", "pitfalls", "no_red_lines"), UNSET
        ),
        **dict.fromkeys(("max_unknown", "min_complete", "max_age", "no_worse_than"), UNSET),
    }

    format: Literal[1]
    max_score: Number | UnsetType = UNSET
    max_confirmed: Number | UnsetType = UNSET
    max_rating: WorstRating | UnsetType = UNSET
    pitfalls: dict[str, Number] = {}
    no_red_lines: bool = False
    max_unknown: Count | CountShare | UnsetType = UNSET
    min_complete: Number | Percent | UnsetType = UNSET
    max_age: Days | UnsetType = UNSET
    no_worse_than: Text | UnsetType = UNSET


class GivenPolicy(msgspec.Struct, frozen=True):
    """The bounds of a policy, and the earlier audit that is to be held against, if any.

    `place` says where the policy names that audit: `policy.yaml:2:16: no_worse_than`.
    """

    policy: Policy
    no_worse_than: Path | None
    place: str = ""


def read_policy(path: Path, bank_set: BankSet) -> GivenPolicy:
    """Read a policy. Raises FileError, or InvalidFileError with all that does not fit."""
    begin = "it begins with format: 1"
    misfits = partial(_misfits, bank_set=bank_set)
    file, tree = read_placed(path, PolicyFile, misfits, begin)
    return _given(file, path, tree)


def nothing_called(pitfall: str, bank_set: BankSet) -> tuple[str, str]:
    """Say that no pitfall has this id, and give a hint."""
    known: Collection[str] = bank_set.by_id
    renamed = bank_set.renamed.get(pitfall)
    now = f"it is now called {renamed!r}" if renamed in bank_set.by_id else ""
    hint = now or closest(pitfall, known) or f"the pitfalls are {', '.join(known)}"
    return f"no pitfall is called {pitfall!r}", hint


def _misfits(file: PolicyFile, bank_set: BankSet) -> Iterator[Finding]:
    """Yield what no type can say: pitfalls there are none, and numbers that are too fine."""
    for key in ("max_score", "max_confirmed", "min_complete"):
        value = getattr(file, key)
        if value is not UNSET and percentage(_typed(value)) is None:
            yield Finding((key,), TOO_FINE)
    for pitfall, limit in file.pitfalls.items():
        if pitfall not in bank_set.by_id:
            yield Finding(("pitfalls", pitfall), *nothing_called(pitfall, bank_set), on_key=True)
        if number_to_hundred(_typed(limit)) is None:
            yield Finding(("pitfalls", pitfall), TOO_FINE)
    if file.max_unknown is not UNSET and _most_unknown(file.max_unknown) is None:
        share = f"for a share of them write {_typed(file.max_unknown)}%"
        yield Finding(("max_unknown",), f"{_typed(file.max_unknown)} is no whole number", share)


def _given(file: PolicyFile, path: Path, tree: Node) -> GivenPolicy:
    policy = Policy(
        max_score=_number(file.max_score),
        max_confirmed=_number(file.max_confirmed),
        max_rating=None if file.max_rating is UNSET else RATINGS[file.max_rating],
        pitfalls={key: Fraction(_typed(limit)) for key, limit in file.pitfalls.items()},
        no_red_lines=file.no_red_lines,
        max_unknown=None if file.max_unknown is UNSET else _most_unknown(file.max_unknown),
        min_complete=_number(file.min_complete),
        max_age=None if file.max_age is UNSET else days(str(file.max_age)),
    )
    if file.no_worse_than is UNSET:
        return GivenPolicy(policy, None)
    line, column = place(tree, ("no_worse_than",))
    named = f"{path}:{line}:{column}: no_worse_than"
    return GivenPolicy(policy, _shortest(path.parent / file.no_worse_than), named)


def _shortest(path: Path) -> Path:
    """Return a path without its detours, unless a link on the way makes that another file."""
    short = Path(os.path.normpath(path))
    return short if os.path.realpath(short) == os.path.realpath(path) else path


def _typed(value: float | str) -> str:
    """Return a value as it was typed: the decimals a person writes survive a float."""
    return value if isinstance(value, str) else str(value)


def _number(value: float | str | UnsetType) -> Fraction | None:
    return None if value is UNSET else percentage(_typed(value))


def _most_unknown(value: float | str) -> int | Share | None:
    whole = not isinstance(value, str) and value == int(value)
    return most_unknown(str(int(value)) if whole else _typed(value))
