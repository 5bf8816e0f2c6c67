"""Rules for red lines: their answers are there, and run down to the worst.

If a better answer were on the red line and a worse one were not, answering worse would
improve the rating.
"""

from __future__ import annotations

from collections.abc import Iterator

from outsource_audit.domain.bank import UNKNOWN
from outsource_audit.domain.scale import MIDDLE_POINTS, Band, Choice
from outsource_audit.storage.bank_conversion import band_from, choices_of, set_or_none
from outsource_audit.storage.bank_format import (
    NumberField,
    NumberFile,
    NumberQuestion,
    ProfileFieldFile,
    QuestionFile,
    RedLineFile,
)
from outsource_audit.storage.field_types import LimitsFile
from outsource_audit.storage.misfits import closest
from outsource_audit.storage.scale_rules import off_grid
from outsource_audit.storage.tree import Finding, Path

_WORST_POINTS = 4


def check_red_line(question: QuestionFile, path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the answers that the red line of a question names."""
    red_line = set_or_none(question.red_line)
    if red_line is None:
        return
    choices = choices_of(question)
    answers = (*path, "red_line", "answers")
    number = question.number if isinstance(question, NumberQuestion) else None
    wrong = list(_check_names(red_line, [choice.id for choice in choices], answers))
    wrong += _check_ranges(red_line, answers, is_number=number is not None)
    yield from wrong
    if wrong:
        return
    yield from _check_points(red_line, choices, answers)
    if number is None:
        yield from _check_suffix(red_line, [choice.id for choice in choices], answers)
    else:
        yield from _check_number(red_line, number, choices, answers)


def check_field_red_line(field: ProfileFieldFile, path: Path) -> Iterator[Finding]:
    """Yield what is wrong with the red line of a profile question, which has no points."""
    red_line = set_or_none(field.red_line)
    if red_line is None:
        return
    is_number = isinstance(field, NumberField)
    ids = [] if isinstance(field, NumberField) else [choice.id for choice in field.choices]
    answers = (*path, "red_line", "answers")
    yield from _check_names(red_line, ids, answers)
    yield from _check_ranges(red_line, answers, is_number=is_number)


def _names(red_line: RedLineFile) -> list[tuple[int, str]]:
    return [(i, name) for i, name in enumerate(red_line.answers) if isinstance(name, str)]


def _ranges(red_line: RedLineFile) -> list[tuple[int, Band]]:
    found = enumerate(red_line.answers)
    return [(i, band_from(limits)) for i, limits in found if isinstance(limits, LimitsFile)]


def _check_names(red_line: RedLineFile, ids: list[str], path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, name in _names(red_line):
        if name == UNKNOWN:
            hint = "what is unknown leaves the red line open by itself"
            yield Finding((*path, i), "unknown cannot be listed", hint)
        elif name not in ids:
            offered = f"it offers {', '.join(ids)}" if ids else "write {at_least: 1}"
            yield Finding((*path, i), f"there is no answer {name!r}", closest(name, ids) or offered)
        elif name in seen:
            yield Finding((*path, i), f"the answer {name!r} stands here twice")
        seen.add(name)


def _check_ranges(red_line: RedLineFile, path: Path, *, is_number: bool) -> Iterator[Finding]:
    for count, (i, band) in enumerate(_ranges(red_line)):
        if not is_number:
            yield Finding((*path, i), "only the answer to a number has limits")
        elif count > 0:
            yield Finding((*path, i), "a red line has one range, and this is another")
        elif band.at_least is not None and band.at_most is not None:
            what = "a range on a red line has one limit, and this has two"
            yield Finding((*path, i), what, "keep the limit beyond which it is worse")


def _check_points(
    red_line: RedLineFile, choices: tuple[Choice, ...], path: Path
) -> Iterator[Finding]:
    points = {choice.id: choice.points for choice in choices}
    for i, name in _names(red_line):
        if points[name] == 0:
            yield Finding((*path, i), f"{name} has 0 points, so it cannot be on a red line")


def _check_suffix(red_line: RedLineFile, ids: list[str], path: Path) -> Iterator[Finding]:
    named = [name for _, name in _names(red_line)]
    first = min(ids.index(name) for name in named)
    left_out = [id_ for id_ in ids[first:] if id_ not in named]
    if left_out:
        what = f"does not run down to the worst: {', '.join(left_out)} is worse and not named"
        yield Finding(path, what, f"name all of {', '.join(ids[first:])}")


def _check_number(
    red_line: RedLineFile, number: NumberFile, choices: tuple[Choice, ...], path: Path
) -> Iterator[Finding]:
    band: Band | None = None
    for i, band in _ranges(red_line):
        if wrong := _range_misfit(band, number):
            yield Finding((*path, i), *wrong)
            return
    named = [name for _, name in _names(red_line)]
    for choice in choices:
        if choice.id in named:
            if not _holds_all_worse(band, number, choice.points):
                what = f"names {choice.id!r} and leaves out numbers that are worse"
                yield Finding(path, what, "name the range of those numbers too")
        elif choice.points > MIDDLE_POINTS and band and _holds_middle(band, number):
            yield Finding(path, f"leaves out {choice.id!r}, which is worse", "name it too")


def _range_misfit(band: Band, number: NumberFile) -> tuple[str, str] | None:
    """Say why a range is no range of bad numbers."""
    worst_is_high = band_from(number.worst).at_least is not None
    limit = band.at_least if worst_is_high else band.at_most
    if limit is None:
        side = "at_least" if worst_is_high else "at_most"
        return "does not run down to the worst", f"the worst numbers are reached by {side}"
    if off_grid(limit, number.decimals):
        return f"{limit:g} is off the grid: answers have {number.decimals} decimals", ""
    highest = set_or_none(number.highest)
    if limit < number.lowest or (highest is not None and limit > highest):
        return f"{limit:g} is no number that can be answered", ""
    best = band_from(number.best)
    if best.holds(limit):
        return "reaches numbers that have 0 points, so it cannot be a red line", ""
    return None


def _holds_middle(band: Band, number: NumberFile) -> bool:
    return not band_from(number.worst).holds(_limit(band))


def _holds_all_worse(band: Band | None, number: NumberFile, points: int) -> bool:
    """Say whether every number with more risk points is in the range."""
    if points == _WORST_POINTS:
        return True
    edge = _limit(band_from(number.worst))
    if points < MIDDLE_POINTS:
        best, step = band_from(number.best), 10**-number.decimals
        edge = _limit(best) + (step if best.at_least is None else -step)
    return band is not None and band.holds(round(edge, number.decimals))


def _limit(band: Band) -> float:
    """Return the one limit of a one-sided band."""
    limit = band.at_least if band.at_least is not None else band.at_most
    return 0 if limit is None else limit
