"""Rules for what can be answered: points, choices, and the bands of a number."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from outsource_audit.domain.bank import UNKNOWN
from outsource_audit.domain.scale import Band
from outsource_audit.storage.bank_conversion import band_from, set_or_none
from outsource_audit.storage.bank_format import (
    ChoiceFile,
    ChoiceQuestion,
    FieldNumberFile,
    NumberField,
    NumberFile,
    NumberQuestion,
    ProfileFieldFile,
    QuestionFile,
)
from outsource_audit.storage.tree import Finding, Path
from outsource_audit.storage.yaml_source import core_value

_WORST_POINTS = 4
_ONE_LIMIT = "write {at_least: 3} or {at_most: 1}"


def check_scale(question: QuestionFile, path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the answers that a question offers."""
    if isinstance(question, ChoiceQuestion):
        choices = (*path, "choices")
        yield from _check_ids([choice.id for choice in question.choices], choices)
        yield from _check_points(question.choices, choices)
    elif isinstance(question, NumberQuestion):
        yield from _check_bands(question.number, (*path, "number"))
        beside = set_or_none(question.no_number)
        if beside is not None:
            yield from _check_no_number(beside, (*path, "no_number"))


def check_field_scale(field: ProfileFieldFile, path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the answers that a profile question offers."""
    if isinstance(field, NumberField):
        yield from _check_number(field.number, (*path, "number"))
    else:
        yield from _check_ids([choice.id for choice in field.choices], (*path, "choices"))


def off_grid(value: float, decimals: int) -> bool:
    """Say whether a number has more decimals than can be answered."""
    return round(value, decimals) != value


def _check_ids(ids: Iterable[str], path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, id_ in enumerate(ids):
        if id_ in seen:
            yield Finding((*path, i, "id"), f"the choice {id_!r} stands here twice")
        if id_ == UNKNOWN:
            yield _unknown_offered((*path, i, "id"))
        seen.add(id_)


def _unknown_offered(path: Path) -> Finding:
    return Finding(path, '"unknown" cannot be a choice', "every question offers it by itself")


def _check_points(choices: list[ChoiceFile], path: Path) -> Iterator[Finding]:
    best, worst = choices[0].points, choices[-1].points
    if best != 0:
        what = f"the first choice is a best above 0: it has {best} points"
        yield Finding((*path, 0, "points"), what, "list the best choice first, with 0 points")
    for i in range(1, len(choices)):
        if choices[i].points < choices[i - 1].points:
            what = f"the points fall from {choices[i - 1].points} to {choices[i].points}"
            yield Finding((*path, i, "points"), what, "list the choices from best to worst")
    if worst != _WORST_POINTS:
        what = f"the last choice has {worst} points, and the worst has {_WORST_POINTS}"
        yield Finding((*path, len(choices) - 1, "points"), what)


def _check_no_number(choice: ChoiceFile, path: Path) -> Iterator[Finding]:
    if choice.id == UNKNOWN:
        yield _unknown_offered((*path, "id"))
    if isinstance(core_value(choice.id), int | float):
        what = f"the id {choice.id} would be taken for a number"
        yield Finding((*path, "id"), what, "take a word, such as not-measured")


def _check_number(number: NumberFile | FieldNumberFile, path: Path) -> Iterator[Finding]:
    highest = set_or_none(number.highest)
    if highest is not None and highest <= number.lowest:
        what = f"the highest, {highest:g}, is not above the lowest, {number.lowest:g}"
        yield Finding((*path, "highest"), what)
    ends = {"lowest": number.lowest, "highest": highest}
    for name, value in ends.items():
        if value is not None and off_grid(value, number.decimals):
            yield Finding((*path, name), *_off_grid(value, number.decimals))


def _off_grid(value: float, decimals: int) -> tuple[str, str]:
    what = f"{value:g} is off the grid: answers have {decimals} decimals"
    return what, f"take {math.floor(value)}, or raise decimals"


def _check_bands(number: NumberFile, path: Path) -> Iterator[Finding]:
    yield from _check_number(number, path)
    best, worst = band_from(number.best), band_from(number.worst)
    one_sided = True
    for name, band in (("best", best), ("worst", worst)):
        if band.at_least is not None and band.at_most is not None:
            one_sided = False
            yield Finding((*path, name), "a band has one limit, and this has two", _ONE_LIMIT)
        yield from _check_limits(band, number, (*path, name))
    if one_sided:
        yield from _check_facing(best, worst, (*path, "worst"))


def _check_limits(band: Band, number: NumberFile, path: Path) -> Iterator[Finding]:
    highest = set_or_none(number.highest)
    for name, value in (("at_least", band.at_least), ("at_most", band.at_most)):
        if value is None:
            continue
        if off_grid(value, number.decimals):
            yield Finding((*path, name), *_off_grid(value, number.decimals))
        if value < number.lowest:
            yield Finding((*path, name), f"{value:g} is below the lowest, {number.lowest:g}")
        if highest is not None and value > highest:
            yield Finding((*path, name), f"{value:g} is above the highest, {highest:g}")


def _check_facing(best: Band, worst: Band, path: Path) -> Iterator[Finding]:
    best_low, best_high = best.at_least, best.at_most
    worst_low, worst_high = worst.at_least, worst.at_most
    if (best_low is None) == (worst_low is None):
        other = "at_most" if best_low is not None else "at_least"
        what = "best and worst do not face each other: both are limited on the same side"
        yield Finding(path, what, f"write {other} for the worst")
    elif best_low is not None and worst_high is not None and worst_high >= best_low:
        yield Finding(path, f"the bands overlap from {best_low:g} to {worst_high:g}")
    elif best_high is not None and worst_low is not None and worst_low <= best_high:
        yield Finding(path, f"the bands overlap from {worst_low:g} to {best_high:g}")
