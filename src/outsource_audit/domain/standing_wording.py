"""How a question stands, in words: the answer that counts, or why there is none."""

from __future__ import annotations

from outsource_audit.domain.standing import Standing, State
from outsource_audit.domain.wording import value_text

_NO_ANSWER = {
    State.UNKNOWN: "don't know",
    State.UNANSWERED: "no answer yet",
    State.NOT_APPLICABLE: "not applicable",
    State.HIDDEN: "does not apply",
    State.NOT_ASKED: "not asked",
}


def stood_text(standing: Standing | None) -> str:
    """Return the answer that counts for a question, or why there is none."""
    if standing is None:
        return "not counted"
    if standing.answer is None:
        return _NO_ANSWER[standing.state]
    return value_text(standing.question, standing.answer)
