"""Rules for what puts a red line in force: never a good answer to another question.

If it did, answering that question better would worsen the rating (scoring.md section 6).
Profile questions have no better and worse.
"""

from __future__ import annotations

from collections.abc import Iterator

from outsource_audit.domain.condition import AnyOf, Condition, InRange, OneOf
from outsource_audit.domain.risk import WORST_POINTS
from outsource_audit.domain.scale import Choice, NumberScale
from outsource_audit.storage.condition_keys import Key, Keys
from outsource_audit.storage.condition_rules import parts_of
from outsource_audit.storage.tree import Finding, Path


def check_runs_to_the_worst(
    condition: Condition | None, path: Path, keys: Keys
) -> Iterator[Finding]:
    """Yield where the `when` of a red line leaves out an answer that is worse than a named one."""
    whole = set(_numbers_with_their_word(condition))
    for part, below in parts_of(condition, path):
        key = keys.by_id.get(part.key)
        if key is None or key.is_field or key.values is None:
            continue
        if key.number is None:
            if isinstance(part, OneOf) and set(part.values) <= set(key.values):
                yield from _check_values(part, below, key.values)
        elif isinstance(part, InRange):
            yield from _check_range(part, below, key, key.number, with_word=part.key in whole)
        elif part.key not in whole:
            yield from _check_word(part, below, key)


def _numbers_with_their_word(condition: Condition | None) -> Iterator[str]:
    """Yield keys of which an `any_of` takes both a range and a worded answer."""
    for part in condition.parts if condition else ():
        if not isinstance(part, AnyOf):
            continue
        alone = [inner.parts[0] for inner in part.conditions if len(inner.parts) == 1]
        words = {each.key for each in alone if isinstance(each, OneOf)}
        yield from (each.key for each in alone if isinstance(each, InRange) and each.key in words)
        for inner in part.conditions:
            yield from _numbers_with_their_word(inner)


def _check_values(part: OneOf, path: Path, values: tuple[str, ...]) -> Iterator[Finding]:
    down = values[min(values.index(value) for value in part.values) :]
    left_out = [value for value in down if value not in part.values]
    if left_out:
        what = f"does not run down to the worst: {', '.join(left_out)} is worse and not named"
        yield Finding(path, what, f"name all of {', '.join(down)}")


def _check_range(
    part: InRange, path: Path, key: Key, number: NumberScale, *, with_word: bool
) -> Iterator[Finding]:
    worst_is_high = number.worst is not None and number.worst.at_least is not None
    edge = part.at_least if worst_is_high else part.at_most
    if edge is None or (part.at_most if worst_is_high else part.at_least) is not None:
        side = "at_least" if worst_is_high else "at_most"
        hint = f"the worst numbers of {key.id} are reached by {side} alone"
        yield Finding(path, "does not run down to the worst", hint)
    elif key.word and not with_word and key.word.points > number.points(edge):
        yield Finding(path, *_left_out(key.word, key))
    elif key.word and with_word:
        grid = 10**-number.decimals
        outside = round(edge - grid if worst_is_high else edge + grid, number.decimals)
        if key.word.points < number.points(outside):
            yield Finding(path, *_too_short(key.word, key))


def _left_out(word: Choice, key: Key) -> tuple[str, str]:
    hint = f"write any_of: [{{{key.id}: ...}}, {{{key.id}: [{word.id}]}}]"
    return f"does not run down to the worst: {word.id} is worse and not named", hint


def _too_short(word: Choice, key: Key) -> tuple[str, str]:
    what = f"does not run down to the worst: it leaves out numbers that are worse than {word.id}"
    return what, f"take {word.id} out, or widen the range of {key.id}"


def _check_word(part: OneOf, path: Path, key: Key) -> Iterator[Finding]:
    if key.word and key.word.id in part.values and key.word.points < WORST_POINTS:
        what = "does not run down to the worst: there are numbers that are worse"
        yield Finding(path, what, f"name the range of those numbers of {key.id} too, in an any_of")
