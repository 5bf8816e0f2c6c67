"""Generated banks written as files, so that a real bank check can read them."""

from __future__ import annotations

import json
from pathlib import Path

from outsource_audit.domain.bank import BankSet, ProfileField, Question, QuestionBank, RedLine
from outsource_audit.domain.condition import AnyOf, Condition, InRange
from outsource_audit.domain.scale import Band, NumberScale, Scale

# The scales whose answers are said in a key of their own.
_TEXTS = ("id", "ask", "severity", "severity_reason", "effort", "why", "evidence", "fix")
_PLAIN = (*_TEXTS, "about", "core", "not_applicable_when", "fix_leaves", "revision")


def write_banks(bank_set: BankSet, folder: Path) -> Path:
    """Write a profile and its banks into a folder (JSON is YAML too); return the folder."""
    fields = [_field(field) for field in bank_set.profile.fields]
    _write(folder / "profile.yaml", {"format": 1, "version": "2026.1", "fields": fields})
    for bank in bank_set.banks:
        _write(folder / f"{bank.pitfall:02}-{bank.id}.yaml", _bank(bank))
    return folder


def _write(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")


def _bank(bank: QuestionBank) -> dict[str, object]:
    rules = [{"by": r.by, "when": _condition(r.when), "because": r.because} for r in bank.raises]
    practices = [
        {
            "id": practice.id,
            "title": practice.title,
            "proof": practice.proof,
            "questions": [_question(q) for q in bank.questions if q.practice == practice.id],
        }
        for practice in bank.practices
    ]
    return {
        "format": 1,
        **{key: getattr(bank, key) for key in ("id", "version", "pitfall", "title", "summary")},
        "source": bank.source,
        "exposure": {"base": bank.base_exposure, "raise": rules},
        "practices": practices,
    }


def _question(question: Question) -> dict[str, object]:
    found: dict[str, object] = {key: getattr(question, key) for key in _PLAIN}
    found |= {"scale": question.scale.value, **_answers(question)}
    for key in ("show_if", "raise_severity"):
        condition = getattr(question, key)
        if condition is not None:
            found[key] = _condition(condition)
    return found | _red_line(question.red_line)


def _answers(question: Question) -> dict[str, object]:
    choices = [{"id": c.id, "points": c.points, "text": c.text} for c in question.choices]
    if question.scale is Scale.YES_PARTIAL_NO:
        return {"criteria": {choice.id: choice.text for choice in question.choices}}
    if question.scale is Scale.MATURITY:
        return {"levels": [choice.text for choice in reversed(question.choices)]}
    if question.number is None:
        return {"choices": choices}
    worded = {"no_number": choices[0]} if choices else {}
    return {"number": _number(question.number), **worded}


def _field(field: ProfileField) -> dict[str, object]:
    found: dict[str, object] = {
        "id": field.id,
        "ask": field.ask,
        "about": field.about,
        "scale": field.scale.value,
    }
    if field.number is not None:
        found["number"] = _number(field.number)
    else:
        found["choices"] = [
            {"id": c.id, "text": c.text, **({"alone": True} if c.alone else {})}
            for c in field.choices
        ]
    if field.show_if is not None:
        found["show_if"] = _condition(field.show_if)
    return found | _red_line(field.red_line)


def _number(number: NumberScale) -> dict[str, object]:
    found: dict[str, object] = {"unit": number.unit, "decimals": number.decimals}
    found["lowest"] = number.lowest
    if number.highest is not None:
        found["highest"] = number.highest
    if number.best is not None and number.worst is not None:
        found |= {"best": _limits(number.best), "worst": _limits(number.worst)}
    return found


def _limits(limits: Band | InRange) -> dict[str, float]:
    both = {"at_least": limits.at_least, "at_most": limits.at_most}
    return {key: limit for key, limit in both.items() if limit is not None}


def _red_line(line: RedLine | None) -> dict[str, object]:
    if line is None:
        return {}
    answers = [*line.choices, *([_limits(line.band)] if line.band else [])]
    condition = {"when": _condition(line.when)} if line.when else {}
    return {"red_line": {"answers": answers, "says": line.says, **condition}}


def _condition(condition: Condition) -> dict[str, object]:
    found: dict[str, object] = {}
    for part in condition.parts:
        if isinstance(part, AnyOf):
            found["any_of"] = [_condition(each) for each in part.conditions]
        elif isinstance(part, InRange):
            found[part.key] = _limits(part)
        else:
            found[part.key] = list(part.values)
    return found
