"""The bounds of `gate`: those typed as options, put over those of a policy."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import msgspec
import typer

from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.policy import (
    HIGHEST_AGE,
    RATINGS,
    Policy,
    contested,
    days,
    most_unknown,
    number_to_hundred,
    overridden,
    percentage,
)
from outsource_audit.errors import FileError, InvalidFileError, Problem, UsageError
from outsource_audit.storage.misfits import closest
from outsource_audit.storage.policy_file import GivenPolicy, nothing_called, read_policy

NO_BOUND = "no bound is given; try --max-score 40, --no-red-lines or --policy policy.yaml"
EMPTY_POLICY = ("the policy sets no bound", "add one, such as max_score: 40")
NO_COUNT = "is no number of questions and no share (write 5 or 10%)"
NO_DAYS = f"is no whole number of days from 0 to {HIGHEST_AGE}"
NO_NUMBER = "is no number from 0 to 100, with at most 6 decimals"

T = TypeVar("T")


class TypedBounds(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds as they were typed, as often as they were.

    They are lists, or typer would take the last and drop the others without a word.
    """

    no_red_lines: bool
    pitfalls: list[str]
    max_score: list[str]
    max_confirmed: list[str]
    max_rating: list[str]
    max_unknown: list[str]
    min_complete: list[str]
    max_age: list[str]
    no_worse_than: list[Path]
    policy: list[Path]


ONCE = tuple(f for f in TypedBounds.__struct_fields__ if f not in ("no_red_lines", "pitfalls"))


def only(values: Sequence[T]) -> T | None:
    """Return the one value of an option; None where it was not typed."""
    return values[0] if values else None


def given_bounds(typed: TypedBounds, bank_set: BankSet) -> GivenPolicy:
    """Return the bounds of the options over those of the policy, and say which options win.

    Raises UsageError with every option that does not fit, or where nothing is asked, and
    FileError and InvalidFileError for the policy, which may ask nothing either.
    """
    options, policy_path = _options(typed, bank_set), only(typed.policy)
    if policy_path is None:
        given = GivenPolicy(options, only(typed.no_worse_than))
    else:
        given = _over(read_policy(policy_path, bank_set), options, typed, policy_path)
    if given.policy.is_empty and given.no_worse_than is None:
        if policy_path is not None:
            raise InvalidFileError([Problem(str(policy_path), 1, 1, "", *EMPTY_POLICY)])
        raise UsageError(NO_BOUND)
    return given


def _over(file: GivenPolicy, options: Policy, typed: TypedBounds, policy_path: Path) -> GivenPolicy:
    """Return the options put over the policy's own bounds, pitfall by pitfall."""
    won = contested(file.policy, options)
    old = only(typed.no_worse_than) or file.no_worse_than
    if file.no_worse_than is not None and old != file.no_worse_than:
        won.append("no_worse_than")
    for bound in won:
        option = bound.replace("pitfalls.", "pitfall ").replace("_", "-")
        told = f"--{option} is used in place of {bound} in {policy_path}."
        typer.echo(clean(told), err=True)
    # The policy's place is told only of the audit that the policy names.
    return GivenPolicy(
        overridden(file.policy, options), old, "" if typed.no_worse_than else file.place
    )


@contextlib.contextmanager
def named_at(place: str) -> Iterator[None]:
    """Where the block cannot read an audit, say where a policy names it; as it is without one."""
    try:
        yield
    except FileError as error:
        if not place:
            raise
        told = "\n".join(f"{place}: {line}" for line in str(error).split("\n"))
        raise FileError(told) from error


def _options(typed: TypedBounds, bank_set: BankSet) -> Policy:
    """Return what was typed as bounds. Raises UsageError with all that does not fit."""
    problems = [
        f"--{option.replace('_', '-')}: is given more than once; keep one"
        for option in ONCE
        if len(getattr(typed, option)) > 1
    ]
    ratings, why = RATINGS.get, _no_rating("".join(typed.max_rating[:1]))
    policy = Policy(
        max_score=_read("max-score", typed.max_score, number_to_hundred, problems),
        max_confirmed=_read("max-confirmed", typed.max_confirmed, number_to_hundred, problems),
        max_rating=_read("max-rating", typed.max_rating, ratings, problems, why),
        pitfalls=dict(_pitfalls(typed.pitfalls, bank_set, problems)),
        no_red_lines=typed.no_red_lines,
        max_unknown=_read("max-unknown", typed.max_unknown, most_unknown, problems, NO_COUNT),
        min_complete=_read("min-complete", typed.min_complete, percentage, problems),
        max_age=_read("max-age", typed.max_age, days, problems, NO_DAYS),
    )
    if problems:
        raise UsageError("\n".join(dict.fromkeys(problems)))
    return policy


def _read(
    option: str,
    typed: Sequence[str],
    reader: Callable[[str], T],
    problems: list[str],
    why: str = NO_NUMBER,
) -> T | None:
    """Return what an option says; where it does not fit, note why."""
    text = only(typed)
    value = None if text is None else reader(text)
    if text is not None and value is None:
        problems.append(f"--{option}: {text!r} {_with_hint(why, text, reader)}")
    return value


def _with_hint(why: str, text: str, reader: Callable[[str], object]) -> str:
    point = text.replace(",", ".")
    return f"{why} (did you mean {point}?)" if reader(point) is not None else why


def _no_rating(text: str) -> str:
    near = closest(text.lower(), RATINGS)
    return f"is not one of {', '.join(RATINGS)}" + (f" ({near})" if near else "")


def _pitfalls(
    typed: Iterable[str], bank_set: BankSet, problems: list[str]
) -> Iterator[tuple[str, Fraction]]:
    seen: set[str] = set()
    for text in typed:
        pitfall, sign, score = (part.strip() for part in text.partition("="))
        limit = number_to_hundred(score)
        if not sign or not pitfall:
            problems.append(f"--pitfall: {text!r} is no pitfall with its score, such as data=40")
        elif pitfall not in bank_set.by_id:
            what, hint = nothing_called(pitfall, bank_set)
            problems.append(f"--pitfall: {what} ({hint})")
        elif pitfall in seen:
            problems.append(f"--pitfall: {pitfall!r} stands here twice")
        elif limit is None:
            why = _with_hint(NO_NUMBER, score, number_to_hundred)
            problems.append(f"--pitfall {pitfall}: {score!r} {why}")
        else:
            yield pitfall, limit
        seen.add(pitfall)
