"""What a condition can look at: the profile questions and questions, in asking order."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from outsource_audit.domain.scale import Band, Choice, NumberScale
from outsource_audit.storage.bank_conversion import (
    choices_of,
    in_asking_order,
    number_scale,
    set_or_none,
)
from outsource_audit.storage.bank_format import (
    BankFile,
    FieldNumberFile,
    NumberField,
    NumberFile,
    NumberQuestion,
    ProfileFieldFile,
    ProfileFile,
    QuestionFile,
)
from outsource_audit.storage.bank_source import Source, Sources
from outsource_audit.storage.field_types import STAND_IN_PITFALL
from outsource_audit.storage.tree import Mapping, Node, Scalar, Sequence

_ID_LINE = re.compile(rb"\bid:\s*[\"']?([A-Za-z0-9_+-]+)")


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """One question or profile question that a condition can name.

    `order` counts in asking order, None where its bank's number is broken; `values` are the
    ids it offers, best first, and `limits` what its number may be. All three are None for a
    question that is itself broken, of which no more can be said than that it is there.
    `number` and `word` are for the number of a bank and the worded answer beside it.
    """

    id: str
    is_field: bool
    order: int | None = None
    values: tuple[str, ...] | None = None
    limits: Band | None = None
    number: NumberScale | None = None
    word: Choice | None = None


class Keys(msgspec.Struct, frozen=True):
    """All keys by id; `complete` is false where nothing of the profile is known."""

    by_id: dict[str, Key]
    complete: bool


def keys_of(sources: Sources) -> Keys:
    """Return what the conditions of a folder can look at."""
    found: dict[str, Key] = {}
    for key in (*_asked(sources), *_broken(sources)):
        found.setdefault(key.id, key)
    # Without the profile's ids, every condition on it would look dangling.
    return Keys(found, complete=any(key.is_field for key in found.values()))


def ids_in(tree: Node | None) -> Iterator[str]:
    """Yield the ids of the questions or profile questions in a file, broken or not."""
    for practice in _items(tree, "practices"):
        yield from _ids(practice, "questions")
    yield from _ids(tree, "fields")


def _asked(sources: Sources) -> Iterator[Key]:
    order = 0
    for field in sources.profile.value.fields if sources.profile.value else ():
        order += 1
        yield _key_of_field(field, order)
    banks = [bank.value for bank in sources.banks if bank.value is not None]
    for bank in sorted(banks, key=lambda bank: bank.pitfall):
        for question in in_asking_order(bank):
            order += 1
            known = bank.pitfall != STAND_IN_PITFALL
            yield _key_of_question(question, order if known else None)


def _broken(sources: Sources) -> Iterator[Key]:
    for id_ in (*ids_in(sources.profile.tree), *_ids_in_ruins(sources.profile)):
        yield Key(id=id_, is_field=True)
    for bank in sources.banks:
        for id_ in (*ids_in(bank.tree), *_ids_in_ruins(bank)):
            yield Key(id=id_, is_field=False)


def _ids_in_ruins(source: Source[BankFile] | Source[ProfileFile]) -> Iterator[str]:
    """Yield what looks like an id in a file that cannot be read as YAML."""
    if source.tree is None:
        for match in _ID_LINE.finditer(source.data):
            yield match[1].decode()


def _key_of_field(field: ProfileFieldFile, order: int) -> Key:
    if isinstance(field, NumberField):
        limits = _limits(field.number)
        return Key(id=field.id, is_field=True, order=order, values=(), limits=limits)
    values = tuple(choice.id for choice in field.choices)
    return Key(id=field.id, is_field=True, order=order, values=values)


def _key_of_question(question: QuestionFile, order: int | None) -> Key:
    number = question.number if isinstance(question, NumberQuestion) else None
    return Key(
        id=question.id,
        is_field=False,
        order=order,
        values=tuple(choice.id for choice in choices_of(question)),
        limits=_limits(number) if number else None,
        number=number_scale(number) if number else None,
        word=next(iter(choices_of(question)), None) if number else None,
    )


def _limits(number: NumberFile | FieldNumberFile) -> Band:
    return Band(number.lowest, set_or_none(number.highest))


def _items(node: Node | None, name: str) -> list[Node]:
    found = node.entries.get(name) if isinstance(node, Mapping) else None
    return found.items if isinstance(found, Sequence) else []


def _ids(node: Node | None, name: str) -> Iterator[str]:
    for item in _items(node, name):
        found = item.entries.get("id") if isinstance(item, Mapping) else None
        if isinstance(found, Scalar):
            yield found.text
