"""Answers in words, as a person would read them back."""

from __future__ import annotations

from outsource_audit.domain.audit import Answer, Evidence, ProfileValue
from outsource_audit.domain.bank import UNKNOWN, Choice, ProfileField, Question, Scale
from outsource_audit.domain.condition import Value

YES_WORDS = {"yes": "Yes", "partial": "Partly", "no": "No"}


def choice_text(item: Question | ProfileField, choice: Choice) -> str:
    """Return a choice as it is read: "Yes: ..." where the scale is yes, partly, no."""
    if item.scale is Scale.YES_PARTIAL_NO:
        return f"{YES_WORDS[choice.id]}: {choice.text}"
    return choice.text


def answer_text(question: Question, answer: Answer) -> str:
    """Return an answer in its own words, as the person would read it back."""
    if answer.not_applicable:
        return f"not applicable: {answer.not_applicable}"
    if answer.answer is None:
        return "no answer yet"
    return value_text(question, answer.answer)


def value_text(item: Question | ProfileField, value: Value) -> str:
    """Return one value in words: the choice's text, or the number with its unit."""
    if value == UNKNOWN:
        return "don't know"
    choice = item.choice(value)
    if choice is not None:
        return choice_text(item, choice)
    return f"{value:g} {item.number.unit}" if item.number and value != str(value) else str(value)


def profile_text(field: ProfileField, value: ProfileValue) -> str:
    """Return a profile answer in words."""
    values = value if isinstance(value, tuple) else (value,)
    return "; ".join(value_text(field, one) for one in values)


def evidence_text(evidence: Evidence) -> str:
    """Return evidence in words: whether, where and when it was seen."""
    if not evidence.seen:
        return "not seen"
    where = f": {evidence.where}" if evidence.where else ""
    return f"seen on {evidence.date}{where}" if evidence.date else f"seen{where}"
