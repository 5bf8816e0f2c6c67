"""A brand: under whose name reports go out, read from a YAML file and the logo beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import UnsetType

from outsource_audit.domain.colour import accent_for, hexadecimal
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.presentation import Accent, Brand, DateFormat, Logo, Paper
from outsource_audit.errors import InvalidFileError
from outsource_audit.storage.brand_format import (
    LONGEST_CONFIDENTIALITY,
    LONGEST_LINE,
    LONGEST_NAME,
    MOST_LINES,
    BrandFile,
)
from outsource_audit.storage.colour_text import colour_of
from outsource_audit.storage.logo_file import ReadLogo, read_logo
from outsource_audit.storage.misfits import shown, wrong_length
from outsource_audit.storage.scalar_shape import Misfit
from outsource_audit.storage.shape import fit
from outsource_audit.storage.tree import Finding, Mapping, Node, Scalar, child, problems_at
from outsource_audit.storage.written_file import read_tree

_Logos: TypeAlias = dict[str, ReadLogo]

_BEGIN = "it begins with format: 1"
_COMMENT = 'in YAML, # begins a comment: write the colour in quotes, as in "#1f3f66"'
_MOST_NAMED = 8
_KEYS = tuple(key for key in BrandFile.__struct_fields__ if key != "format")
_PAPERS = {paper.value.lower(): paper for paper in Paper}


class GivenBrand(msgspec.Struct, frozen=True):
    """A brand, and what the person should know of it: each a line for standard error."""

    brand: Brand
    told: tuple[str, ...]


def read_brand(path: Path) -> GivenBrand:
    """Read a brand. Raises FileError, or InvalidFileError with all that does not fit."""
    tree, problems = read_tree(path, _BEGIN)
    shaped = fit(tree, BrandFile)
    findings = [_about_comments(finding, tree) for finding in shaped.findings]
    logos: _Logos = {}
    if shaped.value is not None:
        logos, misfits = _logos(shaped.value, path.parent)
        findings += [*_misfits(shaped.value, tree), *misfits]
    problems += problems_at(str(path), tree, findings)
    if shaped.value is None or problems:
        raise InvalidFileError(sorted(problems, key=lambda each: (each.line, each.column)))
    brand = _brand(shaped.value, logos)
    return GivenBrand(brand, tuple(_told(shaped.value, brand, logos, path)))


def _about_comments(finding: Finding, tree: Node) -> Finding:
    """Return a finding that says why a colour seems to be empty."""
    accent = child(tree, "accent")
    empty = isinstance(accent, Scalar) and accent.value is None
    if finding.path == ("accent",) and empty:
        return Finding(finding.path, "is empty", _COMMENT)
    return finding


def _logos(file: BrandFile, folder: Path) -> tuple[_Logos, list[Finding]]:
    """Return the logos by their keys, and what is wrong with the others."""
    logos: _Logos = {}
    findings = []
    for key, name in (("logo", file.logo), ("word_logo", file.word_logo)):
        if isinstance(name, UnsetType):
            continue
        found = _logo(key, name, folder)
        if isinstance(found, Misfit):
            findings.append(Finding((key,), found.what, found.hint))
        else:
            logos[key] = found
    return logos, findings


def _logo(key: str, name: str, folder: Path) -> ReadLogo | Misfit:
    if "://" in name:
        return Misfit(f"{shown(name)} is an address", "save the picture beside this file")
    found = read_logo(folder / name)
    if isinstance(found, ReadLogo) and key == "word_logo" and found.logo.media != "image/png":
        return Misfit(
            f"{folder / name}: is an SVG, which the Word report cannot hold", "give a PNG"
        )
    return found


def _misfits(file: BrandFile, tree: Node) -> Iterator[Finding]:
    """Yield what no type can say: texts that are too long, and a file that says nothing."""
    if isinstance(tree, Mapping) and not tree.entries.keys() - {"format"}:
        hint = f"give at least one of {', '.join(_KEYS)}"
        yield Finding((), "says nothing about the brand", hint)
    for key, most in (("consultancy", LONGEST_NAME), ("confidentiality", LONGEST_CONFIDENTIALITY)):
        yield from _too_long((key,), getattr(file, key), most)
    lines = _lines(file.contact)
    if isinstance(file.contact, str) and len(lines) > MOST_LINES:
        what, hint = wrong_length(len(lines), 1, MOST_LINES)
        yield Finding(("contact",), what.replace("entries", "lines"), hint)
    for number, line in enumerate(lines):
        place = ("contact", number) if isinstance(file.contact, list) else ("contact",)
        yield from _too_long(place, line, LONGEST_LINE)


def _too_long(path: tuple[str | int, ...], text: str | UnsetType, most: int) -> Iterator[Finding]:
    if isinstance(text, str) and len(text) > most:
        yield Finding(path, f"has {len(text)} characters, and {most} are the most")


def _lines(contact: str | list[str] | UnsetType) -> list[str]:
    if isinstance(contact, UnsetType):
        return []
    lines = contact.splitlines() if isinstance(contact, str) else contact
    return [line for line in lines if line.strip()]


def _brand(file: BrandFile, logos: _Logos) -> Brand:
    return Brand(
        consultancy=_one_line(file.consultancy),
        logo=_picture(logos, "logo"),
        word_logo=_picture(logos, "word_logo"),
        accent=_accent(file.accent),
        contact=tuple(map(_one_line, _lines(file.contact))),
        confidentiality=_one_line(file.confidentiality),
        paper=None if isinstance(file.paper, UnsetType) else _PAPERS[file.paper.lower()],
        dates=None if isinstance(file.date_format, UnsetType) else DateFormat(file.date_format),
    )


def _one_line(text: str | UnsetType) -> str:
    return "" if isinstance(text, UnsetType) else " ".join(clean(text).split())


def _picture(logos: _Logos, key: str) -> Logo | None:
    return logos[key].logo if key in logos else None


def _accent(text: str | UnsetType) -> Accent | None:
    return None if isinstance(text, UnsetType) else accent_for(colour_of(text))


def _told(file: BrandFile, brand: Brand, logos: _Logos, path: Path) -> Iterator[str]:
    if isinstance(file.accent, str) and brand.accent:
        given, used = hexadecimal(colour_of(file.accent)), brand.accent.light
        if used != given:
            too_pale = f"the accent {given} is too pale to read well"
            yield f"{path}: {too_pale}; {used} is used in its place"
    for key, name in (("logo", file.logo), ("word_logo", file.word_logo)):
        if key in logos and logos[key].removed:
            parts = _in_short(logos[key].removed)
            yield f"{path.parent / str(name)}: taken out of the logo, to be safe: {parts}"


def _in_short(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST_NAMED
    listed = [clean(name)[:40] for name in names[:_MOST_NAMED]]
    return ", ".join([*listed, *([f"and {more} more"] if more > 0 else [])])
