"""Answers to try out: what is supposed of a question or profile field, and the audit with it.

A supposition is written as an answer file writes an answer: `yes`, a choice's id, a number, a
level, `unknown`. `n/a:reason` says that a question does not apply, `open` that nobody answered.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from outsource_audit.domain.agenda import Item
from outsource_audit.domain.audit import (
    Answer,
    Audit,
    ProfileValue,
    counts,
    profile_misfit,
    value_misfit,
    with_answer,
    with_profile,
)
from outsource_audit.domain.bank import UNKNOWN, ProfileField, Question
from outsource_audit.domain.given_value import stored_value, typed_number
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.scale import Scale
from outsource_audit.domain.wording import plain_number

OPEN = "open"
UNANSWERED = "unanswered"
NOT_APPLICABLE = "n/a"


class Supposition(msgspec.Struct, frozen=True):
    """One answer to try out: a value, or the reason why a question does not apply.

    With neither, the answer there is gets taken away.
    """

    item: Item
    value: ProfileValue | None = None
    not_applicable: str = ""


class NoSuchAnswer(msgspec.Struct, frozen=True):
    """Why a text is no answer to a question or profile field."""

    why: str


def supposition(item: Item, text: str) -> Supposition | NoSuchAnswer:
    """Read what is supposed of a question or profile field, or say why it cannot be."""
    word = text.lower()
    if _takes_away(item, word):
        return Supposition(item)
    if word.partition(":")[0].rstrip() == NOT_APPLICABLE:
        return _not_applicable(item, text)
    if word == UNKNOWN:
        return Supposition(item, UNKNOWN)
    if item.scale is Scale.SEVERAL:
        return _several(item, [part.strip() for part in text.split(",") if part.strip()])
    return _single(item, text)


def takes(item: Item) -> str:
    """Return in words all that can be supposed of a question or profile field."""
    forms = [choice.id for choice in item.choices]
    if item.number is not None:
        forms.insert(0, f"a number ({item.number.unit})")
    forms.append(UNKNOWN)
    if isinstance(item, Question) and item.not_applicable_when:
        forms.append(f"{NOT_APPLICABLE}:reason")
    several = "; several with commas between them" if item.scale is Scale.SEVERAL else ""
    return f"{', '.join(forms)} or {_taking_away(item)}{several}"


def supposed(audit: Audit, suppositions: Iterable[Supposition]) -> Audit:
    """Return the audit with the suppositions made, as if each was answered today.

    A note stays with its question; evidence that was seen goes with the answer it was seen of.
    """
    for one in suppositions:
        if is_as_stored(audit, one):
            continue
        if isinstance(one.item, ProfileField):
            audit = _with_field(audit, one.item, one.value)
        else:
            audit = with_answer(audit, one.item.id, _answer(one.item, audit, one))
    return audit


def told(supposition: Supposition) -> str:
    """Return what is supposed, in the words of a command: "yes", "eu, uk", "n/a", "open"."""
    value = supposition.value
    if supposition.not_applicable:
        return NOT_APPLICABLE
    if value is None:
        return _taking_away(supposition.item)
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(one if isinstance(one, str) else plain_number(one) for one in values)


def is_as_stored(audit: Audit, supposition: Supposition) -> bool:
    """Say whether an audit holds this answer already, and it counts."""
    item, value = supposition.item, supposition.value
    if isinstance(item, ProfileField):
        return _field_is_as_stored(item, audit.profile.get(item.id), value)
    stored = audit.answers.get(item.id, Answer())
    if value is None and not supposition.not_applicable:
        return not stored.is_given
    same = (stored.answer, stored.not_applicable) == (value, supposition.not_applicable)
    return same and counts(item, stored)


def _taking_away(item: Item) -> str:
    """Return the word that takes the answer away: a choice may be called "open" as well."""
    return UNANSWERED if item.choice(OPEN) else OPEN


def _takes_away(item: Item, word: str) -> bool:
    return word in (OPEN, UNANSWERED) and item.choice(word) is None


def _not_applicable(item: Item, text: str) -> Supposition | NoSuchAnswer:
    if not isinstance(item, Question) or not item.not_applicable_when:
        return NoSuchAnswer('does not offer "not applicable"')
    reason = clean(text.partition(":")[2], newlines=True).strip()
    if not reason:
        return NoSuchAnswer(f"{NOT_APPLICABLE} needs a reason")
    return Supposition(item, not_applicable=reason)


def _several(item: Item, parts: list[str]) -> Supposition | NoSuchAnswer:
    value = tuple(_choice_named(item, part) or part for part in parts)
    stranger = next((part for part in value if item.choice(part) is None), None)
    if stranger == UNKNOWN:
        return NoSuchAnswer(f"{stranger!r} cannot stand beside another answer")
    if stranger is not None:
        return _no_answer(stranger)
    misfit = profile_misfit(item, value) if isinstance(item, ProfileField) else ""
    return NoSuchAnswer(misfit) if misfit else Supposition(item, value)


def _single(item: Item, text: str) -> Supposition | NoSuchAnswer:
    if named := _choice_named(item, text):
        return Supposition(item, stored_value(item, named))
    if item.number is None:
        several = "," in text and all(_choice_named(item, p.strip()) for p in text.split(","))
        return NoSuchAnswer("takes one answer, not a list") if several else _no_answer(text)
    number = typed_number(text)
    if number is None:
        return _no_answer(text)
    misfit = value_misfit(item, number)
    return NoSuchAnswer(misfit) if misfit else Supposition(item, number)


def _no_answer(text: str) -> NoSuchAnswer:
    return NoSuchAnswer(f"{text!r} is no answer here" if text else "has no answer")


def _choice_named(item: Item, text: str) -> str:
    choice = item.choice(text) or item.choice(text.lower())
    return choice.id if choice else ""


def _answer(question: Question, audit: Audit, supposition: Supposition) -> Answer:
    value = supposition.value
    if isinstance(value, tuple):
        raise TypeError("a bank's question takes one answer")
    stored = audit.answers.get(question.id, Answer())
    same = (stored.answer, stored.not_applicable) == (value, supposition.not_applicable)
    return msgspec.structs.replace(
        stored,
        answer=value,
        not_applicable=supposition.not_applicable,
        # What was seen was seen of the answer there is, not of one that is tried out.
        evidence=stored.evidence if same else None,
        revision=question.revision,
    )


def _with_field(audit: Audit, field: ProfileField, value: ProfileValue | None) -> Audit:
    if value is not None:
        return with_profile(audit, field.id, value)
    left = {key: told for key, told in audit.profile.items() if key != field.id}
    return msgspec.structs.replace(audit, profile=left)


def _field_is_as_stored(
    field: ProfileField, stored: ProfileValue | None, value: ProfileValue | None
) -> bool:
    if stored is None or value is None:
        return stored is value
    return not profile_misfit(field, stored) and _in_any_order(stored) == _in_any_order(value)


def _in_any_order(value: ProfileValue) -> frozenset[object]:
    return frozenset(value if isinstance(value, tuple) else (value,))
