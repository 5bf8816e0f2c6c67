"""What there is to say where questions have no finding: all in place, or nobody knows yet."""

from __future__ import annotations

from collections.abc import Iterable

from outsource_audit.domain.standing import Standing, State
from outsource_audit.domain.wording import counted


def no_findings_text(standings: Iterable[Standing]) -> str:
    """Return the sentence to stand where some questions leave no finding.

    `standings` are the questions, of which none is answered with a gap. The empty text where
    none of them counts.
    """
    counting = [standing for standing in standings if standing.in_fraction]
    still_open = [standing for standing in counting if standing.state is not State.ANSWERED]
    if not counting:
        return ""
    if not still_open:
        return "No answer here leaves a gap."
    if len(still_open) < len(counting):
        are = counted(len(still_open), "question is", "questions are")
        return f"No answer here leaves a gap; {are} still open."
    return _nothing_known(still_open)


def _nothing_known(still_open: list[Standing]) -> str:
    """Say that every question is open. One to be confirmed again was answered once."""
    number = len(still_open)
    if all(one.state is State.UNANSWERED and not one.confirm_again for one in still_open):
        these = "this question" if number == 1 else "these questions"
        return f"Nobody has answered {these} yet ({number} open)."
    return f"Nothing is known here yet: {counted(number, 'question is', 'questions are')} open."
