"""What is said where questions have no finding: that all is well, or that nobody knows."""

from __future__ import annotations

import msgspec
import pytest

from builders import (
    NOT_APPLICABLE,
    UNKNOWN_ANSWER,
    a_bank,
    a_bank_set,
    a_question,
    an_audit,
    answer,
)
from outsource_audit.domain.audit import Answer
from outsource_audit.domain.finding_wording import no_findings_text
from outsource_audit.domain.standing import Standing, stand

BANKS = a_bank_set(a_bank("one", [a_question(key) for key in "abc"]))
YES = answer("yes")


def standings(**answers: Answer) -> tuple[Standing, ...]:
    """Return three questions as they stand with these answers."""
    return stand(BANKS, an_audit(answers)).questions


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"a": YES, "b": YES, "c": YES}, "No answer here leaves a gap."),
        ({"a": YES, "b": NOT_APPLICABLE, "c": YES}, "No answer here leaves a gap."),
        (
            {"a": YES, "b": UNKNOWN_ANSWER},
            "No answer here leaves a gap; 2 questions are still open.",
        ),
        ({"a": YES, "b": YES}, "No answer here leaves a gap; 1 question is still open."),
        ({}, "Nobody has answered these questions yet (3 open)."),
        (
            {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE},
            "Nobody has answered this question yet (1 open).",
        ),
        (dict.fromkeys("abc", UNKNOWN_ANSWER), "Nothing is known here yet: 3 questions are open."),
        ({"a": UNKNOWN_ANSWER}, "Nothing is known here yet: 3 questions are open."),
        (
            {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE, "c": UNKNOWN_ANSWER},
            "Nothing is known here yet: 1 question is open.",
        ),
        (dict.fromkeys("abc", NOT_APPLICABLE), ""),
    ],
)
def test_nothing_found_is_not_taken_for_nothing_wrong(
    answers: dict[str, Answer], told: str
) -> None:
    """All clear is said only where an answer says so, and what is open is counted."""
    assert no_findings_text(standings(**answers)) == told


def test_an_answer_to_confirm_again_was_given_once() -> None:
    """Nobody is said to have answered nothing, though it is open now."""
    again = [msgspec.structs.replace(one, confirm_again=True) for one in standings()]
    assert no_findings_text(again) == "Nothing is known here yet: 3 questions are open."
