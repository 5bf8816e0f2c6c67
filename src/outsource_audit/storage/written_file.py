"""A file that somebody wrote by hand, read into a struct: every misfit with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias, TypeVar

import msgspec

from outsource_audit.errors import InvalidFileError, Problem
from outsource_audit.storage.read import read_bytes
from outsource_audit.storage.shape import fit
from outsource_audit.storage.tree import Finding, Node, problems_at
from outsource_audit.storage.yaml_source import parse_yaml

T = TypeVar("T", bound=msgspec.Struct)
Parse: TypeAlias = Callable[[bytes, str], tuple[Node | None, list[Problem]]]


def read_written(
    path: Path,
    struct: type[T],
    misfits: Callable[[T], Iterable[Finding]],
    begin: str,
    parser: Callable[[Path, bytes], Parse] | None = None,
) -> T:
    """Return what a file says, where it fits the struct and `misfits` finds nothing.

    `begin` is the hint for an empty file; `parser` chooses how to parse, as YAML without it.
    Raises FileError, or InvalidFileError with all that does not fit.
    """
    return read_placed(path, struct, misfits, begin, parser)[0]


def read_placed(
    path: Path,
    struct: type[T],
    misfits: Callable[[T], Iterable[Finding]],
    begin: str,
    parser: Callable[[Path, bytes], Parse] | None = None,
) -> tuple[T, Node]:
    """Return the same as `read_written`, and the tree, which knows where each part stands."""
    tree, problems = read_tree(path, begin, parser)
    shaped = fit(tree, struct)
    findings = list(shaped.findings)
    if shaped.value is not None:
        findings += misfits(shaped.value)
    problems += problems_at(str(path), tree, findings)
    if shaped.value is None or problems:
        raise InvalidFileError(sorted(problems, key=lambda each: (each.line, each.column)))
    return shaped.value, tree


def read_tree(
    path: Path, begin: str, parser: Callable[[Path, bytes], Parse] | None = None
) -> tuple[Node, list[Problem]]:
    """Return a file as a tree, with the problems that leave it one; see `read_written`."""
    data = read_bytes(path)
    if not data.strip():
        raise InvalidFileError([Problem(str(path), 1, 1, "", "is empty", begin)])
    parse = parser(path, data) if parser else parse_yaml
    tree, problems = parse(data, str(path))
    if tree is None:
        raise InvalidFileError(problems)
    return tree, problems
