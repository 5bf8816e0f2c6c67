"""Answers without a keyboard: a YAML or JSON file, held against the question banks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from outsource_audit.domain.audit import (
    Answer,
    Evidence,
    ProfileValue,
    answer_misfit,
    profile_misfit,
)
from outsource_audit.domain.bank import BankSet, Question
from outsource_audit.domain.dates import date_misfit
from outsource_audit.domain.given_value import stored_profile_value, stored_value
from outsource_audit.domain.plain_text import clean
from outsource_audit.domain.remediation import Remediation, remediation_misfits
from outsource_audit.storage.json_source import parse_json
from outsource_audit.storage.misfits import closest
from outsource_audit.storage.tree import Finding
from outsource_audit.storage.written_file import Parse, read_written
from outsource_audit.storage.yaml_source import parse_yaml

YAML_SUFFIXES = (".yaml", ".yml")


class EvidenceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether evidence was seen, where it lies and when it was seen (2026-11-23)."""

    seen: bool
    where: str | None = None
    date: str | None = None


class AnswerFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer, or the reason why the question does not apply, with notes and evidence."""

    answer: str | int | float | None = None
    not_applicable: str | None = None
    note: str | None = None
    internal_note: str | None = None
    evidence: EvidenceFile | None = None


AnyAnswer: TypeAlias = str | int | float | AnswerFile | None
AnyProfile: TypeAlias = str | int | float | list[str | int] | None


class AnswersFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answers to an audit, by profile field and by question id, and who puts what right."""

    format: Literal[1]
    business: str | None = None
    provider: str | None = None
    date: str | None = None
    answered_by: str | None = None
    in_full: list[str] = []
    profile: dict[str, AnyProfile] | None = None
    answers: dict[str, AnyAnswer] | None = None
    remediation: dict[str, Remediation] | None = None


class GivenAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """The answers of a file, each of which fits its question; what was left empty is absent."""

    business: str
    provider: str
    date: str
    answered_by: str
    in_full: tuple[str, ...]
    profile: dict[str, ProfileValue]
    answers: dict[str, Answer]
    remediation: dict[str, Remediation]


def read_answers(path: Path, bank_set: BankSet) -> GivenAnswers:
    """Read an answers file. Raises FileError, or InvalidFileError with all that does not fit."""
    begin = "outsource-audit answers prints one to fill in"
    misfits = partial(answers_misfits, bank_set=bank_set)
    return given_answers(read_written(path, AnswersFile, misfits, begin, _parser), bank_set)


def _parser(path: Path, data: bytes) -> Parse:
    suffix = path.suffix.lower()
    is_json = data.lstrip()[:1] == b"{" and suffix not in YAML_SUFFIXES
    return parse_json if suffix == ".json" or is_json else parse_yaml


def answers_misfits(file: AnswersFile, bank_set: BankSet) -> Iterator[Finding]:
    """Yield what does not fit the banks, with its path in the file."""
    if file.date is not None and (wrong := date_misfit(file.date)):
        yield Finding(("date",), wrong)
    for place, pitfall in enumerate(file.in_full):
        if pitfall not in bank_set.by_id:
            yield _nothing_called(("in_full", place), "pitfall", pitfall, bank_set.by_id)
    for key, value in (file.profile or {}).items():
        yield from _profile_misfits(key, value, bank_set)
    for key, answer in (file.answers or {}).items():
        yield from _answer_misfits(key, answer, bank_set)
    for key, remediation in (file.remediation or {}).items():
        yield from _remediation_misfits(key, remediation, bank_set)


def _profile_misfits(key: str, value: AnyProfile, bank_set: BankSet) -> Iterator[Finding]:
    field = bank_set.fields.get(key)
    if field is None:
        yield _nothing_called(("profile", key), "profile question", key, bank_set.fields)
    elif value is not None and (wrong := profile_misfit(field, stored_profile_value(field, value))):
        yield Finding(("profile", key), wrong)


def _answer_misfits(key: str, value: AnyAnswer, bank_set: BankSet) -> Iterator[Finding]:
    question = bank_set.questions.get(key)
    if question is None:
        yield _nothing_called(("answers", key), "question", key, bank_set.questions)
        return
    answer = _answer(question, value)
    if answer is None:
        return
    if answer.is_given and (wrong := answer_misfit(question, answer)):
        named = isinstance(value, AnswerFile) and value.answer is not None
        yield Finding(("answers", key, "answer") if named else ("answers", key), wrong)
    if isinstance(value, AnswerFile) and value.not_applicable == "":
        yield Finding(("answers", key, "not_applicable"), "needs a reason")
    if answer.evidence and answer.evidence.date and (wrong := date_misfit(answer.evidence.date)):
        yield Finding(("answers", key, "evidence", "date"), wrong)


def _remediation_misfits(
    key: str, remediation: Remediation, bank_set: BankSet
) -> Iterator[Finding]:
    if key not in bank_set.questions:
        yield _nothing_called(("remediation", key), "question", key, bank_set.questions)
    for field, wrong in remediation_misfits(remediation):
        is_there = bool(getattr(remediation, field))
        yield Finding(("remediation", key, field) if is_there else ("remediation", key), wrong)


def _nothing_called(
    path: tuple[str | int, ...], kind: str, name: str, known: Collection[str]
) -> Finding:
    hint = closest(name, known) or "outsource-audit answers prints all of them"
    return Finding(path, f"no {kind} is called {name!r}", hint, on_key=isinstance(path[-1], str))


def given_answers(file: AnswersFile, bank_set: BankSet) -> GivenAnswers:
    """Return the answers of a file that fits the banks."""
    profile = {
        key: stored_profile_value(bank_set.fields[key], value)
        for key, value in (file.profile or {}).items()
        if value is not None
    }
    answers = {
        key: answer
        for key, value in (file.answers or {}).items()
        if (answer := _answer(bank_set.questions[key], value)) is not None
    }
    return GivenAnswers(
        business=clean(file.business or "").strip(),
        provider=clean(file.provider or "").strip(),
        date=file.date or "",
        answered_by=clean(file.answered_by or "").strip(),
        in_full=tuple(dict.fromkeys(file.in_full)),
        profile=profile,
        answers=answers,
        remediation={key: _cleaned(each) for key, each in (file.remediation or {}).items()},
    )


def _cleaned(remediation: Remediation) -> Remediation:
    """Return it without characters that act unseen."""
    return msgspec.structs.replace(
        remediation,
        owner=clean(remediation.owner).strip(),
        note=clean(remediation.note, newlines=True),
        reason=clean(remediation.reason, newlines=True),
    )


def _answer(question: Question, value: AnyAnswer) -> Answer | None:
    if value is None:
        return None
    if not isinstance(value, AnswerFile):
        return Answer(answer=stored_value(question, value), revision=question.revision)
    return Answer(
        answer=None if value.answer is None else stored_value(question, value.answer),
        not_applicable=clean(value.not_applicable or "", newlines=True),
        note=clean(value.note or "", newlines=True),
        internal_note=clean(value.internal_note or "", newlines=True),
        evidence=_evidence(value.evidence),
        revision=question.revision,
    )


def _evidence(file: EvidenceFile | None) -> Evidence | None:
    if file is None:
        return None
    return Evidence(
        seen=file.seen, where=clean(file.where or "", newlines=True), date=file.date or ""
    )
