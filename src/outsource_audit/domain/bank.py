"""What is asked: question banks, their practices, questions and choices, and the profile.

Plain, frozen data. How a bank is written in YAML is the business of `storage`; here every
scale is reduced to what scoring needs: choices with points, or a number with two bands.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Literal

import msgspec

from outsource_audit.domain.condition import Condition, Value
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale

UNKNOWN = "unknown"


class WhoKnows(StrEnum):
    """Whom to ask for an answer: the contact is at the provider, all others in the business."""

    CONTACT = "contact"
    CONTRACTS = "contracts"
    FINANCE = "finance"
    TECHNICAL = "technical"
    OPERATIONS = "operations"
    MARKETING = "marketing"
    CUSTOMERS = "customers"
    OWNER = "owner"


class RedLine(msgspec.Struct, frozen=True):
    """Answers that alone can sink a business: choice ids or a range, and when they count."""

    says: str
    choices: tuple[str, ...] = ()
    band: Band | None = None
    when: Condition | None = None

    def names(self, value: Value) -> bool:
        """Say whether an answer is one the red line names, whatever its condition."""
        if str(value) in self.choices:
            return True
        return self.band is not None and not isinstance(value, str) and self.band.holds(value)


class Reference(msgspec.Struct, frozen=True):
    """Where a question comes from, and how far that was checked."""

    to: str
    checked: Literal["text", "secondary", "title", "analogy"]
    clause: str = ""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question of a bank. Ids are stable for ever.

    `action` is the short name of its fix, empty where the bank gives none; what to show in its
    place is the business of `action_name`.
    """

    id: str
    pitfall: str
    practice: str
    ask: str
    scale: Scale
    choices: tuple[Choice, ...]
    severity: Severity
    severity_reason: str
    effort: Effort
    why: str
    evidence: str
    fix: str
    about: Literal["provider", "business"]
    action: str = ""
    who_knows: WhoKnows = WhoKnows.CONTACT
    number: NumberScale | None = None
    help: str = ""
    core: bool = False
    raise_severity: Condition | None = None
    show_if: Condition | None = None
    not_applicable_when: str = ""
    red_line: RedLine | None = None
    fix_leaves: int = 0
    references: tuple[Reference, ...] = ()
    note: str = ""
    revision: int = 1

    def choice(self, value: Value) -> Choice | None:
        """Return the choice an answer names, or None: a number, or no answer of this question."""
        return next((choice for choice in self.choices if choice.id == str(value)), None)


class ProfileField(msgspec.Struct, frozen=True, kw_only=True):
    """One question about the business or the provider that decides what applies. No points."""

    id: str
    ask: str
    scale: Scale
    choices: tuple[Choice, ...]
    about: Literal["provider", "business"]
    who_knows: WhoKnows = WhoKnows.CONTACT
    number: NumberScale | None = None
    help: str = ""
    why: str = ""
    show_if: Condition | None = None
    red_line: RedLine | None = None

    def choice(self, value: Value) -> Choice | None:
        """Return the choice an answer names, or None."""
        return next((choice for choice in self.choices if choice.id == str(value)), None)


class Practice(msgspec.Struct, frozen=True):
    """One of the three practices against a pitfall, and what would prove it."""

    id: str
    title: str
    proof: str


class ExposureRule(msgspec.Struct, frozen=True):
    """Raises a pitfall's exposure by `by` where `when` holds, for the reason given."""

    by: int
    when: Condition
    because: str


class BankStamp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which edition of a bank an audit was answered under; `sha256` is of the file's bytes."""

    id: str
    version: str
    sha256: str


class QuestionBank(msgspec.Struct, frozen=True, kw_only=True):
    """One pitfall: its exposure rules, its three practices, its questions in asking order.

    `renamed` pairs a former id with the id of today: of a question, or of the bank itself.
    """

    id: str
    version: str
    pitfall: int
    title: str
    summary: str
    source: str
    base_exposure: int
    raises: tuple[ExposureRule, ...]
    practices: tuple[Practice, ...]
    questions: tuple[Question, ...]
    stamp: BankStamp
    renamed: tuple[tuple[str, str], ...] = ()


class Profile(msgspec.Struct, frozen=True):
    """The profile questions, in asking order; `renamed` pairs a former id with today's."""

    version: str
    fields: tuple[ProfileField, ...]
    stamp: BankStamp
    renamed: tuple[tuple[str, str], ...] = ()


class BankSet(msgspec.Struct, frozen=True, dict=True):
    """Everything that can be asked: the profile, then the banks in the article's order."""

    profile: Profile
    banks: tuple[QuestionBank, ...]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in asking order."""
        return {question.id: question for bank in self.banks for question in bank.questions}

    @cached_property
    def fields(self) -> dict[str, ProfileField]:
        """All profile fields by id, in asking order."""
        return {field.id: field for field in self.profile.fields}

    @cached_property
    def by_id(self) -> dict[str, QuestionBank]:
        """All banks by id, in the article's order."""
        return {bank.id: bank for bank in self.banks}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The id of today by every former id, of profile fields, questions and banks."""
        pairs = (*self.profile.renamed, *(pair for bank in self.banks for pair in bank.renamed))
        return dict(pairs)

    def item(self, key: str) -> Question | ProfileField:
        """Return the question or profile field of an id. Raises `KeyError` for any other."""
        return self.fields.get(key) or self.questions[key]

    @property
    def stamps(self) -> tuple[BankStamp, ...]:
        """The editions of the profile and of every bank."""
        return (self.profile.stamp, *(bank.stamp for bank in self.banks))


def points(question: Question, value: Value) -> int | None:
    """Return the risk points, 0 to 4, of an answer; None if it does not fit the question."""
    choice = question.choice(value)
    if choice is not None:
        return choice.points
    if question.number is None or isinstance(value, str):
        return None
    return question.number.points(value)
