"""Every condition of the banks, where it stands, and whether answers can make it matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

from outsource_audit.domain.bank import BankSet, Question
from outsource_audit.domain.condition import Condition, Truth
from outsource_audit.domain.sample_values import Item, Part, leaf_parts, red_line_parts
from outsource_audit.domain.situation import Situation, Wanted, find_situation

Path: TypeAlias = tuple[str | int, ...]

SHOW_IF: Path = ("show_if",)
RAISE_SEVERITY: Path = ("raise_severity",)
RED_LINE: Path = ("red_line", "when")
RAISE: Path = ("exposure", "raise")


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """One condition of a question, a profile field or (a raise) a bank, named by its id.

    `path` says where it stands there. It matters only while `asked_if` does not fail.
    """

    item: str
    path: Path
    condition: Condition
    asked_if: Condition | None = None

    @property
    def where(self) -> str:
        """Return the place in words: `data-03: red_line: when`."""
        return ": ".join(str(step) for step in (self.item, *self.path))


class Proof(msgspec.Struct, frozen=True):
    """Situations in which a condition holds and fails, all answers to it being known.

    None where there is no such situation. `matters` is false where the condition fails even
    where something is not known.
    """

    use: Use
    holds: Situation | None
    fails: Situation | None
    matters: bool


def condition_uses(bank_set: BankSet) -> list[Use]:
    """Return the conditions of a profile and its banks, in asking order, the raises last."""
    raises = [
        Use(item=bank.id, path=(*RAISE, number), condition=rule.when)
        for bank in bank_set.banks
        for number, rule in enumerate(bank.raises)
    ]
    return [use for item in _items(bank_set) for use in _uses_of(item)] + raises


def prove(bank_set: BankSet, use: Use) -> Proof:
    """Look for the situations that show what a condition can come to."""
    asked = Wanted(use.asked_if, least=Truth.OPEN)
    holds = find_situation(bank_set, [Wanted(use.condition, least=Truth.HOLDS), asked])
    fails = find_situation(bank_set, [Wanted(use.condition, most=Truth.FAILS), asked])
    if holds is not None:
        return Proof(use, holds, fails, matters=True)
    is_open = find_situation(bank_set, [Wanted(use.condition, least=Truth.OPEN), asked])
    return Proof(use, holds, fails, matters=is_open is not None)


def parts_that_look(bank_set: BankSet) -> list[Part]:
    """Return everything in the banks that looks at an answer, red lines included."""
    parts = [part for use in condition_uses(bank_set) for part in leaf_parts(use.condition)]
    for item in _items(bank_set):
        parts += red_line_parts(item.id, item.red_line)
    return list(dict.fromkeys(parts))


def _items(bank_set: BankSet) -> Sequence[Item]:
    return [*bank_set.profile.fields, *bank_set.questions.values()]


def _uses_of(item: Item) -> Iterator[Use]:
    if item.show_if:
        yield Use(item=item.id, path=SHOW_IF, condition=item.show_if)
    severity = item.raise_severity if isinstance(item, Question) else None
    when = item.red_line.when if item.red_line else None
    for path, condition in ((RAISE_SEVERITY, severity), (RED_LINE, when)):
        if condition:
            yield Use(item=item.id, path=path, condition=condition, asked_if=item.show_if)
