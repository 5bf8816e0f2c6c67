"""Question banks as they are written, turned into what the domain asks and scores.

Every scale becomes choices with points, or a number with two bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import UnsetType

from outsource_audit.domain.bank import (
    BankStamp,
    ExposureRule,
    Practice,
    Profile,
    ProfileField,
    Question,
    QuestionBank,
    RedLine,
    Reference,
    WhoKnows,
)
from outsource_audit.domain.scale import Band, Choice, NumberScale, Scale
from outsource_audit.storage.bank_format import (
    BankFile,
    ChoiceField,
    ChoiceFile,
    ChoiceQuestion,
    FieldNumberFile,
    MaturityQuestion,
    NumberField,
    NumberFile,
    NumberQuestion,
    ProfileFieldFile,
    ProfileFile,
    QuestionFile,
    RedLineFile,
    YesPartialNoQuestion,
)
from outsource_audit.storage.field_types import LimitsFile

PROFILE_ID = "profile"
YES_PARTIAL_NO_POINTS = {"yes": 0, "partial": 2, "no": 4}
_WORST_POINTS = 4

T = TypeVar("T")


def bank_from(file: BankFile, sha256: str) -> QuestionBank:
    """Return a bank with its questions in asking order."""
    practice_of = {q.id: practice.id for practice in file.practices for q in practice.questions}
    rules = file.exposure.raises
    return QuestionBank(
        id=file.id,
        version=file.version,
        pitfall=file.pitfall,
        title=file.title,
        summary=file.summary,
        source=file.source,
        base_exposure=file.exposure.base,
        raises=tuple(ExposureRule(rule.by, rule.when, rule.because) for rule in rules),
        practices=tuple(Practice(p.id, p.title, p.proof) for p in file.practices),
        questions=tuple(_question(q, file.id, practice_of[q.id]) for q in in_asking_order(file)),
        stamp=BankStamp(file.id, file.version, sha256),
        renamed=tuple(file.renamed.items()),
    )


def in_asking_order(file: BankFile) -> list[QuestionFile]:
    """Return the questions of a bank as they are asked: `ask_first`, then file order."""
    questions = {q.id: q for practice in file.practices for q in practice.questions}
    first = [questions[id_] for id_ in file.ask_first if id_ in questions]
    return first + [q for id_, q in questions.items() if id_ not in file.ask_first]


def profile_from(file: ProfileFile, sha256: str) -> Profile:
    """Return the profile, its fields in file order."""
    fields = tuple(_field(field) for field in file.fields)
    stamp = BankStamp(PROFILE_ID, file.version, sha256)
    return Profile(file.version, fields, stamp, tuple(file.renamed.items()))


def choices_of(question: QuestionFile) -> tuple[Choice, ...]:
    """Return the answers to choose from, the best first."""
    match question:
        case YesPartialNoQuestion():
            texts = question.criteria
            return tuple(
                Choice(id_, getattr(texts, id_), points)
                for id_, points in YES_PARTIAL_NO_POINTS.items()
            )
        case MaturityQuestion():
            levels = reversed(list(enumerate(question.levels)))
            return tuple(Choice(str(level), text, _WORST_POINTS - level) for level, text in levels)
        case ChoiceQuestion():
            return tuple(_choice(choice) for choice in question.choices)
        case NumberQuestion():
            beside = question.no_number
            return () if isinstance(beside, UnsetType) else (_choice(beside),)


def set_or_none(value: T | UnsetType) -> T | None:
    """Return the value of a key, or None where the key is not in the file."""
    return None if isinstance(value, UnsetType) else value


def band_from(limits: LimitsFile) -> Band:
    """Return the range between limits."""
    return Band(set_or_none(limits.at_least), set_or_none(limits.at_most))


def _question(file: QuestionFile, pitfall: str, practice: str) -> Question:
    return Question(
        id=file.id,
        pitfall=pitfall,
        practice=practice,
        ask=file.ask,
        scale=_scale(file),
        choices=choices_of(file),
        severity=file.severity,
        severity_reason=file.severity_reason,
        effort=file.effort,
        why=file.why,
        evidence=file.evidence,
        action=file.action.strip(),
        fix=file.fix,
        about=file.about,
        who_knows=_who_knows(file),
        number=number_scale(file.number) if isinstance(file, NumberQuestion) else None,
        help=file.help,
        core=file.core,
        raise_severity=file.raise_severity,
        show_if=file.show_if,
        not_applicable_when=file.not_applicable_when,
        red_line=_red_line(file.red_line),
        fix_leaves=file.fix_leaves,
        references=tuple(
            Reference(ref.to, ref.checked, set_or_none(ref.clause) or "") for ref in file.references
        ),
        note=file.note,
        revision=file.revision,
    )


def _field(file: ProfileFieldFile) -> ProfileField:
    return ProfileField(
        id=file.id,
        ask=file.ask,
        scale=_scale(file),
        choices=_field_choices(file),
        about=file.about,
        who_knows=_who_knows(file),
        number=_number(file.number) if isinstance(file, NumberField) else None,
        help=file.help,
        why=file.why,
        show_if=file.show_if,
        red_line=_red_line(file.red_line),
    )


def _who_knows(file: QuestionFile | ProfileFieldFile) -> WhoKnows:
    if isinstance(file.who_knows, UnsetType):
        return WhoKnows.OWNER if file.about == "business" else WhoKnows.CONTACT
    return file.who_knows


def _scale(file: QuestionFile | ProfileFieldFile) -> Scale:
    return Scale(str(file.__struct_config__.tag))


def _choice(file: ChoiceFile) -> Choice:
    return Choice(file.id, file.text, file.points)


def _field_choices(file: ProfileFieldFile) -> tuple[Choice, ...]:
    if isinstance(file, NumberField):
        return ()
    if isinstance(file, ChoiceField):
        return tuple(Choice(choice.id, choice.text) for choice in file.choices)
    return tuple(Choice(c.id, c.text, alone=c.alone) for c in file.choices)


def number_scale(file: NumberFile) -> NumberScale:
    """Return the number scale of a bank's question."""
    return NumberScale(
        file.unit,
        file.decimals,
        file.lowest,
        set_or_none(file.highest),
        band_from(file.best),
        band_from(file.worst),
    )


def _number(file: FieldNumberFile) -> NumberScale:
    return NumberScale(file.unit, file.decimals, file.lowest, set_or_none(file.highest))


def _red_line(file: RedLineFile | UnsetType) -> RedLine | None:
    if isinstance(file, UnsetType):
        return None
    bands = [band_from(each) for each in file.answers if isinstance(each, LimitsFile)]
    return RedLine(
        says=file.says,
        choices=_texts(file.answers),
        band=bands[0] if bands else None,
        when=file.when,
    )


def _texts(answers: Sequence[str | LimitsFile]) -> tuple[str, ...]:
    return tuple(answer for answer in answers if isinstance(answer, str))
