"""`key=answer` on the command line: what is supposed, and all that is wrong with it in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.bank import BankSet
from outsource_audit.domain.supposition import NoSuchAnswer, Supposition, supposition, takes
from outsource_audit.errors import UsageError
from outsource_audit.storage.misfits import closest


def read_suppositions(arguments: Sequence[str], bank_set: BankSet) -> list[Supposition]:
    """Read what is supposed, in the order given. Raises UsageError with a line a problem."""
    read = [_read(argument, bank_set) for argument in arguments]
    problems = [one for one in read if isinstance(one, str)]
    problems += _given_twice([_key(argument) for argument in arguments], bank_set)
    if problems:
        raise UsageError("\n".join(problems))
    return [one for one in read if not isinstance(one, str)]


def _read(argument: str, bank_set: BankSet) -> Supposition | str:
    """Return what is supposed, or what is wrong."""
    key, text = _key(argument), argument.partition("=")[2].strip()
    item = _item(key, bank_set)
    if not key or "=" not in argument:
        example = f"{key}={_example(item)}" if item else "key=answer, such as data-05=yes"
        return f"{argument!r} names no answer (write {example})"
    if item is None:
        return f"no question or profile question is called {key!r} ({_hint(key, bank_set)})"
    found = supposition(item, text)
    if isinstance(found, NoSuchAnswer):
        return f"{key}: {found.why} (it takes {takes(item)})"
    return found


def _given_twice(keys: Sequence[str], bank_set: BankSet) -> Iterator[str]:
    for key in dict.fromkeys(keys):
        if _item(key, bank_set) and keys.count(key) > 1:
            yield f"{key}: is given more than once; keep one"


def _key(argument: str) -> str:
    return argument.partition("=")[0].strip()


def _item(key: str, bank_set: BankSet) -> Item | None:
    return bank_set.fields.get(key) or bank_set.questions.get(key)


def _example(item: Item) -> str:
    return f"{item.number.lowest:g}" if item.number else item.choices[0].id


def _hint(key: str, bank_set: BankSet) -> str:
    if key in bank_set.renamed:
        return f"it is now called {bank_set.renamed[key]!r}"
    known = [*bank_set.fields, *bank_set.questions]
    return closest(key.lower(), known) or "outsource-audit answers prints all of them"
