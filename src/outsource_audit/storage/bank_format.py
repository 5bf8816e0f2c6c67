"""The question banks and the profile as they are written in YAML: one struct a mapping."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType, field

from outsource_audit.domain.bank import WhoKnows
from outsource_audit.domain.risk import Effort, Severity
from outsource_audit.storage.field_types import (
    SEPARATE,
    STAND_IN_ID,
    STAND_INS,
    AsTyped,
    ChoiceId,
    ConditionFile,
    ConditionOrNone,
    Decimals,
    FieldId,
    Id,
    LimitsFile,
    Points,
    ShortName,
    Text,
)


class ChoiceFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to choose, with its risk points: 0 (in place) to 4 (absent)."""

    id: ChoiceId
    points: Points
    text: Text


class CriteriaFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What must be true to answer yes, partly or no."""

    yes: Text
    partial: Text
    no: Text


class NumberFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A number that is asked for: its unit, its limits and grid, its best and worst band."""

    unit: Text
    best: Annotated[LimitsFile, Meta(description="The numbers worth 0 risk points.")]
    worst: Annotated[LimitsFile, Meta(description="The numbers worth 4 risk points.")]
    decimals: Decimals = 0
    lowest: float = 0
    highest: float | UnsetType = UNSET


class RedLineFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Answers that alone can sink a business, and what the report says about them."""

    answers: Annotated[list[AsTyped | LimitsFile], Meta(min_length=1)]
    says: Text
    when: ConditionOrNone = None


class ReferenceFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a question comes from, and how far that was checked."""

    to: Text
    checked: Literal["text", "secondary", "title", "analogy"]
    clause: AsTyped | UnsetType = UNSET


class QuestionFields(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="scale"
):
    """What every question has, whatever its scale."""

    stand_ins: ClassVar[dict[str, object]] = STAND_INS

    id: Annotated[Id, Meta(description="Stable for ever; never used again once retired.")]
    ask: Annotated[Text, Meta(description="The question, as it is read out.")]
    severity: Severity
    severity_reason: Annotated[Text, Meta(description="One short clause.")]
    effort: Annotated[Effort, Meta(description="How much work the fix is.")]
    why: Text
    evidence: Annotated[Text, Meta(description="What would show it.")]
    action: ShortName = ""
    fix: Annotated[Text, Meta(description="What to do; begins with a verb.")]
    about: Literal["provider", "business"]
    who_knows: WhoKnows | UnsetType = UNSET
    help: Annotated[str, Meta(description="One line, where a term cannot be avoided.")] = ""
    core: Annotated[bool, Meta(description="Asked in the quick audit.")] = False
    raise_severity: ConditionOrNone = None
    show_if: Annotated[ConditionOrNone, Meta(description="Asked only where this holds.")] = None
    not_applicable_when: Annotated[
        str, Meta(description="Reads on after 'Not applicable when'; without it, not offered.")
    ] = ""
    red_line: RedLineFile | UnsetType = UNSET
    fix_leaves: Annotated[Points, Meta(description="Risk points left once the fix is done.")] = 0
    references: list[ReferenceFile] = []
    note: Annotated[str, Meta(description="A sentence for the consultant.")] = ""
    revision: Annotated[
        int, Meta(ge=1, description="Raised when the meaning of the question changes.")
    ] = 1


class YesPartialNoQuestion(QuestionFields, frozen=True, kw_only=True, tag="yes-partial-no"):
    """A question answered by yes (0 risk points), partly (2) or no (4)."""

    criteria: CriteriaFile


class ChoiceQuestion(QuestionFields, frozen=True, kw_only=True, tag="choice"):
    """A question with answers of its own, the best first."""

    choices: Annotated[list[ChoiceFile], Meta(min_length=2)]


class MaturityQuestion(QuestionFields, frozen=True, kw_only=True, tag="maturity"):
    """A question answered by a level, from 0 (4 risk points) to 4 (none)."""

    levels: Annotated[list[Text], Meta(min_length=5, max_length=5)]


class NumberQuestion(QuestionFields, frozen=True, kw_only=True, tag="number"):
    """A question answered by a number, or by the one worded answer beside it."""

    number: NumberFile
    no_number: ChoiceFile | UnsetType = UNSET


QuestionFile: TypeAlias = YesPartialNoQuestion | ChoiceQuestion | MaturityQuestion | NumberQuestion


class PracticeFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the practices against a pitfall, with its questions."""

    stand_ins: ClassVar[dict[str, object]] = {**STAND_INS, "id": STAND_IN_ID}

    id: Id
    title: Text
    proof: Annotated[Text, Meta(description="One sentence: what would prove the practice.")]
    questions: Annotated[list[QuestionFile], Meta(min_length=1, extra=SEPARATE)]


class RaiseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Raises the exposure by some steps where a condition on the profile holds."""

    by: Annotated[int, Meta(ge=1, le=4)]
    when: ConditionFile
    because: Text


class ExposureFile(Struct, frozen=True, forbid_unknown_fields=True):
    """How much is at stake, 1 to 5, before and after what the profile says."""

    base: Annotated[int, Meta(ge=1, le=5)]
    raises: list[RaiseFile] = field(default_factory=list, name="raise")


class BankFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question bank: one pitfall, its practices and their questions."""

    stand_ins: ClassVar[dict[str, object]] = {**STAND_INS, "id": STAND_IN_ID}

    format: Literal[1]
    id: Id
    version: AsTyped
    pitfall: Annotated[int, Meta(ge=1, description="Its number in the article.")]
    title: Text
    summary: Annotated[Text, Meta(description="One plain sentence: what goes wrong.")]
    source: Text
    ask_first: Annotated[
        list[AsTyped], Meta(description="Asked before the others, in this order.")
    ] = []
    exposure: ExposureFile
    practices: Annotated[list[PracticeFile], Meta(min_length=1, extra=SEPARATE)]
    renamed: dict[str, Text] = {}


class FieldChoiceFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to a profile question; it carries no points."""

    id: ChoiceId
    text: Text


class SeveralChoiceFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One of several answers to a profile question."""

    id: ChoiceId
    text: Text
    alone: Annotated[bool, Meta(description="Cannot stand beside another answer.")] = False


class FieldNumberFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A number the profile asks for."""

    unit: Text
    decimals: Decimals = 0
    lowest: float = 0
    highest: float | UnsetType = UNSET


class FieldFields(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="scale"):
    """What every profile question has, whatever its scale."""

    stand_ins: ClassVar[dict[str, object]] = STAND_INS

    id: FieldId
    ask: Text
    about: Literal["provider", "business"]
    who_knows: WhoKnows | UnsetType = UNSET
    help: str = ""
    why: str = ""
    show_if: Annotated[ConditionOrNone, Meta(description="Asked only where this holds.")] = None
    red_line: RedLineFile | UnsetType = UNSET


class ChoiceField(FieldFields, frozen=True, kw_only=True, tag="choice"):
    """A profile question with one answer."""

    choices: Annotated[list[FieldChoiceFile], Meta(min_length=2)]


class SeveralField(FieldFields, frozen=True, kw_only=True, tag="several"):
    """A profile question with one answer or several."""

    choices: Annotated[list[SeveralChoiceFile], Meta(min_length=2)]


class NumberField(FieldFields, frozen=True, kw_only=True, tag="number"):
    """A profile question answered by a number."""

    number: FieldNumberFile


ProfileFieldFile: TypeAlias = ChoiceField | SeveralField | NumberField


class ProfileFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The questions about the business and the provider that decide what applies."""

    stand_ins: ClassVar[dict[str, object]] = STAND_INS

    format: Literal[1]
    version: AsTyped
    fields: Annotated[list[ProfileFieldFile], Meta(min_length=1, extra=SEPARATE)]
    renamed: dict[str, Text] = {}
