"""Rules for former ids: each leads to an id of today in the same file, and to one alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from outsource_audit.errors import Problem
from outsource_audit.storage.bank_format import BankFile, ProfileFile
from outsource_audit.storage.bank_source import Source, Sources
from outsource_audit.storage.condition_keys import Keys, ids_in
from outsource_audit.storage.misfits import closest
from outsource_audit.storage.tree import Finding

_AnySource: TypeAlias = Source[ProfileFile] | Source[BankFile]


def check_renamed(sources: Sources, keys: Keys) -> list[Problem]:
    """Return what is wrong with the former ids of all files."""
    problems: list[Problem] = []
    banks = {bank.value.id for bank in sources.banks if bank.value is not None}
    first_in: dict[str, str] = {}
    sources_in_order: list[_AnySource] = [sources.profile, *sources.banks]
    for source in sources_in_order:
        found = [*_misfits(source), *_taken(source, {*keys.by_id, *banks}, first_in)]
        problems += source.problems_of(found)
        first_in = dict.fromkeys(_renamed(source), source.path.name) | first_in
    return problems


def _renamed(source: _AnySource) -> dict[str, str]:
    return source.value.renamed if source.value is not None else {}


def _misfits(source: _AnySource) -> Iterator[Finding]:
    """Find ids that are not the ones of today. Chains are not followed."""
    ids, kind = list(ids_in(source.tree)), "profile"
    if isinstance(source.value, BankFile):
        ids, kind = [*ids, source.value.id], "bank"
    for old, new in _renamed(source).items():
        if new not in ids:
            what = f"this {kind} has no question {new!r}"
            yield Finding(("renamed", old), what, closest(new, ids))


def _taken(source: _AnySource, in_use: set[str], first_in: dict[str, str]) -> Iterator[Finding]:
    for old in _renamed(source):
        if old in in_use:
            hint = "the former id stands before the colon, the id of today after it"
            yield Finding(("renamed", old), f"{old!r} is still in use", hint, on_key=True)
        elif old in first_in:
            what, hint = f"{old!r} is renamed twice", f"first in {first_in[old]}"
            yield Finding(("renamed", old), what, hint, on_key=True)
