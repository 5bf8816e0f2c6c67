"""Answers in words, as a person would read them back."""

from __future__ import annotations

import math
import re

from outsource_audit.domain.audit import Answer, Evidence, ProfileValue
from outsource_audit.domain.bank import UNKNOWN, ProfileField, Question, Reference, WhoKnows
from outsource_audit.domain.condition import Value
from outsource_audit.domain.risk import Rating
from outsource_audit.domain.scale import Choice, Scale

YES_WORDS = {"yes": "Yes", "partial": "Partly", "no": "No"}
_CHECKED = {
    "text": "checked in the text",
    "secondary": "checked in a secondary source",
    "title": "known by its title only",
    "analogy": "an analogy: it was written for others",
}
# A bank gives its units for many; of these words, one is without the s.
_SEVERAL = re.compile(r"\b(second|minute|hour|day|week|month|year|time)s\b", re.IGNORECASE)
_WHO = {
    WhoKnows.CONTACT: "your contact at {provider}",
    WhoKnows.CONTRACTS: "whoever keeps your contracts",
    WhoKnows.FINANCE: "whoever pays the bills",
    WhoKnows.TECHNICAL: "whoever looks after your systems",
    WhoKnows.OPERATIONS: "whoever works with {provider} day to day",
    WhoKnows.MARKETING: "whoever runs your marketing",
    WhoKnows.CUSTOMERS: "whoever looks after your customers",
    WhoKnows.OWNER: "whoever decides about {provider}",
}


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
    if answer.answer == UNKNOWN:
        return "don't know"
    return value_text(question, answer.answer)


def value_text(item: Question | ProfileField, value: Value) -> str:
    """Return an answer in the words of its question; the bare value where it fits none."""
    choice = item.choice(value)
    if choice is None:
        number = value if isinstance(value, str) else plain_number(value)
        return f"{number} {unit_text(item.number.unit, value)}" if item.number else number
    if item.scale is Scale.MATURITY:
        return f"Level {choice.id} of {len(item.choices) - 1}: {choice.text}"
    return sentence_case(choice_text(item, choice))


def unit_text(unit: str, number: Value) -> str:
    """Return a unit to stand after a number: "1 day", "2 days", "1 working day, slowest list"."""
    return _SEVERAL.sub(r"\1", unit, count=1) if number == 1 else unit


def profile_text(field: ProfileField, value: ProfileValue) -> str:
    """Return a profile answer in words."""
    values = value if isinstance(value, tuple) else (value,)
    return "; ".join("don't know" if one == UNKNOWN else value_text(field, one) for one in values)


def evidence_text(evidence: Evidence) -> str:
    """Return evidence in words: whether, where and when it was seen."""
    if not evidence.seen:
        return "not seen"
    where = f": {evidence.where}" if evidence.where else ""
    return f"seen on {evidence.date}{where}" if evidence.date else f"seen{where}"


def rating_sentence(until_then: Rating, if_well: Rating, *, all_known: bool) -> str:
    """Return both ratings in one sentence, or the one where they are the same."""
    if until_then is not if_well:
        well = sentence_case(if_well.word)
        return f"{well} if what you do not know turns out well; {until_then.word} until then."
    word = sentence_case(until_then.word)
    return f"{word}." if all_known else f"{word}, however the open questions turn out."


def reference_text(reference: Reference) -> str:
    """Return where a question comes from and how far that was checked."""
    place = f"{reference.to} {reference.clause}".strip()
    return f"{place} ({_CHECKED[reference.checked]})"


def who_text(who: WhoKnows, provider: str) -> str:
    """Return whom to ask, to be read after "Ask": "your contact at Northway".

    `provider` is its name as the audit has it, or "the provider" where there is no audit.
    """
    return _WHO[who].format(provider=provider)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a count with its noun: 1 question, 2 questions."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def sentence_case(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return the text as a sentence: a capital first letter, and one mark at its end."""
    told = sentence_case(text)
    return told if told.endswith((".", "!", "?")) else f"{told}."


def plain_number(value: float) -> str:
    """Return a number somebody typed, without an exponent and without empty decimals."""
    if isinstance(value, int) or not math.isfinite(value):
        return str(value)
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
