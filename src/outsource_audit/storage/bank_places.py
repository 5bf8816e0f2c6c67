"""Where the questions of a folder of banks stand, for what is found when they are tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from outsource_audit.domain.simulation import Flaw
from outsource_audit.errors import Problem
from outsource_audit.storage.bank_source import Sources, read_folder
from outsource_audit.storage.tree import Node, Scalar, Sequence, child, place
from outsource_audit.storage.tree import Path as TreePath

# A file, its tree, and the path of an item in it.
_Spot: TypeAlias = tuple[str, Node, TreePath]


def flaw_problems(folder: Path, flaws: Iterable[Flaw]) -> list[Problem]:
    """Return flaws of the banks in a folder as problems, each with the place to mend it at.

    The banks were loaded from this folder, so every item has a place.
    """
    spots = dict(_spots(read_folder(folder)))
    found = [_problem(flaw, *spots[flaw.item]) for flaw in flaws]
    return sorted(found, key=lambda each: (each.file, each.line, each.column))


def _problem(flaw: Flaw, file: str, tree: Node, path: TreePath) -> Problem:
    where = ": ".join(str(step) for step in (flaw.item, *flaw.path) if isinstance(step, str))
    return Problem(file, *place(tree, (*path, *flaw.path)), where, flaw.what, flaw.hint)


def _spots(sources: Sources) -> Iterator[tuple[str, _Spot]]:
    trees = [(bank.path, bank.tree) for bank in sources.banks]
    for file, tree in ((sources.profile.path, sources.profile.tree), *trees):
        if tree is not None:
            for id_, path in _items(tree):
                yield id_, (str(file), tree, path)


def _items(tree: Node) -> Iterator[tuple[str, TreePath]]:
    """Yield the ids in a file with their paths: of the bank, its questions, the fields."""
    yield from _named(tree, ())
    for number in _numbers(tree, "fields"):
        yield from _named(tree, ("fields", number))
    for number in _numbers(tree, "practices"):
        practice = _at(tree, ("practices", number))
        for question in _numbers(practice, "questions"):
            yield from _named(tree, ("practices", number, "questions", question))


def _named(tree: Node, path: TreePath) -> Iterator[tuple[str, TreePath]]:
    found = _at(tree, (*path, "id"))
    if isinstance(found, Scalar):
        yield found.text, path


def _numbers(node: Node | None, key: str) -> range:
    found = _at(node, (key,))
    return range(len(found.items) if isinstance(found, Sequence) else 0)


def _at(node: Node | None, path: TreePath) -> Node | None:
    for step in path:
        node = child(node, step) if node is not None else None
    return node
