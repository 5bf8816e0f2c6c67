"""What is told at the end of a sitting: the review in groups, and more questions on offer."""

from __future__ import annotations

from outsource_audit.domain.deepening import Deepening
from outsource_audit.domain.review import Group, Review
from outsource_audit.terminal.question_words import minutes_text

HEADINGS = {
    Group.RED_LINE: "Red lines to confirm",
    Group.UNANSWERED: "Unanswered",
    Group.LOOK_UP: "To look up",
    Group.UNKNOWN: "Not known",
    Group.NOT_APPLICABLE: "Not applicable",
    Group.CHANGED: "Changed",
    Group.CARRIED_OVER: "Carried over from the earlier audit",
    Group.STALE: "Older than twelve months",
}
STILL_OPEN = (Group.UNANSWERED, Group.LOOK_UP)
SECOND_LOOK = "Before the end, a second look"


def is_open(review: Review) -> bool:
    """Say whether a question in it has no answer yet."""
    return any(entry.group in STILL_OPEN for entry in review.entries)


def heading_text(review: Review, group: Group) -> str:
    """Return the heading of a group and how many are in it."""
    number = sum(1 for entry in review.entries if entry.group is group)
    return f"{HEADINGS[group]}, {number}"


def answered_text(review: Review) -> str:
    """Return how many questions were dealt with, of how many, and how many are not known."""
    if is_open(review):
        return f"{review.answered} of {review.asked} answered."
    told = f"All {review.asked} answered"
    if not review.unknown:
        return f"{told}."
    return f'{told}; {review.unknown} {"is" if review.unknown == 1 else "are"} "don\'t know".'


def offer_text(one: Deepening) -> str:
    """Return an offer in words: how many questions, on what, and how long they take."""
    return f"{one.more} more on {one.title}, about {minutes_text(one.minutes)}"
