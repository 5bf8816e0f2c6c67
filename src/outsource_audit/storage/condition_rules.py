"""Rules for conditions: what they name is there, is asked earlier, and can be answered so."""

from __future__ import annotations

from collections.abc import Iterator

from outsource_audit.domain.bank import UNKNOWN
from outsource_audit.domain.condition import AnyOf, Condition, InRange, OneOf
from outsource_audit.storage.condition_keys import Key, Keys
from outsource_audit.storage.condition_shape import ANY_OF
from outsource_audit.storage.misfits import closest
from outsource_audit.storage.tree import Finding, Path

_FIELDS_ONLY = "a profile question does not change with how well a question is answered"
_LOOK_BACK = "a condition looks back only: take a profile question, or change ask_first"


def check_condition(
    condition: Condition | None,
    path: Path,
    keys: Keys,
    asker: str | None,
    *,
    fields_only: bool = False,
) -> Iterator[Finding]:
    """Yield what is wrong with the condition at a path.

    `asker` is the question or profile question it belongs to, None for a bank's exposure,
    which is known only when the whole profile is. `fields_only` lets it look at nothing
    but the profile.
    """
    for part, below in parts_of(condition, path):
        key = keys.by_id.get(part.key)
        if key is None:
            if keys.complete:
                yield _dangling(part.key, below, keys, fields_only=fields_only)
            continue
        if fields_only and not key.is_field:
            what = f"only profile questions can stand here, and {key.id} is a question of a bank"
            yield Finding(below, what, _FIELDS_ONLY, on_key=True)
        elif misplaced := _misplaced(key, asker, keys):
            yield Finding(below, *misplaced, on_key=True)
        yield from (
            _in_range(part, below, key) if isinstance(part, InRange) else _one_of(part, below, key)
        )


def parts_of(condition: Condition | None, path: Path) -> Iterator[tuple[OneOf | InRange, Path]]:
    """Yield the parts of a condition with their paths, those inside `any_of` included."""
    for part in condition.parts if condition else ():
        if isinstance(part, AnyOf):
            for i, inner in enumerate(part.conditions):
                yield from parts_of(inner, (*path, ANY_OF, i))
        else:
            yield part, (*path, part.key)


def _dangling(name: str, path: Path, keys: Keys, *, fields_only: bool) -> Finding:
    offered = [key.id for key in keys.by_id.values() if key.is_field or not fields_only]
    kind = "profile question" if fields_only else "question or profile question"
    return Finding(path, f"no {kind} is called {name!r}", closest(name, offered), on_key=True)


def _misplaced(key: Key, asker: str | None, keys: Keys) -> tuple[str, str] | None:
    if asker is None:
        return None
    if key.id == asker:
        return f"{key.id} looks at itself", "take it out"
    own = keys.by_id.get(asker)
    if key.order is None or own is None or own.order is None or key.order < own.order:
        return None
    return f"{key.id} is asked later than {asker}", _LOOK_BACK


def _one_of(part: OneOf, path: Path, key: Key) -> Iterator[Finding]:
    if key.values is None:
        return
    for i, value in enumerate(part.values):
        if value == UNKNOWN:
            hint = "what is unknown holds by itself"
            yield Finding((*path, i), "unknown cannot be listed", hint)
        elif value not in key.values:
            yield Finding((*path, i), *_no_such_answer(value, key))


def _no_such_answer(value: str, key: Key) -> tuple[str, str]:
    if key.limits is not None:
        form = f"write {key.id}: {{at_least: 1}} or {{at_most: 1}}"
        return f"{key.id} is a number, and {value!r} is none of its worded answers", form
    hint = closest(value, key.values or ()) or f"it offers {', '.join(key.values or ())}"
    return f"{key.id} has no answer {value!r}", hint


def _in_range(part: InRange, path: Path, key: Key) -> Iterator[Finding]:
    if key.values is None:
        return
    if key.limits is None:
        hint = f"write {key.id}: [{', '.join(key.values)}]"
        yield Finding(path, f"{key.id} is no number, so it has no limits", hint)
        return
    low, high = part.at_least, part.at_most
    if low is not None and high is not None and low > high:
        yield Finding(path, f"at_least {low:g} is above at_most {high:g}, so this never holds")
    highest, lowest = key.limits.at_most, key.limits.at_least
    if low is not None and highest is not None and low > highest:
        yield Finding((*path, "at_least"), f"{key.id} is never above {highest:g}")
    if high is not None and lowest is not None and high < lowest:
        yield Finding((*path, "at_most"), f"{key.id} is never below {lowest:g}")
