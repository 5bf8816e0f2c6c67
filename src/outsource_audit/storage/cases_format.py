"""Golden cases as they are written in YAML: a profile, answers, and what is expected of them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from outsource_audit.domain.golden_case import Others
from outsource_audit.storage.answers_file import AnyAnswer, AnyProfile
from outsource_audit.storage.field_types import SEPARATE, AsTyped, Text

# As typed, because 58.30 says more than 58.3; `cases_file` checks that it is a figure.
FigureOrUnset: TypeAlias = AsTyped | UnsetType
_OF_THE_WHOLE = ("score", "confirmed", "completeness", "confidence", "in_scope")
FIGURES = frozenset((*_OF_THE_WHOLE, "exposure", "likelihood", "rank", "weight", "gap", "share"))
RatingOrNone: TypeAlias = Literal["low", "moderate", "high", "critical", "none"] | UnsetType
Ids: TypeAlias = list[str] | UnsetType
StateWord: TypeAlias = Literal[
    "answered", "unknown", "not-applicable", "unanswered", "hidden", "not-asked"
]


class QuestionExpectFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is expected of one question."""

    needs_one_key: ClassVar[bool] = True

    state: StateWord | UnsetType = UNSET
    weight: FigureOrUnset = UNSET
    gap: FigureOrUnset = UNSET
    share: FigureOrUnset = UNSET
    red_line: Literal["hit", "open", "clear", "none"] | UnsetType = UNSET


class PitfallExpectFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is expected of one pitfall."""

    needs_one_key: ClassVar[bool] = True

    score: FigureOrUnset = UNSET
    confirmed: FigureOrUnset = UNSET
    exposure: FigureOrUnset = UNSET
    likelihood: FigureOrUnset = UNSET
    rating: RatingOrNone = UNSET
    rating_if_well: RatingOrNone = UNSET
    rank: FigureOrUnset = UNSET


class ExpectFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is expected of a case: at least one key.

    A number with decimals is what the exact value rounds to; a whole number and a fraction
    are exact. `red_lines` and `open_red_lines` are all of them, `plan` and `find_out` how
    they begin, `asked` and `hidden` questions that are among those; an empty list says that
    there are none.
    """

    needs_one_key: ClassVar[bool] = True

    score: FigureOrUnset = UNSET
    confirmed: FigureOrUnset = UNSET
    rating: RatingOrNone = UNSET
    rating_if_well: RatingOrNone = UNSET
    completeness: FigureOrUnset = UNSET
    confidence: FigureOrUnset = UNSET
    in_scope: FigureOrUnset = UNSET
    red_lines: Ids = UNSET
    open_red_lines: Ids = UNSET
    asked: Ids = UNSET
    hidden: Ids = UNSET
    find_out: Ids = UNSET
    plan: Ids = UNSET
    pitfalls: dict[str, PitfallExpectFile] = {}
    questions: dict[str, QuestionExpectFile] = {}


class CaseFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One golden case. Profile and answers are written as in an answers file."""

    name: Annotated[Text, Meta(description="What the case shows; no other case is called so.")]
    typical: Annotated[
        bool, Meta(description="Shown by bank simulate: what such a business meets.")
    ] = False
    profile: dict[str, AnyProfile] | None = None
    answers: dict[str, AnyAnswer] | None = None
    others: Annotated[
        Others, Meta(description="How every other question in scope is answered.")
    ] = Others.OPEN
    in_full: Annotated[list[str], Meta(description="Pitfalls that are taken in full.")] = []
    expect: ExpectFile


class CasesFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Golden cases of a folder of question banks."""

    format: Literal[1]
    cases: Annotated[list[CaseFile], Meta(min_length=1, extra=SEPARATE)]
