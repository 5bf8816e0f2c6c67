"""JSON Schemas of the files, made from the structs that read them.

An editor completes and checks a file by them as it is typed. They say what a schema can
say; what it cannot (ids that must exist, points that must not fall) is checked by
`bank_rules`. `python -m outsource_audit.storage.schemas` writes them anew.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import msgspec

from outsource_audit.domain.audit import Audit
from outsource_audit.storage import resources
from outsource_audit.storage.answers_file import AnswersFile
from outsource_audit.storage.bank_format import BankFile, ProfileFile
from outsource_audit.storage.brand_format import BrandFile
from outsource_audit.storage.cases_format import CasesFile
from outsource_audit.storage.condition_shape import ANY_OF
from outsource_audit.storage.explanation_shape import ExplanationJson
from outsource_audit.storage.gate_file import GateJson
from outsource_audit.storage.json_text import encoded
from outsource_audit.storage.plan_file import PlanJson
from outsource_audit.storage.policy_file import PolicyFile
from outsource_audit.storage.score_file import ScoreJson
from outsource_audit.storage.what_if_file import WhatIfJson

Schema: TypeAlias = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/{name}"
_FILES: dict[str, type[msgspec.Struct]] = {
    "questions/bank.schema.json": BankFile,
    "questions/profile.schema.json": ProfileFile,
    "docs/schemas/audit.schema.json": Audit,
    "docs/schemas/answers.schema.json": AnswersFile,
    "docs/schemas/score.schema.json": ScoreJson,
    "docs/schemas/explain.schema.json": ExplanationJson,
    "docs/schemas/plan.schema.json": PlanJson,
    "docs/schemas/whatif.schema.json": WhatIfJson,
    "docs/schemas/gate.schema.json": GateJson,
    "docs/schemas/policy.schema.json": PolicyFile,
    "docs/schemas/brand.schema.json": BrandFile,
    "questions/cases.schema.json": CasesFile,
}
# YAML reads `1.10` as a number where the loader keeps what was typed.
_AS_TYPED: Schema = {"type": ["string", "number", "boolean"]}
_AS_TYPED_ID: Schema = {"type": ["string", "integer", "boolean"], "minimum": 0}
_CONDITION: Schema = {
    "title": "Condition",
    "description": (
        "Keys are joined by 'and', the values of a key by 'or'; a number takes at_least and"
        " at_most; any other 'or' is any_of. What is unknown holds by itself."
    ),
    "type": "object",
    "minProperties": 1,
    "properties": {
        ANY_OF: {
            "description": "At least one of these conditions holds.",
            "type": "array",
            "minItems": 1,
            "items": {"$ref": _REF.format(name="Condition")},
        }
    },
    "additionalProperties": {
        "anyOf": [
            {"type": "array", "minItems": 1, "items": {**_AS_TYPED, "minLength": 1}},
            {"$ref": _REF.format(name="Limits")},
        ]
    },
}
# What an editor shows beside a key, where the struct says nothing closer.
_DESCRIPTIONS = {
    "format": "The format of this file; this program reads 1.",
    "version": "The edition of this file; put it in quotes.",
    "pitfall": "Its number in the article.",
    "title": "As it is shown in reports.",
    "source": "Where this comes from.",
    "exposure": "How much is at stake, 1 to 5.",
    "base": "The exposure before the profile is looked at, 1 to 5.",
    "raise": "What raises the exposure.",
    "by": "How many steps it raises the exposure.",
    "when": "Counts only where this condition holds.",
    "because": "The reason, as the report gives it.",
    "practices": "The practices against the pitfall, each with its questions.",
    "questions": "In the order they are asked, ask_first apart.",
    "scale": "How it is answered.",
    "choices": "The answers, from the best to the worst.",
    "points": "Risk points, 0 (in place) to 4 (absent), never falling.",
    "text": "A complete phrase, in small letters, without a full stop.",
    "criteria": "What must be true to give each answer.",
    "levels": "Five sentences, from level 0 (worst) to level 4 (best).",
    "number": "The number that is asked for.",
    "no_number": "One worded answer beside the number, such as 'not measured'.",
    "unit": "What is counted, as in 'hours'.",
    "decimals": "How many decimals an answer may have.",
    "lowest": "The lowest number that may be answered.",
    "highest": "The highest number that may be answered.",
    "at_least": "The lower limit, included.",
    "at_most": "The upper limit, included.",
    "severity": "How much harm a gap can do.",
    "red_line": "Answers that alone can sink a business.",
    "answers": "The answers meant, down to the worst: ids, levels, or a range.",
    "says": "One plain sentence for the report.",
    "why": "One or two plain sentences.",
    "references": "Where the question comes from.",
    "to": "The source.",
    "clause": "The place in the source.",
    "checked": "How far that was checked: its text, second hand, its title, or an analogy.",
    "fields": "The profile questions, in the order they are asked.",
    "about": "Answers about the business carry over to the next provider.",
    "who_knows": "Whom to ask for the answer; unless given, contact or, about the business, owner.",
    "raise_severity": "One step up where this holds; profile fields only.",
    "renamed": "Former ids, each with the id of today: {data-11: data-05}.",
    "help": "One line, where a term cannot be avoided.",
    "ask": "The question, as it is read out.",
}


def schemas() -> dict[str, bytes]:
    """Return the schema files by their path in a checkout."""
    return {name: _encoded(_schema(struct)) for name, struct in _FILES.items()}


def write_schemas() -> None:
    """Write the schema files into the checkout."""
    checkout = resources.folder("questions").parent
    for name, content in schemas().items():
        path = checkout / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _schema(struct: type[msgspec.Struct]) -> Schema:
    (root,), definitions = msgspec.json.schema_components((struct,), ref_template=_REF)
    named = {_plain_name(name): _reworked(part) for name, part in definitions.items()}
    for part in named.values() if struct in (BankFile, ProfileFile) else ():
        _describe(part.get("properties", {}))
    if "Limits" in named:
        named["Limits"]["minProperties"] = 1
        named["Condition"] = _CONDITION
    top = named.pop(_plain_name(root["$ref"].rsplit("/", 1)[-1]))
    # Every file says its format, whatever the struct would assume without it.
    top["required"] = sorted({"format", *top["required"]})
    return {"$schema": _DRAFT, **top, "$defs": dict(sorted(named.items()))}


def _reworked(part: Any) -> Any:
    """Return a part of a schema with the marks of `field_types` put into effect."""
    if isinstance(part, list):
        return [_reworked(each) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: _reworked(value) for key, value in part.items() if key != "discriminator"}
    if found.pop("x-as-typed", False):
        found |= _AS_TYPED_ID if "pattern" in found else _AS_TYPED
    if found.pop("x-condition", False):
        found.pop("default", None)
        found["$ref"] = _REF.format(name="Condition")
    if isinstance(ref := found.get("$ref"), str):
        found["$ref"] = _REF.format(name=_plain_name(ref.rsplit("/", 1)[-1]))
    if "anyOf" in found:
        # Releases of msgspec differ in where they put null.
        found["anyOf"].sort(key=lambda each: each.get("type") == "null")
    if isinstance(described := found.get("description"), str):
        found["description"] = " ".join(described.split())
    if isinstance(title := found.get("title"), str):
        found["title"] = _spaced(_plain_name(title))
    return found


def _describe(properties: Schema) -> None:
    for key, part in properties.items():
        if key in _DESCRIPTIONS:
            part.setdefault("description", _DESCRIPTIONS[key])


def _plain_name(struct: str) -> str:
    return struct.removesuffix("File").removesuffix("Json")


def _spaced(name: str) -> str:
    words = re.findall("[A-Z][a-z]*", name)
    return " ".join(words).capitalize()


def _encoded(schema: Schema) -> bytes:
    return encoded(schema)


if __name__ == "__main__":
    write_schemas()
