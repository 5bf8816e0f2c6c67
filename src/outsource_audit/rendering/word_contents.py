"""The table of contents of a Word file, filled in from its headings.

Word works out a table of contents only when it is told to. Until then this one reads right: it
has an entry for every heading, each a link, and no place for the numbers of the pages, which only
Word can work out: F9 puts them in. A table that is marked to be updated would make Word ask every
reader whether it may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from outsource_audit.rendering.word_package import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEVELS = re.compile(r'\\o\s+"(\d)-(\d)"')
_FIRST_ID = 900_000


class _Heading(NamedTuple):
    level: int
    text: str
    mark: str


def fill_contents(document: Element, styles: Element | None) -> None:
    """Put an entry for every heading into the first table of contents, if there is one."""
    body = document.find(f"{_WORD}body")
    found = _field(body)
    if found is None or styles is None:
        return
    paragraphs, code = found
    levels = _LEVELS.search(code)
    low, high = (int(levels[1]), int(levels[2])) if levels else (1, 3)
    headings, entries = _styles(styles)
    wanted = {style: level for style, level in headings.items() if low <= level <= high}
    marked = list(_headings(body, wanted))
    if marked:
        _replace(paragraphs, code, marked, entries)


def _field(body: Element) -> tuple[list[Element], str] | None:
    """Return the paragraphs of the first field TOC and its code; None without one."""
    paragraphs = list(body.iter(f"{_WORD}p"))
    for first, paragraph in enumerate(paragraphs):
        code = "".join(one.text or "" for one in paragraph.iter(f"{_WORD}instrText"))
        if code.split()[:1] == ["TOC"] or " TOC " in f" {code} ":
            return _to_end(paragraphs, first), code.strip()
    return None


def _to_end(paragraphs: list[Element], first: int) -> list[Element]:
    depth = 0
    for last in range(first, len(paragraphs)):
        for sign in paragraphs[last].iter(f"{_WORD}fldChar"):
            kind = sign.get(f"{_WORD}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth <= 0:
            return paragraphs[first : last + 1]
    return paragraphs[first : first + 1]


def _styles(root: Element) -> tuple[dict[str, int], dict[int, str]]:
    """Return the levels of the heading styles by id, and the ids of the entries by level."""
    headings, entries = {}, {}
    for style in root.findall(f"{_WORD}style"):
        name, key = style.find(f"{_WORD}name"), style.get(f"{_WORD}styleId", "")
        kind, _, level = (name.get(f"{_WORD}val", "") if name is not None else "").rpartition(" ")
        if not level.isdecimal():
            continue
        if kind.lower() == "heading":
            headings[key] = int(level)
        elif kind.lower() == "toc":
            entries[int(level)] = key
    return headings, entries


def _headings(body: Element, levels: dict[str, int]) -> Iterator[_Heading]:
    """Yield the headings of these styles, each with a bookmark put round it."""
    number = _FIRST_ID
    for paragraph in list(body.iter(f"{_WORD}p")):
        style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
        level = levels.get(style.get(f"{_WORD}val", "")) if style is not None else None
        text = "".join(one.text or "" for one in paragraph.iter(f"{_WORD}t")).strip()
        if level is None or not text:
            continue
        number += 1
        mark = f"_Toc{number}"
        _bookmark(paragraph, mark, str(number))
        yield _Heading(level, text, mark)


def _bookmark(paragraph: Element, name: str, number: str) -> None:
    start = _new(paragraph, "bookmarkStart", id=number, name=name)
    paragraph.find(f"{_WORD}pPr").addnext(start)
    paragraph.append(_new(paragraph, "bookmarkEnd", id=number))


def _replace(
    paragraphs: list[Element], code: str, headings: list[_Heading], styles: dict[int, str]
) -> None:
    first, parent = paragraphs[0], paragraphs[0].getparent()
    entries = [_entry(first, heading, styles) for heading in headings]
    begin = _begin(first, code)
    for element in reversed(begin):
        entries[0].find(f"{_WORD}pPr").addnext(element)
    entries[-1].append(_sign(first, "end"))
    at = parent.index(first)
    for offset, entry in enumerate(entries):
        parent.insert(at + offset, entry)
    for old in paragraphs:
        old.getparent().remove(old)


def _entry(like: Element, heading: _Heading, styles: dict[int, str]) -> Element:
    """Return one entry: a link to the heading."""
    paragraph = _new(like, "p")
    properties = _new(like, "pPr")
    properties.append(_new(like, "pStyle", val=styles.get(heading.level, "Normal")))
    link = _new(like, "hyperlink", anchor=heading.mark, history="1")
    link.append(_text(like, heading.text))
    paragraph.append(properties)
    paragraph.append(link)
    return paragraph


def _begin(like: Element, code: str) -> list[Element]:
    told = _new(like, "r")
    instruction = _new(like, "instrText")
    instruction.text = f" {code} "
    instruction.set(_SPACE, "preserve")
    told.append(instruction)
    return [_sign(like, "begin"), told, _sign(like, "separate")]


def _sign(like: Element, kind: str) -> Element:
    run = _new(like, "r")
    run.append(_new(like, "fldChar", fldCharType=kind))
    return run


def _text(like: Element, text: str) -> Element:
    run, inside = _new(like, "r"), _new(like, "t")
    inside.text = text
    inside.set(_SPACE, "preserve")
    run.append(inside)
    return run


def _new(like: Element, name: str, /, **attributes: str) -> Element:
    return like.makeelement(
        f"{_WORD}{name}", {f"{_WORD}{key}": value for key, value in attributes.items()}
    )
