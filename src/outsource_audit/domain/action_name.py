"""The short name of a fix, for wherever there is no room for all of it."""

from __future__ import annotations

import re

from outsource_audit.domain.bank import Question

LONGEST_NAME = 60
_END = re.compile(r"[.!?][\"”')]*(?=\s+[\"“(]*[A-Z0-9])")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|vs|approx|Art|No|Mr|Ms|Dr)\.$")


def action_name(question: Question) -> str:
    """Return the name its bank gives the fix, at most 60 characters and without a full stop.

    A bank without one is taken by its word: the first sentence of the fix, of any length.
    """
    return question.action or first_sentence(question.fix)


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
