"""The style sheets and style attributes of an SVG, set anew from the few rules that may stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from outsource_audit.storage.svg_allowed import PROPERTIES, is_inert, references

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"[\w\s.,#*>\-]+")
_CLASS = re.compile(r"\.([\w-]+)")
_MARK = re.compile("[{};]")
_AT_RULE = re.compile(r"@[\w-]*")


class Rule(msgspec.Struct, frozen=True):
    """One rule: the classes its selector names, its text, and the ids it refers to."""

    classes: frozenset[str]
    text: str
    refers: tuple[str, ...]


class Sheet(msgspec.Struct, frozen=True):
    """A style sheet made safe, and the names of what was taken out of it."""

    rules: tuple[Rule, ...]
    removed: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the sheet as CSS."""
        return "\n".join(rule.text for rule in self.rules)


def clean_declarations(text: str) -> tuple[str, list[str]]:
    """Return the declarations that may stay, and the names of those whose value may not.

    A property that is none of ours is left out without a word: it would change nothing.
    """
    kept, removed = [], []
    for declaration in _COMMENT.sub(" ", text).split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name.lower() not in PROPERTIES or not value:
            continue
        if is_inert(value):
            kept.append(f"{name.lower()}:{' '.join(value.split())}")
        else:
            removed.append(name.lower())
    return ";".join(kept), removed


def clean_sheet(text: str) -> Sheet:
    """Return a style sheet with its plain rules alone: no @-rule, no odd selector."""
    rules, removed = [], []
    for prelude, body in _statements(_COMMENT.sub(" ", text)):
        if at_rule := _AT_RULE.match(prelude):
            # Which characters a file is written in is settled by now.
            removed += [at_rule[0]] if at_rule[0].lower() != "@charset" else []
            continue
        declarations, unsafe = clean_declarations(body)
        removed += unsafe
        if declarations and _SELECTOR.fullmatch(prelude):
            rules.append(_rule(" ".join(prelude.split()), declarations))
    return Sheet(tuple(rules), tuple(removed))


def _rule(selector: str, declarations: str) -> Rule:
    classes = frozenset(_CLASS.findall(selector))
    return Rule(classes, f"{selector}{{{declarations}}}", tuple(references(declarations)))


def _statements(text: str) -> Iterator[tuple[str, str]]:
    """Yield the outermost statements, each as what stands before its braces and within."""
    depth = start = opened = 0
    for mark in _MARK.finditer(text):
        sign, place = mark[0], mark.start()
        if sign == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif sign == "}" and depth:
            depth -= 1
        if depth == 0 and sign == "}" and opened >= start:
            yield text[start:opened].strip(), text[opened + 1 : place]
        elif depth == 0 and sign == ";":
            yield text[start:place].strip(), ""
        start = start if depth else place + 1
    yield text[start:].strip(), ""
