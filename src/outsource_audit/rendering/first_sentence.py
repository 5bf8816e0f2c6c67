"""The first sentence of a text, for a page that has room for one."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][\"”')]*(?=\s+[\"“(]*[A-Z0-9])")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|vs|approx|Art|No|Mr|Ms|Dr)\.$")


def first_sentence(text: str) -> str:
    """Return the text up to its first full stop that ends a sentence; all of it without one.

    A stop inside quotation marks or brackets that are still open ends nothing, nor does that
    of an abbreviation.
    """
    for end in _END.finditer(text):
        head = text[: end.end()]
        if _is_whole(head) and not _ABBREVIATED.search(head):
            return head
    return text


def _is_whole(head: str) -> bool:
    return (
        head.count('"') % 2 == 0
        and head.count("“") == head.count("”")
        and head.count("(") == head.count(")")
    )
